"""Can the pace be kept up: what must hold for it to last some months, beside what is claimed of production and stock?

A bound, no forecast: whatever production and stock are, together they must reach the pace times the months.
"""

from __future__ import annotations

from collections.abc import Iterator

from svidok.answers.amounts import Amount
from svidok.answers.asking import Snapshot
from svidok.answers.composing import covered, crossed, nothing, remarks
from svidok.answers.families import Family, chosen
from svidok.answers.harm import claims_of
from svidok.answers.sayings import caveat, refusal, told
from svidok.answers.spans import Asked, asked, months
from svidok.model.answer import Answer, AnswerFigure, Period, Query
from svidok.model.figure import Outcome
from svidok.model.reading import Side

NAME = "sustainability"
MONTHS_BACK = 3  # whole months that make the pace
MONTHS_AHEAD = (1, 3, 6, 12)


def answer(snapshot: Snapshot, query: Query) -> Answer:
    """The pace of the last whole months, what production and stock must give for it to last, and claims of both."""
    about = asked(snapshot, query)
    if about is None:
        return nothing(NAME, snapshot, query)
    families = chosen(query.weapon)
    paces = {(side, family): pace(about, side, family) for side in about.sides for family in families}
    claims = claims_of(snapshot, query, lambda one: one.of_supply)
    breaks = about.breaks([Outcome.LAUNCHED], families)
    coverage = covered(about)
    return Answer(
        question=NAME,
        query=query,
        as_of=snapshot.as_of,
        head=snapshot.head,
        sentence=told(NAME, "sentence", "answer", claims=len(claims), back=MONTHS_BACK, last=about.last),
        figures=tuple(one for key, value in paces.items() for one in _figures(about, *key, value)),
        claims=claims,
        breaks=crossed(breaks),
        refused=(refusal(NAME, "stock"),),
        caveats=(caveat(NAME, "bound"), caveat(NAME, "supply"), *remarks(NAME, breaks, coverage)),
        coverage=coverage,
    )


def last_months(about: Asked) -> list[Period]:
    """The last whole months of the days asked about, at most as many as make the pace."""
    whole = [one for one in months(about.first, about.last) if one.start.day == 1 and one.end.day == 1]
    return whole[-MONTHS_BACK:]


def pace(about: Asked, side: Side, family: Family) -> tuple[Amount | None, tuple[str, ...]]:
    """Launched in the last whole months together, and the raids; None where there is no whole month or no launch."""
    held = last_months(about)
    if not held:
        return None, ()
    span = Period(held[0].start, held[-1].end)
    found = about.launched(side, family, span)
    return found.amount, found.raids


def _figures(
    about: Asked, side: Side, family: Family, held: tuple[Amount | None, tuple[str, ...]]
) -> Iterator[AnswerFigure]:
    value, raids = held
    if value is None:
        return
    counted = last_months(about)
    period = Period(counted[0].start, counted[-1].end)
    said = {"side": str(side), "weapon": family.key}
    for name, ahead in (("pace_per_month", 1), *((f"needed_for_{n}_months", n) for n in MONTHS_AHEAD[1:])):
        least, best = (_scaled(n, ahead, len(counted)) for n in (value.least, value.best))
        most = None if value.most is None else _scaled(value.most, ahead, len(counted))
        yield AnswerFigure(name, said, least, best, most, "weapons", period, len(raids), raids)


def _scaled(n: int, ahead: int, back: int) -> int:
    """Rounded up: a bound must not fall below what it bounds."""
    return -(-n * ahead // back)


QUESTION = answer
