"""Which clock times and which dates do the words of a sentence name?

The first of two passes: the rules called `moment` in a language's time.toml turn «18:00», "8 p.m.", «14 червня 2026
року», «у п'ятницю» and «вчора» into single tokens that hold a Clock or a Day, so that the rules of the second pass
(expressions.py) speak of dates and clocks and never of digits.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from svidok.lexicon import Lexicon, Match, Token
from svidok.resolving.instants import ONE_DAY, month_end, shifted

EARLIEST_YEAR, LATEST_YEAR = 1800, 2100
AS_SAID = "date as said"
NEAREST_YEAR = "the year nearest to publication"
FUTURE_WEIGHT = 6  # a date without a year lies in the past unless the coming one is six times nearer


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; `zone` only where the words name it ("мск")."""

    hour: int
    minute: int
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """A civil date and how it was arrived at; no date where the report gives nothing to count from."""

    day: date | None
    reason: str
    part: str | None = None
    weekday: bool = False


@dataclass(frozen=True, slots=True)
class Standpoint:
    """From where a text's words are said: its publication (local date and hour), its zone, and what it named before.

    `anchor` is the day named last, `day` the one named last in this paragraph or by the heading above it, `year` a
    year other than publication's that the text has named in full.
    """

    published: date | None
    hour: int | None
    zone: str
    anchor: date | None = None
    day: date | None = None
    night: bool = False  # `day` is the morning of a night
    year: int | None = None


def moments(tokens: Sequence[Token], lexicon: Lexicon, language: str, here: Standpoint) -> list[Token]:
    """The tokens with every clock time and date made one token of kind time.clock or time.date."""
    found: list[tuple[Match, Clock | Day, str]] = []
    for match in lexicon.matches("moment", language, tokens):
        meaning = match.pattern.settings["meaning"]
        value = READERS[meaning](match, tokens, here)
        if value is not None:
            sort = match.pattern.settings.get("sort", "exact")
            found.append((match, value, f"time.clock.{sort}" if isinstance(value, Clock) else "time.date"))
    found.sort(key=lambda item: (item[0].start - item[0].end, item[0].start))
    taken: dict[int, tuple[Match, Clock | Day, str]] = {}
    free = [True] * len(tokens)
    for item in found:
        span = slice(item[0].start, item[0].end)
        if all(free[span]):
            free[span] = [False] * (span.stop - span.start)
            taken[span.start] = item
    return list(_joined(tokens, taken))


def _joined(tokens: Sequence[Token], taken: dict[int, tuple[Match, Clock | Day, str]]) -> list[Token]:
    joined: list[Token] = []
    here = 0
    while here < len(tokens):
        item = taken.get(here)
        if item is None:
            joined.append(tokens[here])
            here += 1
            continue
        match, value, kind = item
        first, last = tokens[match.start], tokens[match.end - 1]
        folded = " ".join(token.folded for token in tokens[match.start : match.end])
        joined.append(Token(first.start, last.end, folded, frozenset({kind}), value))
        here = match.end
    return joined


def number(match: Match, tokens: Sequence[Token], name: str, kind: str = "number") -> int | None:
    """What a captured token counts: its digits, or the value of its kind; None where it is absent or no number."""
    token = match.token(name, tokens)
    if token is None:
        return None
    said = token.folded if token.folded.isdecimal() else token.of(kind)
    return int(said) if said and said.isdecimal() and len(said) <= 9 else None


def nearest(candidates: Sequence[date], published: date, weight: int = FUTURE_WEIGHT) -> date:
    """The candidate nearest to publication; one to come must be `weight` times nearer than one gone by."""
    return min(candidates, key=lambda day: abs((day - published).days) * (weight if day > published else 1))


def civil(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    if not (EARLIEST_YEAR <= year <= LATEST_YEAR and 1 <= month <= 12):
        return None
    return date(year, month, day) if 1 <= day <= month_end(year, month).day else None


def _clock(match: Match, tokens: Sequence[Token], here: Standpoint) -> Clock | None:
    fixed = match.pattern.settings.get("hour")
    hour = fixed if fixed is not None else number(match, tokens, "h", "time.hour")
    minutes = match.token("m", tokens)
    if hour is None or (minutes is not None and len(minutes.folded) != 2):
        return None
    minute = int(minutes.folded) if minutes is not None else 0
    half = match.token("half", tokens)
    afternoon = half.of("time.half") if half is not None else None
    if afternoon is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if _after_noon(afternoon, hour) else 0)
    zone = match.token("z", tokens)
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    return Clock(hour, minute, zone.of("time.zone") if zone is not None else None)


