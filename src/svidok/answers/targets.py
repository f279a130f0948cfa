"""What is harmed, by class, over time and region, beside what the attacker says it aims at?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from svidok.answers.asking import Snapshot
from svidok.answers.composing import nothing
from svidok.answers.facts import IncidentFacts
from svidok.answers.harm import UNKNOWN, by, by_object, claims_of, day_of, incidents_asked, region
from svidok.answers.rates import rounded, wilson
from svidok.answers.sayings import caveat, refusal, told
from svidok.answers.spans import DAY, months, within
from svidok.answers.writing import each, percent
from svidok.model.answer import Answer, AnswerFigure, Period, Point, Query, Series

NAME = "targets"


def answer(snapshot: Snapshot, query: Query) -> Answer:
    """Incidents by class of object and region, places hit again, the share with no object told, attackers' claims."""
    held = incidents_asked(snapshot, query)
    if not held:
        return nothing(NAME, snapshot, query)
    period = Period(query.first or day_of(held[0]), (query.last or day_of(held[-1])) + DAY)
    sides = {one.attacker for one in held if one.attacker}
    aims = claims_of(snapshot, query, lambda one: one.of_aim and one.office in sides)
    unknown = sum(not one.objects for one in held)
    days = {"first": period.start, "last": period.end - DAY}
    said = {
        "n": len(held),
        "none": unknown,
        "unknown": each(partial(percent, unknown / len(held))),
        "claims": len(aims),
    }
    return Answer(
        question=NAME,
        query=query,
        as_of=snapshot.as_of,
        head=snapshot.head,
        sentence=told(NAME, "sentence", "answer", **said, **days),
        figures=tuple(_figures(held, period)),
        series=tuple(_series(held, period)),
        claims=aims,
        refused=(refusal(NAME, "aim"),),
        caveats=tuple(caveat(NAME, key) for key in ("seen", "classes")),
    )


def _figures(held: Sequence[IncidentFacts], period: Period) -> Iterator[AnswerFigure]:
    for kind, own in by_object(held):
        low, high = wilson(len(own), len(held))
        share = rounded(len(own) / len(held))
        ids = tuple(sorted(one.id for one in own))
        about = {"object": kind}
        yield AnswerFigure("incidents", about, len(own), len(own), None, "incidents", period, len(own), ids)
        yield AnswerFigure("share_of_incidents", about, low, share, high, "share", period, len(held))
        for area, there in by(own, region):
            ids = tuple(sorted(one.id for one in there))
            n = len(there)
            yield AnswerFigure("incidents", {**about, "area": area}, n, n, None, "incidents", period, n, ids)
        again = _hit_again(own)
        if again and kind != UNKNOWN:
            ids = tuple(sorted(one.id for there in again for one in there))
            n = len(again)
            yield AnswerFigure("places_hit_again", about, n, n, None, "places", period, len(ids), ids)


def _hit_again(own: Sequence[IncidentFacts]) -> list[list[IncidentFacts]]:
    """The incidents of each place where objects of the class were harmed on more days than one."""
    named = [one for one in own if one.place]
    places = (there for _, there in by(named, lambda one: one.place or ""))
    return [there for there in places if there[0].day != there[-1].day]


def _series(held: Sequence[IncidentFacts], period: Period) -> Iterator[Series]:
    for kind, own in by_object(held):
        points = []
        for month in months(period.start, period.end - DAY):
            n = len(within(own, month))
            points.append(Point(month.start, month.end, n, n, None, n))
        yield Series(f"incidents {kind} by month", tuple(points))


QUESTION = answer
