"""Is a night ever a day off, whenever and wherever a report is out? Ten thousand instants: SVIDOK_EXAMPLES=10000."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.resolving.months import MONTHS

from svidok.lexicon import load
from svidok.model.period import Period
from svidok.model.report import Report
from svidok.resolving.periods import outlet_of, periods, zone_of
from svidok.text import sentences

EXAMPLES = int(os.environ.get("SVIDOK_EXAMPLES", "100"))
SOURCES = {"Europe/Kyiv": None, "Europe/Moscow": "Russian Ministry of Defence"}
FIRST = datetime(2022, 2, 24, tzinfo=UTC)
INSTANTS = st.integers(0, 7 * 366 * 24 * 60).map(lambda minutes: FIRST + timedelta(minutes=minutes))
ZONES = st.sampled_from(sorted(SOURCES))
WEEKDAYS = {
    "uk": ["понеділок", "вівторок", "середу", "четвер", "п'ятницю", "суботу", "неділю"],
    "ru": ["понедельник", "вторник", "среду", "четверг", "пятницу", "субботу", "воскресенье"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}
DATED = {
    "uk": "У ніч на {day} {month} лунали вибухи.",
    "ru": "В ночь на {day} {month} гремели взрывы.",
    "en": "Explosions were heard on the night of {eve} to {day} {month}.",
}
INTO_WEEKDAY = {
    "uk": "У ніч на {weekday} лунали вибухи.",
    "ru": "В ночь на {weekday} гремели взрывы.",
    "en": "Explosions were heard overnight into {weekday}.",
}
UNDATED = {"uk": "Уночі лунали вибухи.", "ru": "Ночью гремели взрывы.", "en": "Overnight explosions were heard."}
LANGUAGES = st.sampled_from(sorted(DATED))


def night(text: str, language: str, instant: datetime, zone: str) -> Period:
    lexicon = load()
    report = Report("R", text, language, published_at=instant, source_name=SOURCES[zone])
    told = sentences(report.text, lexicon.profiles, language)
    named = [mention.period for mention in periods(report, told, lexicon)]
    assert len(named) == 1, named
    return named[0]


def assert_ends_on(period: Period, morning: date, zone: str) -> None:
    """The night holds the midnight with which its morning's day begins, and ends on that day by the local clock."""
    assert (period.day, period.zone) == (morning, zone)
    assert period.earliest is not None
    assert period.latest is not None
    opens, closes = period.earliest.astimezone(ZoneInfo(zone)), period.latest.astimezone(ZoneInfo(zone))
    assert (opens.date(), closes.date()) == (morning - timedelta(days=1), morning)
    assert timedelta(hours=17) <= period.latest - period.earliest <= timedelta(hours=19)


@settings(max_examples=EXAMPLES, deadline=None)
@given(INSTANTS, ZONES, LANGUAGES, st.integers(0, 27))
def test_a_dated_night_is_the_one_that_ends_on_its_morning(
    instant: datetime, zone: str, language: str, ago: int
) -> None:
    morning = instant.astimezone(ZoneInfo(zone)).date() - timedelta(days=ago)
    eve = morning - timedelta(days=1)
    told = DATED[language].format(eve=eve.day, day=morning.day, month=MONTHS[language][morning.month - 1])
    assert_ends_on(night(told, language, instant, zone), morning, zone)


@settings(max_examples=EXAMPLES, deadline=None)
@given(INSTANTS, ZONES, LANGUAGES, st.integers(0, 5))
def test_the_night_into_a_weekday_is_the_last_such_night(instant: datetime, zone: str, language: str, ago: int) -> None:
    morning = instant.astimezone(ZoneInfo(zone)).date() - timedelta(days=ago)
    told = INTO_WEEKDAY[language].format(weekday=WEEKDAYS[language][morning.weekday()])
    assert_ends_on(night(told, language, instant, zone), morning, zone)


@settings(max_examples=EXAMPLES, deadline=None)
@given(INSTANTS, ZONES, LANGUAGES)
def test_a_night_without_a_date_is_the_one_before_publication(instant: datetime, zone: str, language: str) -> None:
    assert_ends_on(night(UNDATED[language], language, instant, zone), instant.astimezone(ZoneInfo(zone)).date(), zone)


