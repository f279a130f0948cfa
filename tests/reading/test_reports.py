"""Is every report of the folder `reports` read as a perfect reader would? How a case is written: see report_cases."""

from __future__ import annotations

import pytest
from tests.reading.report_cases import Told, cases, faults, name, read

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=name)
def test_a_report_is_read_as_a_perfect_reader_would(case: Told) -> None:
    if "not_yet" in case:
        assert faults(case), "it is read now: take the mark off"
    else:
        assert faults(case) == []


def test_what_belongs_to_nobody_is_given_to_nobody_though_it_is_not_yet_read_in_full() -> None:
    for case in CASES:
        marked = [claim for claim in case.get("claims", ()) if "not_yet" in claim and not claim["speaker"]]
        for claim in read(case).claims if marked else ():
            words = claim.evidence[0].text
            assert not (claim.speaker and any(one["words"] in words for one in marked)), words
