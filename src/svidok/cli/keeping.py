"""`svidok status` and `svidok doctor`: what a store holds, and whether all is as it should be."""

from __future__ import annotations

import json
import platform
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import svidok
from svidok.cli.doors import Json, Setting, Store, chosen, existing, opened, say
from svidok.errors import SvidokError

if TYPE_CHECKING:
    from svidok.ledger import Ledger

INTEGRITY = 3


def register(app: typer.Typer) -> None:
    app.command()(status)
    app.command()(doctor)
    app.command()(config)
    app.callback()(start)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"svidok {svidok.__version__}")
        raise typer.Exit


def start(
    version: Annotated[
        bool, typer.Option("--version", help="The version, and nothing else.", is_eager=True, callback=_version)
    ] = False,
) -> None:
    """A witness: who said what about strikes, in which words, through whom."""


def status(store: Store = None, json_: Json = False) -> None:
    """What the store holds."""
    folder, _ = chosen(store)
    with existing(store) as ledger:
        counts = ledger.counts()
        form = {
            "store": str(folder),
            "kind": str(ledger.kind),
            "documents": counts.documents,
            "versions": counts.versions,
            "captures": counts.captures,
            "readings": counts.readings,
            "languages": dict(counts.languages),
            "record": dict(counts.record),
            "judgements": len(ledger.judgements()),
            "log": counts.head.seq,
            "head": counts.head.hash,
            "record_is": _record_is(ledger),
        }
    if json_:
        print(json.dumps(form, ensure_ascii=False))
        return
    for name, value in form.items():
        shown = ", ".join(f"{key} {n}" for key, n in value.items()) if isinstance(value, dict) else value
        print(f"{name:10} {shown}")


def _record_is(ledger: Ledger) -> str:
    state = ledger.record_state()
    if state is None:
        return "not made yet; svidok renew makes it"
    return "up to date" if state.head == ledger.head() else "older than what came in; svidok renew makes it again"


def doctor(store: Store = None, json_: Json = False) -> None:
    """Look at installation and store: packs, database, raw bytes, log; say what is wrong and what to do."""
    checks = [_check("python", _python), _check("packs", _packs), _check("front-end", _assets)]
    folder, given = chosen(store)
    if (folder / "svidok.db").is_file() or given.text("store.database"):
        checks.append(_check("store", lambda: _store(store)))
    if json_:
        print(json.dumps([{"check": name, "ok": ok, "says": says} for name, ok, says in checks], ensure_ascii=False))
    else:
        for name, ok, says in checks:
            print(f"{'ok  ' if ok else 'BAD '} {name:10} {says}")
    if not all(ok for _, ok, _ in checks):
        raise typer.Exit(INTEGRITY)


def config(store: Store = None, setting: Setting = None) -> None:
    """Every setting, its value, and where the value comes from."""
    folder, given = chosen(store, setting)
    say(f"store: {folder}")
    for key, value in given.values.items():
        print(f"{key} = {value.shown}\t({value.origin})")


class _Bad(SvidokError):
    """A check that failed."""


def _check(name: str, look: object) -> tuple[str, bool, str]:
    assert callable(look)
    try:
        return name, True, str(look())
    except SvidokError as error:
        return name, False, str(error)


def _python() -> str:
    return (
        f"{platform.python_implementation()} {platform.python_version()} on {sys.platform}, svidok {svidok.__version__}"
    )


def _packs() -> str:
    from svidok.lexicon import load

    lexicon = load()
    return f"{', '.join(sorted(dict(lexicon.languages)))}; names of {', '.join(sorted(lexicon.names))}"


def _assets() -> str:
    static = Path(__file__).parents[1] / "web" / "static"
    if not any(static.glob("*.css")):
        raise _Bad("the pages have no style: front-end files are missing", remedy="make assets")
    return f"{sum(1 for file in static.rglob('*') if file.is_file())} files"


def _store(store: Path | None) -> str:
    folder, given = chosen(store)
    with opened(folder, given) as ledger:
        faults = list(ledger.verify())
    if faults:
        raise _Bad(f"{len(faults)} faults, the first: {faults[0]}", where=str(folder), remedy="restore from a backup")
    return f"{folder}: log, rows, raw bytes and quotes are as they were kept"