@pytest.mark.parametrize("published", ["2025-03-30T06:00+00:00", "2025-10-26T06:00+00:00"])
def test_the_night_of_the_change_of_the_clocks_is_an_hour_shorter_or_longer(published: str) -> None:
    instant = datetime.fromisoformat(published)
    period = night(UNDATED["uk"], "uk", instant, "Europe/Kyiv")
    assert_ends_on(period, instant.date(), "Europe/Kyiv")
    assert period.earliest is not None
    assert period.latest is not None
    assert period.latest - period.earliest == timedelta(hours=17 if instant.month == 3 else 19)


# Publishers elsewhere ------------------------------------------------------------------------------------------------
OUTLETS = {
    "The Washington Post": "America/New_York",
    "BBC News": "Europe/London",
    "The Japan Times": "Asia/Tokyo",
    "The Sydney Morning Herald": "Australia/Sydney",
}
AFTER = st.integers(1, 5 * 24 * 60).map(lambda minutes: timedelta(minutes=minutes))


def told(text: str, outlet: str, instant: datetime) -> Period:
    """What an outlet's words are taken for in the zone of the events, which is Kyiv's."""
    lexicon = load()
    report = Report("R", text, "en", published_at=instant, source_name=outlet)
    (mention,) = periods(report, sentences(report.text, lexicon.profiles, "en"), lexicon)
    return mention.period


def date_in(instant: datetime, zone: str) -> date:
    return instant.astimezone(ZoneInfo(zone)).date()


@settings(max_examples=EXAMPLES, deadline=None)
@given(INSTANTS, AFTER, st.sampled_from(sorted(OUTLETS)), st.booleans())
def test_a_weekday_holds_the_event_whether_the_outlet_counts_by_its_own_calendar_or_by_kyivs(
    event: datetime, later: timedelta, outlet: str, own: bool
) -> None:
    named = date_in(event, OUTLETS[outlet] if own else "Europe/Kyiv")
    period = told(f"Drones hit Kyiv on {WEEKDAYS['en'][named.weekday()]}.", outlet, event + later)
    assert period.earliest is not None
    assert period.latest is not None
    assert period.earliest <= event < period.latest
    assert period.day in {named, min(named, date_in(event + later, "Europe/Kyiv"))}


@settings(max_examples=EXAMPLES, deadline=None)
@given(INSTANTS, st.sampled_from(sorted(OUTLETS)), st.sampled_from([("today", 0), ("yesterday", 1)]), st.data())
def test_yesterday_is_the_outlets_own(
    instant: datetime, outlet: str, word: tuple[str, int], data: st.DataObject
) -> None:
    zone = ZoneInfo(OUTLETS[outlet])
    day = date_in(instant, OUTLETS[outlet]) - timedelta(days=word[1])
    event = datetime.combine(day, data.draw(st.times()), zone)
    period = told(f"Drones hit Kyiv {word[0]}.", outlet, instant)
    assert period.earliest is not None
    assert period.latest is not None
    assert period.earliest <= event < period.latest


@settings(max_examples=EXAMPLES, deadline=None)
@given(INSTANTS, st.sampled_from(sorted(OUTLETS)))
def test_overnight_said_elsewhere_is_the_last_night_in_kyiv_that_has_begun_long_enough(
    instant: datetime, outlet: str
) -> None:
    period = told("Drones hit Kyiv overnight.", outlet, instant)
    assert period.day is not None
    assert_ends_on(period, period.day, "Europe/Kyiv")
    there, own = instant.astimezone(ZoneInfo("Europe/Kyiv")), date_in(instant, OUTLETS[outlet])
    barely = own < there.date() and there.hour < 4
    assert period.day == (own if barely else there.date())


def test_a_name_that_holds_anothers_is_itself() -> None:
    lexicon = load()
    assert outlet_of(Report("R", "", source_name="BBC News"), lexicon) == "Europe/London"
    assert outlet_of(Report("R", "", source_name="BBC News Україна"), lexicon) == "Europe/Kyiv"
    assert outlet_of(Report("R", "", source_name="Суспільне"), lexicon) is None
    assert zone_of(Report("R", "", source_name="Интерфакс"), lexicon) == "Europe/Moscow"
    assert zone_of(Report("R", "", source_name="Интерфакс-Украина"), lexicon) == "Europe/Kyiv"
