"""Do the words of a text tell that it can name no place of some lands?"""

import pytest

from svidok.pipeline.corridor import corridor
from svidok.resolving.placechance import PlaceChance
from svidok.text import words

LANDS = ("UA", "RU", "SEA")


def may_name(text: str, language: str) -> bool:
    return PlaceChance(corridor().gazetteer, language, LANDS).anywhere(text, words(text))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The mayor of Kharkiv spoke."),
        ("en", "It came down over the Black Sea coast."),
        ("en", "Two homes in the Central district burned."),
        ("en", "Residents of North Ossetia heard it."),
        ("uk", "Про це розповіли в Одесі."),
        ("uk", "На Харківщині тихо."),
        ("ru", "Над рязанским нефтезаводом поднялся дым."),
        ("ru", "В Белгородской области тихо."),
    ],
)
def test_a_place_there_leaves_it_open(language: str, text: str) -> None:
    assert may_name(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "As the star of the side, Tim is never in Port Louis."),
        ("en", "The UK's universities and the South of France agreed in Berlin."),
        ("uk", "Збірна Франції виграла в Лісабоні."),
        ("ru", "Сборная Франции выиграла в Лиссабоне."),
    ],
)
def test_words_and_places_elsewhere_rule_it_out(language: str, text: str) -> None:
    assert not may_name(text, language)
