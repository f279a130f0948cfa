"""Are people, weapons and things told of each strike, in whichever words their harm is said?"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from tests.reading.test_unseen_reports import place_of, shown

from svidok.model.reading import Cause, IncidentReport
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor

REPORTS = tomllib.loads(Path(__file__).with_name("harm.toml").read_text("utf-8"))
FIGURES = ("killed", "injured", "children_killed", "children_injured", "missing", "casualties")


def said_of(one: IncidentReport) -> str:
    """ "Kherson: killed 1, injured 2; drone; residential, vehicle", with "-" for what is not told."""
    people = [f"{name} {shown(value)}" for name in FIGURES if (value := getattr(one, name))]
    weapons = dict.fromkeys(code.partition(".")[0] for code in one.weapons)
    things = dict.fromkeys(thing.object_class.value for thing in one.objects)
    parts = (", ".join(part) or "-" for part in (people, weapons, things))
    return f"{place_of(one)}: {'; '.join(parts)}"


@pytest.mark.parametrize(
    ("language", "report"),
    [(language, report) for language, reports in REPORTS.items() for report in reports],
    ids=lambda value: value["text"][:50] if isinstance(value, dict) else value,
)
def test_tells_what_a_strike_did(language: str, report: dict[str, object]) -> None:
    incidents = corridor().read(Report("own", str(report["text"]), language, date(2026, 3, 4))).incidents
    assert [said_of(one) for one in incidents] == report["told"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Fragments of a drone fell in Tula overnight. A garage burned down at the impact site."),
        ("uk", "У Хотині вночі горів гараж, у який влучили уламки дрона."),
        ("ru", "Ночью жилой дом в Курске поврежден из-за падения сбитой ракеты."),
    ],
)
def test_debris_that_hits_is_no_direct_hit(language: str, text: str) -> None:
    (incident,) = corridor().read(Report("own", text, language, date(2026, 3, 4))).incidents
    assert incident.cause is Cause.DEBRIS
