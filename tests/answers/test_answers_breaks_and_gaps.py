"""Does every question that goes across a change of counting, or a gap, say so by name?"""

from __future__ import annotations

from datetime import date

import pytest
from answer_snapshots import made
from bulletins import nights

from svidok.answers.asking import ask
from svidok.answers.writing import day
from svidok.model.answer import Query

# What is asked, over which days, of which weapon, and what must be named.
TRAPS = [
    ("escalation", "2022-12-01", "2023-03-31", None, "launches-counted"),
    ("escalation", "2024-09-01", "2024-12-31", "drone", "decoys-counted-in"),
    ("escalation", "2024-10-10", "2024-10-20", "drone", "decoys-counted-in"),
    ("escalation", "2024-12-01", "2025-01-31", None, "day-bulletins"),
    ("records", "2022-10-01", "2023-06-30", "missile", "launches-counted"),
    ("records", "2024-06-01", "2025-03-31", "drone", "decoys-counted-in"),
    ("records", "2025-01-02", "2025-01-03", None, "day-bulletins"),
    ("interception", "2022-11-01", "2023-05-31", None, "launches-counted"),
    ("interception", "2024-06-01", "2024-07-31", "drone", "lost-told-apart"),
    ("interception", "2024-08-01", "2024-08-31", "drone", "lost-told-apart"),
    ("interception", "2024-05-01", "2024-12-31", "missile.ballistic", "lost-told-apart"),
    ("interception", "2024-09-30", "2024-11-01", "drone.shahed", "decoys-counted-in"),
    ("interception", "2025-07-01", "2025-09-30", None, "shot-down-or-suppressed"),
    ("interception", "2025-07-31", "2025-08-01", "drone", "shot-down-or-suppressed"),
    ("quiet", "2023-01-01", "2023-02-28", None, "launches-counted"),
    ("quiet", "2024-12-30", "2025-01-10", None, "day-bulletins"),
]
GAPS = [
    ("escalation", "2025-03-01", "2025-03-31", "drone"),
    ("records", "2025-03-01", "2025-03-31", None),
    ("interception", "2025-03-01", "2025-03-31", None),
    ("quiet", "2025-03-01", "2025-03-31", None),
]


@pytest.mark.parametrize(("question", "first", "last", "weapon", "named"), TRAPS)
def test_a_question_across_a_break_names_it(question, first, last, weapon, named):
    asked = Query(date.fromisoformat(first), date.fromisoformat(last), weapon=weapon)
    answer = ask(question, made(*nights(first, last)), asked)
    found = next(one for one in answer.breaks if one.id == named)
    said = next(one for one in answer.caveats if one.id == "breaks")
    for language, sentence in said.told.items():
        assert f"{found.label[language]} ({day(found.since, language)})" in sentence


@pytest.mark.parametrize(("question", "first", "last", "weapon"), GAPS)
def test_a_question_across_a_gap_names_it(question, first, last, weapon):
    """Bulletins of the first and of the last five days; between them nobody says anything."""
    told = [*nights("2025-03-01", "2025-03-05"), *nights("2025-03-27", "2025-03-31")]
    answer = ask(question, made(*told), Query(date.fromisoformat(first), date.fromisoformat(last), weapon=weapon))
    assert (answer.coverage[0].raid, answer.coverage[0].quiet, answer.coverage[0].unknown) == (10, 0, 21)
    assert [(gap.start, gap.end) for gap in answer.coverage[0].gaps] == [(date(2025, 3, 6), date(2025, 3, 27))]
    said = next(one for one in answer.caveats if one.id == "gaps")
    assert "6 March 2025 – 26 March 2025" in said.told["en"]
    assert "6 березня 2025 – 26 березня 2025" in said.told["uk"]


@pytest.mark.parametrize("question", ["escalation", "records", "interception", "quiet"])
def test_days_of_one_way_of_counting_name_no_break(question):
    answer = ask(question, made(*nights("2025-03-01", "2025-03-31")), Query())
    assert not answer.breaks
    assert not answer.coverage[0].unknown
    assert {"breaks", "unknown_days", "gaps"}.isdisjoint(one.id for one in answer.caveats)
