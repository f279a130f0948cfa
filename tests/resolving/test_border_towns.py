"""Are the small towns by the border, struck every week, placed where a report names nothing else?"""

from __future__ import annotations

from datetime import date

import pytest

from svidok.model.report import Report
from svidok.pipeline.corridor import corridor

TOWNS = [
    ("Грайвороне", "Grayvoron"),
    ("Красной Яруге", "Krasnaya Yaruga"),
    ("Новой Таволжанке", "Novaya Tavolzhanka"),
    ("Судже", "Sudzha"),
    ("Глушково", "Glushkovo"),
    ("Севске", "Sevsk"),
    ("Темрюке", "Temryuk"),
]


@pytest.mark.parametrize(("locative", "name"), TOWNS)
def test_a_border_town_is_placed(locative: str, name: str) -> None:
    for language, text in (("ru", f"Дрон попал в машину в {locative}."), ("en", f"A drone hit a car in {name}.")):
        (incident,) = corridor().read(Report("town", text, language, date(2026, 6, 18))).incidents
        assert incident.place.name == name


@pytest.mark.parametrize("plant", ["Drones hit the Afipsky refinery.", "Drones hit the oil refinery in Afipskiy."])
def test_a_plant_is_called_after_its_town(plant: str) -> None:
    (incident,) = corridor().read(Report("plant", plant, "en", date(2026, 6, 18))).incidents
    assert incident.place.name == "Afipskiy"
