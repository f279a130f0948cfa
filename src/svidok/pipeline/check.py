"""What does a record, or a store as it was on a day, say to a claim?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from svidok.checking import check, understood
from svidok.errors import QuestionError
from svidok.ledger import Ledger, ReadDocument
from svidok.lexicon import Lexicon
from svidok.model.reading import Side
from svidok.model.record import Incident, Raid, Record
from svidok.model.report import Report
from svidok.model.verdict import Verdict
from svidok.pipeline.corridor import Corridor
from svidok.reading.tables.rows import rows_of
from svidok.reconcile import Entry, reconcile

LONGEST = 2000  # characters: a claim is a sentence or a few, no report


@dataclass(frozen=True, slots=True)
class Known:
    """The record as it was on the day of the claim, and as it is."""

    then: Record
    now: Record


def check_claim(
    text: str,
    said_on: date,
    speaker: str | None,
    raids: Sequence[Raid],
    corridor: Corridor,
    *,
    incidents: Sequence[Incident] = (),
    quiet: Iterable[date] = (),
    raids_today: Sequence[Raid] | None = None,
    language: str | None = None,
) -> Verdict:
    """The verdict on a claim in its own words, said on a day.

    `quiet` are the days of which somebody says that nothing was launched (reconcile.coverage). Raises QuestionError if
    the words are too long for a claim, or in a language of no pack.
    """
    if len(text) > LONGEST:
        raise QuestionError(f"{len(text)} characters are no claim", remedy=f"give one statement, up to {LONGEST}")
    marked = corridor.mark(Report("claim", text, language, published=said_on), language)
    if marked is None:
        raise QuestionError("the claim's language is in no pack", remedy="write it in a language of the packs")
    asked = understood(marked, corridor.lexicon, said_on)
    return check(
        text,
        said_on,
        speaker,
        asked,
        raids,
        incidents,
        raids_today=raids_today,
        quiet=quiet,
        speaker_side=_side(speaker, corridor.lexicon),
    )


def _side(speaker: str | None, lexicon: Lexicon) -> Side | None:
    """Whose side the tables know a speaker to be on."""
    told = (lexicon.row(kind, speaker or "").get("side", "") for kind in ("body", "person"))
    return next((Side(side) for side in told if side in tuple(Side)), None)


def check_in_store(ledger: Ledger, text: str, said_on: date, speaker: str | None, corridor: Corridor) -> Verdict:
    """The verdict on a claim by what a store holds; as of its day only from reports that were out by then."""
    known = known_on(ledger, said_on)
    return check_claim(
        text,
        said_on,
        speaker,
        known.then.raids,
        corridor,
        incidents=known.then.incidents,
        raids_today=known.now.raids,
    )


def known_on(ledger: Ledger, day: date) -> Known:
    """What was known on a day, and what is known now. Judgements of people hold for both."""
    read, judgements = list(ledger.readings()), list(ledger.judgements())
    then = [one for one in read if _was_out(one, day)]
    now = reconcile([Entry(one.document.report, one.reading) for one in read], judgements)
    if len(then) == len(read):
        return Known(now, now)
    return Known(reconcile([Entry(one.document.report, one.reading) for one in then], judgements), now)


def _was_out(read: ReadDocument, day: date) -> bool:
    """A table tells no day of publication: its rows count from the day of their raid on."""
    report = read.document.report
    return report.published is None or report.published <= day or rows_of(report) is not None
