"""Are words found where they stand, whatever their spelling habits?"""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svidok.text import fold, words

LETTERS = st.text(st.sampled_from("абвіїєґёйАБ ’'ʼ`-–.,0123456789abcXYZ\u0301\u00ad\u00a0\u200b\n«»🛵️"), max_size=80)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Куп’янськ", "куп'янськ"),
        ("Купʼянськ", "куп'янськ"),
        ("ЁЛКА", "елка"),
        ("за́мок", "замок"),
        ("безпіло\u00adтник", "безпілотник"),
        ("Cумы", "сумы"),  # a Latin C in a Cyrillic word
        ("Хepсон", "херсон"),
        ("Kyiv", "kyiv"),
        ("Їжак", "їжак"),
        ("ґанок", "ґанок"),
    ],
)
def test_spelling_habits_are_folded_away(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("50-ма дронами", ["50", "-", "ма", "дронами"]),
        ("FPV-дрон", ["fpv", "-", "дрон"]),
        ("п’ятеро", ["п'ятеро"]),
        ("Х-101/Х-555", ["х", "-", "101", "/", "х", "-", "555"]),
        ("над **Ростовской** и **Курской**: 9", ["над", "ростовской", "и", "курской", ":", "9"]),
        ("__🔹__ * 5", ["🔹", "*", "5"]),
        ("з 18:00", ["з", "18", ":", "00"]),
        ("15кг", ["15", "кг"]),
        ("🏍️ 3", ["🏍", "3"]),
    ],
)
def test_words_numbers_and_marks_are_words_of_their_own(text: str, expected: list[str]) -> None:
    assert [word.folded for word in words(text)] == expected


@given(LETTERS | st.text(max_size=80))
def test_every_word_stands_where_it_says_and_nothing_but_blanks_is_left_out(text: str) -> None:
    found = words(text)
    assert all(word.folded == fold(text[word.start : word.end]) for word in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    covered = {index for word in found for index in range(word.start, word.end)}
    left = {mark for index, mark in enumerate(text) if index not in covered}
    assert not any(mark.isalnum() and mark.isascii() for mark in left)


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(word: str) -> None:
    assert fold(fold(word)) == fold(word)
