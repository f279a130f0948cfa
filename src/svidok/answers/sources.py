"""Who reports first, who quotes whom, who corrects its own figures, and where only one party speaks?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, groupby
from operator import itemgetter

from svidok.answers.asking import Snapshot
from svidok.answers.composing import nothing
from svidok.answers.facts import IncidentFacts, RaidFacts, Telling
from svidok.answers.harm import incidents_asked
from svidok.answers.rates import rounded, wilson
from svidok.answers.sayings import caveat, refusal, told
from svidok.answers.spans import DAY, asked
from svidok.answers.writing import each, percent
from svidok.model.answer import Answer, AnswerFigure, Period, Query
from svidok.model.record import Grade

NAME = "sources"

Thing = RaidFacts | IncidentFacts


def answer(snapshot: Snapshot, query: Query) -> Answer:
    """Firsts by outlet, quotations by pair, corrections by origin, and the share at each rung of assurance."""
    about = asked(snapshot, query)
    held: list[Thing] = [*(about.raids if about else ()), *incidents_asked(snapshot, query)]
    if not held:
        return nothing(NAME, snapshot, query)
    days = [one.day for one in held if one.day is not None]
    period = Period(query.first or min(days), (query.last or max(days)) + DAY)
    one_party = sum(one.grade is Grade.ONE_PARTY for one in held)
    said = {"n": len(held), "one": one_party, "share": each(partial(percent, one_party / len(held)))}
    return Answer(
        question=NAME,
        query=query,
        as_of=snapshot.as_of,
        head=snapshot.head,
        sentence=told(NAME, "sentence", "answer", first=period.start, last=period.end - DAY, **said),
        figures=(*_grades(held, period), *_tellings([snapshot.tellings[one.id] for one in held], period)),
        refused=(refusal(NAME, "reliable"),),
        caveats=(caveat(NAME, "collection"), caveat(NAME, "instants")),
    )


def _grades(held: Sequence[Thing], period: Period) -> Iterator[AnswerFigure]:
    for grade in Grade:
        own = tuple(sorted(one.id for one in held if one.grade is grade))
        low, high = wilson(len(own), len(held))
        share = rounded(len(own) / len(held))
        yield AnswerFigure("share_of_grade", {"grade": str(grade)}, low, share, high, "share", period, len(held), own)


def _tellings(held: Sequence[Telling], period: Period) -> Iterator[AnswerFigure]:
    first: dict[str, list[str]] = {}
    corrects: dict[str, list[str]] = {}
    quotes: dict[tuple[str, str, int], list[str]] = {}
    for one in held:
        if one.first is not None:
            first.setdefault(one.first, []).append(one.id)
        for origin in one.corrects:
            corrects.setdefault(origin, []).append(one.id)
        for quote in one.quotes:
            quotes.setdefault(quote, []).append(one.id)
    yield from _listed("first", "outlet", first, period)
    for (outlet, whom), lots in groupby(sorted(quotes), key=itemgetter(0, 1)):
        held_in = [(times, quotes[outlet, whom, times]) for *_, times in lots]
        n = sum(times * len(ids) for times, ids in held_in)
        ids = tuple(sorted(chain.from_iterable(ids for _, ids in held_in)))
        yield AnswerFigure("quotes", {"outlet": outlet, "whom": whom}, n, n, n, "times", period, n, ids)
    yield from _listed("corrects", "origin", corrects, period)


def _listed(name: str, who: str, held: Mapping[str, Sequence[str]], period: Period) -> Iterator[AnswerFigure]:
    for key, ids in sorted(held.items()):
        n = len(ids)
        yield AnswerFigure(name, {who: key}, n, n, n, "raids and incidents", period, n, tuple(sorted(ids)))


QUESTION = answer
