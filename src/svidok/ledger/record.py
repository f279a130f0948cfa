"""What has been worked out from the evidence, ready to list?

The record is derived: it is replaced as a whole, in one transaction, and can be thrown away at any time. It says which
state of the log it stands on, so that one that was not made again after a crash shows.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, delete, insert, select

from svidok.ledger.canonical import canonical
from svidok.ledger.chain import Fault, Head, Values, head
from svidok.ledger.ids import replace_pointers
from svidok.ledger.pages import Page, page_of, pieces, says
from svidok.ledger.tables import POINTERS, RECORD, RECORD_STATE, RESTS_ON
from svidok.model.record import Pointer

BATCH = 500


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One thing of the record: `form` is its whole JSON, the rest is what lists are filtered and sorted by."""

    kind: str  # "raid", "incident", "claim"
    id: str
    form: Mapping[str, Any]
    day: date | None = None  # local civil date
    side: str | None = None
    admin1: str | None = None
    place: str | None = None
    killed: tuple[int | None, int | None] = (None, None)  # least, most
    injured: tuple[int | None, int | None] = (None, None)
    reports: int = 0
    origins: int = 0
    words: str = ""  # what a search by words looks through
    rests_on: tuple[str, ...] = field(default=())  # ids of the reports it was made from


@dataclass(frozen=True, slots=True)
class RecordFilter:
    """Which rows are meant: all conditions hold; `day_to` is included."""

    side: str | None = None
    admin1: str | None = None
    place: str | None = None
    day_from: date | None = None
    day_to: date | None = None
    contains: str | None = None
    report: str | None = None  # rests on the report with this id


@dataclass(frozen=True, slots=True)
class RecordState:
    """What made the record (name@version), and the head of the log that it stands on."""

    made_by: str
    head: Head


def replace(connection: Connection, rows: Iterable[RecordRow], pointers: Iterable[Pointer], made_by: str) -> None:
    """Put `rows` and `pointers` in the place of the record there was, in the caller's transaction."""
    for table in (RECORD, RESTS_ON, RECORD_STATE):
        connection.execute(delete(table))
    for piece in pieces(rows, BATCH):
        connection.execute(insert(RECORD), [_values(row) for row in piece])
        links = [{"kind": row.kind, "id": row.id, "report_id": report} for row in piece for report in set(row.rests_on)]
        if links:
            connection.execute(insert(RESTS_ON), links)
    replace_pointers(connection, pointers)
    stands_on = head(connection)
    state = canonical([stands_on.seq, stands_on.hash])
    sealed = insert(RECORD_STATE).values(id=1, made_by=made_by, head=state, seal=_seal(connection))
    connection.execute(sealed)


def _seal(connection: Connection) -> str:
    """The hash of all that the record says, in an order that depends on nothing but the rows."""
    found = hashlib.sha256()
    for table in (RECORD, RESTS_ON, POINTERS):
        for row in connection.execute(select(table).order_by(*table.primary_key)):
            found.update(canonical([table.name, *row]).encode())
    return found.hexdigest()


def record_faults(connection: Connection) -> Iterator[Fault]:
    """What is wrong with the record as a whole, if anything; it can be made again from the evidence."""
    row = connection.execute(select(RECORD_STATE)).first()
    if row and row.seal != _seal(connection):
        yield Fault("the record is not the one that was made; svidok renew makes it again", "record")


def state(connection: Connection) -> RecordState | None:
    row = connection.execute(select(RECORD_STATE)).first()
    return RecordState(row.made_by, Head(*json.loads(row.head))) if row else None


def listed(connection: Connection, kind: str, wanted: RecordFilter, after: str | None, limit: int) -> Page[RecordRow]:
    """Rows of one kind, newest day first; those without a day last."""
    query = _query().where(RECORD.c.kind == kind, *_conditions(wanted))
    rows, total, following = page_of(connection, query, (RECORD.c.day, RECORD.c.id), after, limit)
    return Page(_rows(connection, kind, rows), total, following)


def one(connection: Connection, kind: str, row_id: str) -> RecordRow | None:
    rows = connection.execute(_query().where(RECORD.c.kind == kind, RECORD.c.id == row_id)).all()
    found = _rows(connection, kind, rows)
    return found[0] if found else None


def _query() -> Select[Any]:
    return select(RECORD)


def _conditions(wanted: RecordFilter) -> list[ColumnElement[bool]]:
    column = RECORD.c
    conditions = [
        column[name] == value for name in ("side", "admin1", "place") if (value := getattr(wanted, name)) is not None
    ]
    if wanted.day_from is not None:
        conditions.append(column.day >= wanted.day_from.isoformat())
    if wanted.day_to is not None:
        conditions += [column.day <= wanted.day_to.isoformat(), column.day != ""]
    if wanted.contains:
        conditions.append(says(column.words, wanted.contains))
    if wanted.report is not None:
        link = select(RESTS_ON.c.id).where(RESTS_ON.c.kind == column.kind, RESTS_ON.c.id == column.id)
        conditions.append(link.where(RESTS_ON.c.report_id == wanted.report).exists())
    return conditions


def _values(row: RecordRow) -> Values:
    return {
        "kind": row.kind,
        "id": row.id,
        "day": row.day.isoformat() if row.day else "",
        "side": row.side,
        "admin1": row.admin1,
        "place": row.place,
        "killed_least": row.killed[0],
        "killed_most": row.killed[1],
        "injured_least": row.injured[0],
        "injured_most": row.injured[1],
        "reports": row.reports,
        "origins": row.origins,
        "words": row.words,
        "form": canonical(row.form),
    }


def _rows(connection: Connection, kind: str, rows: Iterable[Row[Any]]) -> tuple[RecordRow, ...]:
    rows = list(rows)
    links = select(RESTS_ON.c.id, RESTS_ON.c.report_id).where(
        RESTS_ON.c.kind == kind, RESTS_ON.c.id.in_([row.id for row in rows])
    )
    rests_on: dict[str, list[str]] = {}
    for link in connection.execute(links.order_by(RESTS_ON.c.report_id)):
        rests_on.setdefault(link.id, []).append(link.report_id)
    return tuple(_row(row, tuple(rests_on.get(row.id, ()))) for row in rows)


def _row(row: Row[Any], rests_on: tuple[str, ...]) -> RecordRow:
    return RecordRow(
        kind=row.kind,
        id=row.id,
        form=json.loads(row.form),
        day=date.fromisoformat(row.day) if row.day else None,
        side=row.side,
        admin1=row.admin1,
        place=row.place,
        killed=(row.killed_least, row.killed_most),
        injured=(row.injured_least, row.injured_most),
        reports=row.reports,
        origins=row.origins,
        words=row.words,
        rests_on=rests_on,
    )
