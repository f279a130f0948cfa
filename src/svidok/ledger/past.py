"""What did the store hold at an earlier state of its log, and what has come into it since?"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Table, func, select

from svidok.ledger.canonical import written
from svidok.ledger.chain import CHUNK, GENESIS, Head
from svidok.ledger.documents import ReadDocument, document_from, documents_query
from svidok.ledger.judgements import ID_DIGITS
from svidok.ledger.tables import DOCUMENTS, EVENTS, ISSUED, JUDGEMENTS, READINGS, SIGHTINGS
from svidok.model.form import from_form
from svidok.model.record import MemberKey

SHORTEST = 6  # letters of a hash that name a head


@dataclass(frozen=True, slots=True)
class Arrived:
    """What came in after one event of the log, up to another: ids of reports and of judgements, in their order.

    `read` are reports of which a version that was there already was read again, `readers` who read them; `judged` gives
    for each judgement the reports that it is about.
    """

    new: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    read: tuple[str, ...] = ()
    readers: tuple[str, ...] = ()
    judged: tuple[tuple[str, tuple[str, ...]], ...] = ()


def head_before(connection: Connection, moment: datetime) -> Head:
    """The last event before an instant; that of an empty log where there is none."""
    query = select(EVENTS.c.seq, EVENTS.c.hash).where(EVENTS.c.at < written(moment))
    row = connection.execute(query.order_by(EVENTS.c.seq.desc()).limit(1)).first()
    return Head(row.seq, row.hash) if row else GENESIS


def head_named(connection: Connection, name: str) -> Head | None:
    """The event of this number, or the one whose hash begins so; None where there is none, or more than one."""
    query = select(EVENTS.c.seq, EVENTS.c.hash)
    if name.isdecimal() and name.isascii() and len(name) < SHORTEST * 2:
        rows = connection.execute(query.where(EVENTS.c.seq == int(name))).all()
    elif len(name) >= SHORTEST:
        rows = connection.execute(query.where(EVENTS.c.hash.startswith(name, autoescape=True)).limit(2)).all()
    else:
        return None
    return Head(rows[0].seq, rows[0].hash) if len(rows) == 1 else None


def instant_of(connection: Connection, head: Head) -> datetime | None:
    at = connection.scalar(select(EVENTS.c.at).where(EVENTS.c.seq == head.seq))
    return datetime.fromisoformat(at) if at else None


def current_at(connection: Connection, head: Head) -> list[tuple[str, int]]:
    """The version of each report that was current then, with the event of its last reading by then; by report id."""
    known = select(DOCUMENTS.c.report_id, DOCUMENTS.c.key, DOCUMENTS.c.seq).where(DOCUMENTS.c.seq <= head.seq)
    seen, read = (_last(connection, table, head) for table in (SIGHTINGS, READINGS))
    current: dict[str, tuple[int, str]] = {}
    for report, version, added in connection.execute(known):
        current[report] = max(current.get(report, (0, "")), (seen.get(version, added), version))
    versions = (version for _, (_, version) in sorted(current.items()))
    return [(version, read[version]) for version in versions if version in read]


def readings_of(connection: Connection, versions: Sequence[tuple[str, int]]) -> list[ReadDocument]:
    """These versions of documents, each with the reading of that event."""
    rows = connection.execute(documents_query().where(DOCUMENTS.c.key.in_([version for version, _ in versions])))
    held = {document.version: document for document in map(document_from, rows)}
    read = select(READINGS.c.document, READINGS.c.form).where(READINGS.c.seq.in_([seq for _, seq in versions]))
    forms = {row.document: json.loads(row.form) for row in connection.execute(read)}
    return [
        ReadDocument(held[version], from_form(forms[version], held[version].report.text)) for version, _ in versions
    ]


def arrived(connection: Connection, since: Head, until: Head) -> Arrived:
    """What came in after `since`, up to `until` (which is in)."""
    in_between = select(DOCUMENTS.c.report_id).where(DOCUMENTS.c.seq > since.seq, DOCUMENTS.c.seq <= until.seq)
    came = connection.scalars(in_between.order_by(DOCUMENTS.c.seq)).all()
    known = select(DOCUMENTS.c.report_id).where(DOCUMENTS.c.seq <= since.seq, DOCUMENTS.c.report_id.in_(in_between))
    before = set(connection.scalars(known))
    again = select(DOCUMENTS.c.report_id, READINGS.c.reader).join(READINGS, READINGS.c.document == DOCUMENTS.c.key)
    again = again.where(DOCUMENTS.c.seq <= since.seq, READINGS.c.seq > since.seq, READINGS.c.seq <= until.seq)
    read = connection.execute(again.order_by(READINGS.c.seq)).all()
    given = select(JUDGEMENTS.c.key, JUDGEMENTS.c.subjects).order_by(JUDGEMENTS.c.seq)
    given = given.where(JUDGEMENTS.c.seq > since.seq, JUDGEMENTS.c.seq <= until.seq)
    return Arrived(
        new=tuple(dict.fromkeys(report for report in came if report not in before)),
        edited=tuple(dict.fromkeys(report for report in came if report in before)),
        read=tuple(dict.fromkeys(row.report_id for row in read)),
        readers=tuple(sorted({row.reader for row in read})),
        judged=tuple((f"J-{row.key[:ID_DIGITS]}", _reports(row.subjects)) for row in connection.execute(given)),
    )


def reports_of(connection: Connection, ids: Iterable[str], until: Head) -> Mapping[str, tuple[str, ...]]:
    """Which reports ever stood under each of these ids of the record by then."""
    asked, found = sorted(set(ids)), dict[str, dict[str, None]]()
    for start in range(0, len(asked), CHUNK):
        query = select(ISSUED.c.id, ISSUED.c.report_id).where(ISSUED.c.seq <= until.seq).order_by(ISSUED.c.seq)
        for row in connection.execute(query.where(ISSUED.c.id.in_(asked[start : start + CHUNK]))):
            found.setdefault(row.id, {})[row.report_id] = None
    return {id_: tuple(reports) for id_, reports in found.items()}


def _last(connection: Connection, table: Table, head: Head) -> dict[str, int]:
    """The last event of the table for each version of a document."""
    query = select(table.c.document, func.max(table.c.seq).label("last")).where(table.c.seq <= head.seq)
    return {row.document: row.last for row in connection.execute(query.group_by(table.c.document))}


def _reports(subjects: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(MemberKey.parse(member).report_id for member, *_ in json.loads(subjects)))
