"""What does the record make of short stories in three languages, read by the reader that svidok comes with?

The stories and what is expected of them are data: record_stories.toml.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from svidok.model.record import Incident
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor
from svidok.reconcile import Entry, reconcile

KYIV = ZoneInfo("Europe/Kyiv")
STORIES = tomllib.loads(Path(__file__).with_name("record_stories.toml").read_text("utf-8"))["story"]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"])
def test_a_story_makes_this_record(story):
    reports = [_report(f"r{number}", told) for number, told in enumerate(story["reports"])]
    record = reconcile(Entry(report, corridor().read(report)) for report in reports)
    assert [_in_a_line(one) for one in record.incidents] == story["record"]


def _report(name: str, told: dict[str, str]) -> Report:
    at = told["at"].replace(tzinfo=KYIV)
    return Report(name, told["text"], told["language"], at.date(), at, source_name=told["by"])


def _in_a_line(one: Incident) -> str:
    tolls = ", ".join(f"{toll.of} {toll.best}" for toll in one.tolls)
    head = f"{one.id.removeprefix('I-')}: {one.grade}, {one.n_origins} of {one.n_reports}: {tolls}"
    return "; ".join((head, *(["may repeat"] if one.may_repeat else []), *one.contested))
