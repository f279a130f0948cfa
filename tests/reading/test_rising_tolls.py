"""A toll that rises, falls, is put right or is added to; two strikes of one day."""

from __future__ import annotations

from datetime import date

import pytest

from svidok.model.figure import Figure, FigureKind
from svidok.model.reading import IncidentReport
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor

TOTAL, MORE = FigureKind.TOTAL, FigureKind.INCREMENT


def told(text: str, language: str, day: date = date(2025, 7, 11)) -> tuple[IncidentReport, ...]:
    return corridor().read(Report("own", text, language, day)).incidents


def number(figure: Figure | None) -> tuple[int | None, int | None] | None:
    return (figure.range.least, figure.range.most) if figure is not None and figure.range is not None else None


_STILL_DUG = {
    "uk": "З-під завалів у Полтаві дістали двох загиблих. Як повідомлялося раніше, число загиблих унаслідок ракетного "
    "удару по будинку зросло до чотирьох.",
    "ru": "Из-под завалов в Полтаве достали двух погибших. Ранее сообщалось, что число погибших от ракетного удара по "
    "дому выросло до четырёх.",
    "en": "Two bodies were pulled from the rubble in Poltava. Earlier it was reported that the death toll of the "
    "missile strike on the house had risen to four.",
}
# Language, text, the dead and what kind of number that is, the injured.
TOLLS = [
    *((language, text, (4, 4), TOTAL, None) for language, text in _STILL_DUG.items()),
    ("uk", "У Полтаві в лікарні помер ще один поранений внаслідок удару безпілотників.", (1, 1), MORE, None),
    ("uk", "Один із поранених унаслідок ракетного удару по Сумах помер у лікарні.", (1, 1), MORE, None),
    ("uk", "Унаслідок удару по Чернігову померли ще двоє поранених.", (2, 2), MORE, None),
    ("uk", "Внаслідок удару дрона по Сумах загинула ще одна людина.", (1, 1), MORE, None),
    ("uk", "Від поранень, отриманих під час ракетного удару по Полтаві, померла ще одна жінка.", (1, 1), MORE, None),
    ("uk", "Помер чоловік, якого поранило внаслідок удару дрона по Сумах.", (1, 1), TOTAL, None),
    ("ru", "В Харькове скончался один из раненых при ракетном ударе.", (1, 1), MORE, None),
    ("ru", "В больнице скончались ещё двое раненых при ударе по Сумам.", (2, 2), MORE, None),
    ("ru", "После удара дронов по Полтаве умер ещё один пострадавший.", (1, 1), MORE, None),
    ("ru", "Один из пострадавших при ударе дрона по Белгороду скончался в больнице.", (1, 1), MORE, None),
    ("ru", "При ударе по Сумам погибли ещё два человека.", (2, 2), MORE, None),
    ("en", "One of the wounded in the missile strike on Sumy has died in hospital.", (1, 1), MORE, None),
    ("en", "Another wounded has died in hospital in Sumy after the drone strike.", (1, 1), MORE, None),
    ("en", "One more person has died of wounds suffered in the drone strike on Poltava.", (1, 1), MORE, None),
    ("en", "Two more people have died after the missile strike on Kharkiv.", (2, 2), MORE, None),
    ("en", "Another person injured in the drone strike on Sumy has died.", (1, 1), MORE, None),
    ("en", "A further three people have died in hospital after the missile strike on Ternopil.", (3, 3), MORE, None),
    ("en", "A woman wounded in the drone strike on Sumy died in hospital.", (1, 1), TOTAL, None),
    ("uk", "Внаслідок ракетного удару по Сумах загинули не 3, а 2 людини, уточнила поліція.", (2, 2), TOTAL, None),
    (
        "uk",
        "Поліція виправляє дані: унаслідок удару по Полтаві загинули не 3, а 2, поранених 7.",
        (2, 2),
        TOTAL,
        (7, 7),
    ),
    ("uk", "Унаслідок удару по Сумах загинуло не троє людей, а двоє.", (2, 2), TOTAL, None),
    ("uk", "Унаслідок удару по Сумах поранено не 12, а 9 людей.", None, None, (9, 9)),
    ("ru", "При ракетном ударе по Сумам погибли не 3, а 2 человека, уточнили в полиции.", (2, 2), TOTAL, None),
    ("ru", "Полиция исправляет данные: при ударе по Полтаве погибли не 3, а 2, раненых 7.", (2, 2), TOTAL, (7, 7)),
    ("ru", "В результате удара по Харькову погибли не трое, а двое человек.", (2, 2), TOTAL, None),
    ("ru", "Ранены не 12, а 9 человек при ударе дронов по Белгороду.", None, None, (9, 9)),
    ("en", "Police said not three but two people were killed in the missile strike on Sumy.", (2, 2), TOTAL, None),
    (
        "en",
        "Police corrected the toll of the drone strike on Sumy: 2 people were killed, not 3 as before, and 7 injured.",
        (2, 2),
        TOTAL,
        (7, 7),
    ),
    ("en", "Two people, not three, were killed in the missile strike on Poltava.", (2, 2), TOTAL, None),
    ("en", "Two people were killed rather than three in the missile strike on Poltava.", (2, 2), TOTAL, None),
    ("uk", "Кількість загиблих унаслідок удару по Полтаві зросла до 4, поранених — до 15.", (4, 4), TOTAL, (15, 15)),
    (
        "uk",
        "Число загиблих від ракетного удару по Сумах збільшилося до 4, а постраждалих — до 15.",
        (4, 4),
        TOTAL,
        (15, 15),
    ),
    (
        "uk",
        "У Полтаві після удару дронів кількість постраждалих зросла до 15, загиблих – до чотирьох.",
        (4, 4),
        TOTAL,
        (15, 15),
    ),
    ("uk", "Кількість загиблих унаслідок удару по Сумах зменшилася до 3, поранених – до 11.", (3, 3), TOTAL, (11, 11)),
    ("uk", "Кількість постраждалих унаслідок удару по Сумах зросла з 7 до 9.", None, None, (9, 9)),
    ("ru", "Число погибших при ударе по Полтаве выросло до 4, раненых — до 15.", (4, 4), TOTAL, (15, 15)),
    (
        "ru",
        "После ракетного удара по Сумам число жертв увеличилось до 4, пострадавших – до 15.",
        (4, 4),
        TOTAL,
        (15, 15),
    ),
    ("ru", "Число погибших при ударе по Харькову уменьшилось до 3, раненых — до 11.", (3, 3), TOTAL, (11, 11)),
    ("ru", "Число погибших при ударе по Харькову возросло с 5 до 7.", (7, 7), TOTAL, None),
    ("en", "The death toll from the missile strike on Sumy rose to 4.", (4, 4), TOTAL, None),
    (
        "en",
        "The number of people killed in the drone strike on Sumy has risen to 4, and of those injured to 15.",
        (4, 4),
        TOTAL,
        (15, 15),
    ),
    (
        "en",
        "The death toll from the missile strike on Sumy has risen to four and the number of injured to 15.",
        (4, 4),
        TOTAL,
        (15, 15),
    ),
    ("en", "The death toll from the missile strike on Sumy fell to 3.", (3, 3), TOTAL, None),
    ("en", "The number of injured in the drone strike on Sumy climbed to 15, with 4 dead.", (4, 4), TOTAL, (15, 15)),
    ("en", "The death toll from the strike on Sumy rose from five to seven.", (7, 7), TOTAL, None),
    ("uk", "Вже 5 загиблих унаслідок ракетного удару по Сумах.", (5, 5), TOTAL, None),
    ("uk", "Уже п'ятеро загиблих у Полтаві після удару дронів.", (5, 5), TOTAL, None),
    (
        "uk",
        "Із-під завалів у Сумах після ракетного удару дістали тіло ще однієї жінки, загалом загинули 7 людей.",
        (7, 7),
        TOTAL,
        None,
    ),
    ("ru", "Число жертв ракетного удара по Сумам достигло 5.", (5, 5), TOTAL, None),
    ("ru", "Уже пятеро погибших после ракетного удара по Сумам.", (5, 5), TOTAL, None),
    ("ru", "Уже 5 погибших после удара дронов по Харькову.", (5, 5), TOTAL, None),
    (
        "ru",
        "Под завалами в Сумах после ракетного удара нашли тело ещё одной женщины, всего погибли 7 человек.",
        (7, 7),
        TOTAL,
        None,
    ),
    ("en", "Two more people died after the missile strike on Sumy, bringing the total to 7.", (7, 7), TOTAL, None),
    ("en", "At least 4 are now dead after the missile strike on Sumy.", (4, None), TOTAL, None),
    (
        "en",
        "Rescuers recovered another body after the missile strike on Sumy, bringing the death toll to 7.",
        (7, 7),
        TOTAL,
        None,
    ),
    ("en", "The missile strike on Sumy has now killed at least 4 people.", (4, None), TOTAL, None),
    ("en", "Three people died and one more person was injured in a drone strike on Sumy.", (3, 3), TOTAL, (1, 1)),
    ("uk", "Унаслідок удару дрона по Сумах загинула людина, ще двоє поранені.", (1, 1), TOTAL, (2, 2)),
    ("ru", "При ударе дрона по Белгороду погиб мужчина, ещё двое ранены.", (1, 1), TOTAL, (2, 2)),
]


