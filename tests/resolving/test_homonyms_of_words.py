"""Is a word, a person, a regiment or a company ever taken for the village of that name? One sentence a row."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from svidok.lexicon import load
from svidok.model.place import PlacePrecision
from svidok.model.report import Report
from svidok.resolving.gazetteer import Gazetteer
from svidok.resolving.places import places
from svidok.text import sentences

with Path(__file__).with_name("no_village.csv").open(encoding="utf-8", newline="") as stream:
    TABLE = list(csv.DictReader(stream))


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["text"])
def test_a_word_is_no_village(row: dict[str, str]) -> None:
    lexicon, report = load(), Report("R", row["text"], row["language"])
    told = sentences(report.text, lexicon.profiles, row["language"])
    named = [m.place for m in places(report, told, Gazetteer.load(), lexicon)]
    settled = [p.name or "unsure" for p in named if p.precision is PlacePrecision.SETTLEMENT]
    assert settled == row["places"].split()


def test_there_are_traps_in_every_language() -> None:
    for language in ("uk", "ru", "en"):
        assert sum(row["language"] == language for row in TABLE) >= 50
