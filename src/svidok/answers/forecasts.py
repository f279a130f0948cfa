"""What was predicted, by whom, for when, and what came of it?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from svidok.answers.asking import Snapshot
from svidok.answers.composing import nothing
from svidok.answers.harm import claims_of
from svidok.answers.question_packs import pack
from svidok.answers.sayings import caveat, refusal, told
from svidok.answers.spans import DAY, next_month
from svidok.model.answer import Answer, AnswerFigure, Period, Query, QuotedClaim
from svidok.model.claims import Due

NAME = "forecasts"
UNNAMED = "?"
CAME_OF = {"came_true": Due.CAME_TRUE, "did_not": Due.DID_NOT, "open": Due.OPEN, "undecidable": Due.UNDECIDABLE}


def answer(snapshot: Snapshot, query: Query) -> Answer:
    """Every forecast in the words that were told first, and how many of each speaker name a day, a day that is past,
    and have come true or not as far as the record can say.
    """
    held = _once(claims_of(snapshot, query, lambda one: one.quoted.kind in pack(NAME)["kinds"]))
    days = [one.published for one in held if one.published]
    if not held or not days:
        return nothing(NAME, snapshot, query)
    period = Period(query.first or min(days), (query.last or max(days)) + DAY)
    today = snapshot.as_of.date() if snapshot.as_of else period.end
    said = {"n": len(held), "dated": sum(one.due is not None for one in held), "past": len(_past(held, today))}
    said |= {name: sum(one.came_of == state for one in held) for name, state in CAME_OF.items()}
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
    return next_month(date(year, month or 12, 1)) - DAY


def _once(held: Iterable[QuotedClaim]) -> tuple[QuotedClaim, ...]:
    """The first telling of each claim that several reports tell; `held` stands by day."""
    first: dict[str, QuotedClaim] = {}
    for one in held:
        first.setdefault(one.claim or one.id, one)
    return tuple(first.values())


def _past(held: Sequence[QuotedClaim], today: date) -> list[QuotedClaim]:
    return [one for one in held if one.due is not None and last_day(one.due) < today]


def _figures(held: Sequence[QuotedClaim], period: Period, today: date) -> Iterator[AnswerFigure]:
    for speaker in sorted({one.speaker or UNNAMED for one in held}):
        own = [one for one in held if (one.speaker or UNNAMED) == speaker]
        dated = [one for one in own if one.due is not None]
        lots = {"forecasts": own, "forecasts_dated": dated, "forecasts_past": _past(own, today)}
        came = {name: [one for one in own if one.came_of == state] for name, state in CAME_OF.items()}
        for name, which in (*lots.items(), *((f"forecasts_{name}", lot) for name, lot in came.items() if lot)):
            ids = tuple(sorted(one.id for one in which))
            n = len(which)
            yield AnswerFigure(name, {"speaker": speaker}, n, n, n, "claims", period, n, ids)


QUESTION = answer
