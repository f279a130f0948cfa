"""How many days were without a raid, of how many is nothing known, and how long were the longest runs?

A day without a bulletin is unknown and never quiet: `least` counts what is known to be so, `most` also what is unknown.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import partial

from svidok.answers.asking import Snapshot
from svidok.answers.composing import covered, crossed, days_known, nothing, remarks, runs
from svidok.answers.families import every_weapon
from svidok.answers.sayings import caveat, refusal, told
from svidok.answers.spans import Asked, asked, months
from svidok.answers.writing import each, ends
from svidok.errors import QuestionError
from svidok.model.answer import Answer, AnswerFigure, Covered, Period, Point, Query, Remark, Series, Told
from svidok.model.figure import Outcome
from svidok.model.reading import Side
from svidok.reconcile.coverage import DayKnown, Known

NAME = "quiet"
# What is counted, which days surely are so, and which may be.
KINDS = {
    "with_raid": ((Known.RAID,), (Known.RAID, Known.UNKNOWN)),
    "without_raid": ((Known.QUIET,), (Known.QUIET, Known.UNKNOWN)),
    "without_data": ((Known.UNKNOWN,), (Known.UNKNOWN,)),
}


def answer(snapshot: Snapshot, query: Query) -> Answer:
    """Days with a raid, without one, without data, for each attacker; and the longest runs of each.

    Raises QuestionError for one weapon or region: who tells of no drone there does not say that none flew.
    """
    if query.weapon or query.area:
        raise QuestionError(
            "that nothing is told of one weapon or region does not make a night quiet of it",
            remedy="ask without --weapon and --area",
        )
    about = asked(snapshot, query)
    if about is None:
        return nothing(NAME, snapshot, query)
    known = {side: days_known(about, side) for side in about.sides}
    breaks = about.breaks([Outcome.LAUNCHED], [every_weapon()])
    coverage = covered(about)
    return Answer(
        question=NAME,
        query=query,
        as_of=snapshot.as_of,
        head=snapshot.head,
        sentence=_sentence(about, coverage[0]),
        figures=tuple(one for side, days in known.items() for one in _figures(side, days, about.period)),
        series=tuple(one for side, days in known.items() for one in _series(side, days, about)),
        breaks=crossed(breaks),
        refused=(refusal(NAME, "quiet"),),
        caveats=(*_caveats(about), *remarks(NAME, breaks, coverage)),
        coverage=coverage,
    )


def _figures(side: Side, days: Sequence[DayKnown], period: Period) -> Iterator[AnswerFigure]:
    for kind, (surely, perhaps) in KINDS.items():
        evidence = tuple(sorted(raid for day in days if day.known in surely for raid in day.raids))
        about = {"side": str(side), "days": kind}
        least, most = _number(days, surely), _number(days, perhaps)
        yield AnswerFigure("days", about, least, least, most, "days", period, len(days), evidence)
        for run_kind, run in (("longest", _longest(days, surely)), ("longest_possible", _longest(days, perhaps))):
            if run is not None:
                length = (run.end - run.start).days
                yield AnswerFigure(f"{run_kind}_run", about, length, length, length, "days", run, length)


def _series(side: Side, days: Sequence[DayKnown], about: Asked) -> Iterator[Series]:
    for kind, (surely, perhaps) in KINDS.items():
        points = []
        for month in months(about.first, about.last):
            own = [day for day in days if month.start <= day.day < month.end]
            least, most = _number(own, surely), _number(own, perhaps)
            points.append(Point(month.start, month.end, least, least, most, len(own)))
        yield Series(f"days {kind} {side} by month", tuple(points))


def _number(days: Sequence[DayKnown], kinds: Collection[Known]) -> int:
    return sum(day.known in kinds for day in days)


def _longest(days: Sequence[DayKnown], kinds: Collection[Known]) -> Period | None:
    """The longest run of such days, the first of several; None where there is none."""
    found = runs([day.day for day in days if day.known in kinds])
    return max(found, key=_length, default=None)


def _length(run: Period) -> int:
    return (run.end - run.start).days


def _sentence(about: Asked, first: Covered) -> Told:
    said = {
        "raid": first.raid,
        "quiet": each(partial(ends, first.quiet, first.quiet + first.unknown)),
        "unknown": first.unknown,
    }
    return told(NAME, "sentence", "answer", side=str(about.sides[0]), first=about.first, last=about.last, **said)


def _caveats(about: Asked) -> Iterator[Remark]:
    yield caveat(NAME, "one_party")
    timeless = sum(not raid.has_hour for raid in about.raids)
    if timeless:
        yield caveat(NAME, "hours", n=timeless)


QUESTION = answer
