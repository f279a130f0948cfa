"""Whose attack a sentence tells of: by its words, else by where it happened."""

from __future__ import annotations

import pytest

from svidok.lexicon import load
from svidok.model.reading import Side
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor
from svidok.reading.sentence.passages import passages
from svidok.reading.sentence.sides import attackers, named


def first(text: str, language: str):
    marked = corridor().mark(Report("own", text, language), language)
    return passages(marked, load())[0], marked


NAMED = [
    ("uk", "Російські війська атакували місто.", Side.RU),
    ("uk", "Удар росіян зруйнував школу.", Side.RU),
    ("uk", "Ворожий дрон влучив у будинок.", Side.RU),
    ("uk", "Після атаки українських дронів зайнялася нафтобаза.", Side.UA),
    ("en", "Russia hits Ukraine with drones.", Side.RU),
    ("en", "Ukrainian drones struck the refinery.", Side.UA),
    ("en", "The depot was hit in a strike by Russian forces.", Side.RU),
    ("en", "Ukraine downs 107 Russian drones.", Side.RU),
    ("ru", "ВСУ нанесли удар по городу.", Side.UA),
    ("ru", "Атака дрона ВСУ по автомобилю.", Side.UA),
    ("ru", "Российская ракета попала в дом.", Side.RU),
    ("en", "Two people were killed in Ukrainian drone strikes on a Russian-held town.", Side.UA),
    ("en", "Sanctions hit Russian drone makers.", None),
    ("ru", "В городе прогремел взрыв.", None),
]


@pytest.mark.parametrize(("language", "text", "side"), NAMED)
def test_the_words_name_the_side(language, text, side):
    assert named(first(text, language)[0]) is side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Дрон влучив у будинок у Сумах.", Side.RU),
        ("Дрон влучив у завод у Тулі.", Side.UA),
        ("Дрон влучив у базу в Мелітополі.", Side.UA),
        ("Дрон влучив у ринок у Донецьку.", Side.UA),
        ("Дрон влучив у будинок у Херсоні.", Side.RU),
    ],
)
def test_what_no_words_say_is_inferred_from_the_place_and_marked(text, side):
    passage, marked = first(text, "uk")
    assert attackers(marked, (passage,))(passage) == (side, True)
