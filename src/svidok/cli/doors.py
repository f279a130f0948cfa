"""Which store, which settings, which clock? The doors through which every command reaches the world."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from svidok.errors import SettingsError
from svidok.settings import Settings, settings, store_folder

if TYPE_CHECKING:
    from svidok.intake.fetch import FetchRules
    from svidok.ledger import Ledger

MOST_OF_ALIAS = 60

Store = Annotated[
    Path | None, typer.Option("--store", help="Folder of the store; else SVIDOK_STORE, else ./svidok-store.")
]
Json = Annotated[bool, typer.Option("--json", help="One JSON object a line, for machines.")]
Setting = Annotated[
    list[str] | None, typer.Option("--setting", "-s", help="A setting for this run: section.name=value.")
]


def now() -> datetime:
    return datetime.now(UTC)


def say(message: str) -> None:
    """To the terminal, beside the output."""
    print(message, file=sys.stderr)


def chosen(store: Path | None, flags: list[str] | None = None) -> tuple[Path, Settings]:
    """The store's folder and its settings. Raises SettingsError."""
    pairs = []
    for flag in flags or []:
        key, equals, value = flag.partition("=")
        if not equals:
            raise SettingsError(f"-s {flag} sets nothing", remedy="write -s section.name=value")
        pairs.append((key, value))
    folder = store_folder(store, os.environ)
    return folder, settings(folder, os.environ, pairs)


def opened(folder: Path, given: Settings, *, create: bool = False, sample: bool = False) -> Ledger:
    """The ledger of a store. Raises LedgerError where there is none and it may not be made."""
    from svidok.ledger import Ledger, StoreKind  # SQLAlchemy takes half a second: not for `svidok read`

    kind = StoreKind.SAMPLE if sample else StoreKind.RECORD
    address = given.text("store.database") or None
    return Ledger.open(folder, database_url=address, create=create, kind=kind, operator=operator(given), on_wait=say)


def operator(given: Settings) -> str | None:
    """The alias of whoever works here, if one was set: never the name of the account. Raises SettingsError."""
    alias = given.text("store.operator").strip()
    if len(alias) > MOST_OF_ALIAS or not alias.isprintable():
        remedy = f"at most {MOST_OF_ALIAS} printable characters, as “desk-1”"
        raise SettingsError(
            "the operator's alias cannot be used", where=given.values["store.operator"].origin, remedy=remedy
        )
    return alias or None


def existing(store: Path | None) -> Ledger:
    """The ledger of a store that must be there, its record up to date."""
    folder, given = chosen(store)
    return opened(folder, given)


def fetch_rules(given: Settings) -> FetchRules:
    from svidok.intake.fetch import FetchRules

    return FetchRules(patience=given.number("fetch.patience"), allow_private=given.flag("fetch.allow_private"))
