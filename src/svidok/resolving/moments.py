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
LATELY = timedelta(days=31)  # a day and month in digits that open a line are a date only so shortly before publication
_STOPS = frozenset(",;:()—–.!?")
_LONGEST_CLAUSE = 100  # tokens to either side of a time


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; `zone` only where the words name it ("мск")."""

    hour: int
    minute: int
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """A civil date and how it was arrived at; no date where the report gives nothing to count from.

    `counted` is the day by the publisher's calendar where it was counted by that ("on Thursday", "yesterday"): its own
    midnights are meant.
    """

    day: date | None
    reason: str
    weekday: bool = False
    counted: date | None = None


@dataclass(frozen=True, slots=True)
class Standpoint:
    """From where a text's words are said: its publication (local date and hour), its zone, and what it named before.

    `hour` is that of `published`; 24 and more are hours of the day after it (periods.standpoint says when).
    `own` is the date of publication by the publisher's calendar, in the zone `outlet` where it is not `zone`: a paper
    in Washington may write "Thursday" when it is Friday where the drones fall. `anchor` is the day named last, `day`
    the one named last in this paragraph or by the heading above it, `year` a year other than publication's that the
    text has named in full. `bulletin` is set once it has told of the day past. `told` is a day before publication on
    which what it tells was said already ("overnight, the governor said on Tuesday", in a story of Wednesday).
    """

    published: date | None
    hour: int | None
    zone: str
    anchor: date | None = None
    day: date | None = None
    night: bool = False  # `day` is the morning of a night
    late: bool = False  # what was told of it was in its evening
    year: int | None = None
    own: date | None = None
    outlet: str | None = None
    bulletin: bool = False
    told: date | None = None


def moments(tokens: Sequence[Token], lexicon: Lexicon, language: str, here: Standpoint) -> list[Token]:
    """The tokens with every clock time and date made one token of kind time.clock or time.date."""
    tokens = _foretelling(tokens, lexicon, language)
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


def _foretelling(tokens: Sequence[Token], lexicon: Lexicon, language: str) -> list[Token]:
    """The tokens with the signs of the future ("will", «планують») known as such: to this room only."""
    told = list(tokens)
    for match in lexicon.matches("future", language, tokens):
        for index in range(match.start, match.end):
            told[index] = told[index]._replace(kinds=told[index].kinds | {"future"})
    return told


def clause(tokens: Sequence[Token], here: int) -> tuple[int, int]:
    """First and past-the-last token between the stops around `here`, or as far as a clause may go."""
    begins, ends = max(0, here - _LONGEST_CLAUSE), min(here + _LONGEST_CLAUSE, len(tokens))
    first = next((index + 1 for index in range(here, begins - 1, -1) if tokens[index].folded in _STOPS), begins)
    last = next((index for index in range(here, ends) if tokens[index].folded in _STOPS), ends)
    return first, last


def foretold(tokens: Sequence[Token], here: int) -> bool:
    """Whether the clause around `here` has a sign of the future."""
    return any(token.is_a("future") for token in tokens[slice(*clause(tokens, here))])


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
    said = (number(match, tokens, "h", kind) for kind in ("time.hour", "number", "time.ordinal"))
    hour = fixed if fixed is not None else next((hour for hour in said if hour is not None), None)
    minutes = match.token("m", tokens)
    if hour is None or (minutes is not None and len(minutes.folded) != 2):
        return None
    minute = int(minutes.folded) if minutes is not None else 0
    half = match.token("half", tokens)
    afternoon = half.of("time.half") if half is not None else match.pattern.settings.get("half")
    if afternoon is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if _after_noon(afternoon, hour) else 0)
    if match.token("past", tokens) is not None:
        minute = 30
    elif match.token("to", tokens) is not None:  # «пів на четверту» is half past three
        hour, minute = (hour - 1) % 24, 30
    zone = match.token("z", tokens)
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    return Clock(hour, minute, zone.of("time.zone") if zone is not None else None)


def _after_noon(half: str, hour: int) -> bool:
    """«о 3 ночі» is 03:00, «об 11 ночі» 23:00, «о 12 дня» noon, "12 am" midnight."""
    return half == "pm" or (half == "night" and 9 <= hour < 12) or (half == "day" and (hour < 9 or hour == 12))


def _date(match: Match, tokens: Sequence[Token], here: Standpoint) -> Day | None:
    day, month = number(match, tokens, "d", "time.ordinal"), number(match, tokens, "m", "time.month")
    if (feast := match.token("f", tokens)) is not None:
        month, day = map(int, (feast.of("time.feast") or "").split("-"))
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
    short = len(year.folded) == 2
    known = civil(numbers[0] + (2000 if short else 0), numbers[1], numbers[2])
    if short and known is not None and here.published is not None and known.year > here.published.year + 1:
        return None  # a telephone number
    return None if known is None else Day(known, AS_SAID)


def _day_and_month(match: Match, tokens: Sequence[Token], here: Standpoint) -> Day | None:
    """«23.07»: a date beside a clock time or where it opens a sentence, not long before publication; else a number."""
    day, month = (match.token(name, tokens) for name in "dm")
    if day is None or month is None or len(month.folded) != 2 or len(day.folded) > 2:
        return None
    if civil(2024, int(month.folded), int(day.folded)) is None:
        return None
    beside = _clock_before(tokens, match.start) or _clock_after(tokens, match.end)
    said = _without_year(int(month.folded), int(day.folded), None, here)
    if beside:
        return said
    opens = match.start == 0 or tokens[match.start - 1].folded in "•▪️("
    if not opens or len(day.folded) != 2 or said.day is None or here.published is None:
        return None
    return said if timedelta() <= here.published - said.day <= LATELY else None


def _clock_before(tokens: Sequence[Token], here: int) -> bool:
    """Whether «09:00» or «9.00» stands before it, with at most a comma or a small word between."""
    return any(end >= 3 and _is_clock(tokens[end - 3 : end]) for end in (here, here - 1))


def _clock_after(tokens: Sequence[Token], here: int) -> bool:
    """Whether «05:40» follows, with at most a stop, a comma or a small word between."""
    return any(_is_clock(tokens[start : start + 3], ":") for start in range(here, here + 3))


def _is_clock(three: Sequence[Token], marks: str = ":.") -> bool:
    if len(three) != 3 or three[1].folded not in marks:
        return False
    hour, minute = three[0].folded, three[2].folded
    return hour.isdecimal() and minute.isdecimal() and len(minute) == 2 and int(hour) <= 24 and int(minute) < 60


def _weekday(match: Match, tokens: Sequence[Token], here: Standpoint) -> Day | None:
    named = (number(match, tokens, "w", kind) for kind in ("time.weekday", "time.weekly", "time.abbreviated"))
    weekday = next((day for day in named if day is not None), None)
    ahead = match.pattern.settings.get("ahead", False)
    if weekday is None or (ahead and not _foretold_before(tokens, match.start)):
        return None
    if here.published is None:
        return Day(None, "a weekday and no publication date", weekday=True)
    begun = shifted(here.published, (here.hour or 0) // 24)
    latest = max(begun, here.own or begun)  # of the two calendars the one that is ahead: its day can be spoken of
    back = (latest.isoweekday() - weekday) % 7
    shift = match.pattern.settings.get("shift", 0)
    if shift > 0 or ahead:
        days = (7 - back) % 7 if ahead else 7 - back
        return Day(shifted(latest, days), "the weekday after publication", weekday=True)
    if shift < 0 and back == 0:
        back = 7
    day = shifted(latest, -back)
    return Day(_begun(day, here), "the weekday before publication", weekday=True, counted=day)


def _foretold_before(tokens: Sequence[Token], here: int) -> bool:
    """Whether a sign of the future stands before it in the clause, and no strike (which is past) in between."""
    for token in reversed(tokens[clause(tokens, here)[0] : here]):
        if token.is_a("time.strike"):
            return False
        if token.is_a("future"):
            return True
    return False


def _begun(day: date, here: Standpoint) -> date:
    """The day, or that of publication where a calendar to the east is already ahead of the events' own."""
    return min(day, shifted(here.published, (here.hour or 0) // 24)) if here.published is not None else day


def _relative(match: Match, tokens: Sequence[Token], here: Standpoint) -> Day | None:
    days = match.pattern.settings["days"]
    base = here.own or here.published
    if base is None:
        return Day(None, "counted from publication, which is not known")
    day = base + days * ONE_DAY
    reason = f"publication {days:+d} d" if days else "the day of publication"
    return Day(day, reason) if days > 0 else Day(_begun(day, here), reason, counted=day)


READERS: dict[str, Callable[[Match, Sequence[Token], Standpoint], Clock | Day | None]] = {
    "clock": _clock,
    "date": _date,
    "numeric": _numeric,
    "day_and_month": _day_and_month,
    "weekday": _weekday,
    "relative": _relative,
}
