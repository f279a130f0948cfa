"""Is what real Ukrainian reports were misread for read right, in words of our own and in three languages?"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.reading.test_unseen_reports import faults

from svidok.model.figure import Count
from svidok.model.reading import Reading, Voice
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor

REPORTS = [
    report
    for name in ("real_uk.toml", "real_uk_2.toml")
    for report in tomllib.loads(Path(__file__).with_name(name).read_text("utf-8"))["report"]
]


def read(report: dict[str, Any]) -> Reading:
    language = report["id"].partition("-")[0]
    return corridor().read(Report(report["id"], report["text"].strip(), language, report["published"]))


def said(count: Count) -> str:
    least, most = count.range.ends
    number = str(least) if least == most else f"{least}+" if most is None else f"{least or ''}-{most}"
    return f"{count.weapon.partition('.')[0]} {count.outcome.value} {number}" + (
        f" @{count.admin1}" * bool(count.admin1)
    )


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report["id"])
def test_incidents_are_told_as_a_perfect_reader_would(report):
    undated = [one | {"day": one.get("day", report["published"].isoformat()) or None} for one in report["incidents"]]
    assert faults(report | {"incidents": undated}) == []


@pytest.mark.parametrize("report", [r for r in REPORTS if "counts" in r], ids=lambda report: report["id"])
def test_counts_are_those_said_and_no_others(report):
    raids = read(report).raids
    assert sorted(said(count) for raid in raids for count in raid.counts) == sorted(report["counts"])
    if "attacker" in report:
        assert {raid.attacker and raid.attacker.value for raid in raids} == {report["attacker"]}


@pytest.mark.parametrize("report", [r for r in REPORTS if "claims" in r], ids=lambda report: report["id"])
def test_claims_are_given_to_whom_they_belong(report):
    found = [f"{one.kind.value} | {one.speaker or ''}" for one in read(report).claims if one.voice is not Voice.AUTHOR]
    assert found == report["claims"]
