"""Where either side may strike, who tells of people harmed tells of the other side's strike."""

from __future__ import annotations

import datetime

import pytest

from svidok.model.reading import Side, Status
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor

TOLD = [
    ("Владимир Сальдо", "В Алёшках после удара дрона ранена женщина.", Side.UA, Status.REPORTED),
    ("Александр Прокудин", "В Алёшках после удара дрона ранена женщина.", Side.RU, Status.REPORTED),
    ("Денис Пушилин", "В Докучаевске при обстреле повреждены жилые дома.", Side.UA, Status.REPORTED),
    # what a side says to have struck is its own strike
    ("Минобороны России", "Ударом поражён склад боеприпасов в Херсоне.", Side.RU, Status.ALLEGED),
]


@pytest.mark.parametrize(("channel", "text", "side", "status"), TOLD)
def test_who_tells_of_the_harmed_tells_whose_strike_it_was(channel, text, side, status):
    report = Report("own", text, "ru", published=datetime.date(2026, 3, 10), source_name=channel)
    told = corridor().read(report).incidents
    assert [(one.attacker, one.attacker_inferred, one.status) for one in told] == [(side, True, status)]


@pytest.mark.parametrize(
    ("channel", "text", "place"),
    [
        ("Настоящий Гладков", "Посёлок Уразово подвергся атаке дрона, повреждён дом.", ("Urazovo", "RU-BEL")),
        ("Роман Старовойт", "В Теткино дрон ударил по заводу, ранен рабочий.", ("Tetkino", "RU-KRS")),
        ("Олександр Прокудін", "У Білозерці внаслідок удару дрона поранено чоловіка.", ("Bilozerka", "UA-65")),
    ],
)
def test_a_governor_speaks_of_his_own_region(channel, text, place):
    report = Report("own", text, None, published=datetime.date(2026, 3, 10), source_name=channel)
    assert [(one.place.name, one.place.admin1) for one in corridor().read(report).incidents] == [place]


def test_a_community_and_the_raion_it_lies_in_are_one_place():
    text = "В Синельниковском районе, в Межевской громаде, после атаки дрона разрушена ферма."
    told = corridor().read(Report("own", text, "ru", published=datetime.date(2026, 3, 10))).incidents
    assert [one.place.name for one in told] == ["Mezhova"]
