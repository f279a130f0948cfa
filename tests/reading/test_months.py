"""Is a bare number beside a month the sum of that month, of the weapon and with the fate that its report tells?"""

from datetime import date

import pytest

from svidok.model.report import Report
from svidok.pipeline.corridor import corridor


def told(language: str, text: str) -> list[tuple[str | None, bool, str, str, int | None]]:
    report = Report("r", text, language=language, published=date(2025, 11, 3))
    return [
        (raid.period.iso, raid.cumulative, count.weapon, count.outcome.value, count.range.least)
        for raid in corridor().read(report).raids
        for count in raid.counts
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Ворог запустив велику кількість дронів. У жовтні (5300) їх було більше, ніж у серпні (4100)."),
        ("uk", "Кількість дронів за місяцями: жовтень — 5300, серпень — 4100."),
        ("uk", "Аналітики нарахували: у жовтні (5300) дронів було більше, ніж у серпні (4100)."),
        ("uk", "За жовтень: 5300 дронів (у серпні – 4100)."),
        ("ru", "Число дронов, запущенных Россией, в октябре (5300) выросло по сравнению с августом (4100)."),
        ("ru", "Запуски дронов по месяцам: октябрь — 5300, август — 4100."),
        ("ru", "За октябрь дронов набралось 5300. Для сравнения, в августе было 4100."),
        ("en", "Drone launches by month: 5,300 in October, 4,100 in August."),
        ("en", "Russia's drone launches rose to 5,300 in October from 4,100 in August."),
        ("en", "The number of drones Russia fired rose in October (5,300) compared with August (4,100)."),
    ],
)
def test_a_number_beside_its_month_is_a_sum_over_it(language: str, text: str) -> None:
    sums = [("2025-10-31", True, "drone", "launched", 5300), ("2025-08-31", True, "drone", "launched", 4100)]
    assert told(language, text) == sums


def test_what_was_shot_down_in_one_month_was_shot_down_in_the_other() -> None:
    text = "Российская ПВО за октябрь сбила 3600 украинских беспилотников. В сентябре – 2747."
    sums = [("2025-10-31", True, "drone", "shot_down", 3600), ("2025-09-30", True, "drone", "shot_down", 2747)]
    assert told("ru", text) == sums


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Russia launched 5,300 drones in October, up from 4,100 in August. Of them, about 3,300 were Shaheds."),
        ("en", "Russia launched more drones, 5,300 in October against 4,100 in August. Of them, 3,300 Shaheds."),
        ("uk", "У жовтні росіяни запустили 5300 дронів, у серпні було 4100. З них близько 3300 – «шахеди»."),
        ("ru", "В октябре таких дронов набралось 5300, из них около 3300 — «Шахеды». В августе было 4100."),
    ],
)
def test_a_part_is_one_of_the_month_that_the_report_is_about(language: str, text: str) -> None:
    assert ("2025-10-31", True, "drone.shahed", "launched", 3300) in told(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Russia fired 1,600 drones this week, the president said on Monday."),
        ("uk", "Цього тижня росіяни застосували проти України 1600 дронів."),
        ("ru", "На этой неделе Россия выпустила по Украине 1600 дронов."),
    ],
)
def test_this_week_on_a_monday_is_the_seven_days_up_to_it(language: str, text: str) -> None:
    assert told(language, text) == [("2025-11-03", True, "drone", "launched", 1600)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Дрон упав біля школи. У ній багато дітей: у жовтні (530) їх було менше, ніж у вересні (560)."),
        ("uk", "Виробництво дронів: вересень — 5300, жовтень — 5600."),
        ("ru", "Производство дронов по месяцам: сентябрь — 5300, октябрь — 5600."),
        ("en", "The death toll from the missile attack over the weekend rose to 14 on Monday."),
        ("en", "The number of drone strikes rose to 530 in October from 410 in August."),
    ],
)
def test_other_things_of_a_month_are_no_weapons(language: str, text: str) -> None:
    assert told(language, text) == []
