"""`svidok raids|incidents|documents` and `svidok show`: the record as lists, and one thing with its evidence."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from svidok.cli.doors import Json, Store, existing, say
from svidok.cli.rows import document_line, incident_line, raid_line, thing_lines

if TYPE_CHECKING:
    from svidok.ledger import Page

PIECE = 500

From = Annotated[str | None, typer.Option("--from", help="First day, as 2025-07-04.")]
To = Annotated[str | None, typer.Option("--to", help="Last day, included.")]
Side = Annotated[str | None, typer.Option("--side", help="The attacker: RU or UA.")]
Area = Annotated[str | None, typer.Option("--area", help="ISO 3166-2 code of a region, as UA-51.")]
Place = Annotated[str | None, typer.Option("--place", help="A settlement's usual English name.")]
Contains = Annotated[str | None, typer.Option("--contains", help="Words to look for.")]
Words = Annotated[
    str | None,
    typer.Option(
        "--search", help='Words that must all stand in it, in any form; дрон* is any ending, "дрон" the word as it is.'
    ),
]
Limit = Annotated[int, typer.Option("--limit", min=1, help="At most so many.")]


def register(app: typer.Typer) -> None:
    for command in (raids, incidents, documents, show):
        app.command()(command)


def raids(
    store: Store = None, json_: Json = False, from_: From = None, to: To = None, side: Side = None, limit: Limit = 50
) -> None:
    """The raids of the record, newest first: what was launched and what became of it."""
    _list(store, "raid", raid_line, json_, limit, _days(from_, to) | {"side": side})


def incidents(
    store: Store = None,
    json_: Json = False,
    from_: From = None,
    to: To = None,
    side: Side = None,
    area: Area = None,
    place: Place = None,
    contains: Contains = None,
    limit: Limit = 50,
) -> None:
    """The incidents of the record, newest first: what was harmed where, with tolls as ranges."""
    wanted = _days(from_, to) | {"side": side, "admin1": area, "place": place, "contains": contains}
    _list(store, "incident", incident_line, json_, limit, wanted)


def documents(
    store: Store = None,
    json_: Json = False,
    from_: From = None,
    to: To = None,
    language: Annotated[str | None, typer.Option("--language", help="uk, ru or en.")] = None,
    source: Annotated[str | None, typer.Option("--source", help="The outlet's or channel's name.")] = None,
    contains: Contains = None,
    search: Words = None,
    limit: Limit = 50,
) -> None:
    """The reports received, newest first."""
    from svidok.ledger import DocumentFilter

    days = _days(from_, to)
    wanted = DocumentFilter(language, source, days["day_from"], days["day_to"], contains, search)
    with existing(store) as ledger:
        from svidok.pipeline.answer import document_form

        found = _pieces(lambda after, size: ledger.documents(wanted, after=after, limit=size), limit)
        _print((document_form(document) for document in found), document_line, json_)


def show(
    id_: Annotated[str, typer.Argument(metavar="ID", help="The id of a raid, an incident, a claim or a document.")],
    store: Store = None,
    json_: Json = False,
) -> None:
    """One thing with its evidence: every figure with the words it comes from."""
    with existing(store) as ledger:
        from svidok.pipeline.answer import thing

        kind, form = thing(ledger, id_)
    if json_:
        print(json.dumps(form, ensure_ascii=False))
    else:
        print("\n".join(thing_lines(kind, form)))


def _days(from_: str | None, to: str | None) -> dict[str, Any]:
    return {"day_from": _day(from_, "--from"), "day_to": _day(to, "--to")}


def _day(written: str | None, flag: str) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise typer.BadParameter(f"{written} is no day; write it as 2025-07-04", param_hint=flag) from None


def _list(
    store: Path | None,
    kind: str,
    line: Callable[[Mapping[str, Any]], str],
    as_json: bool,
    limit: int,
    wanted: Mapping[str, Any],
) -> None:
    from svidok.ledger import RecordFilter

    with existing(store) as ledger:
        rows = _pieces(lambda after, size: ledger.record(kind, RecordFilter(**wanted), after=after, limit=size), limit)
        _print((row.form for row in rows), line, as_json)


def _pieces(fetch: Callable[[str | None, int], Page[Any]], limit: int) -> Iterator[Any]:
    """The first `limit` things of a list, fetched piece by piece; says how many there are beyond."""
    after, left = None, limit
    while left:
        page = fetch(after, min(left, PIECE))
        yield from page.items
        after, left = page.next, left - len(page.items)
        if after is None:
            return
    say(f"{limit} of {page.total} shown; --limit {page.total} shows all")


def _print(forms: Iterator[Mapping[str, Any]], line: Callable[[Mapping[str, Any]], str], as_json: bool) -> None:
    for form in forms:
        print(json.dumps(form, ensure_ascii=False) if as_json else line(form))
