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


def raid_day(window: Window, zone: ZoneInfo) -> date:
    """The day of a window, by its middle: the night that begins at 18:00 has the date of its morning."""
    half = middle(window, zone)
    evening = half.replace(hour=EVENING, minute=0, second=0, microsecond=0)
    return half.date() + timedelta(days=1) if half > evening else half.date()


def middle(window: Window, zone: ZoneInfo) -> datetime:
    """The local moment in the middle of a window."""
    return (window.start + (window.end - window.start) / 2).astimezone(zone)


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


def hull(windows: Iterable[Window]) -> Window:
    """From the first start to the last end; `windows` must not be empty."""
    windows = list(windows)
    return Window(min(one.start for one in windows), max(one.end for one in windows))


def overlap(one: Window, other: Window) -> bool:
    return one == other or (one.start < other.end and other.start < one.end)


def agree(one: Window, other: Window) -> bool:
    """Whether half of the shorter one or more lies in the longer: "by day" from 06:00 on is no night until 08:00."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return overlap(one, other) and 2 * shared >= min(one.end - one.start, other.end - other.start)


def _joins(reach: Window, window: Window, zone: ZoneInfo) -> bool:
    if window.start < reach.end:
        return True
    if window.start - reach.end >= GAP or raid_day(reach, zone) != raid_day(window, zone):
        return False
    return not _cut_between(reach.end.astimezone(zone), window.start.astimezone(zone))


def _cut_between(end: datetime, start: datetime) -> bool:
    cuts = (end.replace(hour=hour, minute=0, second=0, microsecond=0) for hour in (NOON, EVENING))
    return any(end <= cut <= start for cut in cuts)
