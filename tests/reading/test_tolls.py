"""Are the people whom a report counts told of their strike, and no others?"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from tests.reading.test_unseen_reports import place_of, shown

from svidok.model.report import Report
from svidok.pipeline.corridor import corridor

REPORTS = tomllib.loads(Path(__file__).with_name("tolls.toml").read_text("utf-8"))
FIGURES = ("killed", "injured", "children_killed", "children_injured", "missing", "casualties")


def tolls(text: str, language: str) -> list[str]:
    """Of each incident with a number of people its place and numbers, in the order of the text."""
    incidents = corridor().read(Report("own", text, language, date(2026, 3, 4))).incidents
    said = ((one, [f"{name} {shown(value)}" for name in FIGURES if (value := getattr(one, name))]) for one in incidents)
    return [f"{place_of(one)}: {', '.join(numbers)}" for one, numbers in said if numbers]


@pytest.mark.parametrize(
    ("language", "report"),
    [(language, report) for language, reports in REPORTS.items() for report in reports],
    ids=lambda value: value["text"][:50] if isinstance(value, dict) else value,
)
def test_tells_who_came_to_harm(language, report):
    assert tolls(report["text"], language) == report["tolls"]
