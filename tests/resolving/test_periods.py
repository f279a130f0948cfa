"""What does each way to name a time mean? The table beside this file holds one phrase a row; edit it by hand.

`date` is ISO to the precision known, `scene` "none" where the phrase names no time at all, `start` and `end` are the
local clock times said, `assumed` "yes" where no words give the date.
"""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from svidok.lexicon import load
from svidok.model.period import DatePrecision, Period, PeriodMention, Scene
from svidok.model.report import Report
from svidok.resolving.governing import Timeline
from svidok.resolving.moments import Standpoint
from svidok.resolving.periods import apart, periods, publication, time_tokens
from svidok.text import Sentence, sentences


def table(name: str) -> list[dict[str, str]]:
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


TABLE, PHRASES, PARTS = table("periods.csv"), table("phrases.csv"), table("parts_of_day.csv")


def said(
    text: str, published: str | None, language: str, source: str | None = None, at: datetime | None = None
) -> tuple[tuple[PeriodMention, ...], list[Sentence], Report]:
    lexicon = load()
    day = date.fromisoformat(published) if published else None
    report = Report("R", text, language, published=day, published_at=at, source_name=source)
    parts = sentences(report.text, lexicon.profiles, language)
    return periods(report, parts, lexicon), parts, report


def at_clause(text: str, words: str, published: str | None, language: str = "en") -> Period:
    mentions, parts, report = said(text, published, language)
    return Timeline(mentions, parts, publication(report)).period_for(text.index(words))


def clock(moment: datetime | None) -> str:
    return "" if moment is None else moment.strftime("%Y-%m-%dT%H:%M")


@pytest.mark.parametrize("row", TABLE, ids=[f"{row['lang']}: {row['text']}" for row in TABLE])
def test_phrase(row: dict[str, str]) -> None:
    mentions, _, _ = said(row["text"], row["published"], row["lang"])
    if row["scene"] == "none":
        assert mentions == ()
        return
    period = mentions[0].period
    assert (period.iso or "", mentions[0].scene) == (row["date"], row["scene"]), mentions[0]
    assert (clock(period.start), clock(period.end)) == (row["start"], row["end"]), mentions[0]
    assert period.assumed == (row["assumed"] == "yes"), mentions[0]


@pytest.mark.parametrize("row", PHRASES, ids=[f"{row['lang']}: {row['text']}" for row in PHRASES])
def test_stretch(row: dict[str, str]) -> None:
    """`first`, `last`: the local days of the period's ends; `clock`: the last clock time said; empty is not asked."""
    mentions, _, _ = said(row["text"], row["published"], row["lang"])
    if row["scene"] == "none":
        assert mentions == ()
        return
    mention = mentions[0]
    period, zone = mention.period, ZoneInfo(mention.period.zone)
    assert (period.iso or "", mention.scene) == (row["date"], row["scene"]), mention
    if row["first"]:
        assert period.earliest is not None
        assert period.earliest.astimezone(zone).date().isoformat() == row["first"], mention
    if row["last"]:
        assert period.latest is not None
        assert (period.latest - timedelta(seconds=1)).astimezone(zone).date().isoformat() == row["last"], mention
    if row["clock"]:
        assert clock(period.end or period.start) == row["clock"], mention


@pytest.mark.parametrize("row", PARTS, ids=[f"{row['lang']}: {row['text']}" for row in PARTS])
def test_a_part_of_a_day_named_beside_its_date_narrows_it(row: dict[str, str]) -> None:
    """`opens`, `closes`: local hours of 5 June 2025; one mention and no other."""
    (mention,), _, _ = said(row["text"], "2025-06-07", row["lang"])
    midnight = datetime(2025, 6, 4, 21, tzinfo=UTC)  # in Kyiv
    assert mention.period.iso == "2025-06-05"
    assert mention.period.earliest == midnight + timedelta(hours=int(row["opens"]))
    assert mention.period.latest == midnight + timedelta(hours=int(row["closes"]))


def test_the_tables_are_wide_enough() -> None:
    for rows, least in ((TABLE, 120), (PHRASES, 300)):
        assert len(rows) >= least
        assert {row["lang"] for row in rows} == {"uk", "ru", "en"}


