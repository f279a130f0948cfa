"""Are numbers of weapons read with what became of them, and are other numbers left alone?"""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from svidok.model.figure import Count
from svidok.model.reading import RaidReport
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor

WAYS = tomllib.loads(Path(__file__).with_name("counts.toml").read_text("utf-8"))["say"]


def raids(text: str, language: str, source: str | None = None) -> tuple[RaidReport, ...]:
    report = Report("r", text, language=language, published=date(2025, 10, 5), source_name=source)
    return corridor().read(report).raids


def written(count: Count) -> str:
    least, most = ("" if end is None else str(end) for end in count.range.ends)
    unit = " location" if count.unit == "location" else ""
    return f"{count.weapon} {count.outcome} {least}-{most}{unit}{f' {count.admin1}' if count.admin1 else ''}"


@pytest.mark.parametrize("way", WAYS, ids=[way["text"][:60] for way in WAYS])
def test_counts_are_read(way: dict[str, list[str]]) -> None:
    found = [written(c) for raid in raids(str(way["text"]), str(way["lang"])) for c in raid.counts]
    assert sorted(found) == sorted(way["counts"])
