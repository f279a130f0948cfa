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
    """That a version was seen in a capture (SHA-256), when that was kept (UTC), and what was noted then."""

    capture: str
    kept: datetime
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeptReading:
    """A reading and when it was kept (UTC)."""

    reading: Reading
    kept: datetime


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a report with all that is kept of it, oldest first."""

    document: Document
    captures: tuple[Capture, ...]
    sightings: tuple[Sighting, ...]
    readings: tuple[KeptReading, ...]


def history(connection: Connection, report_id: str) -> tuple[Version, ...]:
    """Every version of a report, the current one last; empty where the id was never seen."""
    return tuple(
        Version(
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
    query = select(SIGHTINGS, EVENTS.c.at).join(EVENTS, EVENTS.c.seq == SIGHTINGS.c.seq)
    for row in connection.execute(query.where(SIGHTINGS.c.document == version).order_by(SIGHTINGS.c.seq)):
        yield Sighting(row.capture, datetime.fromisoformat(row.at), tuple(json.loads(row.notes or "[]")))


def _readings(connection: Connection, document: Document) -> Iterator[KeptReading]:
    query = select(READINGS.c.form, EVENTS.c.at).join(EVENTS, EVENTS.c.seq == READINGS.c.seq)
    for row in connection.execute(query.where(READINGS.c.document == document.version).order_by(READINGS.c.seq)):
        yield KeptReading(from_form(json.loads(row.form), document.report.text), datetime.fromisoformat(row.at))