def test_a_night_reaches_from_the_evening_before_to_noon() -> None:
    (night,), _, _ = said("У ніч на 4 липня атакували місто", "2025-07-04", "uk")
    assert night.period.earliest == datetime(2025, 7, 3, 15, tzinfo=UTC)
    assert night.period.latest == datetime(2025, 7, 4, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("published", "hours"), [("2025-03-30", 12.0), ("2025-10-26", 14.0), ("2025-07-04", 13.0), ("2025-01-10", 13.0)]
)
def test_a_window_over_the_change_of_the_clocks_has_its_true_length(published: str, hours: float) -> None:
    (window,), _, _ = said("З 19:00 до 08:00 лунали вибухи", published, "uk")
    assert window.period.latest - window.period.earliest == timedelta(hours=hours)


def test_moscow_time_is_not_kyiv_time() -> None:
    (winter,), _, _ = said("С 11.20 до 13.05 мск уничтожены два аппарата", "2025-01-10", "ru")
    assert (winter.period.zone, winter.period.earliest) == ("Europe/Moscow", datetime(2025, 1, 10, 8, 20, tzinfo=UTC))
    (kyiv,), _, _ = said("З 10:00 до 12:00 лунали вибухи", "2025-01-10", "uk")
    assert (kyiv.period.zone, kyiv.period.earliest) == ("Europe/Kyiv", datetime(2025, 1, 10, 8, tzinfo=UTC))


def test_the_clock_of_a_russian_body_is_moscow_time() -> None:
    (window,), _, _ = said("С 10.00 до 12.00 сбиты два", "2025-01-10", "ru", source="Russian Ministry of Defence")
    assert window.period.zone == "Europe/Moscow"


def test_tonight_said_late_in_the_evening_is_the_night_to_come() -> None:
    morning = said("Drones are over Kyiv tonight", None, "en", at=datetime(2025, 7, 4, 5, tzinfo=UTC))[0][0]
    evening = said("Drones are over Kyiv tonight", None, "en", at=datetime(2025, 7, 4, 19, tzinfo=UTC))[0][0]
    assert (morning.period.iso, evening.period.iso) == ("2025-07-04", "2025-07-05")


def test_the_day_of_publication_is_the_local_one() -> None:
    (night,), _, _ = said("Уночі лунали вибухи", None, "uk", at=datetime(2025, 7, 3, 22, tzinfo=UTC))
    assert night.period.iso == "2025-07-04"


def test_a_window_that_has_not_ended_by_publication_was_yesterday() -> None:
    (window,), _, _ = said("З 20:00 до 23:50 лунали вибухи", None, "uk", at=datetime(2025, 7, 4, 6, tzinfo=UTC))
    assert (clock(window.period.start), window.period.assumed) == ("2025-07-03T20:00", True)


def test_a_slip_is_repaired_and_said() -> None:
    (window,), _, _ = said("У ніч на 3 серпня (із 19.00 2 червня) атакували", "2025-08-03", "uk")
    assert "repaired" in window.reason


def test_without_a_publication_date_nothing_is_guessed() -> None:
    for text in ("У ніч на п'ятницю", "Вчора", "За минулу добу", "14 липня", "За останні 3 дні", "З 10:00 до 12:00"):
        mentions, _, report = said(text, None, "uk")
        assert [mention.period.iso for mention in mentions] == [None], text
        assert publication(report).iso is None
    (full,), _, _ = said("14 липня 2025 року", None, "uk")
    assert full.period.iso == "2025-07-14"


def test_a_sum_has_its_first_day() -> None:
    (days,), _, _ = said("За последние 3 дня сбиты 20", "2024-06-04", "ru")
    assert days.period.earliest == datetime(2024, 6, 1, 21, tzinfo=UTC)
    (war,), _, _ = said("Since the start of the war", "2024-06-04", "en")
    assert war.period.earliest == datetime(2022, 2, 23, 22, tzinfo=UTC)


def test_the_publication_date_is_taken_only_where_nothing_is_said_and_marked() -> None:
    period = at_clause("Three were killed in Kharkiv.", "Three", "2025-07-11")
    assert (period.iso, period.assumed) == ("2025-07-11", True)


STORY = (
    "Strikes grow heavier\n\nOn Friday morning, July 11, drones hit Odesa. Kharkiv was hit as well. "
    "The day before the strike, two were killed in Kyiv in a heavy raid. The mayor spoke of a clinic.\n"
    "What happened here on the night of July 4 nobody forgot. Then came 500 drones.\n"
    "A port was hit in Izmail.\nBy the end of the year more will come. Russia took Crimea in 2014. It hit a plant."
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("drones hit Odesa", "2025-07-11"),
        ("Kharkiv was hit", "2025-07-11"),
        ("two were killed", "2025-07-10"),
        ("The mayor spoke", "2025-07-10"),
        ("What happened", "2025-07-04"),
        ("Then came", "2025-07-04"),
        ("A port", "2025-07-11"),
        ("Russia took Crimea", "2014"),
        ("It hit a plant", "2025-07-11"),
    ],
)
def test_the_time_that_governs_a_clause(words: str, expected: str) -> None:
    assert at_clause(STORY, words, "2025-07-12").iso == expected


