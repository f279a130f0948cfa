"""Are numbers, shares, ranges and days written as a reader of each language writes them?"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svidok.answers.question_packs import languages, pack
from svidok.answers.sayings import told
from svidok.answers.writing import day, ends, month, number, percent, period
from svidok.model.answer import Period

THIN = "\u202f"


@pytest.mark.parametrize(
    ("least", "most", "english", "ukrainian"),
    [
        (12, 12, "12", "12"),
        (1200, 1500, "1,200–1,500", f"1{THIN}200–1{THIN}500"),
        (1200, None, "1,200 or more", f"1{THIN}200 чи більше"),
        (None, 7, "up to 7", "до 7"),
        (None, None, "?", "?"),
    ],
)
def test_a_range_is_written_with_its_ends(least, most, english, ukrainian):
    assert ends(least, most, "en") == english
    assert ends(least, most, "uk") == ukrainian


def test_a_share_has_the_point_and_the_space_of_its_language():
    assert (percent(0.9876, "en"), percent(0.9876, "uk")) == ("98.8%", f"98,8{THIN}%")
    assert percent(None, "uk") == "?"


@given(st.integers(0, 10**9))
def test_no_digit_is_lost_between_thousands(n):
    for language in languages():
        assert int("".join(filter(str.isdigit, number(n, language)))) == n


@given(st.dates())
def test_a_day_is_named_with_its_own_month(on):
    for language in languages():
        named, year = pack("writing")[language]["months_of"].index(day(on, language).split()[1]) + 1, on.year
        assert (day(on, language).split()[0], named, year) == (str(on.day), on.month, int(day(on, language).split()[2]))


def test_a_month_and_a_stretch_are_said_as_people_say_them():
    assert month(date(2025, 7, 1), "uk") == "липень 2025"
    assert period(Period(date(2025, 7, 1), date(2025, 8, 1)), "en") == "July 2025"
    assert period(Period(date(2025, 7, 1), date(2025, 8, 2)), "uk") == "1 липня 2025 – 1 серпня 2025"


def test_every_language_of_the_sentences_is_written():
    assert set(languages()) == set(pack("writing"))
    assert {len(set(pack("writing")[code][kind])) for code in languages() for kind in ("months", "months_of")} == {12}


def test_blanks_of_a_sentence_are_filled_as_its_language_writes():
    said = told("tolls", "sentence", "answer", n=1204, told=7, first=date(2025, 7, 4), last=date(2025, 8, 1))
    assert "4 July 2025" in said["en"]
    assert "1,204" in said["en"]
    assert "4 липня 2025" in said["uk"]
    assert f"1{THIN}204" in said["uk"]
