"""Whatever the instant, zone and phrase: the night is never a day off, and no text breaks the rules of a mention."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svidok.lexicon import load
from svidok.model.period import PeriodMention
from svidok.model.report import Report
from svidok.resolving.governing import Timeline
from svidok.resolving.periods import periods, publication
from svidok.text import sentences

ZONES = ["Europe/Kyiv", "Europe/Moscow"]
MONTHS = {
    "uk": "січня,лютого,березня,квітня,травня,червня,липня,серпня,вересня,жовтня,листопада,грудня",
    "ru": "января,февраля,марта,апреля,мая,июня,июля,августа,сентября,октября,ноября,декабря",
    "en": "January,February,March,April,May,June,July,August,September,October,November,December",
}
NIGHTS = {
    "uk": ["у ніч на {d} {m}", "вночі {d} {m}", "{d} {m} вночі", "у ніч з {ed} {em} на {d} {m}", "у ніч проти {d} {m}"],
    "ru": ["в ночь на {d} {m}", "ночью {d} {m}", "{d} {m} ночью", "в ночь с {ed} {em} на {d} {m}"],
    "en": ["on the night of {m} {d}", "overnight into {m} {d}", "overnight from {ed} {em} to {d} {m}"],
}
LAST_NIGHTS = {
    "uk": ["минулої ночі", "уночі", "сьогодні вночі", "за ніч", "протягом ночі"],
    "ru": ["минувшей ночью", "ночью", "сегодня ночью", "в течение прошедшей ночи", "за ночь"],
    "en": ["last night", "overnight", "during the night"],
}
instants = st.datetimes(
    datetime.fromisoformat("2022-02-24"), datetime.fromisoformat("2029-12-31"), timezones=st.just(UTC)
)
languages = st.sampled_from(sorted(MONTHS))
zones = st.sampled_from(ZONES)


def said(text: str, language: str, at: datetime | None, zone: str | None = None) -> tuple[PeriodMention, ...]:
    lexicon = load()
    report = Report("R", text, language, published_at=at)
    return periods(report, sentences(report.text, lexicon.profiles, language), lexicon, zone)


def assert_is_night(mention: PeriodMention, morning: date, zone: str) -> None:
    period = mention.period
    assert period.day == morning
    local = [moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) for moment in (period.earliest, period.latest)]
    eve = datetime.combine(morning, datetime.min.time()) - timedelta(hours=6)
    assert local == [eve, eve + timedelta(hours=18)]


@given(instants, languages, zones, st.data())
def test_a_named_night_is_never_a_day_off(at: datetime, language: str, zone: str, data: st.DataObject) -> None:
    local = at.astimezone(ZoneInfo(zone)).date()
    morning = local - timedelta(days=data.draw(st.integers(0, 200)))
    eve = morning - timedelta(days=1)
    phrase = data.draw(st.sampled_from(NIGHTS[language]))
    months = MONTHS[language].split(",")
    text = phrase.format(d=morning.day, m=months[morning.month - 1], ed=eve.day, em=months[eve.month - 1])
    mentions = said(text, language, at, zone)
    assert [mention.quote.text for mention in mentions] == [text]
    assert_is_night(mentions[0], morning, zone)


@given(instants, languages, zones, st.data())
def test_last_night_ends_on_the_local_morning_of_publication(
    at: datetime, language: str, zone: str, data: st.DataObject
) -> None:
    text = data.draw(st.sampled_from(LAST_NIGHTS[language]))
    (mention,) = said(text, language, at, zone)
    assert_is_night(mention, at.astimezone(ZoneInfo(zone)).date(), zone)


@given(instants, zones, st.integers(0, 23), st.integers(0, 59), st.integers(0, 23), st.integers(0, 59))
def test_a_window_ends_near_publication_and_lasts_less_than_a_day(
    at: datetime, zone: str, hour: int, minute: int, until: int, past: int
) -> None:
    (mention,) = said(f"с {hour:02}:{minute:02} до {until:02}:{past:02}", "ru", at, zone)
    period = mention.period
    assert (period.start.hour, period.start.minute) == (hour, minute)
    assert (period.end.hour, period.end.minute) == (until, past)
    midnight = timedelta(days=(period.end.hour, period.end.minute) == (0, 0))  # is the end of the day before it
    assert period.day == period.end.date() - midnight
    assert timedelta(0) < period.latest - period.earliest <= timedelta(hours=25)
    assert timedelta(hours=-1) < at - period.end < timedelta(hours=26)
    assert period.assumed


PIECES = (
    "ніч на 4 липня|14.06.2026|18:00|з|до|20.00|мск|у|вчора|за|тиждень|31|лютого|2025|року|–|,|.|\n|▪️|(|)|"
    "night|of|July|3-4|overnight|Friday|last|week|ago|two|by|the|end|year|since|at|8 p.m.|"
    "ночь|с|3|на|за|сутки|последние|дня|февраля|29|0|999999999999|24:00|23:59|'|е́|\u00a0"
)
pieces = st.sampled_from(PIECES.split("|"))
texts = st.one_of(st.text(max_size=80), st.lists(pieces, max_size=14).map(" ".join))


@given(texts, languages, st.one_of(st.none(), instants, st.just(datetime(1, 1, 5, tzinfo=UTC))))
def test_mentions_stand_in_the_text_in_order(text: str, language: str, at: datetime | None) -> None:
    lexicon = load()
    report = Report("R", text, language, published_at=at)
    parts = sentences(report.text, lexicon.profiles, language)
    mentions = periods(report, parts, lexicon)
    assert all(mention.quote.stands_in(report.text) and mention.reason for mention in mentions)
    assert all(one.quote.end <= other.quote.start for one, other in pairwise(mentions))
    for mention in mentions:
        period = mention.period
        if period.earliest is not None and period.latest is not None:
            assert period.earliest < period.latest
        if period.start is not None and period.end is not None:
            assert period.start.astimezone(UTC) <= period.end.astimezone(UTC)
    timeline = Timeline(mentions, parts, publication(report))
    for offset in range(0, len(report.text) + 1, 7):
        mention = timeline.said_for(offset)
        assert mention is None or any(mention.quote == other.quote for other in mentions)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("day", [date(2025, 3, 30), date(2025, 10, 26), date(2024, 2, 29), date(2025, 1, 1)])
def test_nights_at_the_edges_of_the_calendar(day: date, zone: str) -> None:
    for hour in range(24):
        at = datetime(day.year, day.month, day.day, hour, 30, tzinfo=ZoneInfo(zone))
        (mention,) = said("минулої ночі", "uk", at, zone)
        assert_is_night(mention, day, zone)
