"""Where headline and body differ the body counts, and the headline is kept as what overstates it."""

from __future__ import annotations

from datetime import date

import pytest

from svidok.model.form import from_form, to_form
from svidok.model.reading import Effect, IncidentReport
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor


def told(headline: str, body: str, language: str) -> IncidentReport:
    text = f"{headline}\n\n{body}"
    reading = corridor().read(Report("own", text, language, date(2025, 6, 12)))
    assert from_form(to_form(reading), text) == reading
    [incident] = reading.incidents
    return incident


TOLLS = [
    ("en", "Ten dead in Kharkiv strike", "Seven people were killed in a missile strike on Kharkiv, the mayor said.", 7),
    ("uk", "Дев'ятеро загиблих: удар по Сумах", "Унаслідок удару дрона по Сумах загинули шестеро людей.", 6),
    ("ru", "Восемь погибших после обстрела Белгорода", "При обстреле Белгорода погибли пять человек.", 5),
]


@pytest.mark.parametrize(("language", "headline", "body", "killed"), TOLLS)
def test_a_body_that_counts_fewer_people_is_followed(language, headline, body, killed):
    incident = told(headline, body, language)
    assert incident.killed is not None
    assert incident.killed.range.ends == (killed, killed)
    assert incident.overstated_by is not None
    assert incident.overstated_by.text == headline


def test_a_body_that_goes_on_to_tell_of_some_takes_nothing_from_its_headline():
    body = "Росіяни вдарили по складу в Запоріжжі. Шестеро працівників дістали контузії."
    incident = told("Удар по Запоріжжю: 8 людей поранені", body, "uk")
    assert incident.injured is not None
    assert incident.injured.range.ends == (8, 8)
    assert incident.overstated_by is None


THINGS = [
    ("en", "Warehouse in Odesa destroyed by drones", "Drones damaged a warehouse in Odesa, the governor said."),
    ("uk", "Знищено склад в Одесі: атака дронів", "Дрони пошкодили склад в Одесі, повідомив голова ОВА."),
    ("ru", "Склад в Одессе уничтожен дронами", "В результате атаки дронов в Одессе повреждён склад."),
]


@pytest.mark.parametrize(("language", "headline", "body"), THINGS)
def test_what_only_a_headline_has_destroyed_is_damaged_as_its_body_says(language, headline, body):
    incident = told(headline, body, language)
    assert [thing.effect for thing in incident.objects] == [Effect.DAMAGED]
    assert incident.overstated_by is not None


OPENINGS = [
    ("uk", "Дрон ударив по Сумах, ще 8 людей поранені. Поранено рятувальника.", (8, 8)),
    ("uk", "Дрон ударив по Сумах: загинув чоловік, ще 8 поранені.\n\nПоранено рятувальника.", (8, 8)),
    ("ru", "Дрон ударил по Белгороду, погиб водитель, ещё 8 человек ранены. Ранен спасатель.", (8, 8)),
    ("en", "A drone hit Sumy, killing a man and wounding eight more. A rescuer was wounded.", (8, 8)),
    ("uk", "Дрон убив чоловіка в Сумах: ще 4 поранено\n\nУ Сумах дрон убив чоловіка, поранено п'ятьох.", (5, 5)),
]


@pytest.mark.parametrize(("language", "text", "injured"), OPENINGS)
def test_who_is_told_of_alone_replaces_no_number_of_the_first_sentence(language, text, injured):
    [incident] = corridor().read(Report("own", text, language, date(2025, 6, 12))).incidents
    assert incident.injured is not None
    assert incident.injured.range.ends == injured
    assert incident.overstated_by is None