@pytest.mark.parametrize(("language", "text", "killed", "kind", "injured"), TOLLS)
def test_a_toll_is_what_it_came_to_and_an_increment_what_it_grew_by(language, text, killed, kind, injured):
    [incident] = told(text, language)
    assert (number(incident.killed), number(incident.injured)) == (killed, injured)
    assert (incident.killed.kind if incident.killed else None) is kind


def test_one_more_in_another_town_is_that_towns_toll():
    incidents = told("A drone strike on Sumy killed two people. One more person was killed in Konotop.", "en")
    assert [incident.killed and incident.killed.kind for incident in incidents] == [TOTAL, TOTAL]


def test_the_number_put_right_keeps_who_said_it():
    [incident] = told(
        "Внаслідок ракетного удару по Сумах загинули не 3, а 2 людини, уточнила Національна поліція.", "uk"
    )
    assert incident.killed is not None
    assert incident.killed.source == ("National Police of Ukraine",)


def test_the_national_police_is_no_national():
    [incident] = told("The National Police of Ukraine said 6 people were killed in a strike on Sumy.", "en")
    assert number(incident.killed) == (6, 6)


WINDOWS = [
    (
        "en",
        "Overnight on 10 July a drone strike on Sumy killed 1. At 15:00 on 10 July a missile struck Sumy, killing 3.",
    ),
    (
        "uk",
        "У ніч на 10 липня через удар по Сумах загинула людина. Удень 10 липня ракета влучила в Суми, загинули троє.",
    ),
    (
        "ru",
        "В ночь на 10 июля при ударе по Сумам погиб 1 человек. 10 июля в 15:00 ракета попала в Сумы, погибли трое.",
    ),
]


@pytest.mark.parametrize(("language", "text"), WINDOWS)
def test_two_strikes_of_one_day_are_two_incidents(language, text):
    assert [number(incident.killed) for incident in told(text, language)] == [(1, 1), (3, 3)]


ONE_WINDOW = [
    (
        "en",
        "Overnight on 10 July a drone struck a house in Sumy. It happened at 2:00. By 15:00 on 10 July 3 were dead.",
    ),
    ("uk", "У ніч на 10 липня дрон влучив у будинок у Сумах. Близько 2:00 10 липня ракета вдарила по складу в Сумах."),
]


@pytest.mark.parametrize(("language", "text"), ONE_WINDOW)
def test_an_hour_of_the_night_and_a_later_count_are_the_same_incident(language, text):
    assert len(told(text, language)) == 1
