"""Which nights were the largest, by every measure, and when was each record set?

A rung of the ladder is a day on which more was launched than on any day before that the record knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise

from svidok.answers.amounts import Amount
from svidok.answers.asking import Snapshot
from svidok.answers.composing import covered, crossed, figure, nothing, point, remarks
from svidok.answers.counting import Total, total
from svidok.answers.facts import RaidFacts
from svidok.answers.families import Family, chosen
from svidok.answers.labels import series_name
from svidok.answers.sayings import caveat, joined, refusal, told
from svidok.answers.spans import DAY, Asked, asked
from svidok.model.answer import Answer, AnswerFigure, Period, Point, Query, Remark, Series, Told
from svidok.model.figure import Outcome
from svidok.model.reading import Side

NAME = "records"
OVER = ("raid", "night", "hours24")

Rung = tuple[date, Total]
Ladders = Mapping[tuple[Side, str, str], list[Rung]]  # by attacker, family and grouping


def answer(snapshot: Snapshot, query: Query) -> Answer:
    """The ladder of each attacker, family of weapons and grouping, as of the last day asked about."""
    about = asked(snapshot, query)
    if about is None:
        return nothing(NAME, snapshot, query)
    families = chosen(query.weapon)
    ladders = {
        (side, family.key, over): ladder(_groups(about, side, family, over))
        for side in about.sides
        for family in families
        for over in OVER
    }
    held = {key: rungs for key, rungs in ladders.items() if rungs}
    if not held:
        return nothing(NAME, snapshot, query)
    breaks = about.breaks([Outcome.LAUNCHED], families)
    coverage = covered(about)
    return Answer(
        question=NAME,
        query=query,
        as_of=snapshot.as_of,
        head=snapshot.head,
        sentence=_sentence(about, held),
        figures=tuple(_figure(*key, rungs[-1]) for key, rungs in held.items()),
        series=tuple(Series(_key(*key), tuple(_point(*rung) for rung in rungs)) for key, rungs in held.items()),
        breaks=crossed(breaks),
        refused=(refusal(NAME, "largest"),),
        caveats=(*_caveats(about, held), *remarks(NAME, breaks, coverage)),
        coverage=coverage,
    )


def ladder(groups: Iterable[Rung]) -> list[Rung]:
    """The rungs in the order of days, each higher than all before."""
    rungs: list[Rung] = []
    for day, found in groups:
        if found.amount and found.amount.best > 0 and (not rungs or found.amount.best > _best(rungs[-1])):
            rungs.append((day, found))
    return rungs


def _groups(about: Asked, side: Side, family: Family, over: str) -> Iterator[Rung]:
    """What was launched in each raid, or in all raids of each night or 24 hours, by day."""
    amounts = about.amounts(family)
    if over == "raid":
        for raid in about.of(side):
            if raid.id in amounts:
                yield raid.day, Total(amounts[raid.id], (raid.id,))
        return
    days: dict[date, list[RaidFacts]] = {}
    for raid in about.of(side):
        day = raid.night if over == "night" else raid.hours24
        if day is not None and raid.id in amounts:
            days.setdefault(day, []).append(raid)
    for day in sorted(days):
        yield day, total(days[day], amounts)


def _best(rung: Rung) -> int:
    return rung[1].amount.best if rung[1].amount else 0


def _point(day: date, found: Total) -> Point:
    return point(Period(day, day + DAY), found.amount, len(found.raids))


def _figure(side: Side, family: str, over: str, rung: Rung) -> AnswerFigure:
    day, found = rung
    about = {"side": str(side), "weapon": family, "over": over}
    return figure("largest", about, found.amount, "weapons", Period(day, day + DAY), found.raids)


def _key(side: Side, family: str, over: str) -> str:
    return f"record {side} {family} {over}"


def _sentence(about: Asked, held: Ladders) -> Told:
    (side, family, over), rungs = max(held.items(), key=lambda pair: (pair[0][2] == "night", _best(pair[1][-1])))
    day, found = rungs[-1]
    value = found.amount or Amount(0, 0, None)
    said = {"side": str(side), "family": family, "over": over, "n": value.best, "day": day}
    return told(NAME, "sentence", "answer", last=about.last, rungs=len(rungs), **said)


def _caveats(about: Asked, held: Ladders) -> Iterator[Remark]:
    yield caveat(NAME, "known_now")
    yield caveat(NAME, "one_party")
    if about.area:
        yield caveat(NAME, "region")
    doubtful = [series_name(_key(*key)) for key, rungs in held.items() if _disputed(rungs)]
    if doubtful:
        yield caveat(NAME, "disputed", which=joined(doubtful, "; "))
    timeless = sum(not raid.has_hour for raid in about.raids)
    if timeless:
        yield caveat(NAME, "no_clock_time", n=timeless)
    if any(not raid.firm for raid in about.raids):
        yield caveat(NAME, "told_twice")


def _disputed(rungs: list[Rung]) -> bool:
    """Whether the doubt of two rungs that follow each other overlaps: which is the larger is not certain."""
    amounts = [found.amount for _, found in rungs if found.amount]
    pairs = pairwise(amounts)
    return any(low.most is None or high.least <= low.most for low, high in pairs)


QUESTION = answer
