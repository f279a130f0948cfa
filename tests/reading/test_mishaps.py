"""Is a gas explosion, an exercise, sabotage or a battle no strike, and a strike that sets off an explosion one?"""

from datetime import date

import pytest

from svidok.model.report import Report
from svidok.pipeline.corridor import corridor

MISHAPS = [
    ("en", "A gas explosion tore through a building in Tyumen, killing three; the authorities ruled out a drone."),
    ("en", "A gas explosion hit a building in Tyumen. Three people died. The authorities ruled out a drone attack."),
    ("en", "Two soldiers were killed during a military exercise in the Zhytomyr region when a mortar shell exploded."),
    ("uk", "Вибух газу зруйнував під'їзд будинку в Полтаві, загинули двоє людей; обстрілу не було."),
    ("uk", "У Полтаві стався вибух газу. Загинули двоє людей. Обстрілу не було, кажуть у поліції."),
    ("uk", "Під час навчань на полігоні на Житомирщині загинули двоє військових через вибух міни."),
    ("ru", "Взрыв газа произошёл в пятиэтажке в Нижнем Тагиле, погибли трое; атаку беспилотника власти отвергли."),
    ("ru", "Взрыв газа произошёл в доме в Нижнем Тагиле. Погибли трое. Атаки беспилотника не было."),
    ("en", "Ukraine's marines destroyed two tanks and an ammunition depot near Pokrovsk with FPV drones."),
    ("en", "Drone operators from a brigade burned three Russian trucks and a howitzer near Pokrovsk."),
    ("uk", "Бійці бригади за допомогою дронів знищили гармату ворога й три вантажівки росіян біля Покровська."),
    ("uk", "Диверсійна група підірвала опору електропередач на Сумщині, повідомили в ОВА."),
    ("ru", "Операторы беспилотников поразили укрытие украинской пехоты около Волчанска."),
    ("ru", "Диверсанты подорвали железнодорожные пути под Брянском, движение поездов остановлено."),
    ("ru", "На учениях под Тамбовом от разрыва снаряда погибли двое военных."),
]
STRIKES = [
    ("en", "A drone hit a building in Belgorod on Tuesday, setting off a gas explosion that killed three."),
    ("uk", "Дрон влучив у п'ятиповерхівку в Харкові, стався вибух газу, загинули троє."),
    ("en", "Drones set two oil tanks on fire at a depot in Feodosia, and three Russian fuel trucks; three died."),
    ("ru", "Беспилотник попал в дом в Белгороде, произошёл взрыв бытового газа, погибли трое."),
]


def _incidents(language: str, text: str):
    return corridor().read(Report("r", text, language=language, published=date(2026, 3, 4))).incidents


@pytest.mark.parametrize(("language", "text"), MISHAPS, ids=[text[:50] for _, text in MISHAPS])
def test_a_mishap_or_a_battle_is_no_incident(language: str, text: str) -> None:
    assert _incidents(language, text) == ()


@pytest.mark.parametrize(("language", "text"), STRIKES, ids=[text[:50] for _, text in STRIKES])
def test_a_strike_is_one_whatever_it_sets_off(language: str, text: str) -> None:
    (incident,) = _incidents(language, text)
    assert incident.killed.range.least == 3
