"""Civilians told by an adjective are counted apart; hours told in one breath are one time from first to last."""

from __future__ import annotations

from datetime import date

import pytest

from svidok.model.figure import FigureKind, Scope
from svidok.model.reading import IncidentReport
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor


def told(language: str, text: str) -> IncidentReport:
    [incident] = corridor().read(Report("own", text, language, date(2026, 3, 4))).incidents
    return incident


CIVILIANS = [
    ("uk", "Дрон ударив по Сумах. Поранено двох цивільних чоловіків.", (2, 2)),
    ("uk", "Дрон ударив по Сумах. Дістала поранень цивільна жінка.", (1, 1)),
    ("ru", "Дрон ударил по Белгороду. Ранена мирная жительница.", (1, 1)),
    ("en", "A drone hit Sumy and wounded two civilian men.", (2, 2)),
    ("uk", "Дрон ударив по Сумах. Поранено військового та двох цивільних.", (2, 2)),
    ("en", "A drone hit a bus in Sumy and wounded two civilians and a soldier.", (2, 2)),
    ("en", "A drone hit a bus in Sumy and wounded a civilian and his wife.", None),
    ("uk", "Дрон ударив по Сумах. Поранено двох поліцейських.", None),
    ("en", "A drone hit a civilian car in Sumy and wounded two officers.", None),
]


@pytest.mark.parametrize(("language", "text", "civilians"), CIVILIANS)
def test_counts_civilians_apart(language, text, civilians):
    figure = told(language, text).civilians_injured
    assert (figure.range.ends if figure else None) == civilians


CLOCKS = [
    ("uk", "4 березня о 03:15 та 03:20 росіяни вдарили по Чугуєву. Поранено чоловіка.", "03:15", "03:20"),
    ("uk", "О 22:10, 22:14 та 22:30 ворог ударив по Чугуєву дронами. Поранено чоловіка.", "22:10", "22:30"),
    ("ru", "В 3:10 и 3:40 дроны ударили по Шебекино, ранен мужчина.", "03:10", "03:40"),
    ("uk", "О 03:15 росіяни вдарили по Чугуєву. Поранено чоловіка.", "03:15", "03:15"),
]


@pytest.mark.parametrize(("language", "text", "start", "end"), CLOCKS)
def test_hours_told_in_one_breath_are_one_time(language, text, start, end):
    period = told(language, text).period
    assert period.start is not None
    assert period.end is not None
    assert (f"{period.start:%H:%M}", f"{period.end:%H:%M}") == (start, end)


LIST = (
    "Ударів ворога протягом минулої доби зазнали 9 населених пунктів Харківщини. Поранено п'ятьох людей.\n"
    "У Куп'янську поранено жінку 40 років;\nу Вовчанську поранено чоловіка 51 року;\nу Чугуєві поранено трьох людей."
)


def test_items_of_a_list_below_a_whole_day_count_over_it():
    found = corridor().read(Report("own", LIST, "uk", date(2026, 3, 4))).incidents
    injured = [one.injured for one in found if one.injured is not None]
    assert len(injured) > 2
    assert {figure.scope for figure in injured} == {Scope.DAY}


def test_children_whose_number_is_said_are_counted_though_the_wounded_are_not():
    children = told("uk", "Дрон ударив по Сумах. Серед постраждалих — троє дітей.").children_injured
    assert children is not None
    assert children.kind is FigureKind.TOTAL
