"""Are the reasons of the record said in Ukrainian, with names kept and days as people write them?"""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest

from svidok.web.language import ENGLISH, UKRAINIAN
from svidok.web.phrases import said
from svidok.web.wording import reason

NEAREST = "latest of the nearest authority: The Mayor, A Wire (an office of the side that was struck)"


@pytest.mark.parametrize(
    ("english", "ukrainian"),
    [
        ("the figure shown", "показана цифра"),
        (f"{NEAREST}, published 2025-07-10", "оприлюднено 10 липня 2025"),
        (f"{NEAREST}, published 2025-07-10T08:10:00+00:00", "оприлюднено 10 липня 2025, 08:10 UTC"),
        (f"{NEAREST}, undated", "The Mayor, A Wire (орган сторони, по якій ударили), без дати"),
        ("held against the figures of A; no independent count held", "звірено з цифрами: A; незалежного"),
        ("same day, side and region, its place not nearer known: same settlement", "не відоме: той самий населений"),
        (
            "drone, launched, one night, of 2022-09-01 to 2025-06-09",
            "дрони, запущено, одна ніч, у проміжку 1 вересня 2022",
        ),
        ("479 on 2025-06-09: place 1 of 683", "479 (9 червня 2025): місце 1 з 683"),
        ("500 or more on 2025-06-09", "500 або більше (9 червня 2025)"),
        ("recorded as hit: health, damaged, Kharkiv", "охорона здоров'я (пошкоджено), Kharkiv"),
        ("only military, strikes by UA, 2025-07-11", "лише військові, удари України, 11 липня 2025"),
    ],
)
def test_a_reason_is_said_with_its_names_and_days(english, ukrainian):
    assert ukrainian in (said(english, "uk") or "")
    assert said(english, "en") == english


def test_a_reason_that_nobody_has_put_stands_in_english_and_is_marked_so():
    assert reason("of a <kind> of its own", UKRAINIAN) == '<span lang="en">of a &lt;kind&gt; of its own</span>'
    assert reason("of a <kind> of its own", ENGLISH) == "of a &lt;kind&gt; of its own"
    assert reason(None, UKRAINIAN) == ""


def test_a_reason_of_days_is_not_taken_for_one_of_names():
    assert said("it leads to nothing", "uk") is None
    assert said("one; two", "uk") is None


def test_every_phrase_keeps_its_blanks():
    table = tomllib.loads((files("svidok.web") / "phrases.uk.toml").read_text("utf-8"))["phrases"]
    for english, form in table.items():
        assert sorted(re.findall(r"{\w+}", english)) == sorted(re.findall(r"{\w+}", form)), english
