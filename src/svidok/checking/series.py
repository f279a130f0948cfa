"""What do the raids of one side add up to over a night, 24 hours or a period, as of a date?

Only what is told of the whole country counts. A day without a bulletin is unknown and never 0; a bulletin that names
other weapons and not this one tells of none of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from svidok.model.figure import Outcome, Range, Unit
from svidok.model.reading import Side
from svidok.model.record import Grade, Raid, RaidCount
from svidok.model.verdict import Days, FigureUsed, Grouping

_ONE_DAY = timedelta(days=1)
_NONE = Range.exactly(0)
_STOPPED = (Outcome.SHOT_DOWN, Outcome.SUPPRESSED)
NEUTRALISED, LAUNCHED = "neutralised", "launched"


@dataclass(frozen=True)
class Series:
    """The national raids of one side up to `as_of`, a raid's day as in the record (a night has its morning's date)."""

    raids: tuple[Raid, ...]
    as_of: date
    quiet: frozenset[date] = frozenset()

    @classmethod
    def of(cls, raids: Iterable[Raid], as_of: date, *, side: Side = Side.RU, quiet: Iterable[date] = ()) -> Series:
        """`quiet` are the days of which somebody says that nothing was launched."""
        kept = (r for r in raids if r.attacker is side and r.day and r.day <= as_of and not r.cumulative)
        national = sorted((r for r in kept if any(not c.area for c in r.counts)), key=lambda raid: (raid.day, raid.id))
        return cls(tuple(national), as_of, frozenset(quiet))

    @cached_property
    def by_day(self) -> dict[date, list[Raid]]:
        found: dict[date, list[Raid]] = {}
        for raid in self.raids:
            if raid.day is not None:
                found.setdefault(raid.day, []).append(raid)
        return found

    def on(self, day: date, grouping: Grouping) -> list[tuple[Raid, ...]]:
        """The raids of a day, as they belong together under a grouping."""
        held = self.by_day.get(day, [])
        if grouping is Grouping.RAID:
            return [(raid,) for raid in held]
        if grouping is Grouping.NIGHT:
            held = [r for r in held if r.groupings.night == day or (not r.windows and r.groupings.night is None)]
        return [tuple(held)] if held else []

    def figures(self, weapon: str, outcome: str, grouping: Grouping, days: Days) -> Iterator[FigureUsed]:
        """One figure a group, in the order of the days."""
        for day in sorted(d for d in self.by_day if (days.first or d) <= d <= days.last):
            for group in self.on(day, grouping):
                found = figure(group, weapon, outcome, Days(day, day))
                if found is not None:
                    yield found

    def total(self, weapon: str, outcome: str, days: Days) -> FigureUsed | None:
        """The sum over the days that are known; None where none is."""
        held = [raid for day in self.by_day if (days.first or day) <= day <= days.last for raid in self.by_day[day]]
        return figure(held, weapon, outcome, days)

    def unknown(self, days: Days) -> tuple[date, ...]:
        """The days of which nothing is held, oldest first."""
        first = days.first or min(self.by_day, default=days.last)
        every = (first + timedelta(days=n) for n in range((days.last - first).days + 1))
        return tuple(day for day in every if day not in self.by_day and day not in self.quiet)


def figure(raids: Sequence[Raid], weapon: str, outcome: str, days: Days) -> FigureUsed | None:
    """What these raids add up to, with the evidence; None where they tell nothing of that outcome."""
    found = [(raid, told) for raid in raids if (told := _told(raid, weapon, outcome)) is not None]
    if not found:
        return None
    total = found[0][1]
    for _, told in found[1:]:
        total += told
    return FigureUsed(
        f"{weapon} {outcome}",
        total,
        days,
        tuple(raid.id for raid, _ in found),
        tuple(sorted({origin for raid, _ in found for origin in raid.origins})),
        min((raid.grade for raid, _ in found), key=list(Grade).index),
    )


def _told(raid: Raid, weapon: str, outcome: str) -> Range | None:
    if outcome == NEUTRALISED:
        whole = raid.count(weapon, Outcome.NEUTRALISED)
        parts = [told for one in _STOPPED if (told := raid.count(weapon, one)) is not None]
        if whole is not None or not parts:
            return whole.best if whole is not None else None
        return parts[0].best + parts[1].best if len(parts) > 1 else parts[0].best
    count = raid.count(weapon, Outcome(outcome))
    if count is not None:
        return count.best
    if not _lists(raid, outcome) or _hidden(raid, weapon, outcome):
        return None
    return _of_its_kinds(raid, weapon, outcome)


def _of_its_kinds(raid: Raid, weapon: str, outcome: str) -> Range:
    """The sum of the kinds of a weapon: "ballistic missiles" are told as Iskander-M, Kinzhal and S-300."""
    kinds = [c for c in raid.counts if c.outcome == outcome and c.weapon.startswith(weapon + ".") and _whole(c)]
    total = _NONE
    for count in kinds:
        total += count.best
    unsure = sum(
        c.best.most or 0 for c in raid.counts if c.outcome == outcome and _whole(c) and _perhaps(c.weapon, weapon)
    )
    if not unsure or total.most is None:
        return total
    return Range(total.least, total.most + unsure)


def _whole(count: RaidCount) -> bool:
    return not count.derived and not count.area and count.unit is Unit.WEAPON


def _perhaps(told: str, weapon: str) -> bool:
    """Whether what is told is of the same family, and perhaps of this kind: «missile.unknown», two kinds together."""
    family, _, kind = told.partition(".")
    return weapon.startswith(family + ".") and "." not in kind and (kind == "unknown" or "_and_" in kind)


def _lists(raid: Raid, outcome: str) -> bool:
    return any(count.outcome == outcome and count.unit is Unit.WEAPON and not count.area for count in raid.counts)


def _hidden(raid: Raid, weapon: str, outcome: str) -> bool:
    """Whether a figure said less precisely, or of several kinds together, may hold this weapon too."""
    family = weapon.split(".")[0]
    return any(
        count.outcome == outcome and (weapon.startswith(count.weapon + ".") or _joined(count.weapon, weapon))
        for count in raid.counts
        if not count.derived
        and not count.area
        and (count.weapon.split(".")[0] == family or count.weapon == "air_target")
    )


def _joined(told: str, weapon: str) -> bool:
    """«Х-101 and Iskander-K» under one number, or one kind that holds the other."""
    return told == "air_target" or weapon.split(".")[-1] in told.split(".")[-1].split("_and_")
