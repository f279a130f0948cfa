"""Are the day and the place of what a report tells read from its layout, its lists and its datelines?"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from tests.reading.test_unseen_reports import faults

REPORTS = tomllib.loads(Path(__file__).with_name("days_and_places.toml").read_text("utf-8"))["report"]


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report["id"])
def test_incidents_are_told_on_their_day_and_at_their_place(report):
    undated = [one | {"day": one.get("day", report["published"].isoformat())} for one in report["incidents"]]
    assert faults(report | {"incidents": undated}) == []
