"""How many reports of raids in the forms of real sources are counted as a perfect reader would, and which must be?"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from svidok.model.figure import Count
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor

REPORTS = tomllib.loads(Path(__file__).with_name("unseen_counts.toml").read_text("utf-8"))["report"]
NOT_YET = {
    "uk-ua-strike": "adjectives of regions with no noun after them («над Бєлгородською та Нижньогородською») are lost",
    "uk-compare": "a headline whose number no word of attack goes with",
    "ru-mod-over-kursk": "adjectives of regions in a long list are not placed",
    "ru-agency-night": "adjectives of regions with their numbers in brackets are not placed",
    "en2-tass": "the Sea of Azov is not placed in English",
}
Told = tuple[str, str]  # date and count


def written(count: Count, *, regions: bool) -> str:
    least, most = ("" if end is None else str(end) for end in count.range.ends)
    unit = " location" if count.unit == "location" else ""
    return (
        f"{count.weapon} {count.outcome} {least}-{most}{unit}{f' {count.admin1}' if count.admin1 and regions else ''}"
    )


def found(report: dict[str, Any]) -> Counter[Told]:
    language = report["id"][:2]
    reading = corridor().read(Report(report["id"], report["text"].strip(), language, report["published"]))
    told: Counter[Told] = Counter()
    for raid in reading.raids:  # a single region is the raid's, and not the counts'
        several = len({count.admin1 for count in raid.counts} - {None}) > 1
        told.update((raid.period.iso or "", written(count, regions=several)) for count in raid.counts)
    return told


def wanted(report: dict[str, Any]) -> tuple[Counter[Told], Counter[Told]]:
    """What must be told, and what may be."""
    told = [(raid["date"], count) for raid in report["raids"] for count in _placed(raid["counts"])]
    must = Counter((date, count) for date, count in told if not count.endswith("?"))
    return must, Counter((date, count.rstrip("?")) for date, count in told if count.endswith("?"))


def _placed(counts: list[str]) -> list[str]:
    regions = {part.rstrip("?") for count in counts for part in count.split()[3:]} - {"location"}
    return counts if len(regions) > 1 else [re.sub(r" [A-Z]{2,3}-[A-Z0-9]+", "", count) for count in counts]


def faults(report: dict[str, Any]) -> list[str]:
    """Everything in which the counts of a report differ from a perfect reader's."""
    must, may = wanted(report)
    read = found(report)
    missed = [f"missed {date} {count}" for date, count in (must - read).elements()]
    return missed + [f"invented {date} {count}" for date, count in (read - must - may).elements()]


@pytest.mark.parametrize("report", [r for r in REPORTS if r["id"] not in NOT_YET], ids=lambda report: report["id"])
def test_counts_what_a_perfect_reader_would(report: dict[str, Any]) -> None:
    assert faults(report) == []


def test_none_is_invented_where_something_is_missed() -> None:
    invented = {r["id"]: [f for f in faults(r) if f.startswith("invented")] for r in REPORTS if r["id"] in NOT_YET}
    assert {name: lines for name, lines in invented.items() if lines} == {}
