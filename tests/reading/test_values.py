"""Are the values of an incident (who says it, what was harmed, who was hurt) those that its words tell?"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.reading.test_unseen_incidents import faults

REPORTS = tomllib.loads(Path(__file__).with_name("values.toml").read_text("utf-8"))["report"]


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report["id"])
def test_tells_the_values_said(report: dict[str, Any]) -> None:
    assert faults(report) == []
