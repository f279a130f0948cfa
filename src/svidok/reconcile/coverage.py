"""Of which days does the record know what happened, and of which does it know nothing?

A day without a bulletin is unknown; it is quiet only where somebody says so. The two are never mixed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from svidok.model.figure import Outcome, Unit
from svidok.model.reading import Side
from svidok.model.record import Raid


class Known(StrEnum):
    """What the record knows of a day."""

    RAID = "raid"
    QUIET = "quiet"  # said by somebody: nothing was launched
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class DayKnown:
    """A raid's day (a night has the date of its morning), what is known of it, and the raids that say so.

    `in_part` are raids of that day told of a part of the country alone: where they stand with UNKNOWN, something did
    happen that nobody has counted for the whole of it.
    """

    day: date
    known: Known
    raids: tuple[str, ...] = ()
    in_part: tuple[str, ...] = ()


def coverage(
    raids: Iterable[Raid], first: date, last: date, *, side: Side, speakers: Collection[str] = ()
) -> tuple[DayKnown, ...]:
    """Every day of [first, last] in order: what the speakers (all, where empty) tell of the attacks of `side`.

    Raids told of one region or of several, not of the country, do not count: they say nothing of the rest of it. Sums
    over weeks neither.
    """
    told: dict[date, list[Raid]] = {}
    for raid in raids:
        if raid.attacker is side and raid.day is not None and not raid.cumulative:
            told.setdefault(raid.day, []).append(raid)
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return tuple(_day(day, told.get(day, []), speakers) for day in days)


def _whole(raid: Raid, speakers: Collection[str]) -> bool:
    """Whether one of the speakers gives a number of it for the whole country; of several regions none is counted."""
    steps = (step for count in raid.counts if not count.area for step in count.steps)
    return any(step.counted and (not speakers or not set(speakers).isdisjoint(step.source)) for step in steps)


def _day(day: date, raids: list[Raid], speakers: Collection[str]) -> DayKnown:
    whole = [raid for raid in raids if _whole(raid, speakers)]
    in_part = _ids(raid for raid in raids if raid not in whole)
    if not whole:
        return DayKnown(day, Known.UNKNOWN, in_part=in_part)
    quiet = all(_nothing(raid) for raid in whole)
    return DayKnown(day, Known.QUIET if quiet else Known.RAID, _ids(whole), in_part)


def _ids(raids: Iterable[Raid]) -> tuple[str, ...]:
    return tuple(sorted(raid.id for raid in raids))


def _nothing(raid: Raid) -> bool:
    launched = [c for c in raid.counts if c.outcome is Outcome.LAUNCHED and c.unit is Unit.WEAPON and not c.area]
    return bool(launched) and all(count.best.most == 0 for count in launched)
