"""Which stretch of days is meant: a week, a month, a year, a sum since a day?"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from svidok.model.period import DatePrecision, Period, Scene
from svidok.resolving.expressions import Meaning, Said, Words, dated, last_day, scene_of, unknown
from svidok.resolving.instants import ONE_DAY, day_period, month_end, range_period, shifted
from svidok.resolving.moments import AS_SAID, FUTURE_WEIGHT, Day, Standpoint, civil, nearest
from svidok.resolving.prospects import ahead, due
from svidok.resolving.units import MOST, SEASONS, UNIT_DAYS, later, month_of, opening_day, season_days, span

VAGUE_DAYS = 7


def _last(words: Words) -> Said | None:
    """The last n days, weeks, months: a sum up to publication. Without a number a vague stretch, no sum."""
    here, unit = words.here, words.kind("u", "time.unit") or words.setting("unit", "")
    count = words.count("n") or words.setting("n", 0)
    if unit not in UNIT_DAYS or count > MOST or (unit == "day" and count == 1):
        return None
    if words.setting("open", False) and words.foretold():
        return ahead(words)
    if here.published is None:
        return unknown("counted from publication, which is not known", Scene.CUMULATIVE)
    length = UNIT_DAYS[unit] * (count or VAGUE_DAYS if unit == "day" else count or 3)
    first = shifted(here.published, 1 - length)
    if not count:
        return Said(range_period(first, here.published, here.zone), Scene.EVENT, f"lately, about {length} days")
    return _sum(first, here, f"the last {length} days up to publication")


def _sum(first: date, here: Standpoint, reason: str) -> Said:
    last = max(here.published or first, first)
    return Said(range_period(first, last, here.zone, day=last), Scene.CUMULATIVE, reason)


def _ago(words: Words) -> Said | None:
    """n days, weeks, months, years before publication; as precise as its unit, or as the day named beside it."""
    here, unit, named = words.here, words.kind("u", "time.unit"), words.day("d")
    count = words.count("n") or words.setting("n", 1)
    if (shift := words.kind("s", "time.shift")) is not None:  # «торік у ніч на 25 грудня»
        unit, count = "year", -int(shift)
    if unit not in UNIT_DAYS or not 0 <= count <= MOST:
        return None
    if here.published is None:
        return unknown("counted from publication, which is not known", Scene.RETROSPECT)
    day = shifted(here.published, -UNIT_DAYS[unit] * count)
    reason = f"{count} {unit}(s) before publication"
    if named is not None:
        return _that_year(named, here, here.published.year - count)
    if unit == "year" and words.setting("exact", 0):
        return dated(_years_before(here.published, count), "whole", reason, here)._replace(scene=Scene.RETROSPECT)
    if unit == "day":
        return dated(day, "whole", reason, here)
    if unit == "week":
        return Said(range_period(shifted(day, -3), shifted(day, 3), here.zone), Scene.EVENT, reason)
    if unit == "month":
        return _month_period(day.year, day.month, here, reason)
    return Said(_year_period(here.published.year - count, here), Scene.RETROSPECT, reason)


def _that_year(named: Day, here: Standpoint, year: int) -> Said | None:
    """The day of «рік тому, 4 квітня»; a year that it is said with stands."""
    if named.day is None:
        return None
    day = named.day if named.reason.startswith(AS_SAID) else civil(year, named.day.month, named.day.day)
    return None if day is None else dated(day, "whole", f"{AS_SAID}, so many years before publication", here)


def _years_before(day: date, count: int) -> date:
    """The same day so many years before; 29 February becomes 28."""
    year = max(day.year - count, date.min.year)
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))


def _unit(words: Words) -> Said | None:
    """This, last or next week, month, year or season, from publication."""
    here, unit = words.here, words.kind("u", "time.unit") or words.kind("u", "time.season")
    shift = words.setting("shift", 0)
    if words.kind("s", "time.shift") is not None:
        unit, shift = "year", int(words.kind("s", "time.shift") or 0)
    if unit is None:
        return None
    if here.published is None:
        return unknown("counted from publication, which is not known")
    if unit in SEASONS and shift > 0 and span(unit, 0, here.published)[0] > here.published:
        shift = 0  # "the coming winter" said in summer is the one that comes first
    first, last = span(unit, shift, here.published)
    ended = unit == "weekend" or unit in SEASONS
    if ended and not shift and first > here.published and not words.foretold():
        first, last = span(unit, -1, here.published)
    foretold = words.foretold() and not words.setting("past", False)
    coming = first > here.published or (last > here.published and foretold)
    if coming or words.setting("scene", "") == Scene.DUE:
        return due(max(first, here.published), last, unit, here)
    if first <= here.published < last and not shift:
        last = here.published
        first = span(unit, -1, here.published)[0] if unit == "week" and first == last else first  # said on a Monday
    period = range_period(first, last, here.zone)
    if unit == "month":
        period = replace(period, precision=DatePrecision.MONTH, day=first)
    if unit == "year":
        period = replace(period, precision=DatePrecision.YEAR, day=first)
    scene = Scene.RETROSPECT if unit == "year" and shift < 0 else scene_of(first, last, here)
    return Said(period, scene, f"{unit} {shift:+d} of publication")


def _year_period(year: int, here: Standpoint) -> Period:
    whole = range_period(date(year, 1, 1), date(year, 12, 31), here.zone)
    return replace(whole, precision=DatePrecision.YEAR, day=date(year, 1, 1))


def _month_period(year: int, month: int, here: Standpoint, reason: str) -> Said:
    first, last = date(year, month, 1), month_end(year, month)
    return Said(range_period(first, last, here.zone), scene_of(first, last, here), reason)


def _month(words: Words) -> Said | None:
    named = month_of(words, weight=1 if words.foretold() else FUTURE_WEIGHT)
    if named is None:
        missing = words.match.token("y", words.tokens) is None and words.here.published is None
        return unknown("a month without a year") if missing else None
    said = _month_period(*named, words.here, "the month as said, its year the nearest unless said")
    published, last = words.here.published, month_end(*named)
    if published is not None and last > published and words.foretold():
        return due(max(published, date(*named, 1)), last, "month", words.here)
    return said._replace(scene=Scene(words.setting("scene", said.scene)))


def _year(words: Words) -> Said | None:
    year = words.count("y")
    if year is None or civil(year, 1, 1) is None or (words.setting("bare", False) and not 1991 <= year <= 2049):
        return None
    scene = scene_of(date(year, 1, 1), date(year, 12, 31), words.here)
    if words.here.published is not None and year < words.here.published.year:
        scene = Scene.RETROSPECT
    return Said(_year_period(year, words.here), Scene(words.setting("scene", scene)), "the year as said")


def _season_of(words: Words) -> Said | None:
    season = words.kind("u", "time.season") or words.kind("u", "time.seasonal")
    year, here = words.count("y"), words.here
    if season is None or (year is not None and civil(year, 1, 1) is None):
        return None
    if year is None and here.published is None:
        return unknown("a season without a year")
    if year is None and here.published is not None:
        years = range(here.published.year - 1, here.published.year + 2)
        weight = 1 if words.foretold() else FUTURE_WEIGHT
        year = nearest([season_days(season, each)[0] for each in years], here.published, weight).year
    first, last = season_days(season, year or 0)
    if here.published is not None and last > here.published and (first > here.published or words.foretold()):
        return due(max(first, here.published), last, season, here)
    last = _so_far(first, last, here)
    return Said(range_period(first, last, here.zone), scene_of(first, last, here), f"{season} {year}")


def _so_far(first: date, last: date, here: Standpoint) -> date:
    """The last day of a time of which something is told that has happened."""
    return here.published if here.published is not None and first <= here.published < last else last


def _since(words: Words) -> Said | None:
    """A sum from a day, month, year, season or a fixed date of the pack up to publication."""
    here, day = words.here, words.day("d")
    fixed = words.setting("since", "")
    unit = words.kind("u", "time.unit") or words.kind("u", "time.season")
    if words.kind("s", "time.shift") is not None:
        unit = "year"
    month, year = month_of(words), words.count("y")
    first: date | None = None
    if fixed:
        first = date.fromisoformat(fixed)
    elif day is not None:
        first = day.day
    elif month is not None:
        first = date(*month, 1)
    elif unit is not None and here.published is not None:
        first = span(unit, words.setting("shift", 0), here.published)[0]
        if first > here.published:
            first = span(unit, words.setting("shift", 0) - 1, here.published)[0]
    elif year is not None and civil(year, 1, 1) is not None:
        first = date(year, 1, 1)
    if first is None:
        return unknown("a sum from a day that is not known", Scene.CUMULATIVE)
    return _sum(first, here, f"a sum since {first.isoformat()}")


def _between(words: Words) -> Said | None:
    """From one day to another: a sum; two days side by side are rather one night, dated by the second."""
    here, last = words.here, last_day(words)
    if last is None or last.day is None:
        return None if last is None else unknown(last.reason)
    opening, known = words.count("a"), words.day("e")
    first = known.day if known is not None else _day_before(opening, last.day)
    if first is None or first > last.day or (last.day - first).days > 5000:
        return None
    period = range_period(first, last.day, here.zone, day=last.day)
    scene = Scene.CUMULATIVE if last.day - first > ONE_DAY else scene_of(first, last.day, here)
    return Said(period, scene, f"from {first.isoformat()} to {last.day.isoformat()}: {last.reason}")


def _months(words: Words) -> Said | None:
    """From one month to another: a sum."""
    last, month, year = month_of(words), words.count("f", "time.month"), words.count("z")
    if last is None or month is None:
        return unknown("months of a year that is not known", Scene.CUMULATIVE)
    first = civil(year or last[0] - (month > last[1]), month, 1)
    return None if first is None else _of_past(first, month_end(*last), words)


def _opening(words: Words) -> Said | None:
    """The first n days, weeks or months of a month or year: a sum."""
    first, unit = opening_day(words), words.kind("u", "time.unit") or words.setting("unit", "")
    count = words.count("n") or words.setting("n", 0)
    if first is None or unit not in UNIT_DAYS or not 0 < count <= MOST:
        return None
    return _of_past(first, shifted(later(first, unit, count), -1), words)


def _of_past(first: date, last: date, words: Words) -> Said | None:
    here = words.here
    last = _so_far(first, last, here)
    if first >= last or (here.published is not None and last > here.published):
        return None
    period = range_period(first, last, here.zone, day=last)
    return Said(period, Scene.CUMULATIVE, f"from {first.isoformat()} to {last.isoformat()}")


def _week(words: Words) -> Said | None:
    """The week that begins or ends on a day: `days` counts from that day to its other end."""
    here, day = words.here, words.day("d")
    if day is None or day.day is None:
        return None if day is None else unknown(day.reason)
    first, last = sorted((day.day, shifted(day.day, words.setting("days", 6))))
    period = range_period(first, last, here.zone, day=last)
    return Said(period, Scene.CUMULATIVE, f"the week from {first.isoformat()} to {last.isoformat()}")


def _day_before(number_of_day: int | None, last: date) -> date | None:
    """The day with this number in the month of `last`, or in the month before where it stands higher."""
    if number_of_day is None:
        return None
    year, month = last.year, last.month
    if number_of_day > last.day:
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
    return civil(year, month, number_of_day)


def _vague(words: Words) -> Said | None:
    """Recently, earlier, the previous attacks: a time that is named and not known; before publication."""
    scene = Scene(words.setting("scene", Scene.EVENT))
    published = words.here.published
    if published is None:
        return unknown("a time that the words leave open", scene)
    latest = day_period(published, words.here.zone).latest
    return Said(Period(latest=latest, zone=words.here.zone), scene, "a time that the words leave open")


STRETCHES: Mapping[str, Meaning] = {
    "last": _last,
    "ago": _ago,
    "unit": _unit,
    "month": _month,
    "year": _year,
    "season": _season_of,
    "since": _since,
    "between": _between,
    "months": _months,
    "opening": _opening,
    "week": _week,
    "vague": _vague,
}
