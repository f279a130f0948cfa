"""`svidok verify`, `backup`, `restore` and `move`: whether all is as it was kept, and how it is kept elsewhere."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from svidok.cli.doors import Json, Setting, Store, chosen, opened, say
from svidok.cli.keeping import INTEGRITY
from svidok.cli.watching import shown
from svidok.errors import DamageError, LedgerError, SettingsError

if TYPE_CHECKING:
    from svidok.ledger import Head, Ledger

HEAD = "head.json"  # beside a finished backup: the last entry of its log
SETTINGS = "svidok.toml"

DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what would be done.")]


def register(app: typer.Typer) -> None:
    for command in (verify, backup, restore, move):
        app.command()(command)


def verify(
    store: Store = None,
    head: Annotated[
        str | None, typer.Option("--head", help="A head written down before, as 120:4f0c…; a tail cut off shows by it.")
    ] = None,
    json_: Json = False,
    setting: Setting = None,
) -> None:
    """Check every raw byte, row, quote and entry of the log against what was kept; status 3 where one is different."""
    folder, given = chosen(store, setting)
    with opened(folder, given) as ledger:
        found = _faults(ledger, _head(head), json_)
        if found:
            say(f"{found} faults in {folder} (restore from a backup)")
            raise typer.Exit(INTEGRITY)
        _tell(
            json_, {"ok": True, "store": str(folder), **_head_form(ledger.head())}, f"all is as it was kept: {folder}"
        )


def backup(
    path: Annotated[Path, typer.Argument(help="Folder of the backup: a new one, or that of an earlier backup.")],
    store: Store = None,
    dry_run: DryRun = False,
    json_: Json = False,
    setting: Setting = None,
) -> None:
    """Copy the store as it is now to another folder; what an earlier backup there holds is not copied again.

    A backup is itself a store (SQLite and raw bytes) that can be looked at and verified. Nobody has to stop writing.
    """
    from svidok.ledger import Ledger

    folder, given = chosen(store, setting)
    with opened(folder, given) as ledger:
        if dry_run:
            _tell(json_, {"to": str(path), **_head_form(ledger.head())}, f"would copy to {path}")
            return
        with Ledger.open(path, kind=ledger.kind, on_wait=say) as copy, shown() as watch:
            head = ledger.copy_to(copy, watch)
    with _disk(path):
        if (folder / SETTINGS).is_file():
            shutil.copyfile(folder / SETTINGS, path / SETTINGS)
        part = path / f"{HEAD}.part"
        part.write_text(json.dumps(_head_form(head)), "utf-8")
        part.rename(path / HEAD)
    _tell(json_, {"to": str(path), **_head_form(head)}, f"backup in {path}")


def restore(
    path: Annotated[Path, typer.Argument(help="Folder of the backup.")],
    store: Store = None,
    verify: Annotated[bool, typer.Option("--verify", help="Check everything once it is restored.")] = False,
    dry_run: DryRun = False,
    json_: Json = False,
    setting: Setting = None,
) -> None:
    """Make a store from a backup; it has the head that the backup had. The folder of the store must be another one."""
    from svidok.ledger import Ledger

    folder, given = chosen(store, setting)
    known = _written_head(path)
    if folder.resolve() == path.resolve():
        raise LedgerError("the backup cannot be restored onto itself", remedy="name another folder with --store")
    with Ledger.open(path, create=False, kind=None, on_wait=say) as kept:
        if dry_run:
            _tell(json_, {"store": str(folder), **_head_form(kept.head())}, f"would restore to {folder}")
            return
        database = given.text("store.database") or None
        with Ledger.open(folder, database_url=database, kind=kept.kind, on_wait=say) as ledger:
            with shown() as watch:
                head = kept.copy_to(ledger, watch)
            if verify and (found := _faults(ledger, known, json_)):
                say(f"{found} faults in {folder}")
                raise typer.Exit(INTEGRITY)
    with _disk(folder):
        if (path / SETTINGS).is_file() and not (folder / SETTINGS).exists():
            shutil.copyfile(path / SETTINGS, folder / SETTINGS)
    checked = " and verified" if verify else ""
    _tell(json_, {"store": str(folder), "verified": verify, **_head_form(head)}, f"restored to {folder}{checked}")


def move(
    to: Annotated[str, typer.Option("--to", help="postgresql://… or sqlite.")],
    store: Store = None,
    dry_run: DryRun = False,
    json_: Json = False,
    setting: Setting = None,
) -> None:
    """Move the store's database to PostgreSQL or back to SQLite; the raw bytes stay in its folder.

    Where it was, it can still be read, but nothing is added there any more.
    """
    from svidok.ledger import Ledger

    folder, given = chosen(store, setting)
    url = None if to == "sqlite" else to
    if url == (given.text("store.database") or None):
        raise SettingsError("the store lives there already", where="--to")
    with opened(folder, given) as ledger:
        if dry_run:
            _tell(json_, _head_form(ledger.head()), "would move")
            return
        with Ledger.open(folder, database_url=url, kind=ledger.kind, on_wait=say) as other, shown() as watch:
            head = ledger.move_to(other, watch)
    _tell(json_, {"store": str(folder), **_head_form(head)}, "moved")
    say("set SVIDOK_STORE__DATABASE to the new address" if url else "unset SVIDOK_STORE__DATABASE")


def _faults(ledger: Ledger, known: Head | None, as_json: bool) -> int:
    """How many faults there are, each told as it is found."""
    found = 0
    with shown() as watch:
        for fault in ledger.verify(known, watch):
            print(json.dumps({"what": fault.what, "where": fault.where}) if as_json else f"{fault.where}: {fault.what}")
            found += 1
    return found


def _head(written: str | None) -> Head | None:
    from svidok.ledger import Head

    if written is None:
        return None
    seq, colon, hash_ = written.partition(":")
    if not (seq.isdecimal() and colon and hash_):
        raise typer.BadParameter(f"{written} is no head; write it as 120:4f0c…", param_hint="--head")
    return Head(int(seq), hash_)


def _written_head(path: Path) -> Head:
    """The head that a finished backup has. Raises LedgerError where it was not finished."""
    from svidok.ledger import Head

    try:
        form = json.loads((path / HEAD).read_text("utf-8"))
        return Head(int(form["entries"]), str(form["head"]))
    except FileNotFoundError:
        remedy = "make the backup again; it goes on where it stopped"
        raise LedgerError("there is no finished backup", where=str(path), remedy=remedy) from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DamageError(f"{HEAD} cannot be read: {error}", where=str(path)) from error


def _head_form(head: Head) -> dict[str, Any]:
    return {"entries": head.seq, "head": head.hash}


def _tell(as_json: bool, form: dict[str, Any], words: str) -> None:
    print(json.dumps(form, ensure_ascii=False) if as_json else f"{words}. Head: {form['entries']}:{form['head']}")


@contextmanager
def _disk(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        remedy = "make room or change its permissions and do the same again; what was copied is whole"
        raise LedgerError(
            f"the folder cannot be written: {error.strerror}", where=str(folder), remedy=remedy
        ) from error
