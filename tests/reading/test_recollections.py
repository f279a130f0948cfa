"""Are the people of an earlier strike, recalled without its day, kept apart from those of the strike reported?"""

from datetime import date

import pytest

from svidok.model.report import Report
from svidok.pipeline.corridor import corridor

IZMAIL = "Drones attacked Izmail overnight, injuring two people. "
ІЗМАЇЛ = "Уночі дрони атакували Ізмаїл, двоє поранених. "
ШЕБЕКИНО = "Ночью дроны атаковали Шебекино, двое раненых. "
RECALLED = [
    ("en", IZMAIL + "It came a year after the strike on the port that killed five dockers."),
    ("en", IZMAIL + "It came two months after a missile killed five dockers at the port."),
    ("en", IZMAIL + "A previous attack on the port killed five dockers."),
    ("en", IZMAIL + "Exactly a year earlier a missile killed five dockers there."),
    ("en", "Drones attacked Izmail overnight, injuring two people, a year after a strike killed five dockers there."),
    ("uk", ІЗМАЇЛ + "Це сталося за рік після удару по порту, коли загинуло п'ятеро вантажників."),
    ("uk", ІЗМАЇЛ + "Під час попереднього обстрілу порту загинули п'ятеро вантажників."),
    ("uk", ІЗМАЇЛ + "Роком раніше від удару по порту загинули п'ятеро вантажників."),
    ("ru", ШЕБЕКИНО + "Это случилось через год после удара по рынку, когда погибли пятеро продавцов."),
    ("ru", ШЕБЕКИНО + "При предыдущем обстреле рынка погибли пять человек."),
    ("ru", ШЕБЕКИНО + "Пять человек погибли при предыдущей атаке на рынок."),
    ("ru", ШЕБЕКИНО + "Годом ранее при ударе по рынку погибли пять человек."),
]


def _told(language: str, text: str) -> list[tuple[str | None, int | None, int | None]]:
    report = Report("r", text, language=language, published=date(2026, 3, 4))
    figures = [(one.period.iso, one.killed, one.injured) for one in corridor().read(report).incidents]
    return [(day, *(figure and figure.range.least for figure in people)) for day, *people in figures]


@pytest.mark.parametrize(("language", "text"), RECALLED, ids=[text[-60:] for _, text in RECALLED])
def test_the_dead_of_an_earlier_strike_are_not_of_this_one(language: str, text: str) -> None:
    assert _told(language, text) == [("2026-03-04", None, 2), (None, 5, None)]


def test_an_earlier_strike_of_a_day_or_month_has_it() -> None:
    text = IZMAIL + "An earlier attack on the port in June killed five dockers."
    assert _told("en", text) == [("2026-03-04", None, 2), ("2025-06", 5, None)]


def test_the_strike_that_a_report_goes_on_about_is_the_same() -> None:
    text = "A month after the strike on Ternopil on 19 November the death toll has risen to 38."
    assert _told("en", text) == [("2025-11-19", 38, None)]
