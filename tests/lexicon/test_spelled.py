"""Is a name found as a text spells it, and no other name with it?"""

from __future__ import annotations

import pytest

from svidok.lexicon.spelled import spellings_in


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("President Volodymyr Zelenskyy said so.", ["Volodymyr Zelenskyy"]),
        ("Президент Володимир Зеленський сказав.", ["Володимир Зеленський"]),
        ("Президент Зеленский сказал.", ["Зеленский"]),
        ("V. Zelenskiy added", ["V. Zelenskiy"]),
        ("Nobody is named here, and Zaluzhnyi is another.", []),
    ],
)
def test_a_name_is_met_as_it_is_spelled(text, met):
    assert list(spellings_in(text, "Volodymyr Zelensky")) == met


def test_a_name_of_few_letters_is_known_by_nothing_else():
    assert list(spellings_in("Ng Li said", "Li")) == []
