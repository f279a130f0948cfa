"""How many people were killed and injured, by region, month and what was hit, as far as it is told?

There is no total over the country: most incidents have no figure, and a sum over some of them reads like one over all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from svidok.answers.asking import Snapshot
from svidok.answers.composing import figure, nothing, point
from svidok.answers.facts import IncidentFacts
from svidok.answers.harm import by, by_object, day_of, incidents_asked, people_of, region, repeats_asked, undated_asked
from svidok.answers.rates import rounded
from svidok.answers.sayings import caveat, refusal, told
from svidok.answers.spans import DAY, months, within
from svidok.model.answer import Answer, AnswerFigure, Period, Query, Remark, Series

NAME = "tolls"
OF = ("killed", "injured")


def answer(snapshot: Snapshot, query: Query) -> Answer:
    """For each region, and for each class of object: people killed and injured, and how many incidents tell it."""
    held = incidents_asked(snapshot, query)
    if not held:
        return nothing(NAME, snapshot, query)
    period = Period(query.first or day_of(held[0]), (query.last or day_of(held[-1])) + DAY)
    tell = sum(map(_tells, held))
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


def _figures(held: Sequence[IncidentFacts], period: Period) -> Iterator[AnswerFigure]:
    for area, own in by(held, region):
        yield from _cell({"area": area}, own, period)
    for kind, own in by_object(held):
        yield from _cell({"object": kind}, own, period)


def _cell(about: dict[str, str], own: Sequence[IncidentFacts], period: Period) -> Iterator[AnswerFigure]:
    for of in OF:
        value, telling = people_of(own, of)
        if telling:
            yield figure(of, about, value, "people", period, (one.id for one in telling))
        share = rounded(len(telling) / len(own))
        yield AnswerFigure(f"share_telling_{of}", about, share, share, share, "share", period, len(own))


def _series(held: Sequence[IncidentFacts], period: Period) -> Iterator[Series]:
    for area, own in by(held, region):
        lots = [(month, within(own, month)) for month in months(period.start, period.end - DAY)]
        for of in OF:
            points = []
            for month, there in lots:
                value, telling = people_of(there, of)
                points.append(point(month, value, len(telling)))
            if any(one.best is not None for one in points):
                yield Series(f"{of} {area} by month", tuple(points))


def _tells(incident: IncidentFacts) -> bool:
    return incident.killed is not None or incident.injured is not None


def _caveats(snapshot: Snapshot, held: Sequence[IncidentFacts], query: Query) -> Iterator[Remark]:
    yield caveat(NAME, "partial", n=sum(not _tells(one) for one in held))
    yield caveat(NAME, "classes")
    contested = sum(one.contested for one in held)
    if contested:
        yield caveat(NAME, "contested", n=contested)
    undated = undated_asked(snapshot, query)
    if undated:
        yield caveat(NAME, "undated", n=undated)
    repeats = repeats_asked(snapshot, query)
    if repeats:
        yield caveat(NAME, "repeats", n=repeats)


QUESTION = answer
