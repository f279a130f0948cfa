"""Do the annotations of what gold does not hold stand where they say, and is the measure of them a fair one?"""

from __future__ import annotations

import json
from datetime import date

import pytest
from evaluation.optional import ANNOTATIONS, FIELDS, Annotated, Fact, Tally, annotated, facts, judge, texts
from tests.reports_at_hand import needs_shared

KILLED = Fact("figure", "killed 2-2", ((10, 13),))


def read(said: list[Fact], *asked: Fact, text: str = "The dead: two.") -> Tally:
    tally = Tally()
    judge(tally, Annotated("R", "en", "", asked), said, text)
    return tally


def test_sixty_documents_are_annotated_twenty_a_language_and_hold_no_text() -> None:
    documents = [one for one in annotated() if not one.rare]
    assert len({one.document for one in documents}) == 60
    assert all(sum(one.language == language for one in documents) == 20 for language in ("en", "uk", "ru"))
    for line in ANNOTATIONS.read_text("utf-8").splitlines():
        row = json.loads(line)
        assert row.keys() - {"rare"} == {"id", "lang", "sha256", "annotations"}
        assert all(one.keys() <= {"field", "start", "end", "value", "late"} for one in row["annotations"])
        assert all(len(name.split()) < 7 for one in row["annotations"] for name in one["value"].split("|"))


def test_fields_and_due_dates_are_of_the_codebook() -> None:
    for one in annotated():
        for fact in one.facts:
            assert fact.field in FIELDS
            assert one.asks(fact.field)
            if fact.field == "due":
                assert all(date.fromisoformat((due + "-01-01")[:10]) for due in fact.value.split("|") if due)


@needs_shared
def test_every_span_lies_within_the_text_that_was_annotated() -> None:
    held = texts()
    for one in annotated():
        for fact in one.facts:
            for start, end in fact.spans:
                assert 0 <= start < end <= len(held[one.document])
                assert held[one.document][start:end].strip()


def test_a_fact_is_right_once_and_said_twice_is_wrong_once() -> None:
    tally = read([KILLED, Fact("figure", "killed 2-2", ((0, 8),))], KILLED)
    assert (tally.right["figure", "all"], tally.said["figure", "en"], tally.expected["figure", "en"]) == (1, 2, 1)


@pytest.mark.parametrize(
    ("asked", "said", "right"),
    [
        (KILLED, Fact("figure", "killed 2-3", ((10, 13),)), 0),
        (Fact("function", "energy.gas", ((4, 8),)), Fact("function", "energy.gas", ((10, 13),)), 1),
        (Fact("holder", "Kremlin|Russia", ((4, 8),)), Fact("holder", "Russia", ((0, 13),)), 1),
        (Fact("holder", "Russia", ((4, 8),)), Fact("holder", "Russia", ((10, 13),)), 0),
        (Fact("due", "", ((10, 13),)), Fact("due", "Two", ((0, 13),)), 1),
        (Fact("word", "killed 2-2", ((10, 13),)), Fact("word", "killed 2-2|two", ((10, 13),)), 1),
        (Fact("word", "killed 2-2", ((10, 13),)), Fact("word", "killed 2-2|dead", ((10, 13),)), 0),
    ],
)
def test_two_facts_agree_where_field_value_and_span_do(asked: Fact, said: Fact, right: int) -> None:
    assert read([said], asked).right[asked.field, "all"] == right


def test_a_field_annotated_in_part_is_not_held_against_what_nobody_asked() -> None:
    assumed = Fact("date_assumed", "yes", ((0, 3),))
    assert read([assumed], KILLED).said["date_assumed", "all"] == 0
    increment = Fact("kind", "killed increment", ((0, 3),))
    assert read([increment], KILLED).said["kind", "all"] == 1


def test_what_a_reading_says_becomes_facts() -> None:
    figure = {"min": 2, "max": None, "word": "two", "kind": "total", "scope": "day", "source": ["DSNS"]}
    incident = {"evidence": [[0, 13]], "objects": [], "killed": figure, "start": "2025-07-04T03:00", "end": None}
    form = {"raids": [], "incidents": [incident], "claims": [{"evidence": [[0, 3]], "due": "2026", "voice": "named"}]}
    assert {(fact.field, fact.value) for fact in facts(form)} == {
        ("date_assumed", "no"),
        ("figure", "killed 2-"),
        ("word", "killed 2-|two"),
        ("source", "killed 2-: DSNS"),
        ("kind", "killed total"),
        ("scope", "killed day"),
        ("clock", "start 2025-07-04T03:00"),
        ("due", "2026"),
    }
