"""What was decided, by whom, and of which items that stand in the readings of today?

A judgement names items as the readings then counted them, and keeps with each the version of the document and the
reader. Another reader, or another version of the report, may count otherwise: what was judged is then found again by
the words it rests on, and by its day and place where several items rest on the same ones. An item that is read no more
is left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from svidok.ledger.canonical import canonical, written
from svidok.ledger.chain import Stamp, Values, append, key_of
from svidok.ledger.documents import current_document
from svidok.ledger.tables import DOCUMENTS, JUDGEMENT, JUDGEMENTS, READINGS
from svidok.model.record import Judge, Judgement, JudgementKind, MemberKey

Form = Mapping[str, Any]
Spot = tuple[str, Form]  # the text of a version of a document, and an item that was read in it

ID_DIGITS = 16
TELLING = ("date", "place", "admin1", "attacker", "status")  # what two items of the same words may differ in


def judgement_row(connection: Connection, judgement: Judgement) -> Values:
    """The row of a judgement; its subjects are bound to the readings they stand in now. The id is not looked at."""
    subjects = [[str(key), *_standing(connection, key)] for key in judgement.subjects]
    return {
        "who": judgement.who,
        "decided_by": judgement.by.value,
        "decided": written(judgement.when),
        "why": judgement.why,
        "kind": judgement.kind.value,
        "subjects": canonical(subjects),
        "undoes": judgement.undoes,
    }


def judgement_id(row: Values) -> str:
    """The id of a judgement follows from all that it says: the same one given twice is one."""
    return f"J-{key_of(JUDGEMENT, row)[:ID_DIGITS]}"


def keep(connection: Connection, judgements: Iterable[Judgement], stamp: Stamp) -> list[str]:
    """Keep judgements in the caller's transaction, and give their ids."""
    rows = [judgement_row(connection, judgement) for judgement in judgements]
    append(connection, JUDGEMENT, rows, stamp)
    return [judgement_id(row) for row in rows]


def judgements(connection: Connection) -> list[Judgement]:
    """Every judgement ever kept, oldest first, its subjects named as they stand in the readings of today."""
    return [_judgement(connection, row) for row in connection.execute(select(JUDGEMENTS).order_by(JUDGEMENTS.c.seq))]


def _judgement(connection: Connection, row: Row[Any]) -> Judgement:
    bound = [(MemberKey.parse(member), version, reader) for member, version, reader in json.loads(row.subjects)]
    now = [_found_again(connection, *subject) for subject in bound]
    kind = JudgementKind(row.kind)
    if kind is JudgementKind.DIFFERENT and now and now[0] is None:
        now = []  # it parts the first from the others: without the first it says nothing
    return Judgement(
        id=f"J-{row.key[:ID_DIGITS]}",
        who=row.who,
        when=datetime.fromisoformat(row.decided),
        why=row.why,
        kind=kind,
        subjects=tuple(key for key in now if key is not None),
        undoes=row.undoes,
        by=Judge(row.decided_by),
    )


def _standing(connection: Connection, key: MemberKey) -> tuple[str | None, str | None]:
    """The current version of the report and the reader of its last reading; none where it is not there (yet)."""
    version = current_document(connection, key.report_id)
    reader = _last_reader(connection, version) if version else None
    return (version, reader) if reader else (None, None)


def _found_again(connection: Connection, key: MemberKey, version: str | None, reader: str | None) -> MemberKey | None:
    if version is None or reader is None or _standing(connection, key) == (version, reader):
        return key
    then = _spots(connection, version, reader, key.part.value)
    now_version, now_reader = _standing(connection, key)
    if now_version is None or now_reader is None or key.index >= len(then):
        return None
    now = _spots(connection, now_version, now_reader, key.part.value)
    index = _nearest(then[key.index], now)
    return None if index is None else MemberKey(key.report_id, key.part, index)


def _spots(connection: Connection, version: str, reader: str, part: str) -> Sequence[Spot]:
    query = select(READINGS.c.form, DOCUMENTS.c.text).join(DOCUMENTS, DOCUMENTS.c.key == READINGS.c.document)
    query = query.where(READINGS.c.document == version, READINGS.c.reader == reader).order_by(READINGS.c.seq.desc())
    row = connection.execute(query.limit(1)).one()
    return [(row.text, item) for item in json.loads(row.form).get(part, ())]


def _nearest(judged: Spot, candidates: Sequence[Spot]) -> int | None:
    """The candidate that shares most of the words judged, then most of what tells items apart, then stands nearest."""
    ranked = [(_shared(judged, other), _alike(judged[1], other[1]), -_apart(judged, other)) for other in candidates]
    best = max(range(len(candidates)), key=lambda number: ranked[number], default=None)
    return best if best is not None and ranked[best][0] > 0 else None


def _shared(one: Spot, other: Spot) -> int:
    """How many characters of the words of one item the words of the other say too."""
    return sum(max((_common(a, b) for b in _words(other)), default=0) for a in _words(one))


def _common(one: str, other: str) -> int:
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) if shorter in longer else 0


def _words(spot: Spot) -> list[str]:
    text, item = spot
    return [text[start:end] for start, end in item.get("evidence", ())]


def _alike(one: Form, other: Form) -> int:
    return sum(one.get(name) == other.get(name) for name in TELLING)


def _apart(one: Spot, other: Spot) -> int:
    return abs(_start(one) - _start(other))


def _start(spot: Spot) -> int:
    return min((int(start) for start, _ in spot[1].get("evidence", ())), default=0)


def _last_reader(connection: Connection, version: str) -> str | None:
    query = select(READINGS.c.reader).where(READINGS.c.document == version)
    return connection.scalar(query.order_by(READINGS.c.seq.desc()).limit(1))
