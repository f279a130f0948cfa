"""A thing is told once, whatever it is called: its parts, where it stood and the general word for it are no others."""

from __future__ import annotations

from datetime import date

import pytest

from svidok.model.reading import IncidentReport
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor


def told(text: str, language: str) -> IncidentReport:
    report = Report(id="r", text=text, language=language, source_name="made up", published=date(2025, 6, 10))
    (incident,) = corridor().read(report).incidents
    return incident


def classes(text: str, language: str) -> list[str]:
    return sorted({thing.object_class.value for thing in told(text, language).objects})


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("uk", "У Нікополі дрон пошкодив газову трубу та дах приватного будинку.", ["residential"]),
        ("ru", "В Шебекино беспилотник повредил газопровод частного дома.", ["residential"]),
        ("en", "In Odesa missiles struck the infrastructure of a port.", ["transport"]),
        ("uk", "У Сумах дрон впав на подвір'я гімназії, вибито шибки.", ["education"]),
        ("uk", "У Херсоні снаряд влучив у бібліотеку коледжу.", ["education"]),
        ("uk", "У Херсоні дрон пошкодив газопровід та школу.", ["education", "energy"]),
    ],
)
def test_the_whole_is_told_and_not_its_part(language: str, text: str, expected: list[str]) -> None:
    assert classes(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "На Варшавском шоссе в Москве обломки дрона разбили витрину магазина.", ["commerce"]),
        ("en", "In Kharkiv a drone damaged three cars in a parking lot.", ["vehicle"]),
        ("uk", "У Краматорську бомба пошкодила вісім авто на парковці супермаркету.", ["vehicle"]),
        ("uk", "У Харкові бомба пошкодила дорогу та склад.", ["industry", "transport"]),
    ],
)
def test_a_road_or_car_park_where_another_thing_was_struck_is_none_itself(
    language: str, text: str, expected: list[str]
) -> None:
    assert classes(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("uk", "У Херсоні дрон атакував карету швидкої. Машина згоріла, водій поранений.", ["health"]),
        ("ru", "В Шебекино дрон ударил по пожарной машине. Автомобиль уничтожен.", ["emergency"]),
        ("en", "In Nikopol a drone struck a fire truck; the vehicle burned out.", ["emergency"]),
        ("uk", "У Херсоні дрон атакував карету швидкої. Пошкоджено ще два автомобілі.", ["health", "vehicle"]),
    ],
)
def test_the_car_told_of_after_an_ambulance_is_the_ambulance(language: str, text: str, expected: list[str]) -> None:
    assert classes(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "В Белгороде снарядами РСЗО «Град» поврежден магазин."),
        ("uk", "У Нікополі снарядами «Граду» пошкоджено магазин."),
    ],
)
def test_shells_of_a_rocket_launcher_are_no_artillery(language: str, text: str) -> None:
    assert told(text, language).weapons == ("mlrs",)


def test_buildings_left_without_heat_are_told_and_customers_are_not() -> None:
    assert classes("У Харкові через удар по ТЕЦ без опалення лишилися 400 будинків.", "uk") == ["energy", "residential"]
    assert classes("A strike on a substation in Kharkiv left 20,000 homes without power.", "en") == ["energy"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("uk", "У Сумах дрон влучив у склад, вогонь перекинувся на сусідню аптеку.", ["health", "industry"]),
        ("ru", "В Шебекино дрон ударил по автобусу, он опрокинулся.", ["vehicle"]),
        ("ru", "В Воронеже на крышу школы упал беспилотник, взрывотехники обезвредили его.", ["education"]),
    ],
)
def test_what_came_of_a_blow_is_no_accident(language: str, text: str, expected: list[str]) -> None:
    assert classes(text, language) == expected


def test_the_second_of_two_things_that_a_blow_was_near_to_is_whole() -> None:
    assert classes("Дрон влучив у будинок у Харкові, поряд із дитсадком і ринком.", "uk") == ["residential"]


def test_a_colon_leads_from_the_harm_to_the_things() -> None:
    text = "Ракета влучила в Краматорськ. Серед пошкодженого: дві багатоповерхівки, їдальня та маршрутка."
    assert classes(text, "uk") == ["commerce", "residential", "vehicle"]
