"""Does the reader find the claims of reports in the manner of many sources, each of its kind and speaker, no more?"""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from svidok.lexicon import load
from svidok.model.reading import Claim
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor
from svidok.reading.claims.told import claims
from svidok.reading.sentence.passages import passages
from svidok.reading.sources.attribution import attributions
from svidok.reading.subject import Subject

LEXICON = load()
REPORTS = tomllib.loads(Path(__file__).with_name("unseen_claims.toml").read_text("utf-8"))["report"]


def claimed(text: str, language: str) -> tuple[Claim, ...]:
    marked = corridor().mark(Report("r", text, language=language, published=date(2025, 9, 8)))
    assert marked is not None
    told = passages(marked, LEXICON)
    return claims(marked, told, attributions(marked, told, LEXICON), [], Subject(marked.report, told, LEXICON))


@pytest.mark.parametrize("report", REPORTS, ids=[report["text"][:30] for report in REPORTS])
def test_finds_the_claims_that_a_perfect_reader_would(report: dict[str, object]) -> None:
    found = [c for c in claimed(str(report["text"]), str(report["language"])) if c.voice != "author"]
    expected = report["claims"]
    assert isinstance(expected, list)
    assert [[c.kind, c.speaker or ""] for c in found] == [row[:2] for row in expected]
    assert all(row[2] in claim.evidence[0].text for row, claim in zip(expected, found, strict=True))
    assert [claim.voice for claim in found] == report.get("voices", [report.get("voice", "named")] * len(found))
    assert found[0].via == tuple(report.get("via", ()))  # type: ignore[arg-type]


def test_a_headline_repeated_by_its_body_is_one_claim_and_told_where_it_says_more() -> None:
    title = "Russia will run out of missiles for attacks on Ukraine, analyst John Sample says"
    body = "Russia is likely to run out of missiles for its attacks on Ukraine, analyst John Sample says."
    (claim,) = claimed(f"{title}\n\n{body} Drones hit Kyiv.", "en")
    assert claim.evidence[0].text == body
    assert claim.overstated_by is not None
    assert claim.overstated_by.text == title
    (same,) = claimed(f"{body[:-1]}\n\n{body} Drones hit Kyiv.", "en")
    assert same.overstated_by is None


def test_a_record_told_below_a_wish_is_the_reports_own() -> None:
    text = "General John Sample demanded more strikes on Ukraine. This follows the largest attack on Kyiv of the war."
    assert [c.speaker for c in claimed(text, "en") if c.voice == "author"] == [None]


def test_what_stands_below_a_colon_has_the_stance_of_what_stands_above() -> None:
    text = "Ukraine was hit by missiles. Analyst John Sample urges partners to send:\n• Patriot missiles for Ukraine."
    (claim,) = claimed(text, "en")
    assert (claim.kind, claim.speaker) == ("demand", "John Sample")
