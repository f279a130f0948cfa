"""May two times that a report tells be of the same strike?"""

from __future__ import annotations

from datetime import datetime, timedelta

from svidok.model.period import DatePrecision, Period

_DAY = timedelta(hours=23)  # the shortest there is
_FEW_DAYS = timedelta(days=8)  # the longest of "this week" and "over the weekend"


def same_time(one: Period, other: Period) -> bool:
    """Whether one strike may be of both: of one date, of none, of an assumed one, or of a day and its week."""
    if one.iso == other.iso or not one.iso or not other.iso:
        return True
    return one.assumed or other.assumed or within(one, other) or within(other, one) or _one_night(one, other)


def _one_night(one: Period, other: Period) -> bool:
    """Whether one is the evening in which the night of the other begins: "late on Monday", "overnight"."""
    partly = all(part.precision is DatePrecision.DAY and (length(part) or _DAY) < _DAY for part in (one, other))
    return partly and (_holds(one, _middle(other)) or _holds(other, _middle(one)))


def day_of_year(day: Period, year: Period) -> bool:
    """Whether a day lies in what is only told as a year."""
    known = (year.precision, day.precision) == (DatePrecision.YEAR, DatePrecision.DAY)
    return known and (day.iso or "").startswith(year.iso or "-")


def apart_in_time(one: Period, other: Period) -> bool:
    """Whether both say their hours, and the middle of neither lies in the other; night and day may touch at morning."""
    middles = _middle(one), _middle(other)
    if one.assumed or other.assumed or None in middles:
        return False
    return not (_holds(one, middles[1]) or _holds(other, middles[0]))


def of_few_days(period: Period) -> bool:
    """Whether a time is a week or a weekend, dated by its month."""
    lasts = length(period)
    return period.precision is not DatePrecision.DAY and lasts is not None and lasts <= _FEW_DAYS


def length(period: Period) -> timedelta | None:
    """How long a time lasts; None where an end is open."""
    return period.latest - period.earliest if period.earliest and period.latest else None


def within(one: Period, days: Period) -> bool:
    """Whether a day lies in a week, or in a weekend, that is dated by its month."""
    middle = _middle(one) if one.precision is DatePrecision.DAY and of_few_days(days) else None
    return middle is not None and _holds(days, middle)


def _middle(period: Period) -> datetime | None:
    lasts = length(period)
    return period.earliest + lasts / 2 if period.earliest and lasts else None


def _holds(period: Period, moment: datetime | None) -> bool:
    return bool(moment and period.earliest and period.latest and period.earliest <= moment < period.latest)
