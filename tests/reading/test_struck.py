"""Is every place told with the things struck there and the weapons used there, and nothing else? See struck.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.reading import test_unseen_incidents as incidents

REPORTS = tomllib.loads(Path(__file__).with_name("struck.toml").read_text("utf-8"))["report"]


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report["id"])
def test_reads_what_was_struck_where_and_by_what(report: dict[str, Any]) -> None:
    assert incidents.faults(report) == []
