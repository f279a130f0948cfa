"""What is doubtful, denied, contested, added later or counted over a day stays so."""

from __future__ import annotations

from datetime import date

import pytest

from svidok.model.figure import FigureKind, Scope
from svidok.model.reading import Cause, IncidentReport, Status
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor


def told(text: str, language: str, day: date = date(2025, 7, 11)) -> tuple[IncidentReport, ...]:
    return corridor().read(Report("own", text, language, day)).incidents


STATUS = [
    ("uk", "ЗСУ нібито вдарили дроном по ринку в Токмаку, двоє людей поранені.", Status.ALLEGED),
    ("ru", "По Мелитополю якобы нанесён удар ракетами, ранены три человека.", Status.ALLEGED),
    ("en", "A drone allegedly struck a bus in Tokmak, wounding two people.", Status.ALLEGED),
    ("uk", "Росіяни вдарили дроном по ринку в Нікополі, двоє людей поранені.", Status.REPORTED),
    ("en", "A Russian drone reportedly struck a bus in Nikopol, wounding two people.", Status.REPORTED),
    (
        "ru",
        "Минобороны РФ: нанесён удар ракетами по складу боеприпасов в Полтаве. Цель поражена.",
        Status.ALLEGED,
    ),
    ("ru", "Власти опровергли удар по нефтебазе в Туапсе.", Status.DENIED),
]


@pytest.mark.parametrize(("language", "text", "status"), STATUS)
def test_what_only_doubt_or_the_attacker_says_is_alleged(language, text, status):
    [incident] = told(text, language)
    assert incident.status is status


def test_a_denial_takes_nothing_from_what_others_report():
    text = (
        "A Russian missile hit a hospital in Dnipro, killing two people. Moscow denied striking the hospital in Dnipro."
    )
    [incident] = told(text, "en")
    assert incident.status is Status.REPORTED
    assert incident.killed is not None


DENIALS = [
    ("uk", "Міністерство оборони РФ спростувало удар дронами по Конотопу.", "Konotop"),
    ("uk", "Міноборони Росії заперечило ракетний удар по Полтаві.", "Poltava"),
    ("uk", "Речник Кремля відкинув звинувачення в ударі по лікарні в Одесі.", "Odesa"),
    ("uk", "У Москві стверджують, що ударів по Чернігову не завдавали.", "Chernihiv"),
    ("uk", "Росія не визнає удару по торговому центру в Кременчуці.", "Kremenchuk"),
    ("ru", "В Кремле заявили, что российская армия не наносила удара по Одессе.", "Odesa"),
    ("ru", "Москва отвергла обвинения в ударе по школе в Сумах.", "Sumy"),
    ("ru", "ВСУ заявили, что не наносили ударов по Курску.", "Kursk"),
    ("en", "Moscow rejected accusations that it had struck a hospital in Kharkiv.", "Kharkiv"),
    ("en", "Russia said it did not carry out a strike on Odesa.", "Odesa"),
    ("en", "The Kremlin dismissed claims of a missile strike on Sumy as a provocation.", "Sumy"),
]


@pytest.mark.parametrize(("language", "text", "place"), DENIALS)
def test_what_is_only_denied_is_told_as_denied_and_of_the_place_denied(language, text, place):
    [incident] = told(text, language)
    assert (incident.status, incident.place.name) == (Status.DENIED, place)


CONTESTED = [
    ("uk", "За однією версією, у будинок у Києві влучила ракета, за іншою — її уламки; загинула жінка."),
    ("ru", "По одной из версий, в дом в Белгороде попал дрон, по другой версии — обломки ракеты; ранены двое."),
    (
        "en",
        "It was unclear whether the house in Sumy was hit by a drone or by falling debris; two people were injured.",
    ),
]


@pytest.mark.parametrize(("language", "text"), CONTESTED)
def test_two_accounts_of_a_cause_leave_it_contested(language, text):
    [incident] = told(text, language)
    assert incident.cause is Cause.CONTESTED


INCREMENTS = [
    ("uk", "У Тернополі після ракетного удару з-під завалів дістали тіла ще двох людей.", FigureKind.INCREMENT),
    ("uk", "У Тернополі кількість загиблих унаслідок ракетного удару зросла до 31.", FigureKind.TOTAL),
    ("ru", "После удара по Краматорску под завалами нашли тела ещё трёх человек.", FigureKind.INCREMENT),
    ("en", "Two more bodies were found after the missile strike on Ternopil.", FigureKind.INCREMENT),
    ("en", "The death toll from the missile strike on Ternopil rose to 31.", FigureKind.TOTAL),
]


@pytest.mark.parametrize(("language", "text", "kind"), INCREMENTS)
def test_bodies_found_later_are_an_increment_and_a_risen_toll_a_total(language, text, kind):
    [incident] = told(text, language)
    assert incident.killed is not None
    assert incident.killed.kind is kind


SCOPES = [
    ("uk", "За минулу добу через обстріли Херсона поранені троє людей.", Scope.DAY),
    ("ru", "За сутки при ударах по Горловке ранены трое мирных жителей.", Scope.DAY),
    ("en", "Three people were injured in Kherson in Russian attacks over the past day.", Scope.DAY),
    ("uk", "Дрон влучив у будинок у Херсоні, поранені троє людей.", Scope.STRIKE),
    ("en", "Across the country, 11 people were injured in Russia's missile attack.", Scope.RAID),
]


@pytest.mark.parametrize(("language", "text", "scope"), SCOPES)
def test_a_toll_says_over_what_it_was_counted(language, text, scope):
    [incident] = told(text, language)
    assert incident.injured is not None
    assert incident.injured.scope is scope


NO_TOLL = [
    ("uk", "З початку повномасштабного вторгнення в Запорізькій області через удари загинули 900 людей."),
    ("ru", "С начала года в Белгородской области при атаках дронов погибли 120 человек."),
    ("en", "Since February 2022 Russian strikes on Kharkiv have killed 3,000 people."),
]


@pytest.mark.parametrize(("language", "text"), NO_TOLL)
def test_a_sum_over_months_is_no_incidents_toll(language, text):
    assert told(text, language) == ()


AGAIN = [
    ("uk", "У Харкові повторним ударом пошкоджено пожежний автомобіль.", "повторним ударом"),
    ("en", "A second strike damaged a fire truck in Kharkiv.", "second strike"),
]


@pytest.mark.parametrize(("language", "text", "words"), AGAIN)
def test_a_second_strike_on_a_place_is_told_of_what_it_hit(language, text, words):
    [incident] = told(text, language)
    assert [thing.repeat_of for thing in incident.objects] == [words]


def test_a_clock_time_that_the_text_gives_is_kept():
    [incident] = told("3 червня близько 14:20 росіяни атакували дроном авто у Вовчанську, загинув водій.", "uk")
    assert incident.period.start is not None
    assert incident.period.start.strftime("%m-%d %H:%M") == "06-03 14:20"


def test_civilians_are_told_apart_where_the_text_does():
    [incident] = told("У Краматорську внаслідок авіаудару загинули двоє цивільних.", "uk")
    assert incident.civilians_killed is not None
    assert incident.civilians_killed.range.ends == (2, 2)
