"""Is what a report tells dated by the day of the strike: not by that of the telling, of a death, or of a frequency?"""

from datetime import date

import pytest

from svidok.model.report import Report
from svidok.pipeline.corridor import corridor

TOLD = [
    (
        "en",
        "The search in Ternopil is over: 38 people died, the rescue service said on Wednesday. "
        "The strike took place on 19 November.",
        [("2025-11-19", 38, None)],
    ),
    (
        "uk",
        "Пошуки в Тернополі завершено: загинули 38 людей, повідомили в середу рятувальники. Удар стався 19 листопада.",
        [("2025-11-19", 38, None)],
    ),
    (
        "en",
        "In Kherson, a woman wounded by a drone on 28 February died in hospital. "
        "On Wednesday another drone hit a bus in the city: two people were injured.",
        [("2026-02-28", 1, None), ("2026-03-04", None, 2)],
    ),
    (
        "ru",
        "В Белгороде в больнице скончался мужчина, раненный дроном 28 февраля. "
        "В среду дрон попал в автобус в городе, двое раненых.",
        [("2026-02-28", 1, None), ("2026-03-04", None, 2)],
    ),
    (
        "en",
        "Drones hit the port of Izmail, the second attack on the port this week; two people were injured.",
        [("2026-03-04", None, 2)],
    ),
    (
        "uk",
        "Дрони вдарили по порту Ізмаїла втретє цього місяця, двоє поранених.",
        [("2026-03-04", None, 2)],
    ),
    (
        "ru",
        "Завод в Туапсе дроны атаковали в третий раз за месяц, двое раненых.",
        [("2026-03-04", None, 2)],
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), TOLD, ids=[text[:50] for _, text, _ in TOLD])
def test_a_strike_has_its_own_day(language: str, text: str, expected: list[tuple[str, int | None, int | None]]) -> None:
    report = Report("r", text, language=language, published=date(2026, 3, 4))
    people = [(one.period.iso, one.killed, one.injured) for one in corridor().read(report).incidents]
    assert [(day, *(told and told.range.least for told in figures)) for day, *figures in people] == expected
