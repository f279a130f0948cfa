"""Is what agencies write in English, and its like in Ukrainian and Russian, read as it was meant? See real_en.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.reading import test_unseen_counts as counts
from tests.reading import test_unseen_incidents as incidents

REPORTS = tomllib.loads(Path(__file__).with_name("real_en.toml").read_text("utf-8"))["report"]


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report["id"])
def test_reads_what_is_told(report: dict[str, Any]) -> None:
    assert incidents.faults(report) + counts.faults(report) == []
