"""Who says of a thing that it is military stands beside it, and is no source of what befell it."""

from __future__ import annotations

from datetime import date

import pytest

from svidok.model.reading import Status
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor

MINISTRY = "Russian Ministry of Defence"
SERVICE = "Security Service of Ukraine"
USED = [
    (
        "en",
        "A missile hit a school in Odesa, wounding two people. "
        "Russia's Defence Ministry said that mercenaries were stationed in the building.",
        MINISTRY,
    ),
    (
        "uk",
        "Ракета влучила в школу в Одесі, поранено двоє людей. "
        "У російському міноборони стверджують, що в ній жили найманці.",
        MINISTRY,
    ),
    (
        "ru",
        "Ракета попала в школу в Одессе, ранены два человека. В Минобороны РФ заявили, что там хранились боеприпасы.",
        MINISTRY,
    ),
]


@pytest.mark.parametrize(("language", "text", "name"), USED)
def test_who_tells_what_a_thing_was_used_for_tells_nothing_of_its_dead_and_wounded(language, text, name):
    [incident] = corridor().read(Report("own", text, language, date(2025, 6, 12))).incidents
    assert [thing.said_by for thing in incident.objects] == [(name,)]
    assert incident.source == ()
    assert incident.status is Status.REPORTED
    assert incident.injured is not None
    assert incident.injured.source == ()


CALLED = [
    ("en", "Russian drones struck what Moscow called an ammunition depot in Odesa.", "Russia"),
    ("uk", "Дрони влучили в цех у Тулі, який, за даними СБУ, виробляє ракети.", SERVICE),
    ("ru", "Дроны попали в завод в Туле, который, по данным СБУ, выпускает ракеты.", SERVICE),
]


@pytest.mark.parametrize(("language", "text", "name"), CALLED)
def test_what_somebody_calls_a_thing_or_says_it_makes_is_said_by_him(language, text, name):
    [incident] = corridor().read(Report("own", text, language, date(2025, 6, 12))).incidents
    assert [thing.said_by for thing in incident.objects] == [(name,)]


def test_what_a_report_told_before_somebody_speaks_is_its_own_figure():
    text = "A missile hit Dnipro, wounding 14 people. Governor Serhii Lysak said a dormitory was destroyed."
    [incident] = corridor().read(Report("own", text, "en", date(2025, 6, 12))).incidents
    assert incident.source == ("Serhii Lysak",)
    assert incident.injured is not None
    assert incident.injured.source == ()
