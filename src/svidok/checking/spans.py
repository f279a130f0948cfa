"""Of which days does a claim speak, and with which are they compared?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from svidok.checking.heard import Heard
from svidok.checking.pack import Checks
from svidok.checking.surpassing import surpassed
from svidok.lexicon import Token
from svidok.model.period import DatePrecision, Scene
from svidok.model.verdict import ClaimType, Days

NUMBERS = (ClaimType.THRESHOLD, ClaimType.COUNT)
_ONE_DAY = timedelta(days=1)
_INSTANT = timedelta(microseconds=1)  # the end of a period is open
_DAYS_LEFT = timedelta(days=5)  # past the end of a month whose last days it is; an instant before it in UTC
_LONG = 300  # days of a span that is a year
_MONTH = 27  # days of a span that is a month, or taken for one
_DIGITS = re.compile(r"\d+")


def days_of(heard: Heard, kind: ClaimType) -> tuple[Days, Days | None]:
    """The days that are spoken of, and those that they are compared with."""
    today = Days(heard.said_on, heard.said_on)
    before = Days(heard.said_on - _ONE_DAY, heard.said_on - _ONE_DAY)
    since = next((t for t in heard.times if t.value.scene is Scene.CUMULATIVE), None)
    plain = [t for t in heard.times if t.value.scene in (Scene.EVENT, Scene.RETROSPECT, Scene.WINDOW)]
    dated = [t for t in plain if t.value.period.precision is DatePrecision.DAY]
    # «за добу 13 червня»: the date says which day, the words for 24 hours only how long
    dated = [t for t in dated if not heard.within("whole_day", t)] or dated
    spans = [s for t in plain if (s := span_of(t, heard.rules)) is not None]
    if kind is ClaimType.FORECAST:
        due = next(t for t in heard.times if t.value.scene is Scene.DUE)
        last = due.value.period.latest
        return (Days(heard.said_on, _local(last, heard.rules) - _ONE_DAY) if last else today), None
    if kind is ClaimType.CHANGE:
        return _two_periods(heard, spans, [t for t in dated if t not in heard.compared_times])
    dated = _of_what_surpassed(heard, dated)
    day = _day(dated) or _by_number(heard, spans) or (before if "yesterday" in heard.kinds else today)
    if kind is ClaimType.SEQUENCE and "every" in heard.kinds:
        span = _ranked_in(heard, spans) or (_from(since, heard) if since else today)
        return Days(span.first, min(span.last, heard.said_on)), None
    if kind is ClaimType.RECORD:
        if {"former_record", "beaten_record"} & heard.kinds and day.last < heard.published:
            return day, Days(None, day.last)  # until it was beaten: so on its own day it was one
        if "former_record" in heard.kinds and heard.quantity and not surpassed(heard):
            return Days(None, heard.said_on), Days(None, heard.said_on)  # of the night that its number tells
        return day, (_ranked_in(heard, spans) or (_from(since, heard) if since else None))
    if kind in NUMBERS and not dated and heard.day_number is None and not surpassed(heard):
        return _summed(heard, spans, since) or day, None
    return (day if dated or not spans else spans[0]), None


def _two_periods(heard: Heard, spans: Sequence[Days], dated: Sequence[Token]) -> tuple[Days, Days]:
    """What is compared with what: two months, or a night with another one."""
    compared = [span_of(token, heard.rules) for token in heard.compared_times]
    if len(spans) == 1 and spans[0] in compared and heard.months:
        return _nearest(heard.months[0], spans[0], heard), spans[0]
    if len(spans) > 1:
        return (spans[1], spans[0]) if spans[0] in compared else (spans[0], spans[1])
    if spans:
        return spans[0], _month_before(spans[0], heard)
    if len(heard.months) > 1:
        first, second = heard.months[:2] if not _compared_first(heard) else heard.months[1::-1]
        span = last_of(first, heard.said_on)
        return span, _nearest(second, span, heard)
    day = _day(dated) or Days(heard.said_on, heard.said_on)
    night_before = Days(day.last - _ONE_DAY, day.last - _ONE_DAY)
    other = None if "previous_night" in heard.kinds else _day(heard.compared_times)
    return day, other if other and other != day else night_before


def _nearest(month: int, span: Days, heard: Heard) -> Days:
    """The month of that name that is nearest to a span: of the same year for "April" beside "May"."""
    return min((last_of(month, day) for day in (span.last, heard.said_on)), key=lambda one: abs(one.last - span.last))


def _compared_first(heard: Heard) -> bool:
    """Whether the month named first is what another is compared with: "compared with March, April brought fewer"."""
    return _before_month(heard, "compares")


def _from_a_month(heard: Heard) -> bool:
    """Whether a period begins with the month named first: "between January and the end of June 2025"."""
    return _before_month(heard, "bound")


def _before_month(heard: Heard, kind: str) -> bool:
    month = next((at for at, token in enumerate(heard.tokens) if token.of("time.month")), 0)
    return bool(month) and heard.tokens[month - 1].is_a(kind)


def _of_what_surpassed(heard: Heard, dated: Sequence[Token]) -> list[Token]:
    """Without the day of the number that was surpassed: "it topped the 741 of 9 July"."""
    number = surpassed(heard)
    return [t for t in dated if number is None or t.end <= number.start]


def _by_number(heard: Heard, spans: Sequence[Days]) -> Days | None:
    """The day that is told by its number alone, of the month that is named, else the last one with such a day."""
    if heard.day_number is None:
        return None
    first = _ranked_in(heard, spans) or Days(None, heard.said_on)
    day = next(
        (d for n in range(62) if (d := min(first.last, heard.said_on) - n * _ONE_DAY).day == heard.day_number), None
    )
    return Days(day, day) if day else None


def _ranked_in(heard: Heard, spans: Sequence[Days]) -> Days | None:
    """The month or year among whose days something is ranked."""
    return spans[0] if spans else last_of(heard.months[0], heard.said_on) if heard.months else None


def last_of(month: int, day: date) -> Days:
    """The last month of that name that had begun by a day."""
    first = date(day.year - (month > day.month), month, 1)
    return Days(first, (first.replace(day=28) + timedelta(days=4)).replace(day=1) - _ONE_DAY)


def _summed(heard: Heard, spans: Sequence[Days], since: Token | None) -> Days | None:
    """The period over which weapons are summed: a month, since the start of the year, so many nights; None: a night."""
    if heard.length and "during" in heard.kinds:
        return Days(heard.said_on - (heard.length - 1) * _ONE_DAY, heard.said_on)
    begun = _whole(since, heard) if since else None
    if spans and begun is None and heard.months and _from_a_month(heard):
        begun = last_of(heard.months[0], spans[0].last)
    if spans:
        return Days(begun.first, spans[0].last) if begun and _before(begun, spans[0]) else _half(heard, spans[0])
    if heard.months:
        last = last_of(heard.months[-1], heard.said_on)
        return Days(last_of(heard.months[0], last.last).first, last.last)
    return begun


def _whole(since: Token, heard: Heard) -> Days:
    """All days from the first to the last that is told, both included: "between 1 and 7 June", "since January"."""
    first, last = since.value.period.earliest, since.value.period.latest
    end = min(_local(last - _INSTANT, heard.rules), heard.said_on) if last else heard.said_on
    return Days(min(_local(first, heard.rules), end) if first else heard.rules.war, end)


def _before(one: Days, two: Days) -> bool:
    return one.first is not None and two.first is not None and one.first < two.first


def _half(heard: Heard, year: Days) -> Days:
    half = heard.value("half_year")
    if half is None or year.first is None or (year.last - year.first).days < _LONG:
        return year
    middle = date(year.last.year, 7, 1)
    return Days(year.first, middle - _ONE_DAY) if half == 1 else Days(middle, year.last)


def since_month(times: Sequence[Token]) -> date | None:
    """«from March 2024»: the first day of the month that a rise or a fall is counted from."""
    found = (t.value.period.earliest for t in times if t.value.scene is Scene.CUMULATIVE)
    return next((one.date() + _DAYS_LEFT for one in found if one is not None and one.day > 26), None)


def _month_before(span: Days, heard: Heard) -> Days:
    """The last month of that name before the span."""
    since = since_month(heard.times)
    if since is not None and not heard.months and since < span.last:
        return last_of(since.month, since)
    month = heard.months[0] if heard.months else span.last.month
    year = span.last.year if month < span.last.month else span.last.year - 1
    return Days(date(year, month, 1), (date(year, month, 28) + timedelta(days=4)).replace(day=1) - _ONE_DAY)


def _day(dated: Sequence[Token]) -> Days | None:
    """Of several days the one that is told by a number («вночі 13 червня»)."""
    numbered = [t for t in dated if _DIGITS.search(t.folded)] or list(dated)
    day = numbered[0].value.period.day if numbered else None
    return Days(day, day) if day else None


def span_of(token: Token, rules: Checks) -> Days | None:
    period = token.value.period
    if period.precision is DatePrecision.DAY or not period.earliest or not period.latest:
        return None
    first, last = _local(period.earliest, rules), _local(period.latest - _INSTANT, rules)
    if period.precision is not DatePrecision.YEAR and (last - first).days < _MONTH:
        return Days(first, last) if first < last else None  # a week, or its end
    if period.precision not in (DatePrecision.MONTH, DatePrecision.YEAR):
        return None
    first = period.day.replace(day=1) if period.day else first
    if period.precision is DatePrecision.YEAR:
        return Days(date(first.year, 1, 1), date(first.year, 12, 31))
    return Days(first, (first.replace(day=28) + timedelta(days=4)).replace(day=1) - _ONE_DAY)


def _from(since: Token, heard: Heard) -> Days:
    """The days since then. What is the largest since 15 May is compared with what came after that day."""
    earliest = since.value.period.earliest
    first = _local(earliest, heard.rules) if earliest else heard.rules.war
    if heard.within("start_of", since):
        return Days(first, heard.said_on)
    if _DIGITS.search(since.folded) or first.day != 1:
        return Days(first + _ONE_DAY, heard.said_on)
    return Days((first + timedelta(days=31)).replace(day=1), heard.said_on)


def _local(instant: object, rules: Checks) -> date:
    return instant.astimezone(ZoneInfo(rules.zone)).date()  # type: ignore[attr-defined,no-any-return]
