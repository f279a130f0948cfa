"""Which declared windows are one raid, and in which groupings does it lie?

Windows of one side are connected where they overlap or lie less than 30 minutes apart. A chain is cut at 12:00 and at
18:00 local unless one window spans the cut. Windows that only touch are one raid within one night: else a night and
the bulletin "from 09:00 to 09:00" after it would chain into a raid of 38 hours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from svidok.model.record import Groupings, Window

GAP = timedelta(minutes=30)
NOON, EVENING = 12, 18  # local hours

Thing = TypeVar("Thing")


def connected(things: Iterable[Thing], window_of: Callable[[Thing], Window], zone: ZoneInfo) -> list[list[Thing]]:
    """The things in chains of connected windows, by start."""
    chains: list[list[Thing]] = []
    reach: Window | None = None
    for thing in sorted(things, key=lambda one: (window_of(one).start, window_of(one).end)):
        window = window_of(thing)
        if reach is not None and _joins(reach, window, zone):
            chains[-1].append(thing)
            reach = Window(reach.start, max(reach.end, window.end))
        else:
            chains.append([thing])
            reach = window
    return chains


def raid_day(end: datetime, zone: ZoneInfo) -> date:
    """The day of what ends at `end`: the night that begins at 18:00 has the date of its morning."""
    local = end.astimezone(zone)
    evening = local.replace(hour=EVENING, minute=0, second=0, microsecond=0)
    return local.date() + timedelta(days=1) if local > evening else local.date()


def groupings(windows: Iterable[Window], day: date | None, zone: ZoneInfo) -> Groupings:
    """Whether the windows reach into the night before noon, into the afternoon, or both."""
    windows = list(windows)
    if not windows or day is None:
        return Groupings(hours24=day)
    noon = datetime(day.year, day.month, day.day, NOON, tzinfo=zone)
    evening = noon.replace(hour=EVENING)
    by_day = any(window.start < evening and noon < window.end for window in windows)
    by_night = any(window.start < noon or evening < window.end for window in windows)
    return Groupings(night=day if by_night else None, day=day if by_day else None, hours24=day)


def overlap(one: Window, other: Window) -> bool:
    return one == other or (one.start < other.end and other.start < one.end)


def _joins(reach: Window, window: Window, zone: ZoneInfo) -> bool:
    if window.start < reach.end:
        return True
    if window.start - reach.end >= GAP or raid_day(reach.end, zone) != raid_day(window.end, zone):
        return False
    return not _cut_between(reach.end.astimezone(zone), window.start.astimezone(zone))


def _cut_between(end: datetime, start: datetime) -> bool:
    cuts = (end.replace(hour=hour, minute=0, second=0, microsecond=0) for hour in (NOON, EVENING))
    return any(end <= cut <= start for cut in cuts)
