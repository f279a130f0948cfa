"""Is every known break of a series dated, explained, and named when a question goes across it?"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svidok.errors import PackError
from svidok.lexicon.breaks import breaks, breaks_crossed
from svidok.lexicon.packs import PACKS
from svidok.lexicon.tables import known_tables
from svidok.model.figure import Outcome

SHOT_DOWN = (Outcome.SHOT_DOWN,)
DAYS = st.dates(date(2022, 1, 1), date(2026, 12, 31))


def crossed(first: str, last: str, outcomes=SHOT_DOWN, weapon: str = "drone", speakers=("Ukrainian Air Force",)):
    found = breaks_crossed(date.fromisoformat(first), date.fromisoformat(last), outcomes, weapon, speakers)
    return [one.id for one in found]


def test_every_break_has_its_reason_reference_and_speakers_that_a_table_or_list_knows():
    listed = (PACKS / "body.csv").read_text("utf-8")
    known = {source.name for table in known_tables() for source in table.sources}
    for one in breaks():
        assert one.until < one.since
        assert min(map(len, (one.what, one.effect, one.reference))) > 20
        assert all(speaker in known or f"{speaker}," in listed for speaker in one.speakers)
    assert len({one.id for one in breaks()}) == len(breaks())


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2025-07-01", "2025-08-31", ["shot-down-or-suppressed"]),
        ("2025-08-01", "2025-12-31", []),
        ("2025-02-01", "2025-07-31", []),
        ("2024-08-01", "2024-08-31", ["lost-told-apart"]),  # a mixed month
        ("2024-06-01", "2024-12-31", ["lost-told-apart", "decoys-counted-in"]),
        ("2024-12-01", "2025-02-28", ["day-bulletins"]),
    ],
)
def test_a_series_names_what_it_goes_across(first, last, expected):
    assert crossed(first, last) == expected


def test_a_break_of_drones_or_of_one_outcome_leaves_other_series_alone():
    assert crossed("2025-07-01", "2025-08-31", weapon="missile") == []
    assert crossed("2025-07-01", "2025-08-31", weapon="air_target") == ["shot-down-or-suppressed"]
    assert crossed("2025-07-01", "2025-08-31", weapon="drone.shahed") == ["shot-down-or-suppressed"]
    assert crossed("2025-07-01", "2025-08-31", outcomes=(Outcome.LAUNCHED,)) == []
    assert crossed("2025-07-01", "2025-08-31", speakers=("Russian Ministry of Defence",)) == []


@given(DAYS, DAYS, DAYS, DAYS)
def test_a_longer_series_crosses_no_fewer_breaks(one, two, three, four):
    first, inner, last, end = sorted((one, two, three, four))
    within = breaks_crossed(inner, last, SHOT_DOWN)
    assert set(within) <= set(breaks_crossed(first, end, SHOT_DOWN))


def test_a_bad_register_is_refused_with_file_and_remedy(tmp_path):
    path = tmp_path / "breaks.toml"
    path.write_text('[[break]]\nid = "x"\nfrom = 2025-01-01\n')
    with pytest.raises(PackError, match=r"breaks\.toml"):
        breaks(path)
