"""Between which instants does a local night, day, part of a day, month or window lie?

Every function takes civil dates and an IANA zone and gives half-open UTC instants; summer time is the zone's own, so
the night of the last Sunday of March or October is an hour shorter or longer than the others.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from svidok.model.period import DatePrecision, Period

KYIV, MOSCOW = "Europe/Kyiv", "Europe/Moscow"
ONE_DAY = timedelta(days=1)
# Local hours, half-open, counted from midnight of the day that the words name; beyond 24 is the next day.
PARTS = {"night": (-6, 12), "dawn": (0, 8), "morning": (4, 12), "day": (6, 20), "evening": (16, 24), "whole": (0, 24)}


@cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def shifted(day: date, days: int) -> date:
    """The civil date `days` later (earlier where negative)."""
    return day + days * ONE_DAY


def local(day: date, hour: int, minute: int, zone: str) -> datetime:
    """The local moment; hour 24 and beyond fall on the days after, below 0 on the day before."""
    days, hour = divmod(hour, 24)
    return datetime.combine(shifted(day, days), time(hour, minute), _zone(zone))


def local_day(instant: datetime, zone: str = KYIV) -> date:
    """The civil date of an aware instant in a zone."""
    return instant.astimezone(_zone(zone)).date()


def day_period(day: date, zone: str, part: str = "whole") -> Period:
    """The day, or one of PARTS of it, as a Period of that day; a night is the one that ends on the day's morning."""
    opens, closes = PARTS[part]
    return Period(
        precision=DatePrecision.DAY,
        day=day,
        earliest=local(day, opens, 0, zone).astimezone(UTC),
        latest=local(day, closes, 0, zone).astimezone(UTC),
        zone=zone,
    )


def range_period(first: date, last: date, zone: str, day: date | None = None) -> Period:
    """From the first day's midnight to the end of the last; dated by `day`, else as precisely as both ends agree."""
    named = Period(
        earliest=local(first, 0, 0, zone).astimezone(UTC), latest=local(last, 24, 0, zone).astimezone(UTC), zone=zone
    )
    if day is not None or first == last:
        return replace(named, precision=DatePrecision.DAY, day=day or first)
    if (first.year, first.month) == (last.year, last.month):
        return replace(named, precision=DatePrecision.MONTH, day=first.replace(day=1))
    if first.year == last.year and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return replace(named, precision=DatePrecision.YEAR, day=first)
    return named


def window_period(start: datetime | None, end: datetime | None, day: date, zone: str) -> Period:
    """A declared window; an end that is not said stays open at 12:00 of `day`, a beginning at its midnight."""
    earliest = start or local(day, 0, 0, zone)
    latest = end or max(local(day, 24, 0, zone) if start and start.hour < 18 else local(day, 12, 0, zone), earliest)
    if earliest.astimezone(UTC) >= latest.astimezone(UTC):
        latest = earliest + timedelta(minutes=1)
    return Period(
        DatePrecision.DAY, day, earliest.astimezone(UTC), latest.astimezone(UTC), start=start, end=end, zone=zone
    )


def month_end(year: int, month: int) -> date:
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - ONE_DAY
