"""Are short reports in the manner of Russian-language news sites read exactly: every raid, incident and claim?

Nothing else may be read. The reports are in words of our own; what each tries was found missing in real ones.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from tests.reading.real_ru_rows import rows

from svidok.model.report import Report
from svidok.pipeline.corridor import corridor

REPORTS = [
    report
    for name in ("real_ru.toml", "real_ru_2.toml")
    for report in tomllib.loads(Path(__file__).with_name(name).read_text("utf-8"))["report"]
]


@pytest.mark.parametrize("number", range(len(REPORTS)), ids=lambda number: str(REPORTS[number]["shows"]))
def test_a_report_tells_these(number: int) -> None:
    one = REPORTS[number]
    report = Report("r", one["text"], language=one["language"], published=one["published"], source_name=one["source"])
    reading = corridor().read(report)
    assert rows(reading) == (one["raids"], one["incidents"], one["claims"])
    if "attackers" in one:
        assert [incident.attacker for incident in reading.incidents] == one["attackers"]
