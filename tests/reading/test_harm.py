"""Are people, weapons and things told of each strike, in whichever words their harm is said?"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.reading.report_cases import FIGURES, place_of, shown

from svidok.model.reading import Cause, IncidentReport
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor

HARM, TOLLS = (
    [
        (language, report)
        for language, reports in tomllib.loads(Path(__file__).with_name(name).read_text("utf-8")).items()
        for report in reports
    ]
    for name in ("harm.toml", "tolls.toml")
)


def incidents(text: str, language: str) -> tuple[IncidentReport, ...]:
    return corridor().read(Report("own", text, language, date(2026, 3, 4))).incidents


def called(value: Any) -> str:
    return value["text"][:50] if isinstance(value, dict) else value


def people(one: IncidentReport) -> list[str]:
    return [f"{name} {shown(value)}" for name in FIGURES if (value := getattr(one, name))]


def said_of(one: IncidentReport) -> str:
    """ "Kherson: killed 1, injured 2; drone; residential, vehicle", with "-" for what is not told."""
    weapons = dict.fromkeys(code.partition(".")[0] for code in one.weapons)
    things = dict.fromkeys(thing.object_class.value for thing in one.objects)
    parts = (", ".join(part) or "-" for part in (people(one), weapons, things))
    return f"{place_of(one)}: {'; '.join(parts)}"


@pytest.mark.parametrize(("language", "report"), HARM, ids=called)
def test_tells_what_a_strike_did(language: str, report: dict[str, Any]) -> None:
    assert [said_of(one) for one in incidents(report["text"], language)] == report["told"]


@pytest.mark.parametrize(("language", "report"), TOLLS, ids=called)
def test_tells_who_came_to_harm(language: str, report: dict[str, Any]) -> None:
    told = [(place_of(one), ", ".join(people(one))) for one in incidents(report["text"], language)]
    assert [f"{place}: {numbers}" for place, numbers in told if numbers] == report["tolls"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Fragments of a drone fell in Tula overnight. A garage burned down at the impact site."),
        ("uk", "У Хотині вночі горів гараж, у який влучили уламки дрона."),
        ("ru", "Ночью жилой дом в Курске поврежден из-за падения сбитой ракеты."),
    ],
)
def test_debris_that_hits_is_no_direct_hit(language: str, text: str) -> None:
    (incident,) = incidents(text, language)
    assert incident.cause is Cause.DEBRIS
