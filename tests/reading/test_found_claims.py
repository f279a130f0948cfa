"""Is a claim found by whatever verb it is told, and is a mere report none? Short reports, each with all its claims."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from svidok.model.reading import Voice
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor

REPORTS = tomllib.loads(Path(__file__).with_name("found_claims.toml").read_text("utf-8"))["report"]


@pytest.mark.parametrize("one", REPORTS, ids=[report["text"][:40] for report in REPORTS])
def test_finds_each_claim_with_its_speaker_and_no_other(one: dict[str, object]) -> None:
    report = Report("r", str(one["text"]), language=str(one["language"]), published=date(2026, 3, 4))
    read = [claim for claim in corridor().read(report).claims if claim.voice is not Voice.AUTHOR]
    expected = one["claims"]
    assert isinstance(expected, list)
    assert [claim.speaker for claim in read] == [speaker for speaker, _ in expected]
    assert all(words in claim.evidence[0].text for claim, (_, words) in zip(read, expected, strict=True))