def _after_noon(half: str, hour: int) -> bool:
    """«о 3 ночі» is 03:00, «об 11 ночі» 23:00, «о 12 дня» noon, "12 am" midnight."""
    return half == "pm" or (half == "night" and 9 <= hour < 12) or (half == "day" and (hour < 9 or hour == 12))


def _date(match: Match, tokens: Sequence[Token], here: Standpoint) -> Day | None:
    day, month = number(match, tokens, "d", "time.ordinal"), number(match, tokens, "m", "time.month")
    weekday = number(match, tokens, "w", "time.weekday")
    said_year = number(match, tokens, "y")
    if day is None or month is None:
        return None
    if match.token("y", tokens) is not None:
        known = civil(said_year or 0, month, day)
        return None if known is None else _checked(known, weekday)
    if civil(2024, month, day) is None:  # a leap year: 29 February is a day
        return None
    shift = match.token("s", tokens)
    if shift is not None and here.published is not None:
        years = int(shift.of("time.shift") or 0)
        known = civil(here.published.year + years, month, day)
        return None if known is None else Day(known, "the year as the words say")
    return _without_year(month, day, weekday, here)


def _checked(day: date, weekday: int | None) -> Day:
    if weekday is not None and day.isoweekday() != weekday:
        return Day(day, f"{AS_SAID}; its weekday does not fit it", weekday=True)
    return Day(day, AS_SAID, weekday=weekday is not None)


def _without_year(month: int, day: int, weekday: int | None, here: Standpoint) -> Day:
    about = here.published
    if here.year is not None and (about is None or here.year != about.year):
        known = civil(here.year, month, day)
        if known is not None and (weekday is None or known.isoweekday() == weekday):
            return Day(known, "the year as named before in the text")
    if about is None:
        return Day(None, "no year and no publication date")
    years = range(about.year - (12 if weekday is not None else 8), about.year + 2)
    candidates = [known for year in years if (known := civil(year, month, day)) is not None]
    fitting = [known for known in candidates if known.isoweekday() == weekday]
    if weekday is not None and fitting:
        return Day(nearest(fitting, about), "the year in which the weekday fits", weekday=True)
    return Day(nearest(candidates, about), NEAREST_YEAR)


def _numeric(match: Match, tokens: Sequence[Token], here: Standpoint) -> Day | None:
    day, month, year = (match.token(name, tokens) for name in "dmy")
    if day is None or month is None or year is None or max(len(day.folded), len(month.folded)) > 2:
        return None
    if len(year.folded) not in (2, 4):
        return None
    numbers = [int(token.folded) for token in (year, month, day)]
    known = civil(numbers[0] + (2000 if len(year.folded) == 2 else 0), numbers[1], numbers[2])
    return None if known is None else Day(known, AS_SAID)


def _weekday(match: Match, tokens: Sequence[Token], here: Standpoint) -> Day | None:
    weekday = number(match, tokens, "w", "time.weekday")
    if weekday is None:
        return None
    if here.published is None:
        return Day(None, "a weekday and no publication date", weekday=True)
    back = (here.published.isoweekday() - weekday) % 7
    shift = match.pattern.settings.get("shift", 0)
    if shift > 0:
        return Day(here.published + timedelta(7 - back), "the weekday after publication", weekday=True)
    if shift < 0 and back == 0:
        back = 7
    return Day(shifted(here.published, -back), "the weekday before publication", weekday=True)


def _relative(match: Match, tokens: Sequence[Token], here: Standpoint) -> Day | None:
    days = match.pattern.settings["days"]
    if here.published is None:
        return Day(None, "counted from publication, which is not known")
    return Day(here.published + days * ONE_DAY, f"publication {days:+d} d" if days else "the day of publication")


READERS: dict[str, Callable[[Match, Sequence[Token], Standpoint], Clock | Day | None]] = {
    "clock": _clock,
    "date": _date,
    "numeric": _numeric,
    "weekday": _weekday,
    "relative": _relative,
}
