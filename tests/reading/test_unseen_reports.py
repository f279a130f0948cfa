"""How many reports in the forms of real outlets are read as a perfect reader would, and which must be?"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from svidok.model.figure import Figure
from svidok.model.reading import IncidentReport
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor

REPORTS = tomllib.loads(Path(__file__).with_name("unseen_reports.toml").read_text("utf-8"))["report"]
NOT_YET = {
    "ru-governor-digest": "a village that the gazetteer does not place",
    "ru-moscow-region": "a town that the gazetteer does not place",
    "en-daily-digest": "«and another in Bilytske» leaves out what happened",
}
FLOOR = 0.93  # of all reports, told in full
FIGURES = ("killed", "injured", "children_killed", "children_injured", "missing")


def shown(figure: Figure | None) -> str | None:
    if figure is None:
        return None
    least, most = figure.range.ends
    if least == most:
        return str(least)
    return f"{least}+" if most is None else f"-{most}" if least is None else f"{least}-{most}"


def place_of(incident: IncidentReport) -> str:
    place = incident.place
    return place.name or place.admin1 or place.country or "UA"


def at_place(incident: IncidentReport, expected: dict[str, Any]) -> bool:
    if expected["at"] == "?":
        return expected.get("admin1") in (None, incident.place.admin1)
    return place_of(incident) in expected["at"].split("|")


def told(incident: IncidentReport) -> dict[str, Any]:
    return {
        "day": incident.period.iso,
        **{name: shown(getattr(incident, name)) for name in FIGURES},
        "objects": sorted({thing.object_class.value for thing in incident.objects}),
        "weapons": sorted({weapon.split(".")[0] for weapon in incident.weapons}),
        "cause": incident.cause and incident.cause.value,
        "status": incident.status.value,
    }


def wanted(expected: dict[str, Any], published: str) -> dict[str, Any]:
    values = {"day": published, **dict.fromkeys(FIGURES), "objects": [], "weapons": [], "cause": None}
    values |= {"status": "reported"} | {name: value for name, value in expected.items() if name in (*values, "status")}
    for name in ("objects", "weapons"):
        if values[name] != "?":
            values[name] = sorted(values[name])
    return {name: value for name, value in values.items() if value != "?"}


def faults(report: dict[str, Any]) -> list[str]:
    """Everything in which the reading of a report differs from what a perfect reader finds."""
    language = report["id"].partition("-")[0]
    reading = corridor().read(Report(report["id"], report["text"].strip(), language, report["published"]))
    left, found = list(reading.incidents), []
    for expected in report["incidents"]:
        incident = next((one for one in left if at_place(one, expected)), None)
        if incident is None:
            found += [] if expected.get("optional") else [f"missed {expected['at']}"]
            continue
        left.remove(incident)
        if not expected.get("optional"):
            values = told(incident)
            want = wanted(expected, report["published"].isoformat())
            found += [
                f"{expected['at']} {name}: {values[name]}, not {value}"
                for name, value in want.items()
                if values[name] != value
            ]
    return found + [f"invented {place_of(one)}" for one in left]


@pytest.mark.parametrize("report", [r for r in REPORTS if r["id"] not in NOT_YET], ids=lambda report: report["id"])
def test_tells_what_a_perfect_reader_would(report):
    assert faults(report) == []


def test_few_reports_are_not_yet_told_in_full():
    assert sum(not faults(report) for report in REPORTS) >= FLOOR * len(REPORTS)
