"""Is a strike told where and when it was, as agencies tell it to readers far away? See told_abroad.toml."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.reading import test_unseen_counts as counts
from tests.reading import test_unseen_incidents as incidents

from svidok.model.reading import Side
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor

REPORTS = tomllib.loads(Path(__file__).with_name("told_abroad.toml").read_text("utf-8"))["report"]


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report["id"])
def test_reads_what_is_told(report: dict[str, Any]) -> None:
    assert incidents.faults(report) + counts.faults(report) == []


def test_those_whom_a_side_put_into_office_tell_of_the_others_strike() -> None:
    text = next(report["text"] for report in REPORTS if report["id"] == "en-told-by-those-put-into-office")
    told = corridor().read(Report("told", text.strip(), "en", date(2026, 5, 8))).incidents
    assert [(one.place.name, one.attacker) for one in told] == [("Kherson", Side.RU), ("Horlivka", Side.UA)]