def test_a_list_item_does_not_inherit_the_date_of_the_item_before() -> None:
    text = "🔻10 липня обстріляли село.\n🔻Трьох поранено у Харкові.\n🔻Вчора згорів склад."
    assert at_clause(text, "обстріляли", "2025-07-14", "uk").iso == "2025-07-10"
    period = at_clause(text, "Трьох", "2025-07-14", "uk")
    assert (period.iso, period.assumed) == ("2025-07-14", True)


def test_a_heading_governs_the_lines_below_it() -> None:
    text = "01:53\nFire at a refinery\n27 February\n21:44\nShells hit homes"
    assert at_clause(text, "Fire", "2026-02-28").iso == "2026-02-28"
    shells = at_clause(text, "Shells", "2026-02-28")
    assert (shells.iso, shells.start, shells.assumed) == ("2026-02-27", None, False)


@pytest.mark.parametrize(
    ("language", "text", "below"),
    [
        ("uk", "Наслідки:\n🔹 Учора ввечері у Білопіллі влучили в склад.\n🔹 У Кролевці поранено двох.", "Кролевці"),
        ("ru", "Обстрелы района\n▪️Вчера днём в Судже сгорел дом.\n▪️В Теткино ранен мужчина.", "Теткино"),
        (
            "en",
            "What was hit\n• On 3 July a drone struck a farm near Okhtyrka.\n• In Trostianets a man was hurt.",
            "Trost",
        ),
    ],
)
def test_a_bare_list_has_the_day_of_its_first_item_where_no_other_is_named(
    language: str, text: str, below: str
) -> None:
    assert at_clause(text, below, "2025-07-04", language).iso == "2025-07-03"
    another = text + {"uk": "\n🔹 Сьогодні тихо.", "ru": "\n▪️Сегодня тихо.", "en": "\n• It is quiet today."}[language]
    assert at_clause(another, below, "2025-07-04", language).iso == "2025-07-04"


def test_a_sum_governs_only_its_own_clause() -> None:
    text = "По стране выпустили 40 ракет, а за два дня потрачены 70 ракет"
    mentions, parts, report = said(text, "2024-11-28", "ru")
    timeline = Timeline(mentions, parts, publication(report))
    assert timeline.said_for(0) is None
    mention = timeline.said_for(text.index("потрачены"))
    assert mention is not None
    assert mention.scene is Scene.CUMULATIVE


def test_a_headline_takes_the_window_that_its_report_declares() -> None:
    text = (
        "⚡️ ЗБИТО 139 ДРОНІВ У ніч на 23 квітня (з 19:30 22 квітня) противник атакував. 💥 Станом на 08:00 збито 139."
    )
    period = at_clause(text, "ЗБИТО", "2026-04-23", "uk")
    assert (clock(period.start), clock(period.end)) == ("2026-04-22T19:30", "2026-04-23T08:00")


def test_an_open_time_stays_open() -> None:
    period = at_clause("Recently a depot was hit.", "a depot", "2025-07-11")
    assert (period.precision, period.iso) == (DatePrecision.UNKNOWN, None)


def test_a_moment_belongs_to_the_day_in_force() -> None:
    text = "On 14 July 2022 a siren sounded. At approximately 10:42 residents heard three explosions."
    mentions, _, _ = said(text, "2022-12-31", "en")
    assert clock(mentions[1].period.start) == "2022-07-14T10:42"
    assert not mentions[1].period.assumed


def test_a_moment_by_the_clock_holds_for_the_sentence_that_follows_it_and_no_further() -> None:
    text = "Около 13.40 мск 4 июля пресечена атака. Над областью сбиты два аппарата. Упали обломки.\nВ селе горел дом."
    shot, debris, fire = (at_clause(text, words, "2025-07-05", "ru") for words in ("сбиты", "Упали", "горел"))
    assert (clock(shot.start), clock(debris.start), clock(fire.start)) == ("2025-07-04T13:40", "", "")
    assert (debris.iso, fire.assumed) == ("2025-07-04", False)


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("ru", "Обстановка в крае на утро 9 мая\n\nЗа минувшие сутки было тихо.\n\nВ Первом районе сбит дрон.", "сбит"),
        ("uk", "Ситуація в області: ранок 9 травня\n\nЗа минулу добу було тихо.\n\nУ громаді збито дрон.", "збито"),
    ],
)
def test_a_summary_is_of_the_day_before_the_morning_in_its_headline(language: str, text: str, words: str) -> None:
    assert at_clause(text, words, "2026-05-09", language).iso == "2026-05-08"


