"""Is a number borne out, refuted, or neither?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svidok.checking.comparing import agreed, compared
from svidok.checking.pack import checks
from svidok.model.figure import Range
from svidok.model.finding import Finding
from svidok.model.verdict import ClaimType

NUMBERS = st.integers(0, 10_000)


@given(NUMBERS, NUMBERS)
def test_more_than_n_is_borne_out_by_what_is_more_and_by_nothing_else(claimed, held):
    found = compared(Range(claimed, None, exclusive=True), (held, held), about=0)
    assert found is (Finding.SUPPORTED if held > claimed else Finding.CONTRADICTED)


@given(NUMBERS, NUMBERS, NUMBERS)
def test_what_is_held_as_a_span_refutes_only_where_all_of_it_does(claimed, one, two):
    low, high = min(one, two), max(one, two)
    found = compared(Range.exactly(claimed), (low, high), about=0)
    assert (found is Finding.CONTRADICTED) == (not low <= claimed <= high)
    assert (found is Finding.SUPPORTED) == (low == high == claimed)


def test_an_open_end_refutes_nothing_above_it():
    assert compared(Range.exactly(900), (500, None), about=0) is Finding.PARTLY
    assert compared(Range.exactly(400), (500, None), about=0) is Finding.CONTRADICTED


def test_about_has_its_room():
    about = Range(400, 400, approximate=True)
    assert compared(about, (362, 362), about=0.1) is Finding.SUPPORTED
    assert compared(about, (350, 350), about=0.1) is Finding.CONTRADICTED


@pytest.mark.parametrize(
    ("findings", "together"),
    [
        ([Finding.SUPPORTED, Finding.SUPPORTED], Finding.SUPPORTED),
        ([Finding.SUPPORTED, Finding.CONTRADICTED], Finding.PARTLY),
        ([Finding.CONTRADICTED, Finding.TOO_THIN], Finding.CONTRADICTED),
        ([Finding.TOO_THIN], Finding.TOO_THIN),
        ([], Finding.NOT_CHECKABLE),
    ],
)
def test_readings_that_the_words_allow_alike(findings, together):
    assert agreed(findings) is together


def test_a_series_begins_with_the_war_or_with_the_weapon():
    assert checks().begins("missile").isoformat() == "2022-02-24"
    assert checks().begins("drone.shahed").isoformat() == "2022-09-01"


def test_every_type_that_has_a_rule_is_known():
    assert {rule.type for rule in checks().types} == set(ClaimType) - {ClaimType.UNKNOWN}
