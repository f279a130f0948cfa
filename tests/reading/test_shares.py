"""A number of people that is shared out among places is the region's, its parts are the places'."""

from __future__ import annotations

import pytest
from tests.reading.test_rising_tolls import number, told

SHARED = [
    (
        "uk",
        "За 9 липня росіяни вбили 4 жителів Донеччини: 2 у Слов'янську, по одному – у Лимані та Добропіллі.",
        {"UA-14": (4, 4), "Sloviansk": (2, 2), "Lyman": (1, 1), "Dobropillia": (1, 1)},
    ),
    (
        "uk",
        "Через удари росіян на Харківщині загинули троє людей: двоє в Куп'янську й одна в Ізюмі.",
        {"UA-63": (3, 3), "Kupiansk": (2, 2), "Izium": (1, 1)},
    ),
    (
        "ru",
        "В Белгородской области при атаках дронов ВСУ погибли три человека: двое в Шебекино, один в Грайвороне.",
        {"RU-BEL": (3, 3), "Shebekino": (2, 2), "Grayvoron": (1, 1)},
    ),
    (
        "en",
        "Drone attacks killed three people in the Kherson region, two of them in Kherson and one in Bilozerka.",
        {"UA-65": (3, 3), "Kherson": (2, 2), "Bilozerka": (1, 1)},
    ),
    # No sum is told: each place has its own.
    (
        "uk",
        "Унаслідок російських ударів двоє людей загинули у Харкові, одна – в Чугуєві.",
        {"Kharkiv": (2, 2), "Chuhuiv": (1, 1)},
    ),
    (
        "uk",
        "Російські війська вбили двох людей у Костянтинівці та одну в Краматорську.",
        {"Kostiantynivka": (2, 2), "Kramatorsk": (1, 1)},
    ),
]


@pytest.mark.parametrize(("language", "text", "killed"), SHARED)
def test_each_place_has_its_share(language, text, killed):
    found = {one.place.name or one.place.admin1: number(one.killed) for one in told(text, language)}
    assert found == killed


@pytest.mark.parametrize(
    ("language", "text", "tolls"),
    [
        ("uk", "За добу армія РФ вбила двох жителів Костянтинівки.", [(2, 2)]),
        ("ru", "ВСУ убили двух жителей Горловки.", [(2, 2)]),
        ("en", "Russian forces killed four people in Kostiantynivka over the past day.", [(4, 4)]),
        ("uk", "Росіяни вбили двох полонених під Покровськом.", []),
    ],
)
def test_a_side_that_killed_has_struck_unless_prisoners_were_killed(language, text, tolls):
    assert [number(one.killed) for one in told(text, language)] == tolls
