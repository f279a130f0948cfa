"""Is a number without a time of its own counted over the weeks, the day or the window that the words before it say?"""

from datetime import date

import pytest

from svidok.model.report import Report
from svidok.pipeline.corridor import corridor


def told(language: str, text: str) -> list[tuple[str | None, bool, str, int | None]]:
    report = Report("r", text, language=language, published=date(2025, 10, 5))
    return [
        (raid.period.iso, raid.cumulative, count.weapon, count.range.least)
        for raid in corridor().read(report).raids
        for count in raid.counts
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "This week Russia used 900 bombs. The occupiers also launched over 40 missiles."),
        ("en", "Over the past week Russia has used 900 bombs. In addition, 40 missiles were fired."),
        ("uk", "За тиждень росіяни застосували 900 авіабомб. Крім цього, було випущено 40 ракет."),
        ("uk", "За тиждень ворог скинув 900 бомб. Також він запустив 40 ракет."),
        ("ru", "За неделю противник сбросил 900 авиабомб. Кроме того, выпущено 40 ракет."),
        # no day is told of, only the week
        ("en", "This week Russia used 900 bombs. Most fell on the border. The occupiers launched over 40 missiles."),
        ("uk", "За тиждень ворог скинув 900 бомб. Більшість упала біля кордону. Громади накрили 40 ракетами."),
        ("ru", "За неделю противник сбросил 900 авиабомб. Большинство упало у границы. По городам выпущено 40 ракет."),
    ],
)
def test_what_is_added_to_a_sum_is_of_its_weeks(language: str, text: str) -> None:
    assert told(language, text) == [("2025-10-05", True, "bomb", 900), ("2025-10-05", True, "missile", 40)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "ru",
            "Президент назвал количество дронов, которыми РФ атаковала города за неделю. Враг выпустил 2000 дронов.",
        ),
        ("ru", "Система РЭБ за неделю предотвратила 309 атак. Над городом уничтожены 196 дронов."),
        ("uk", "Президент сказав, скільки ракет і дронів випущено за тиждень. Росіяни застосували 300 шахедів."),
    ],
)
def test_a_sum_that_is_announced_is_told_in_the_next_sentence(language: str, text: str) -> None:
    assert [(day, summed) for day, summed, _, _ in told(language, text)] == [("2025-10-05", True)]


def test_the_lines_of_a_list_are_of_the_day_that_stands_above_them() -> None:
    text = (
        "Про це начальник ОВА повідомив у неділю, 5 жовтня.\n"
        "Він написав, що за минулу добу регіон був атакований:\n- 94 БпЛА;\n- сім КАБів."
    )
    assert told("uk", text) == [("2025-10-04", False, "drone", 94), ("2025-10-04", False, "bomb", 7)]


def test_one_number_of_a_day_and_of_its_window_is_told_once() -> None:
    text = (
        "За прошедшие сутки над Белгородской областью сбили 34 беспилотника.\n"
        "«С 07:00 4 октября по 07:00 5 октября ликвидировано 34 беспилотника», — написал губернатор."
    )
    assert [(weapon, least) for _, _, weapon, least in told("ru", text)] == [("drone", 34)]
