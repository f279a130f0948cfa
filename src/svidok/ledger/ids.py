"""Which ids were ever given out, and what has become of those that stand no more?

What was issued is evidence and only grows; a pointer is worked out anew with each record.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, delete, insert, select

from svidok.ledger.canonical import canonical
from svidok.ledger.chain import Stamp, Values, append, last_instant
from svidok.ledger.tables import ISSUED, ISSUED_ID, POINTERS
from svidok.model.record import IssuedId, MemberKey, Part, Pointer, PointerKind

_KINDS = {"raid": Part.RAIDS, "incident": Part.INCIDENTS, "gathered": Part.CLAIMS}


def issued_ids(connection: Connection, report_id: str | None = None, until: int | None = None) -> list[IssuedId]:
    """All that was issued, oldest first; or what items of one report ever stood under; or all up to one event."""
    query = select(ISSUED).order_by(ISSUED.c.seq)
    if until is not None:
        query = query.where(ISSUED.c.seq <= until)
    if report_id is not None:
        query = query.where(ISSUED.c.report_id == report_id)
    return [
        IssuedId(row.id, MemberKey(row.report_id, Part(row.part), row.item), row.about, row.first, row.last)
        for row in connection.execute(query)
    ]


def issue(connection: Connection, issued: Sequence[IssuedId]) -> None:
    """Keep ids that a record gave out, at the instant of the last event: they follow from the log alone."""
    at = last_instant(connection)
    if issued and at is not None:
        append(connection, ISSUED_ID, list(map(_row, issued)), Stamp(at))


def replace_pointers(connection: Connection, pointers: Iterable[Pointer]) -> None:
    """Put these in the place of all pointers."""
    connection.execute(delete(POINTERS))
    kinds = {part: kind for kind, part in _KINDS.items()}
    rows = [
        {"kind": kinds[one.part], "id": one.id, "became": one.kind.value, "to": canonical(list(one.to))}
        for one in pointers
    ]
    if rows:
        connection.execute(insert(POINTERS), rows)


def pointer(connection: Connection, kind: str, wanted: str) -> Pointer | None:
    row = connection.execute(select(POINTERS).where(POINTERS.c.kind == kind, POINTERS.c.id == wanted)).first()
    return Pointer(row.id, _KINDS[kind], PointerKind(row.became), tuple(json.loads(row.to))) if row else None


def _row(issued: IssuedId) -> Values:
    key = issued.key
    return {
        "id": issued.id,
        "report_id": key.report_id,
        "part": key.part.value,
        "item": key.index,
        "about": issued.about,
        "first": issued.start,
        "last": issued.end,
    }
