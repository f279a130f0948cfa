"""Until when is something to come: by a day, before a season, within so many months, some day soon?

A time to come is half-open like any other: `latest` is the instant after which what was promised is late. «До
вересня», "by September" may mean either end of September; the later is taken, for nothing is late before it. Its date
is that of the end, as precise as the words: "by the end of 2027" is 2027, "within six months" a month, "in the coming
days" none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from svidok.model.period import DatePrecision, Period, Scene
from svidok.resolving.expressions import Meaning, Said, Words, unknown
from svidok.resolving.instants import day_period, month_end, range_period, shifted
from svidok.resolving.moments import NEAREST_YEAR, Day, Standpoint, civil
from svidok.resolving.units import MOST, SEASONS, UNIT_DAYS, later, month_of, season_days, span

DUE_PRECISION = {"day": DatePrecision.DAY, "year": DatePrecision.YEAR}  # all others by the month they end in


def ahead(words: Words) -> Said | None:
    """Within or after n units, to come: due by then; without a number nobody said by when."""
    here, unit = words.here, words.kind("u", "time.unit") or words.setting("unit", None)
    count = words.count("n") or words.setting("n", 0)
    if words.setting("foretold", False) and not words.foretold():
        return None
    if unit is not None and (unit not in UNIT_DAYS or count > MOST):
        return None
    if here.published is None:
        return unknown("a time to come, counted from nothing", Scene.DUE)
    if not count or unit is None:
        opens = day_period(here.published, here.zone).earliest
        return Said(Period(earliest=opens, zone=here.zone), Scene.DUE, "to come, nobody says by when")
    last = later(here.published, unit, count)
    return due(here.published, last, unit, here)


def due(first: date, last: date, unit: str, here: Standpoint) -> Said:
    """A time to come, dated by its end as precisely as its words are: by the day, the month or the year."""
    precision = DUE_PRECISION.get(unit, DatePrecision.MONTH)
    first_of = {DatePrecision.MONTH: last.replace(day=1), DatePrecision.YEAR: date(last.year, 1, 1)}
    stands = first_of.get(precision, last)
    period = replace(range_period(min(first, last), last, here.zone), precision=precision, day=stands)
    return Said(period, Scene.DUE, f"to come, before {shifted(last, 1).isoformat()}")


def _due(words: Words) -> Said | None:
    """Up to the end of what is named, or `before` it begins; None where that lies before publication."""
    here, day = words.here, words.day("d")
    named = _deadline(words, day)
    if named is None:
        counted = any(words.match.token(name, words.tokens) is not None for name in "dus")
        return unknown("a time to come, counted from nothing", Scene.DUE) if counted else None
    first, last, unit = named
    if words.setting("before", False):
        last = shifted(first, -1)
    if here.published is not None and last < here.published:
        return None
    return due(here.published or last, last, unit, here)


def _deadline(words: Words, day: Day | None) -> tuple[date, date, str] | None:
    """First and last day of what is named, and its unit; without a year the nearest, to come or gone by."""
    published, year, shift = words.here.published, words.count("y"), words.setting("shift", 0)
    unit = words.kind("u", "time.unit") or words.kind("u", "time.season")
    named_shift = words.kind("s", "time.shift")
    if day is not None:
        until = _nearer(day, published)
        return (until, until, "day") if until is not None else None
    month = month_of(words, weight=1)
    if month is not None:
        return date(*month, 1), month_end(*month), "month"
    if unit in SEASONS and year is not None:
        return (*season_days(unit, year), unit) if civil(year, 1, 1) is not None else None
    if unit is None and named_shift is not None:
        unit, shift = "year", int(named_shift)
    if unit is not None:
        anew = words.setting("before", False) or words.setting("next", False)
        return _coming(unit, shift, published, anew) if published is not None else None
    if year is None or civil(year, 1, 1) is None:
        return None
    return date(year, 1, 1), date(year, 12, 31), "year"


def _coming(unit: str, shift: int, published: date, anew: bool) -> tuple[date, date, str]:
    """The unit in question; a season gone by (or, `anew`, one that has begun) is the next one."""
    first, last = span(unit, shift, published)
    if unit in SEASONS and (first <= published if anew else last < published):
        first, last = span(unit, shift + 1, published)
    return first, last, unit


def _nearer(day: Day, published: date | None) -> date | None:
    if day.counted and day.weekday and day.day is not None and published is not None and day.day < published:
        return shifted(day.day, 7)
    if day.day is None or published is None or day.reason != NEAREST_YEAR:
        return day.day
    coming = civil(day.day.year + 1, day.day.month, day.day.day)
    return coming if coming is not None and coming - published < published - day.day else day.day


PROSPECTS: Mapping[str, Meaning] = {"due": _due, "ahead": ahead}
