"""How many more Ukrainian reports, each of another kind of source, are told as a perfect reader would tell them?"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from tests.reading.test_unseen_reports import faults

REPORTS = tomllib.loads(Path(__file__).with_name("unseen_uk_2.toml").read_text("utf-8"))["report"]
NOT_YET = {
    "uk-mayor": "«ще одна ракета – у ліцей»: what is hit stands without a verb",
    "uk-analysis": "a capital that «не зможе» something is taken for the place of a strike",
    "uk-denial": "a sanatorium; «Це неправда» in a sentence of its own; a strike that is only said to be prepared",
}
FLOOR = 0.8  # of all reports, told in full


@pytest.mark.parametrize("report", [r for r in REPORTS if r["id"] not in NOT_YET], ids=lambda report: report["id"])
def test_tells_what_a_perfect_reader_would(report):
    assert faults(report) == []


def test_few_reports_are_not_yet_told_in_full():
    assert sum(not faults(report) for report in REPORTS) >= FLOOR * len(REPORTS)
