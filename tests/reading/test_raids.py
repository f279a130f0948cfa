"""Are numbers of weapons read with what became of them, and are other numbers left alone?"""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from tests.reading.report_cases import written

from svidok.model.form import raid_form
from svidok.model.reading import Parts, RaidReport, Side
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor

WAYS = tomllib.loads(Path(__file__).with_name("counts.toml").read_text("utf-8"))["say"]


def raids(text: str, language: str, source: str | None = None) -> tuple[RaidReport, ...]:
    report = Report("r", text, language=language, published=date(2025, 10, 5), source_name=source)
    return corridor().read(report).raids


@pytest.mark.parametrize("way", WAYS, ids=[way["text"][:60] for way in WAYS])
def test_counts_are_read(way: dict[str, list[str]]) -> None:
    found = [written(c) for raid in raids(str(way["text"]), str(way["lang"])) for c in raid.counts]
    assert sorted(found) == sorted(way["counts"])


def test_a_raid_held_against_this_one_lends_it_no_date() -> None:
    text = (
        "Ukraine came under its largest air attack overnight. "
        "The Ukrainian air force recorded 741 drones and missiles, beating the 550 of 4 July."
    )
    (raid,) = raids(text, "en")
    assert [written(count) for count in raid.counts] == ["air_target launched 741"]
    assert raid.period.iso == "2025-10-05"
    assert (raid.attacker, raid.attacker_inferred) == (Side.RU, True)


def test_a_number_is_of_the_day_that_opens_its_own_clause() -> None:
    text = "Towns were without water on Thursday, crews said, a day after Russia launched 60 cruise missiles."
    (raid,) = raids(text, "en")
    assert raid.period.iso == "2025-10-01"


def test_counts_of_one_day_and_side_are_one_raid_and_other_days_are_others() -> None:
    text = (
        "У ніч на 5 жовтня ворог атакував 92 дронами. Збито 70 дронів.\n"
        "Минулого тижня, 28 вересня, росіяни запустили 40 ракет."
    )
    found = [(raid.period.iso, len(raid.counts)) for raid in raids(text, "uk")]
    assert found == [("2025-10-05", 2), ("2025-09-28", 1)]


@pytest.mark.parametrize(
    ("language", "text", "attacker"),
    [
        ("uk", "Збито 12 «шахедів».", Side.RU),
        ("ru", "Над Брянской областью сбили 12 беспилотников.", Side.UA),
        ("en", "Five ATACMS missiles were intercepted.", Side.UA),
        ("ru", "Украина насчитала за ночь 810 беспилотников.", Side.RU),
        ("en", "The Ukrainian Air Force reported 397 drones and 18 missiles.", Side.RU),
    ],
)
def test_whose_weapons_they_are(language: str, text: str, attacker: Side) -> None:
    assert {raid.attacker for raid in raids(text, language)} == {attacker}


def test_losses_at_the_front_and_plans_are_no_raids() -> None:
    text = "Противник втратив 12 танків, 40 артсистем і 300 БпЛА. Росія планує запускати 1000 дронів за ніч."
    assert raids(text, "uk") == ()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Сбиты 12 дронов: семь — над Брянской областью, пять — над Курской.", Parts.EQUAL),
        ("Сбиты 12 дронов, из них пять — над Курской областью и два — над Брянской.", Parts.FEWER),
        ("Сбиты 12 дронов: девять — над Брянской областью, пять — над Курской.", Parts.MORE),
        ("Сбиты 12 дронов.", None),
        ("Семь дронов сбиты над Брянской областью и пять над Курской.", None),
    ],
)
def test_a_break_down_tells_how_its_parts_add_up(text: str, parts: Parts | None) -> None:
    (raid,) = raids(text, "ru")
    assert raid.parts is parts
    assert raid_form(raid).get("parts") == parts


def test_the_headline_said_roughly_is_the_number_of_the_body() -> None:
    text = "Над областью сбили более 50 дронов\n\nПВО уничтожила 51 дрон, сообщил губернатор."
    assert [written(count) for raid in raids(text, "ru") for count in raid.counts] == ["drone shot_down 51"]
