"""How many people were killed and injured, by region, month and what was hit, as far as it is told?

There is no total over the country: most incidents have no figure, and a sum over some of them reads like one over all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from svidok.answers.asking import Snapshot
from svidok.answers.composing import figure, nothing, point
from svidok.answers.harm import by, day_of, incidents_asked, people, people_of, region
from svidok.answers.rates import rounded
from svidok.answers.sayings import caveat, refusal, told
from svidok.answers.spans import DAY, months
from svidok.model.answer import Answer, AnswerFigure, Period, Query, Remark, Series
from svidok.model.record import Incident

NAME = "tolls"
OF = ("killed", "injured")


def answer(snapshot: Snapshot, query: Query) -> Answer:
    """For each region, and for each class of object: people killed and injured, and how many incidents tell it."""
    held = incidents_asked(snapshot, query)
    if not held:
        return nothing(NAME, snapshot, query)
    period = Period(query.first or day_of(held[0]), (query.last or day_of(held[-1])) + DAY)
    tell = sum(any(people(one, of) for of in OF) for one in held)
    days = {"first": period.start, "last": period.end - DAY}
    return Answer(
        question=NAME,
        query=query,
        as_of=snapshot.as_of,
        head=snapshot.head,
        sentence=told(NAME, "sentence", "answer", n=len(held), told=tell, **days),
        figures=tuple(_figures(held, period)),
        series=tuple(_series(held, period)),
        refused=(refusal(NAME, "total"),),
        caveats=tuple(_caveats(snapshot, held, query)),
    )


def _figures(held: Sequence[Incident], period: Period) -> Iterator[AnswerFigure]:
    for area, own in by(held, lambda one: [region(one)]):
        yield from _cell({"area": area}, own, period)
    for kind, own in by(held, lambda one: {str(site.object_class) for site in one.objects} or {"unknown"}):
        yield from _cell({"object": kind}, own, period)


def _cell(about: dict[str, str], own: Sequence[Incident], period: Period) -> Iterator[AnswerFigure]:
    for of in OF:
        telling = [one.id for one in own if people(one, of)]
        if telling:
            yield figure(of, about, people_of(own, of), "people", period, telling)
        share = rounded(len(telling) / len(own))
        yield AnswerFigure(f"share_telling_{of}", about, share, share, share, "share", period, len(own))


def _series(held: Sequence[Incident], period: Period) -> Iterator[Series]:
    for area, own in by(held, lambda one: [region(one)]):
        for of in OF:
            points = []
            for month in months(period.start, period.end - DAY):
                within = [one for one in own if month.start <= day_of(one) < month.end]
                points.append(point(month, people_of(within, of), sum(people(one, of) is not None for one in within)))
            yield Series(f"{of} {area} by month", tuple(points))


def _caveats(snapshot: Snapshot, held: Sequence[Incident], query: Query) -> Iterator[Remark]:
    yield caveat(NAME, "partial", n=sum(not any(people(one, of) for of in OF) for one in held))
    yield caveat(NAME, "classes")
    contested = sum(any(toll.contested for toll in one.tolls) for one in held)
    if contested:
        yield caveat(NAME, "contested", n=contested)
    repeats = sum(one.may_repeat for one in snapshot.incidents)
    if repeats:
        yield caveat(NAME, "repeats", n=repeats)


QUESTION = answer
