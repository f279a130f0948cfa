"""How do reports and their readings enter the store, and how do they come back out?

A document is one version of a report: the same id with any other word, date or title is another version, kept beside
the first; the current one is the last that was seen (a text may be edited and edited back). What the store already
holds adds nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Row, Select, func, or_, select

from svidok.errors import ReaderError
from svidok.ledger import search
from svidok.ledger.canonical import canonical, sha256, written
from svidok.ledger.captures import returns
from svidok.ledger.chain import CHUNK, Stamp, Values, append, key_of
from svidok.ledger.pages import Page, page_of, says
from svidok.ledger.tables import CAPTURES, DOCUMENT, DOCUMENTS, EVENTS, READING, READINGS, SIGHTING, SIGHTINGS, TOLD
from svidok.model.form import from_form, to_form
from svidok.model.reading import Reading
from svidok.model.report import Report

Item = tuple[Report, Reading | None]


@dataclass(frozen=True, slots=True)
class Document:
    """One version of a report as it is kept; `report.capture` is the first capture it was seen in.

    What its source tells beside the words (author, edited, forwarded from) is what was told last.
    """

    report: Report
    version: str  # SHA-256 of all that the version says
    text_sha256: str  # equal for reports that say the same words
    added: datetime  # UTC


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document together with what a reader found in it."""

    document: Document
    reading: Reading


@dataclass(frozen=True, slots=True)
class DocumentFilter:
    """Which documents are meant: all conditions hold; dates are civil dates of publication, `published_to` included."""

    language: str | None = None
    source: str | None = None
    published_from: date | None = None
    published_to: date | None = None
    contains: str | None = None  # in title or text, whatever the case of the letters
    words: str | None = None  # all of these in title or text; дрон* stands for any ending


@dataclass(frozen=True, slots=True)
class Refused:
    """A report that could not be kept, and why; its raw bytes are kept all the same."""

    report_id: str
    why: str


@dataclass(frozen=True, slots=True)
class AddTally:
    """What became of the reports received: `received` = new + changed + known + refused; `readings` are new ones."""

    new: int = 0
    changed: int = 0
    known: int = 0
    refused: tuple[Refused, ...] = ()
    readings: int = 0

    @property
    def received(self) -> int:
        return self.new + self.changed + self.known + len(self.refused)

    def __add__(self, other: AddTally) -> AddTally:
        return AddTally(
            self.new + other.new,
            self.changed + other.changed,
            self.known + other.known,
            self.refused + other.refused,
            self.readings + other.readings,
        )


def add(connection: Connection, items: Sequence[Item], stamp: Stamp) -> AddTally:
    """Add a batch in the caller's transaction."""
    captures = _kept_captures(connection, {report.capture for report, _ in items if report.capture})
    reasons = [_why_refused(report, reading, captures) for report, reading in items]
    refused = [Refused(report.id, why) for (report, _), why in zip(items, reasons, strict=True) if why]
    sound = [item for item, why in zip(items, reasons, strict=True) if not why]
    rows = [document_row(report) for report, _ in sound]
    before = _known_reports(connection, {report.id for report, _ in sound})
    keys = [key_of(DOCUMENT, row) for row in rows]
    new = append(connection, DOCUMENT, rows, stamp)
    pairs = list(zip(keys, sound, strict=True))
    by_key = dict(zip(keys, rows, strict=True))
    search.index(connection, [{**by_key[key], "seq": seq} for key, seq in new.items()])
    again = returns(connection, captures)
    append(connection, SIGHTING, [_sighting_row(key, r, again) for key, (r, _) in pairs if _is_seen(r)], stamp)
    readings = append(connection, READING, [_reading_row(key, r) for key, (_, r) in pairs if r is not None], stamp)
    return _tally(pairs, new, before, refused, len(readings))


def holds(connection: Connection, report: Report) -> bool:
    """Whether the current version of the report says all that this one says."""
    return current_document(connection, report.id) == key_of(DOCUMENT, document_row(report))


def _tally(
    pairs: Sequence[tuple[str, Item]], new: Mapping[str, int], before: set[str], refused: list[Refused], readings: int
) -> AddTally:
    counted, reports = set[str](), set(before)
    fresh = changed = known = 0
    for key, (report, _) in pairs:
        if key not in new or key in counted:
            known += 1
        elif report.id in reports:
            changed += 1
        else:
            fresh += 1
        counted.add(key)
        reports.add(report.id)
    return AddTally(fresh, changed, known, tuple(refused), readings)


