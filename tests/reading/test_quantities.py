"""Is a number read as the codebook's ranges say, in three languages?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svidok.lexicon import load
from svidok.reading.sentence.quantities import quantities, read_number
from svidok.text import words

LEXICON = load()

READ = [
    ("en", "12", 12, 12),
    ("en", "twelve", 12, 12),
    ("uk", "дванадцять", 12, 12),
    ("ru", "двенадцать", 12, 12),
    ("en", "more than 500", 500, None),
    ("uk", "понад 500", 500, None),
    ("ru", "свыше 500", 500, None),
    ("en", "at least one dozen", 12, None),
    ("uk", "щонайменше двадцять п'ять", 25, None),
    ("ru", "как минимум трое", 3, None),
    ("en", "up to 20", None, 20),
    ("uk", "до 20", None, 20),
    ("ru", "до двадцати", None, 20),
    ("en", "nearly 30", 30, 30),
    ("uk", "майже 30", 30, 30),
    ("ru", "около 30", 30, 30),
    ("en", "3–5", 3, 5),
    ("uk", "від 3 до 5", 3, 5),
    ("ru", "от трех до пяти", 3, 5),
    ("en", "18 or 20", 18, 20),
    ("en", "several", 2, None),
    ("uk", "кілька", 2, None),
    ("ru", "несколько", 2, None),
    ("en", "dozens", 20, None),
    ("uk", "десятки", 20, None),
    ("ru", "сотни", 200, None),
    ("uk", "тисячі", 2000, None),
    ("uk", "50-ма", 50, 50),
    ("uk", "118-та", 118, 118),
    ("uk", "сто двадцять три", 123, 123),
    ("ru", "полтора десятка", 15, 15),
    ("uk", "півтора десятка", 15, 15),
    ("uk", "п’ятеро", 5, 5),
    ("ru", "двое", 2, 2),
    ("en", "one hundred and five", 105, 105),
    ("en", "two thousand three hundred", 2300, 2300),
    ("en", "1,270", 1270, 1270),
    ("uk", "1 500", 1500, 1500),
    ("ru", "1.500", 1500, 1500),
    ("uk", "1,5 тис.", 1500, 1500),
    ("en", "2.5 million", 2_500_000, 2_500_000),
    ("uk", "2,3 тисячі", 2300, 2300),
]


@pytest.mark.parametrize(("language", "phrase", "least", "most"), READ)
def test_numbers_become_ranges(language: str, phrase: str, least: int | None, most: int | None) -> None:
    value = read_number(phrase, LEXICON, language)
    assert value is not None
    assert value.ends == (least, most)
    assert value.word == phrase


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("uk", "Кількість загиблих зросла до 9", [(9, 9)]),
        ("uk", "Су-34 і Х-101 летіли о 18.30", []),
        ("ru", "41-я бригада, 15% потерь", []),
        ("en", "the 6th wave of the night, 90 percent downed", []),
        ("en", "between 3 and 5 drones, then 12", [(3, 5), (12, 12)]),
        ("uk", "збито 3, 4 та 12 дронів", [(3, 3), (4, 4), (12, 12)]),
    ],
)
def test_what_is_no_number_of_things_is_none(language: str, text: str, found: list[tuple[int, int]]) -> None:
    tokens = quantities(LEXICON.languages[language].terms.tokens(words(text), text), text)
    assert [t.value.ends for t in tokens if t.is_a("quantity")] == found


@given(st.integers(0, 999_999), st.sampled_from(["en", "uk", "ru"]), st.sampled_from([" ", "\u00a0", "\u202f"]))
def test_digits_are_read_with_and_without_thousands_marks(n: int, language: str, mark: str) -> None:
    for phrase in (str(n), f"{n:,}".replace(",", mark)):
        value = read_number(phrase, LEXICON, language)
        assert value is not None
        assert value.ends == (n, n)


@given(st.text(max_size=80), st.sampled_from(["en", "uk", "ru"]))
def test_no_text_breaks_the_numbers_and_each_stands_in_it(text: str, language: str) -> None:
    for token in quantities(LEXICON.languages[language].terms.tokens(words(text), text), text):
        assert 0 <= token.start < token.end <= len(text)
        if token.is_a("quantity"):
            assert token.value.word in text
