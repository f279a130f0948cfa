"""Which days and raids is the question about, and how are the days cut into weeks, months and ways of counting?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from operator import attrgetter
from typing import TypeVar

from svidok.answers.amounts import added
from svidok.answers.asking import Snapshot
from svidok.answers.counting import Amounts, Total, total
from svidok.answers.facts import Area, CountFacts, IncidentFacts, RaidFacts
from svidok.answers.families import Family
from svidok.lexicon.breaks import Break, breaks_crossed
from svidok.model.answer import Period, Query
from svidok.model.figure import Outcome
from svidok.model.reading import Side

Dated = TypeVar("Dated", RaidFacts, IncidentFacts)

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Asked:
    """The raids that are asked about, by day, over the days [first, last]; sums over weeks are none of them."""

    first: date
    last: date
    sides: tuple[Side, ...]
    area: Area
    raids: tuple[RaidFacts, ...]
    snapshot: Snapshot
    _of: dict[Side, tuple[RaidFacts, ...]] = field(default_factory=dict, compare=False)
    _amounts: dict[Family, Amounts] = field(default_factory=dict, compare=False)

    def of(self, side: Side) -> tuple[RaidFacts, ...]:
        if side not in self._of:
            self._of[side] = tuple(raid for raid in self.raids if raid.attacker is side)
        return self._of[side]

    def counts(self, family: Family) -> Mapping[str, Sequence[CountFacts]]:
        """Which counts of each raid together make what was launched of the family."""
        return self.snapshot.counts(family, self.area)

    def amounts(self, family: Family) -> Amounts:
        """How many of the family were launched in each raid, found once for all the periods that are asked of."""
        if family not in self._amounts:
            sums = {raid: added(one.amount for one in held) for raid, held in self.counts(family).items()}
            self._amounts[family] = {raid: amount for raid, amount in sums.items() if amount is not None}
        return self._amounts[family]

    def launched(self, side: Side, family: Family, period: Period | None = None) -> Total:
        """The sum over the raids of one attacker in a period, else in all of the days asked about."""
        own = self.of(side)
        return total(own if period is None else within(own, period), self.amounts(family))

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


def asked(snapshot: Snapshot, query: Query) -> Asked | None:
    """What the query chooses of the record; None where it holds no raid that fits."""
    raids = [raid for raid in snapshot.raids if _meant(raid, query)]
    if not raids:
        return None
    sides = tuple(side for side in Side if any(raid.attacker is side for raid in raids))
    first, last = query.first or raids[0].day, query.last or raids[-1].day
    return Asked(first, last, sides, (query.area,) if query.area else (), tuple(raids), snapshot)


def months(first: date, last: date) -> Iterator[Period]:
    """The months that [first, last] touches, cut to it."""
    start = first
    while start <= last:
        following = next_month(start)
        yield Period(start, min(following, last + DAY))
        start = following


def next_month(day: date) -> date:
    """The first day of the month that follows."""
    return (day.replace(day=1) + 31 * DAY).replace(day=1)


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


def within(things: Sequence[Dated], period: Period) -> Sequence[Dated]:
    """Those of the period; `things` must have days and stand by them."""
    return things[bisect_left(things, period.start, key=_day) : bisect_left(things, period.end, key=_day)]


def _meant(raid: RaidFacts, query: Query) -> bool:
    if query.side is not None and raid.attacker is not query.side:
        return False
    return (query.first is None or query.first <= raid.day) and (query.last is None or raid.day <= query.last)


_day: Callable[[RaidFacts | IncidentFacts], date] = attrgetter("day")
