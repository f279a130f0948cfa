"""How many statements of a hand-edited table go to whom they belong, through whom they came, with their kind and voice?

The forms are those of many sources: chains of outlets, trailing attributions, headlines, quotations over sentences,
pronouns and roles, unnamed officials, weasels, forecasts that come due, denials, pledges, the aims of another.
"""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from svidok.lexicon import load
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor
from svidok.reading.claims.told import claims
from svidok.reading.sentence.passages import passages
from svidok.reading.sources.attributed import at
from svidok.reading.sources.attribution import attributions
from svidok.reading.subject import Subject

LEXICON = load()
TABLE = tomllib.loads(Path(__file__).with_name("attributed_statements.toml").read_text("utf-8"))
FRAME = {
    "uk": "Росія вночі атакувала Україну дронами.",
    "ru": "Россия ночью атаковала Украину беспилотниками.",
    "en": "Russia attacked Ukraine with drones overnight.",
}
FIELDS = ("speaker", "via", "kind", "voice", "holder", "due")
LEAST = 0.92  # of all fields, in each language
FLOORS = {"speaker": 0.96, "via": 0.97, "kind": 0.90, "voice": 0.96, "holder": 0.8, "due": 0.6}


def answered(language: str, row: dict[str, object]) -> dict[str, object]:
    """What the reader says of the words asked about, field by field."""
    text = f"{row['text']}\n\n{FRAME[language]}"
    report = Report("r", text, language=language, published=date(2025, 7, 4), source_name=str(row.get("owner") or ""))
    marked = corridor().mark(report)
    assert marked is not None
    told = passages(marked, LEXICON)
    said = attributions(marked, told, LEXICON)
    asked = text.index(str(row["words"]))
    whose = at(said, asked)
    found = [
        c
        for c in claims(marked, told, said, [], Subject(marked.report, told, LEXICON))
        if c.evidence[0].start <= asked < c.evidence[0].end
    ]
    if not found:
        source = whose.source[0] if whose and whose.source else ""
        return {"speaker": source, "via": sorted(whose.via if whose else ()), "kind": "", "voice": "named"}
    claim = found[0]
    path = {"via": sorted(claim.via), "holder": claim.holder or "", "due": claim.due or ""}
    return {"speaker": claim.speaker or "", "kind": str(claim.kind), "voice": str(claim.voice), **path}


def results() -> list[tuple[str, str, str, object, object]]:
    """Every expected value beside the one read: language, field, text, expected, read."""
    rows = []
    for language, statements in TABLE.items():
        for row in statements:
            read = answered(language, row)
            expected = {"voice": "named", "via": [], **row}
            for field in FIELDS:
                if field in expected:
                    value = sorted(expected[field]) if field == "via" else expected[field]
                    rows.append((language, field, row["text"], value, read.get(field, "")))
    return rows


RESULTS = results()


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_is_read_as_often_as_its_floor_says(field: str) -> None:
    of_field = [(text, expected, read) for _, name, text, expected, read in RESULTS if name == field]
    wrong = [row for row in of_field if row[1] != row[2]]
    assert 1 - len(wrong) / len(of_field) >= FLOORS[field], wrong


@pytest.mark.parametrize("language", TABLE)
def test_no_language_is_left_behind(language: str) -> None:
    own = [(text, field, expected, read) for code, field, text, expected, read in RESULTS if code == language]
    wrong = [row for row in own if row[2] != row[3]]
    assert 1 - len(wrong) / len(own) >= LEAST, wrong
