"""Is a statement of the kind that its words make it, in every language?

The statements are in words of our own; each is read below a lead on a strike, and must be one claim of its kind, or
none.
"""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from svidok.model.reading import Voice
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor

STATEMENTS = tomllib.loads(Path(__file__).with_name("kinds.toml").read_text("utf-8"))["statements"]
DAY = date(2026, 4, 15)
LEADS = {
    "en": "Russia attacked Kharkiv with drones and missiles overnight.",
    "uk": "Росія вночі атакувала Харків дронами та ракетами.",
    "ru": "Ночью Харьков атаковали дронами и ракетами.",
}


@pytest.mark.parametrize(("shows", "language", "kind", "text"), STATEMENTS)
def test_a_statement_is_of_the_kind_that_its_words_make_it(shows: str, language: str, kind: str, text: str) -> None:
    report = Report("r", f"{LEADS[language]}\n\n{text}", language=language, published=DAY, source_name="Paper")
    read = [claim for claim in corridor().read(report).claims if claim.voice is not Voice.AUTHOR]
    assert [str(claim.kind) for claim in read] == ([kind] if kind else []), shows