def test_a_day_named_once_is_what_over_the_day_means_below() -> None:
    text = "Трое ранены 4 июня.\n\nВсего за день сбито 28 дронов."
    assert at_clause(text, "сбито", "2025-06-05", "ru").iso == "2025-06-04"


def test_every_rule_of_the_time_packs_fires_on_an_example_of_its_own() -> None:
    lexicon = load()
    here = Standpoint(date(2025, 7, 11), None, "Europe/Kyiv")
    silent = []
    for code, language in lexicon.languages.items():
        for rule in [*language.patterns["time"], *language.patterns["moment"]]:
            parts = [
                part._replace(language=code)
                for example in rule.examples
                for part in sentences(example, lexicon.profiles, code)
            ]
            texts = [example for example in rule.examples for _ in sentences(example, lexicon.profiles, code)]
            made = (
                time_tokens(text, part, lexicon, here) if rule.name == "time" else apart(text, part, lexicon)
                for text, part in zip(texts, parts, strict=True)
            )
            if not any(list(rule.matches(tokens)) for tokens in made):
                silent.append((code, rule.settings["meaning"], rule.examples))
    assert silent == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Drones hit a depot in Saratov overnight, the governor said Tuesday, adding that two people were hurt"),
        ("en", "A missile hit a house in Dnipro early in the morning, officials said on Tuesday"),
        ("en", "Officials said on Tuesday that overnight a missile hit a house in Dnipro"),
        ("uk", "Уночі ракета влучила в будинок у Дніпрі, повідомив у вівторок голова області"),
        ("ru", "Ночью беспилотники атаковали Саратов, сообщил во вторник губернатор"),
    ],
)
def test_a_night_told_of_on_a_day_before_publication_came_before_that_day(language: str, text: str) -> None:
    on_wednesday, _, _ = said(text, "2025-07-09", language)
    on_tuesday, _, _ = said(text, "2025-07-08", language)
    assert {mention.period.iso for mention in (*on_wednesday, *on_tuesday)} == {"2025-07-08"}


RANKED = [
    ("en", "Eleven people were killed in Kyiv in one of the deadliest Russian strikes this year"),
    ("en", "Eleven people were killed in Kyiv in the worst attack since the start of the war"),
    ("en", "It was the heaviest bombardment of the city since January"),
    ("en", "Russia fired at Kyiv in its most massive attack of the past six months"),
    ("uk", "Одинадцятеро людей загинули внаслідок найсмертоноснішої з початку року атаки"),
    ("uk", "Це наймасштабніша цього року атака на місто"),
    ("uk", "Київ пережив найпотужніший за останні тижні обстріл"),
    ("ru", "Одиннадцать человек погибли при одном из крупнейших за год ударов"),
    ("ru", "Город пережил самую смертоносную в этом году атаку"),
    ("ru", "Это мощнейший удар по городу с начала войны"),
]


@pytest.mark.parametrize(("language", "text"), RANKED, ids=[text for _, text in RANKED])
def test_the_stretch_in_which_a_strike_is_the_largest_is_not_when_it_came(language: str, text: str) -> None:
    mentions, parts, report = said(text, "2025-07-04", language)
    assert all(mention.ranks for mention in mentions)
    assert Timeline(mentions, parts, publication(report)).said_for(0) is None


@pytest.mark.parametrize(
    ("language", "text", "date"),
    [
        ("en", "The deadliest attack this year killed 32 people", "2025"),
        ("en", "Eleven people were killed in the heaviest strike of the war on 2 July", "2025-07-02"),
        ("en", "The largest of the attacks came last year", "2024"),
        ("uk", "Під час найбільшої атаки у червні загинули 11 людей", "2025-06"),
        ("ru", "Самый массированный удар нанесли в среду", "2025-07-02"),
    ],
)
def test_a_strike_ranked_first_keeps_the_time_at_which_it_came(language: str, text: str, date: str) -> None:
    assert said(text, "2025-07-04", language)[0][-1].period.iso == date
