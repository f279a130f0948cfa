"""Where and on which day were strikes that a report recalls, counts or clears up after? See recalled_strikes.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from svidok.model.report import Report
from svidok.pipeline.corridor import corridor

FILE = tomllib.loads(Path(__file__).with_name("recalled_strikes.toml").read_text("utf-8"))


@pytest.mark.parametrize("case", FILE["case"], ids=lambda case: f"{case['language']}: {case['text'][:50]}")
def test_a_strike_is_told_on_its_own_day_and_in_its_own_place_alone(case: dict[str, Any]) -> None:
    report = Report("r", case["text"], language=case["language"], published=FILE["published"])
    told = corridor().read(report).incidents
    found = [f"{one.place.name or one.place.admin1 or 'nowhere'} {one.period.iso}" for one in told]
    assert sorted(found) == sorted(case["incidents"])
