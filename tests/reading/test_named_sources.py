"""Is a strike told with the one whose knowledge it is, in whatever way a report names him?"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from svidok.model.report import Report
from svidok.pipeline.corridor import corridor

TOLD = tomllib.loads(Path(__file__).with_name("named_sources.toml").read_text("utf-8"))["told"]


@pytest.mark.parametrize(("language", "text", "source", "via"), TOLD, ids=[row[1][:50] for row in TOLD])
def test_names_the_source_and_its_outlet(language: str, text: str, source: str, via: str) -> None:
    read = corridor().read(Report("named", text, language, date(2026, 6, 18)))
    assert (source, via) in {(", ".join(one.source), ", ".join(one.via)) for one in read.incidents}