def _why_refused(report: Report, reading: Reading | None, captures: set[str]) -> str | None:
    version = (report.id, report.text, report.language, report.title, report.source_name, report.url)
    words = (*version, report.author, report.forwarded_from, *report.notes)
    if any("\x00" in word for word in words if word):
        return "it holds a NUL character, which no text has"
    try:
        canonical(words).encode()
    except UnicodeEncodeError:
        return "it holds half of a character (a lone surrogate)"
    if report.capture and report.capture not in captures:
        return "the raw bytes it was parsed from were not kept"
    if reading is not None and reading.report_id != report.id:
        return f"its reading is that of {reading.report_id}"
    if reading is not None and not _stands(reading, report.text):
        return "a quote of its reading does not stand in its text"
    return None


def _stands(reading: Reading, text: str) -> bool:
    """Whether the reading comes back from its form and this text as it was: its quotes are then words of the text."""
    try:
        return from_form(to_form(reading), text) == reading
    except ReaderError:
        return False


def _kept_captures(connection: Connection, names: set[str]) -> set[str]:
    return _present(connection, CAPTURES.c.sha256, names)


def _known_reports(connection: Connection, ids: set[str]) -> set[str]:
    return _present(connection, DOCUMENTS.c.report_id, ids)


def _present(connection: Connection, column: ColumnElement[str], values: set[str]) -> set[str]:
    asked, found = sorted(values), set[str]()
    for start in range(0, len(asked), CHUNK):
        found.update(connection.scalars(select(column).where(column.in_(asked[start : start + CHUNK]))))
    return found


def document_row(report: Report) -> Values:
    return {
        "report_id": report.id,
        "text_sha256": sha256(report.text),
        "text": report.text,
        "language": report.language,
        "published": report.published.isoformat() if report.published else None,
        "published_at": written(report.published_at) if report.published_at else None,
        "title": report.title,
        "source_name": report.source_name,
        "url": report.url,
    }


def _is_seen(report: Report) -> bool:
    """Whether anything is known of where it was seen."""
    return any((report.capture, report.notes, report.author, report.edited, report.forwarded_from))


def _sighting_row(document: str, report: Report, again: Mapping[str, str]) -> Values:
    capture = report.capture or ""
    notes = canonical(list(report.notes)) if report.notes else None
    return {
        "document": document,
        "capture": capture,
        "again": again.get(capture),
        "notes": notes,
        "author": report.author,
        "edited": written(report.edited) if report.edited else None,
        "forwarded_from": report.forwarded_from,
    }


def _reading_row(document: str, reading: Reading) -> Values:
    form = canonical(to_form(reading))
    return {"document": document, "reader": reading.reader, "form_sha256": sha256(form), "form": form}


def documents_query() -> Select[Any]:
    """Every version of every report, with the instant it was added and what the sightings of it say.

    Of captures and notes it is the first sighting that counts, of what the source told of it the last that told it.
    """
    first = (_of_sighting(name, SIGHTINGS.c.seq) for name in ("capture", "notes"))
    last = (_of_sighting(name, SIGHTINGS.c.seq.desc(), SIGHTINGS.c[name].is_not(None)) for name in TOLD)
    return select(DOCUMENTS, *first, *last, EVENTS.c.at).join(EVENTS, EVENTS.c.seq == DOCUMENTS.c.seq)


def _of_sighting(name: str, order: ColumnElement[Any], *conditions: ColumnElement[bool]) -> ColumnElement[Any]:
    of_version = select(SIGHTINGS.c[name]).where(SIGHTINGS.c.document == DOCUMENTS.c.key, *conditions)
    return of_version.order_by(order).limit(1).scalar_subquery().label(name)


def is_current() -> ColumnElement[bool]:
    other = DOCUMENTS.alias("other")
    same_report = (other.c.report_id == DOCUMENTS.c.report_id) & (other.c.key != DOCUMENTS.c.key)
    return ~select(other.c.key).where(same_report, _last_seen(other) > _last_seen(DOCUMENTS)).exists()


def _last_seen(documents: FromClause) -> ColumnElement[int]:
    """The number of the event by which a version was last seen; one that is in no capture was seen when added."""
    seen = SIGHTINGS.alias("seen")
    last = select(func.max(seen.c.seq)).where(seen.c.document == documents.c.key)
    return func.coalesce(last.correlate(documents).scalar_subquery(), documents.c.seq)


