"""Of which days does a claim speak, and with which are they compared?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from svidok.checking.heard import Heard
from svidok.checking.pack import Checks
from svidok.lexicon import Token
from svidok.model.period import DatePrecision, Scene
from svidok.model.verdict import ClaimType, Days

NUMBERS = (ClaimType.THRESHOLD, ClaimType.COUNT)
_ONE_DAY = timedelta(days=1)
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
        return spans[0], spans[1] if len(spans) > 1 else _month_before(spans[0], heard)
    day = _day(dated) or (before if "yesterday" in heard.kinds else today)
    if kind is ClaimType.SEQUENCE and "every" in heard.kinds:
        span = spans[0] if spans else _from(since, heard) if since else today
        return Days(span.first, min(span.last, heard.said_on)), None
    if kind is ClaimType.RECORD:
        if {"former_record", "beaten_record"} & heard.kinds and day.last < heard.said_on:
            return day, Days(None, day.last)  # until it was beaten: so on its own day it was one
        return day, (spans[0] if spans else _from(since, heard) if since else None)
    if kind in NUMBERS and not dated:
        return _summed(heard, spans, since) or day, None
    return (day if dated or not spans else spans[0]), None


def _summed(heard: Heard, spans: Sequence[Days], since: Token | None) -> Days | None:
    """The period over which weapons are summed: a month, since the start of the year, so many nights; None: a night."""
    if heard.length and "during" in heard.kinds:
        return Days(heard.said_on - (heard.length - 1) * _ONE_DAY, heard.said_on)
    if spans:
        return spans[0]
    if heard.months:
        month = heard.months[-1]
        first = date(heard.said_on.year - (month > heard.said_on.month), month, 1)
        return Days(first, (first.replace(day=28) + timedelta(days=4)).replace(day=1) - _ONE_DAY)
    return _from(since, heard) if since else None


def since_month(times: Sequence[Token]) -> int | None:
    """«from March»: the month that a rise or a fall is counted from."""
    found = (t.value.period.earliest for t in times if t.value.scene is Scene.CUMULATIVE)
    return next((one.month % 12 + 1 for one in found if one is not None and one.day > 26), None)


def _month_before(span: Days, heard: Heard) -> Days:
    """The last month of that name before the span."""
    month = heard.months[0] if heard.months else since_month(heard.times) or span.last.month
    year = span.last.year if month < span.last.month else span.last.year - 1
    return Days(date(year, month, 1), (date(year, month, 28) + timedelta(days=4)).replace(day=1) - _ONE_DAY)


def _day(dated: Sequence[Token]) -> Days | None:
    """Of several days the one that is told by a number («вночі 13 червня»)."""
    numbered = [t for t in dated if _DIGITS.search(t.folded)] or list(dated)
    day = numbered[0].value.period.day if numbered else None
    return Days(day, day) if day else None


def span_of(token: Token, rules: Checks) -> Days | None:
    period = token.value.period
    if period.precision not in (DatePrecision.MONTH, DatePrecision.YEAR) or not period.earliest or not period.latest:
        return None
    first = period.day.replace(day=1) if period.day else _local(period.earliest, rules)
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
