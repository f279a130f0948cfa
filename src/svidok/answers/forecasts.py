"""What was predicted, by whom, for when, and is the day past?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from svidok.answers.asking import Snapshot
from svidok.answers.composing import nothing
from svidok.answers.harm import claims_of
from svidok.answers.sayings import caveat, pack, refusal, told
from svidok.answers.spans import DAY
from svidok.model.answer import Answer, AnswerFigure, Period, Query, QuotedClaim

NAME = "forecasts"
UNNAMED = "?"


def answer(snapshot: Snapshot, query: Query) -> Answer:
    """Every forecast in its words, and how many of each speaker name a day, and a day that is past."""
    held = claims_of(snapshot, query, lambda one: one.quoted.kind in pack(NAME)["kinds"])
    days = [one.published for one in held if one.published]
    if not held or not days:
        return nothing(NAME, snapshot, query)
    period = Period(query.first or min(days), (query.last or max(days)) + DAY)
    today = snapshot.as_of.date() if snapshot.as_of else period.end
    said = {"n": len(held), "dated": sum(one.due is not None for one in held), "past": len(_past(held, today))}
    return Answer(
        question=NAME,
        query=query,
        as_of=snapshot.as_of,
        head=snapshot.head,
        sentence=told(NAME, "sentence", "answer", first=period.start, last=period.end - DAY, **said),
        figures=tuple(_figures(held, period, today)),
        claims=held,
        refused=(refusal(NAME, "score"),),
        caveats=(caveat(NAME, "named"),),
    )


def last_day(due: str) -> date:
    """The last day of a date, month or year: by then it has come true or not."""
    year, month, day = (*map(int, due.split("-")), 0, 0)[:3]
    if day:
        return date(year, month, day)
    first = date(year, month or 12, 1)
    return (first + 31 * DAY).replace(day=1) - DAY


def _past(held: Sequence[QuotedClaim], today: date) -> list[QuotedClaim]:
    return [one for one in held if one.due is not None and last_day(one.due) < today]


def _figures(held: Sequence[QuotedClaim], period: Period, today: date) -> Iterator[AnswerFigure]:
    for speaker in sorted({one.speaker or UNNAMED for one in held}):
        own = [one for one in held if (one.speaker or UNNAMED) == speaker]
        dated = [one for one in own if one.due is not None]
        for name, which in (("forecasts", own), ("forecasts_dated", dated), ("forecasts_past", _past(own, today))):
            ids = tuple(sorted(one.id for one in which))
            n = len(which)
            yield AnswerFigure(name, {"speaker": speaker}, n, n, n, "claims", period, n, ids)


QUESTION = answer
