"""What does each claim of a report mean: which proposition, of which days, on which topic?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from svidok.checking import understood
from svidok.checking.figures import UNTIMED, of_figure
from svidok.lexicon.narratives import narratives, numbers_of, stems_of
from svidok.model.claims import Sense
from svidok.model.period import DatePrecision
from svidok.model.record import MemberKey
from svidok.model.report import Report
from svidok.model.verdict import ClaimType, Days, Proposition
from svidok.pipeline.corridor import Corridor
from svidok.reading.reader import MarkedReport
from svidok.reconcile import Entry
from svidok.reconcile.figure_claims import Statement, statements

LONGEST = 320  # characters: what is longer says more than one thing
NUMBERS = (ClaimType.THRESHOLD, ClaimType.COUNT)
TIMED = {"night", "whole_day", "attack", "daytime", "yesterday"}
ANY_DAY = date(2024, 1, 1)  # what an undated report asks does not depend on it, and its days are left out
SEVERAL = "its words hold more than one statement; give them one at a time"


def senses(entry: Entry, corridor: Corridor) -> Iterator[tuple[MemberKey, Sense]]:
    """The sense of every claim of a report, by its key."""
    every = statements(entry.reading)
    if not every:
        return
    marked = corridor.mark(entry.report)
    for one in every:
        yield one.key, _sense(entry.report, one, marked, corridor)


def _sense(report: Report, one: Statement, marked: MarkedReport | None, corridor: Corridor) -> Sense:
    claim = one.claim
    words = " ".join(quote.text for quote in claim.evidence)
    start = min((quote.start for quote in claim.evidence), default=0)
    language = _language(marked, start) or report.language or ""
    cues = narratives().cues(words, language)
    told_day = _day(marked, start)
    if one.raid is not None and one.count is not None:
        asked: Proposition | None = of_figure(one.raid, one.count, report.published)
    else:
        asked = _proposition(report, words, told_day, corridor, language)
    days = asked.days if asked is not None and asked.type is not ClaimType.UNKNOWN else None
    if days is None and (told_day or report.published):
        day = told_day or report.published
        days = Days(day, day) if day else None
    told = narratives()
    known = cues | numbers_of(words)
    return Sense(asked, days, known, stems_of(words), told.topic(cues), told.narrative(cues), language)


def _proposition(
    report: Report, words: str, told_day: date | None, corridor: Corridor, language: str
) -> Proposition | None:
    """The claim as it can be held against the record; of the day that its report tells of where it names none."""
    alone = corridor.mark(Report("claim", words, language, published=report.published), language)
    if alone is None:
        return None
    if report.published is None:
        return _undated(understood(alone, corridor.lexicon, told_day or ANY_DAY))
    asked = understood(alone, corridor.lexicon, told_day or report.published, published=report.published)
    if asked.type in NUMBERS and not TIMED & set(asked.cues) and not told_day and asked.days == _only(report.published):
        return replace(asked, beyond=asked.beyond or UNTIMED)
    if len(words) > LONGEST and asked.type is not ClaimType.UNKNOWN:
        return replace(asked, beyond=asked.beyond or SEVERAL)
    return asked


def _undated(asked: Proposition) -> Proposition:
    """What is asked, without the days that only the report's own could have told."""
    return replace(asked, days=None, against=None, comparison="", parts=())


def _only(day: date) -> Days:
    return Days(day, day)


def _language(marked: MarkedReport | None, start: int) -> str | None:
    if marked is None:
        return None
    return next((one.language for one in marked.sentences if one.start <= start < one.end), marked.language)


def _day(marked: MarkedReport | None, start: int) -> date | None:
    """The day in force where the claim stands, if words of the report give it."""
    if marked is None:
        return None
    at = next((n for n, one in enumerate(marked.sentences) if one.start <= start < one.end), None)
    if at is None:
        return None
    period = marked.in_force[at]
    return period.day if period.precision is DatePrecision.DAY and not period.assumed else None
