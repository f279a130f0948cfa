"""Are claims in the manner of news stories, interviews and reactions given to whom they belong, exactly?

Every claim of every report is listed, in order; nothing else may be read. The reports are in words of our own.
"""

import tomllib
from pathlib import Path

import pytest

from svidok.model.reading import Voice
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor

REPORTS = tomllib.loads(Path(__file__).with_name("real_claims.toml").read_text("utf-8"))["report"]


@pytest.mark.parametrize("number", range(len(REPORTS)), ids=lambda number: str(REPORTS[number]["shows"]))
def test_claims_of_a_report_are_these(number: int) -> None:
    one = REPORTS[number]
    report = Report("r", one["text"], language=one["language"], published=one["published"], source_name=one["source"])
    read = [claim for claim in corridor().read(report).claims if claim.voice is not Voice.AUTHOR]
    told = [[str(c.kind), c.speaker or "", ", ".join(c.via), "quoted" if c.quoted else ""] for c in read]
    assert told == [row[:4] for row in one["claims"]]
    for row, claim in zip(one["claims"], read, strict=True):
        assert row[4] in claim.evidence[0].text
