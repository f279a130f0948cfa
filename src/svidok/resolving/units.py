"""Between which days does a week, a month, a season or a year lie, counted from a day or named with words?"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from svidok.resolving.expressions import Words
from svidok.resolving.instants import month_end, shifted
from svidok.resolving.moments import FUTURE_WEIGHT, civil, nearest

UNIT_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
MOST = 400  # units; more are no count of days or years


def span(unit: str, shift: int, published: date) -> tuple[date, date]:
    """First and last day of this unit (or that many before or after it); a winter that has begun is this one."""
    if unit == "day":
        return shifted(published, shift), shifted(published, shift)
    if unit == "weekend":
        saturday = shifted(published, 5 - published.weekday() + 7 * shift)
        return saturday, shifted(saturday, 1)
    if unit == "week":
        monday = shifted(published, -published.weekday() + 7 * shift)
        return monday, shifted(monday, 6)
    if unit == "month":
        year, month = divmod(published.year * 12 + published.month - 1 + shift, 12)
        return date(year, month + 1, 1), month_end(year, month + 1)
    year = published.year + shift
    if unit in SEASONS:
        return season_days(unit, year - (unit == "winter" and published.month < SEASONS["spring"]))
    return date(year, 1, 1), date(year, 12, 31)


def season_days(season: str, year: int) -> tuple[date, date]:
    """A winter is that of the year it begins in."""
    first = SEASONS[season]
    return date(year, first, 1), month_end(year + (first == 12), (first + 1) % 12 + 1)


def later(day: date, unit: str, count: int) -> date:
    """So many units later; months and years by the calendar."""
    if unit not in ("month", "year"):
        return shifted(day, UNIT_DAYS[unit] * count)
    year, month = divmod(day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1), 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def opening_day(words: Words) -> date | None:
    """The first day of the month or year named, of this year where none is."""
    month, year, here = month_of(words), words.count("y"), words.here
    if words.kind("m", "time.month") is not None:
        return None if month is None else civil(*month, 1)
    if year is None and here.published is not None:
        year = here.published.year + int(words.kind("s", "time.shift") or 0)
    return None if year is None else civil(year, 1, 1)


def month_of(words: Words, weight: int = FUTURE_WEIGHT) -> tuple[int, int] | None:
    """Year and month named; a month without a year is the nearest to publication, one to come by its weight."""
    month, year, here = words.count("m", "time.month"), words.count("y"), words.here
    if month is None:
        return None
    if words.match.token("y", words.tokens) is not None:
        return (year, month) if year and civil(year, month, 1) else None
    shift = words.kind("s", "time.shift")
    if words.setting("last", False) and here.published is not None:
        return here.published.year - (month >= here.published.month), month
    if here.published is None:
        return (here.year, month) if here.year else None
    if shift is not None:
        return here.published.year + int(shift), month
    if here.year is not None:
        return here.year, month
    years = range(here.published.year - 1, here.published.year + 2)
    first = nearest([date(year, month, 1) for year in years], here.published.replace(day=1), weight)
    return first.year, first.month
