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
    """A raid's day (a night has the date of its morning), what is known of it, and the raids that say so."""

    day: date
    known: Known
    raids: tuple[str, ...] = ()


def coverage(
    raids: Iterable[Raid], first: date, last: date, *, side: Side, speakers: Collection[str] = ()
) -> tuple[DayKnown, ...]:
    """Every day of [first, last] in order: what the speakers (all, where empty) tell of the attacks of `side`.

    Raids told of one region only do not count: they say nothing of the rest of the country. Sums over weeks neither.
    """
    told: dict[date, list[Raid]] = {}
    for raid in raids:
        if raid.attacker is side and raid.day is not None and not raid.cumulative and _whole(raid, speakers):
            told.setdefault(raid.day, []).append(raid)
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return tuple(_day(day, told.get(day, [])) for day in days)


def _whole(raid: Raid, speakers: Collection[str]) -> bool:
    said = any(not speakers or not set(speakers).isdisjoint(member.source) for member in raid.members)
    return said and any(not count.area for count in raid.counts)


def _day(day: date, raids: list[Raid]) -> DayKnown:
    if not raids:
        return DayKnown(day, Known.UNKNOWN)
    quiet = all(_nothing(raid) for raid in raids)
    return DayKnown(day, Known.QUIET if quiet else Known.RAID, tuple(sorted(raid.id for raid in raids)))


def _nothing(raid: Raid) -> bool:
    launched = [c for c in raid.counts if c.outcome is Outcome.LAUNCHED and c.unit is Unit.WEAPON and not c.area]
    return bool(launched) and all(count.best.most == 0 for count in launched)
