"""How many weapons of a family, with one outcome, in one raid and over many?

Parts are never added to their whole, regions never to the country, nor what may be told twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from operator import add

from svidok.answers.families import Family, of_front
from svidok.lexicon.tables import known_tables
from svidok.model.figure import Outcome, Unit
from svidok.model.record import Raid, RaidCount
from svidok.reconcile.counts import WITHIN

Area = tuple[str, ...]
COUNTRY: Area = ()


@dataclass(frozen=True, slots=True)
class Amount:
    """`least` ≤ `best` ≤ `most`, open where `most` is None; `best` is the number that the words name."""

    least: int
    best: int
    most: int | None

    def __add__(self, other: Amount) -> Amount:
        most = None if self.most is None or other.most is None else self.most + other.most
        return Amount(self.least + other.least, self.best + other.best, most)


@dataclass(frozen=True, slots=True)
class Total:
    """A sum over raids and the raids it is over; `amount` is None where none of them counts any."""

    amount: Amount | None
    raids: tuple[str, ...]


def counts_of(raid: Raid, family: Family, outcome: Outcome, area: Area = COUNTRY) -> tuple[RaidCount, ...]:
    """The stated counts that together make the family's, none of them a part of another.

    Rows of a table add up: "unknown drones 4" beside "Shahed 100" is no total of them.
    """
    held = [
        count
        for count in raid.counts
        if (count.outcome, count.unit, count.area, count.derived) == (outcome, Unit.WEAPON, area, False)
        and family.holds(count.weapon)
        and said_of_whole(count)
        and not counts_front(count)
    ]
    wholes = [one.weapon for one in held if not of_rows(one)]
    return tuple(one for one in held if not any(part_of(one.weapon, whole) for whole in wholes))


def amount(raid: Raid, family: Family, outcome: Outcome, area: Area = COUNTRY) -> Amount | None:
    """How many weapons of the family; None where the raid counts none with this outcome."""
    return added(map(of_count, counts_of(raid, family, outcome, area)))


def of_count(count: RaidCount) -> Amount:
    """The number with its doubt; of who lists only some fates, what he counts is the least there was."""
    named = count.best.least if count.best.least is not None else count.best.most
    return Amount(count.least or 0, named or 0, count.most if tells_all(count) else None)


def added(amounts: Iterable[Amount]) -> Amount | None:
    held = list(amounts)
    return reduce(add, held) if held else None


def part_of(weapon: str, whole: str) -> bool:
    """Whether a count of `weapon` is a part of one of `whole`."""
    if weapon == whole:
        return False
    return whole == "air_target" or weapon.startswith(whole + ".") or WITHIN.get(weapon) == whole


def counts_front(count: RaidCount) -> bool:
    """Whether it is a day's sum over the whole front, and no raid's."""
    return all(step.window is None and of_front(count.weapon, step.source) for step in count.steps)


def of_rows(count: RaidCount) -> bool:
    """Whether all that is counted of it are rows of a known table."""
    return all(not table_titles().isdisjoint(step.via) for step in count.steps if step.counted)


def said_of_whole(count: RaidCount) -> bool:
    """Whether any statement is about all of its area; else it is about several regions of it and no total."""
    return any(step.counted for step in count.steps)


def tells_all(count: RaidCount) -> bool:
    """Whether anybody gives this count who does not list only what was shot down."""
    return any(not set(step.source) <= _partial_sources() or not step.source for step in count.steps)


def total(raids: Iterable[Raid], family: Family, outcome: Outcome, area: Area = COUNTRY) -> Total:
    """The sum over raids. Of one day's tellings without a clock time nobody knows whether they are one raid or several:
    they widen `most`, and make the figure only where nothing else is told of the day.
    """
    days: dict[object, tuple[list[Amount], list[Amount]]] = {}
    ids = []
    for raid in raids:
        found = amount(raid, family, outcome, area)
        if found is not None:
            ids.append(raid.id)
            days.setdefault((raid.attacker, raid.day), ([], []))[0 if stands_firm(raid) else 1].append(found)
    return Total(added(_of_day(*both) for both in days.values()), tuple(sorted(ids)))


def stands_firm(raid: Raid) -> bool:
    """Whether the raid is surely no other telling of another one: it has windows, or is a row of a table."""
    return bool(raid.windows) or any(not table_titles().isdisjoint(member.via) for member in raid.members)


def _of_day(firm: Sequence[Amount], loose: Sequence[Amount]) -> Amount:
    base = added(firm) or Amount(max(one.least for one in loose), max(one.best for one in loose), 0)
    more = added(loose)
    if more is None:
        return base
    return Amount(base.least, base.best, None if base.most is None or more.most is None else base.most + more.most)


@cache
def table_titles() -> frozenset[str]:
    return frozenset(table.title for table in known_tables())


@cache
def _partial_sources() -> frozenset[str]:
    return frozenset(source.name for table in known_tables() for source in table.sources if source.lists_only)
