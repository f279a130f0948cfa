"""How do breaks, coverage and an empty record come into an answer?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from svidok.answers.asking import Snapshot
from svidok.answers.counting import Amount, counts_front, said_of_whole
from svidok.answers.families import every_weapon
from svidok.answers.sayings import caveat, told
from svidok.answers.spans import DAY, Asked
from svidok.lexicon.breaks import Break
from svidok.model.answer import Answer, AnswerFigure, Covered, CrossedBreak, Period, Point, Query, Remark
from svidok.model.figure import Unit
from svidok.model.reading import Side
from svidok.model.record import Raid
from svidok.reconcile.coverage import DayKnown, Known, coverage

LONG_GAP = 10  # days


def nothing(question: str, snapshot: Snapshot, query: Query) -> Answer:
    """The answer of a record that holds nothing of what is asked."""
    return Answer(question, query, snapshot.as_of, snapshot.head, told(question, "sentence", "nothing"))


def crossed(breaks: Iterable[Break]) -> tuple[CrossedBreak, ...]:
    return tuple(CrossedBreak(b.id, b.until, b.since, b.what, b.effect, b.reference) for b in breaks)


def days_known(about: Asked, side: Side) -> tuple[DayKnown, ...]:
    """What is known of each day asked about; who tells of reconnaissance drones alone tells of no raid."""
    telling = [raid for raid in about.of(side) if _tells_of_raid(raid)]
    return coverage(telling, about.first, about.last, side=side)


def covered(about: Asked) -> tuple[Covered, ...]:
    """How much of the days asked about is known, a line for each attacker."""
    return tuple(_covered(days_known(about, side)) for side in about.sides)


def remarks(question: str, breaks: Sequence[Break], coverage_: Sequence[Covered]) -> Iterator[Remark]:
    """The caveats that breaks and gaps make."""
    if breaks:
        yield caveat(question, "breaks", n=len(breaks), ids=", ".join(f"{b.id} ({b.since})" for b in breaks))
    yield caveat(question, "front")
    unknown = sum(one.unknown for one in coverage_)
    if unknown:
        gaps = ", ".join(f"{gap.start}–{gap.end - DAY}" for one in coverage_ for gap in one.gaps)
        yield caveat(question, "unknown_days", n=unknown)
        if gaps:
            yield caveat(question, "gaps", gaps=gaps)


def figure(
    name: str, about: dict[str, str], value: Amount | None, unit: str, period: Period, evidence: Iterable[str]
) -> AnswerFigure:
    """An amount with what it rests on."""
    ids = tuple(sorted(evidence))
    least, best, most = _ends(value)
    return AnswerFigure(name, about, least, best, most, unit, period, len(ids), ids)


def point(period: Period, value: Amount | None, n: int) -> Point:
    least, best, most = _ends(value)
    return Point(period.start, period.end, least, best, most, n)


def runs(days: Sequence[date]) -> list[Period]:
    """Stretches of days that follow each other, as half-open periods, in order."""
    numbered = groupby(enumerate(days), key=lambda pair: pair[1].toordinal() - pair[0])
    stretches = ([day for _, day in group] for _, group in numbered)
    return [Period(stretch[0], stretch[-1] + DAY) for stretch in stretches]


def _ends(value: Amount | None) -> tuple[int | None, int | None, int | None]:
    return (value.least, value.best, value.most) if value else (None, None, None)


def _covered(days: Sequence[DayKnown]) -> Covered:
    of = {known: [day.day for day in days if day.known is known] for known in Known}
    gaps = [run for run in runs(of[Known.UNKNOWN]) if (run.end - run.start).days >= LONG_GAP]
    known = len(of[Known.RAID]), len(of[Known.QUIET]), len(of[Known.UNKNOWN])
    return Covered(days[0].day, days[-1].day, *known, tuple(gaps))


def _tells_of_raid(raid: Raid) -> bool:
    family = every_weapon()
    told_of = (count for count in raid.counts if not count.area and said_of_whole(count) and not counts_front(count))
    return any(count.unit is Unit.LOCATION or family.holds(count.weapon) for count in told_of)
