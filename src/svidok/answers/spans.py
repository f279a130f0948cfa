"""Which days and raids is the question about, and how are the days cut into weeks, months and ways of counting?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from svidok.answers.asking import Snapshot
from svidok.answers.counting import Area
from svidok.answers.families import Family
from svidok.lexicon.breaks import Break, breaks_crossed
from svidok.model.answer import Period, Query
from svidok.model.figure import Outcome
from svidok.model.period import DatePrecision
from svidok.model.reading import Side
from svidok.model.record import Raid

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Asked:
    """The raids that are asked about, by day, over the days [first, last]; sums over weeks are none of them."""

    first: date
    last: date
    sides: tuple[Side, ...]
    area: Area
    raids: tuple[Raid, ...]

    def of(self, side: Side) -> tuple[Raid, ...]:
        return tuple(raid for raid in self.raids if raid.attacker is side)

    @property
    def period(self) -> Period:
        return Period(self.first, self.last + DAY)

    def breaks(self, outcomes: Collection[Outcome], families: Iterable[Family]) -> tuple[Break, ...]:
        """The breaks of the register that figures of these outcomes go across; those of a table's own regional rows
        only where a region is asked about.
        """
        codes = [code for family in families for code in family.codes]
        crossed = [one for code in codes for one in breaks_crossed(self.first, self.last, outcomes, code)]
        own = (one for one in dict.fromkeys(crossed) if one.side in self.sides and (one.table is None or self.area))
        return tuple(sorted(own, key=lambda one: (one.since, one.id)))


def asked(snapshot: Snapshot, query: Query, *, until: date | None = None) -> Asked | None:
    """What the query chooses of the record, nothing after `until`; None where it holds no raid that fits."""
    raids = [raid for raid in snapshot.raids if _meant(raid, query) and (until is None or _day(raid) <= until)]
    if not raids:
        return None
    raids.sort(key=lambda raid: (_day(raid), raid.id))
    sides = tuple(side for side in Side if any(raid.attacker is side for raid in raids))
    first, last = query.first or _day(raids[0]), query.last or _day(raids[-1])
    if until is not None:
        last = min(last, until)
    return Asked(first, last, sides, (query.area,) if query.area else (), tuple(raids))


def day_of(raid: Raid) -> date:
    """The day of a raid that was chosen: all of those have one."""
    return _day(raid)


def months(first: date, last: date) -> Iterator[Period]:
    """The months that [first, last] touches, cut to it."""
    start = first
    while start <= last:
        following = (start.replace(day=1) + 31 * DAY).replace(day=1)
        yield Period(start, min(following, last + DAY))
        start = following


def weeks(first: date, last: date) -> Iterator[Period]:
    """The weeks from Monday that [first, last] touches, cut to it."""
    start = first
    while start <= last:
        following = start + (7 - start.weekday()) * DAY
        yield Period(start, min(following, last + DAY))
        start = following


def eras(span: Period, crossed: Iterable[Break]) -> tuple[Period, ...]:
    """The stretches of one way of counting, and those between in which ways are mixed, in order."""
    cuts = {day for one in crossed for day in (one.until + DAY, one.since) if span.start < day < span.end}
    ends = [span.start, *sorted(cuts), span.end]
    return tuple(Period(start, end) for start, end in pairwise(ends))


def within(raids: Sequence[Raid], period: Period) -> Sequence[Raid]:
    """Those of the period; `raids` must stand by day."""
    return raids[bisect_left(raids, period.start, key=_day) : bisect_left(raids, period.end, key=_day)]


def _meant(raid: Raid, query: Query) -> bool:
    if raid.cumulative or raid.attacker is None or raid.precision is not DatePrecision.DAY or raid.day is None:
        return False
    if query.side is not None and raid.attacker is not query.side:
        return False
    return (query.first is None or query.first <= raid.day) and (query.last is None or raid.day <= query.last)


def _day(raid: Raid) -> date:
    assert raid.day is not None  # `_meant` lets no other pass
    return raid.day