def current_document(connection: Connection, report_id: str) -> str | None:
    """The current version of a report."""
    query = select(DOCUMENTS.c.key).where(DOCUMENTS.c.report_id == report_id)
    return connection.scalar(query.order_by(_last_seen(DOCUMENTS).desc()).limit(1))


def document_from(row: Row[Any]) -> Document:
    report = Report(
        id=row.report_id,
        text=row.text,
        language=row.language,
        published=date.fromisoformat(row.published) if row.published else None,
        published_at=datetime.fromisoformat(row.published_at) if row.published_at else None,
        title=row.title,
        source_name=row.source_name,
        url=row.url,
        capture=row.capture or None,
        notes=tuple(json.loads(row.notes)) if row.notes else (),
        author=row.author,
        edited=datetime.fromisoformat(row.edited) if row.edited else None,
        forwarded_from=row.forwarded_from,
    )
    return Document(report, row.key, row.text_sha256, datetime.fromisoformat(row.at))


def list_documents(connection: Connection, wanted: DocumentFilter, after: str | None, limit: int) -> Page[Document]:
    """Current versions, newest publication first; those without a date last."""
    order = (func.coalesce(DOCUMENTS.c.published, ""), DOCUMENTS.c.report_id)
    query = documents_query().where(is_current(), *_conditions(connection, wanted))
    rows, total, following = page_of(connection, query, order, after, limit)
    return Page(tuple(map(document_from, rows)), total, following)


def _conditions(connection: Connection, wanted: DocumentFilter) -> list[ColumnElement[bool]]:
    column, conditions = DOCUMENTS.c, list[ColumnElement[bool]]()
    if wanted.language is not None:
        conditions.append(column.language == wanted.language)
    if wanted.source is not None:
        conditions.append(column.source_name == wanted.source)
    if wanted.published_from is not None:
        conditions.append(column.published >= wanted.published_from.isoformat())
    if wanted.published_to is not None:
        conditions.append(column.published <= wanted.published_to.isoformat())
    if wanted.contains:
        conditions.append(or_(says(column.title, wanted.contains), says(column.text, wanted.contains)))
    if wanted.words:
        conditions.append(search.holds(connection, wanted.words))
    return conditions


def versions(connection: Connection, report_id: str) -> tuple[Document, ...]:
    """Every version of a report, the current one last; empty where the id was never seen."""
    query = documents_query().where(DOCUMENTS.c.report_id == report_id).order_by(_last_seen(DOCUMENTS))
    return tuple(map(document_from, connection.execute(query)))


def reading_of(connection: Connection, version: str, text: str, reader: str | None) -> Reading | None:
    """The last reading that was added to a document, of one reader or of any."""
    query = select(READINGS.c.form).where(READINGS.c.document == version).order_by(READINGS.c.seq.desc()).limit(1)
    if reader is not None:
        query = query.where(READINGS.c.reader == reader)
    form = connection.scalar(query)
    return from_form(json.loads(form), text) if form else None


def readings_after(connection: Connection, report_id: str, reader: str | None, limit: int) -> list[ReadDocument]:
    """The next current documents after `report_id` that were read, each with its last reading, by report id."""
    documents = _next_after(connection, report_id, _is_read(reader), limit)
    # Asked for apart: joined, a server that has not yet counted its rows compares every pair of them.
    query = select(READINGS.c.document, READINGS.c.form).order_by(READINGS.c.seq)
    query = query.where(READINGS.c.document.in_([document.version for document in documents]))
    if reader is not None:
        query = query.where(READINGS.c.reader == reader)
    forms = {row.document: row.form for row in connection.execute(query)}  # the last one stays
    return [
        ReadDocument(document, from_form(json.loads(forms[document.version]), document.report.text))
        for document in documents
    ]


def unread_after(connection: Connection, report_id: str, reader: str, limit: int) -> list[Document]:
    """The next current documents after `report_id` that this reader has not read, by report id."""
    return _next_after(connection, report_id, ~_is_read(reader), limit)


def _is_read(reader: str | None) -> ColumnElement[bool]:
    read = select(READINGS.c.key).where(READINGS.c.document == DOCUMENTS.c.key)
    return (read if reader is None else read.where(READINGS.c.reader == reader)).exists()


def _next_after(connection: Connection, report_id: str, condition: ColumnElement[bool], limit: int) -> list[Document]:
    query = documents_query().where(is_current(), condition, DOCUMENTS.c.report_id > report_id)
    return list(map(document_from, connection.execute(query.order_by(DOCUMENTS.c.report_id).limit(limit))))
