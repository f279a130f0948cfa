"""How would the record stand of what the log held at an earlier time, of one reader, or of what was published by a day?

It is made again from the evidence by the rules of today, and its facts are kept under a name of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from svidok.answers.comparison import Comparison
from svidok.errors import QuestionError
from svidok.ledger import Head, Ledger, ReadDocument, StoreKind
from svidok.model.record import Judgement
from svidok.pipeline.facts import Facts, claims_of_store, facts_of, keep, kept, key_of, made, state_of
from svidok.pipeline.record import SAMPLE
from svidok.reconcile import Entry, reconcile

NOW = "now"
EMPTY = Head(0, "0" * 64)


@dataclass(frozen=True, slots=True)
class RecordVersion:
    """The record at a state of the log, of all readers or of one (name@version), of all that was published or of what
    was up to a day.
    """

    name: str
    head: Head
    reader: str | None = None
    published_by: date | None = None


def version_named(ledger: Ledger, name: str | None) -> RecordVersion:
    """The version that a person means: a day (as it began, in UTC), a head of the log (its number, or the first six or
    more letters of its hash), a reader (name@version); None is now. Raises QuestionError where there is none.
    """
    if name is None or name == NOW:
        return RecordVersion(NOW, ledger.head())
    if "@" in name:
        return RecordVersion(name, ledger.head(), reader=_known_reader(ledger, name))
    try:
        morning = datetime.combine(date.fromisoformat(name), time(), UTC)
    except ValueError:
        head = ledger.head_named(name)
    else:
        return RecordVersion(name, ledger.head_before(morning))
    if head is None:
        remedy = "name a day as 2025-07-04, an event of the log by number or hash, or a reader as name@version"
        raise QuestionError(f"no version of the record is called {name!r}", remedy=remedy)
    return RecordVersion(name, head)


def comparison(ledger: Ledger, since: str, until: str | None) -> Comparison:
    """Two versions with what came in between. Raises QuestionError where one is not there, or the second is earlier."""
    one, other = version_named(ledger, since), version_named(ledger, until)
    if one.head.seq > other.head.seq:
        raise QuestionError(f"{one.name} is later than {other.name}", remedy="name the earlier version first")
    first, last = (_day(ledger, version.head) for version in (one, other))
    return Comparison(
        since=one.name,
        until=other.name,
        first=min(first, last),
        last=last,
        before=facts_at(ledger, one),
        after=facts_at(ledger, other),
        between=ledger.arrived(one.head, other.head),
        became=ledger.pointer,
        reports_of=lambda ids: ledger.reports_of(ids, ledger.head()),
    )


def facts_at(ledger: Ledger, version: RecordVersion) -> Facts:
    """The facts of one version of the record."""
    state = ledger.record_state()
    if state is not None and version == RecordVersion(version.name, state.head):
        return kept(ledger.folder, state_of(ledger)[1]) or made(ledger)
    published = version.published_by.isoformat() if version.published_by else None
    key = key_of(version.head.hash, state.made_by if state else None, version.reader, published, "past")
    found = kept(ledger.folder, key)
    if found is None:
        found = _made(ledger, version)
        keep(ledger.folder, key, found)
    return found


def _made(ledger: Ledger, version: RecordVersion) -> Facts:
    read = [one for one in _readings(ledger, version) if _published(one, version.published_by)]
    entries = (Entry(one.document.report, one.reading) for one in read)
    prefix = SAMPLE if ledger.kind is StoreKind.SAMPLE else ""
    issued = ledger.issued_ids(until=version.head)
    record = reconcile(entries, _judgements(ledger, version.head), prefix=prefix, issued=issued)
    reports = {one.document.report.id for one in read}
    claims = ({**form, "came_of": None} for form in claims_of_store(ledger) if form["report"] in reports)
    return facts_of(version.head.hash, ledger.instant_of(version.head), record.raids, record.incidents, claims)


def _readings(ledger: Ledger, version: RecordVersion) -> Iterator[ReadDocument]:
    return ledger.readings(version.reader) if version.reader else ledger.readings_at(version.head)


def _published(one: ReadDocument, by: date | None) -> bool:
    published = one.document.report.published
    return by is None or (published is not None and published <= by)


def _judgements(ledger: Ledger, head: Head) -> list[Judgement]:
    given = {id_ for id_, _ in ledger.arrived(EMPTY, head).judged}
    return [one for one in ledger.judgements() if one.id in given]


def _known_reader(ledger: Ledger, reader: str) -> str:
    if next(ledger.readings(reader), None) is None:
        raise QuestionError(f"no report was read by {reader}", remedy="svidok show REPORT lists who read it")
    return reader


def _day(ledger: Ledger, head: Head) -> date:
    """The day (UTC) of an event; of an empty log that of the last event there is."""
    at = ledger.instant_of(head) or ledger.last_instant()
    return at.date() if at else date.min
