"""Is one claim in three languages gathered as one, and no other claim with it?"""

from __future__ import annotations

import pytest
from evaluation.gathering import LEAST, SETS, cubed, groups, statements

NEAR = [("g02", "g47"), ("g22", "g23"), ("g28", "g31"), ("g34", "g36"), ("g62", "g64"), ("g39", "g42"), ("g57", "g58")]


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_the_sets_come_out_and_nothing_is_joined_that_is_not_the_same(path):
    rows = statements(path)
    measured = cubed({row["id"]: row["claim"] for row in rows}, groups(rows))
    assert measured.f1 >= LEAST
    assert measured.precision >= 0.98


def test_the_set_is_in_three_languages_and_large_enough():
    rows = statements()
    assert len(rows) >= 40
    assert len({row["claim"] for row in rows}) >= 15
    assert {row["language"] for row in rows} == {"en", "uk", "ru"}


@pytest.mark.parametrize(("one", "other"), NEAR)
def test_near_misses_stay_apart(one, other):
    found = groups(statements())
    assert found[one] != found[other]


def test_what_another_says_is_another_claim():
    found = groups(statements())
    assert found["g07"] != found["g59"]


def test_what_is_denied_is_not_the_same_in_another_language():
    rows = [
        {"id": "a", "claim": "", "speaker": "Zrazkovyi", "language": "en", "day": "2025-05-01", "kind": "forecast"},
        {"id": "b", "claim": "", "speaker": "Zrazkovyi", "language": "uk", "day": "2025-05-01", "kind": "forecast"},
    ]
    rows[0]["text"] = "China will supply Russia with weapons and parts, Zrazkovyi said."
    rows[1]["text"] = "Китай не постачатиме росії зброю й деталі, сказав Зразковий."
    found = groups(rows)
    assert found["a"] != found["b"]


def test_b_cubed_of_a_whole_group_and_of_none():
    truth = {"a": "1", "b": "1", "c": "2"}
    assert cubed(truth, truth) == (1.0, 1.0)
    alone = cubed(truth, {"a": "1", "b": "2", "c": "3"})
    assert (alone.precision, round(alone.recall, 2)) == (1.0, 0.67)
