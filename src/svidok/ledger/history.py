"""What has a report said over time, where was that seen, and what did each reader find in it?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from svidok.ledger.captures import Capture, captures_of
from svidok.ledger.documents import Document, versions
from svidok.ledger.tables import DOCUMENTS, EVENTS, READINGS, SIGHTINGS
from svidok.model.form import from_form
from svidok.model.reading import Reading


@dataclass(frozen=True, slots=True)
class Sighting:
    """That a version was seen in a capture (SHA-256), when that was kept (UTC) and by whom, what was noted and told."""

    number: int  # of its event: what was seen first has the smaller one
    capture: str | None
    kept: datetime
    who: str | None
    notes: tuple[str, ...]
    author: str | None
    edited: datetime | None
    forwarded_from: str | None


@dataclass(frozen=True, slots=True)
class KeptReading:
    """A reading, when it was kept (UTC) and by whom."""

    reading: Reading
    kept: datetime
    who: str | None


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a report with all that is kept of it, oldest first."""

    number: int  # of the event that added it
    document: Document
    captures: tuple[Capture, ...]
    sightings: tuple[Sighting, ...]
    readings: tuple[KeptReading, ...]


def history(connection: Connection, report_id: str) -> tuple[Version, ...]:
    """Every version of a report, the current one last; empty where the id was never seen."""
    added = select(DOCUMENTS.c.key, DOCUMENTS.c.seq).where(DOCUMENTS.c.report_id == report_id)
    numbers = {row.key: row.seq for row in connection.execute(added)}
    return tuple(
        Version(
            numbers[document.version],
            document,
            captures_of(connection, document.version),
            tuple(_sightings(connection, document.version)),
            tuple(_readings(connection, document)),
        )
        for document in versions(connection, report_id)
    )


def changed_after(connection: Connection, report_id: str, limit: int) -> list[str]:
    """The next reports after `report_id` that have more than one version, or were read more than once; by id."""
    versions_, readings = func.count(DOCUMENTS.c.key.distinct()), func.count(READINGS.c.key)
    query = select(DOCUMENTS.c.report_id).join(READINGS, READINGS.c.document == DOCUMENTS.c.key, isouter=True)
    query = query.where(DOCUMENTS.c.report_id > report_id).group_by(DOCUMENTS.c.report_id)
    query = query.having((versions_ > 1) | (readings > 1)).order_by(DOCUMENTS.c.report_id)
    return list(connection.scalars(query.limit(limit)))


def _sightings(connection: Connection, version: str) -> Iterator[Sighting]:
    query = select(SIGHTINGS, EVENTS.c.at, EVENTS.c.who).join(EVENTS, EVENTS.c.seq == SIGHTINGS.c.seq)
    for row in connection.execute(query.where(SIGHTINGS.c.document == version).order_by(SIGHTINGS.c.seq)):
        yield Sighting(
            number=row.seq,
            capture=row.capture or None,
            kept=datetime.fromisoformat(row.at),
            who=row.who,
            notes=tuple(json.loads(row.notes or "[]")),
            author=row.author,
            edited=datetime.fromisoformat(row.edited) if row.edited else None,
            forwarded_from=row.forwarded_from,
        )


def _readings(connection: Connection, document: Document) -> Iterator[KeptReading]:
    query = select(READINGS.c.form, EVENTS.c.at, EVENTS.c.who).join(EVENTS, EVENTS.c.seq == READINGS.c.seq)
    for row in connection.execute(query.where(READINGS.c.document == document.version).order_by(READINGS.c.seq)):
        reading = from_form(json.loads(row.form), document.report.text)
        yield KeptReading(reading, datetime.fromisoformat(row.at), row.who)
