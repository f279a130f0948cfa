"""Who reports first, who quotes whom, who corrects its own figures, and where only one party speaks?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from svidok.answers.asking import Snapshot
from svidok.answers.composing import nothing
from svidok.answers.harm import incidents_asked
from svidok.answers.rates import rounded, wilson
from svidok.answers.sayings import caveat, percent, refusal, told
from svidok.answers.spans import DAY, asked
from svidok.model.answer import Answer, AnswerFigure, Period, Query
from svidok.model.record import Grade, Incident, Raid, Step

NAME = "sources"

Thing = Raid | Incident


def answer(snapshot: Snapshot, query: Query) -> Answer:
    """Firsts by outlet, quotations by pair, corrections by origin, and the share at each rung of assurance."""
    about = asked(snapshot, query)
    held: list[Thing] = [*(about.raids if about else ()), *incidents_asked(snapshot, query)]
    if not held:
        return nothing(NAME, snapshot, query)
    days = [day for one in held if (day := one.day) is not None]
    period = Period(query.first or min(days), (query.last or max(days)) + DAY)
    one_party = sum(one.grade is Grade.ONE_PARTY for one in held)
    said = {"n": len(held), "share": percent(one_party / len(held)), "first": period.start, "last": period.end - DAY}
    return Answer(
        question=NAME,
        query=query,
        as_of=snapshot.as_of,
        head=snapshot.head,
        sentence=told(NAME, "sentence", "answer", **said),
        figures=(
            *_grades(held, period),
            *_firsts(held, period),
            *_quotations(held, period),
            *_corrections(held, period),
        ),
        refused=(refusal(NAME, "reliable"),),
        caveats=(caveat(NAME, "collection"), caveat(NAME, "instants")),
    )


def _grades(held: Sequence[Thing], period: Period) -> Iterator[AnswerFigure]:
    for grade in Grade:
        own = tuple(sorted(one.id for one in held if one.grade is grade))
        low, high = wilson(len(own), len(held))
        share = rounded(len(own) / len(held))
        yield AnswerFigure("share_of_grade", {"grade": str(grade)}, low, share, high, "share", period, len(held), own)


def _firsts(held: Sequence[Thing], period: Period) -> Iterator[AnswerFigure]:
    """Of what several outlets tell with an instant: who was first, alone."""
    won: dict[str, list[str]] = {}
    for one in held:
        told_at = [(m.published_at, m.outlet) for m in one.members if m.published_at and m.outlet]
        if len({outlet for _, outlet in told_at}) < 2:
            continue
        first = min(instant for instant, _ in told_at)
        earliest = {outlet for instant, outlet in told_at if instant == first}
        if len(earliest) == 1:
            won.setdefault(earliest.pop(), []).append(one.id)
    yield from _listed("first", "outlet", won, period)


def _quotations(held: Sequence[Thing], period: Period) -> Iterator[AnswerFigure]:
    """How often an outlet tells what another told, or an office said."""
    pairs: Counter[tuple[str, str]] = Counter()
    rests: dict[tuple[str, str], set[str]] = {}
    for one in held:
        for member in one.members:
            for other in dict.fromkeys((*member.source, *member.via)):
                if member.outlet and other != member.outlet:
                    pairs[member.outlet, other] += 1
                    rests.setdefault((member.outlet, other), set()).add(one.id)
    for (outlet, other), n in sorted(pairs.items()):
        ids = tuple(sorted(rests[outlet, other]))
        yield AnswerFigure("quotes", {"outlet": outlet, "whom": other}, n, n, n, "times", period, n, ids)


def _corrections(held: Sequence[Thing], period: Period) -> Iterator[AnswerFigure]:
    """How often an origin that gave a figure gave another one on a later day."""
    changed: dict[str, list[str]] = {}
    for one in held:
        figures = one.counts if isinstance(one, Raid) else one.tolls
        for origin in dict.fromkeys(origin for figure in figures for origin in _changed(figure.steps)):
            changed.setdefault(origin, []).append(one.id)
    yield from _listed("corrects", "origin", changed, period)


def _changed(steps: Sequence[Step]) -> Iterator[str]:
    told_by: dict[tuple[str, ...], dict[date, set[object]]] = {}
    for step in steps:
        if step.published and step.counted:
            told_by.setdefault((*step.origins, str(step.window)), {}).setdefault(step.published, set()).add(
                step.range.ends
            )
    for (*origins, _), by_day in told_by.items():
        if len(by_day) > 1 and len({frozenset(ends) for ends in by_day.values()}) > 1:
            yield from origins


def _listed(name: str, who: str, held: dict[str, list[str]], period: Period) -> Iterator[AnswerFigure]:
    for key, ids in sorted(held.items()):
        n = len(ids)
        yield AnswerFigure(name, {who: key}, n, n, n, "raids and incidents", period, n, tuple(sorted(ids)))


QUESTION = answer
