"""The two pages that this project began from: is what they say found?"""

from functools import cache

import pytest
from tests.reports_at_hand import DOCUMENTS, lines_of, needs_shared

from svidok.intake.parsing import parse
from svidok.intake.received import Received
from svidok.intake.sources import gather
from svidok.model.reading import Claim, Reading, Voice
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor

pytestmark = needs_shared


@cache
def page(name: str) -> Reading:
    (source,) = gather([str(DOCUMENTS)])
    reports: list[Report] = [item.report for item in parse(source.load()) if isinstance(item, Received)]
    return corridor().read(next(report for report in reports if report.id == name))


def test_all_four_incidents_of_the_second_page_are_found_with_day_and_place() -> None:
    found = {(i.place.name, i.place.admin1, i.period.iso) for i in page("seed-004").incidents}
    assert found >= {
        ("Odesa", "UA-51", "2025-07-11"),
        ("Kharkiv", "UA-63", "2025-07-11"),
        ("Kyiv", "UA-30", "2025-07-10"),
        ("Kyiv", "UA-30", "2025-07-04"),
    }


def test_more_than_500_drones_is_an_open_range() -> None:
    counts = [(c.weapon, c.outcome, c.range.ends) for raid in page("seed-004").raids for c in raid.counts]
    assert ("drone", "launched", (500, None)) in counts


def test_the_expert_on_drone_production_is_named() -> None:
    text = next(document["text"] for document in lines_of(DOCUMENTS) if document["id"] == "seed-004")
    start = text.index("thousands of drones per month, possibly")
    speakers = [
        claim.speaker
        for claim in page("seed-004").claims
        if any(quote.start <= start < quote.end for quote in claim.evidence)
    ]
    assert speakers
    assert all(speaker and speaker.endswith(("Gambling", "Hambling")) for speaker in speakers)


def test_opinion_that_belongs_to_nobody_is_given_to_nobody() -> None:
    weasels = [claim for claim in page("seed-000").claims if claim.voice is Voice.WEASEL]
    assert weasels
    assert all(claim.speaker is None for claim in weasels)


# The claims that a visitor is shown first, by a few of their words: page, kind, voice, speaker, outlet.
SHOWN = [
    ("seed-000", "largest attack on Kyiv", "fact", "author", None, None),
    ("seed-000", "targeting military objectives", "intent", "named", "Vladimir Putin", None),
    ("seed-000", "running out of missiles", "forecast", "weasel", None, None),
    ("seed-004", "heaviest Russian strikes in three years", "fact", "author", None, None),
    ("seed-004", "hundreds of drones", "fact", "author", None, None),
    ("seed-004", "thousands of drones per month, possibly", "fact", "named", "David Gambling", "DW"),
    ("seed-004", "new offensive this summer", "forecast", "weasel", None, None),
    ("seed-004", "ready to buy Patriot", "pledge", "named", "Friedrich Merz", None),
]


@pytest.mark.parametrize(("name", "words", "kind", "voice", "speaker", "outlet"), SHOWN, ids=[row[1] for row in SHOWN])
def test_a_claim_shown_first_is_found_with_its_kind_and_whose_it_is(
    name: str, words: str, kind: str, voice: str, speaker: str | None, outlet: str | None
) -> None:
    (claim,) = [claim for claim in page(name).claims if says(claim, words)]
    assert (claim.kind, claim.voice, claim.speaker) == (kind, voice, speaker)
    assert outlet is None or outlet in claim.via


def test_a_forecast_shown_first_has_the_day_it_comes_due() -> None:
    (claim,) = [claim for claim in page("seed-004").claims if says(claim, "new offensive this summer")]
    assert claim.due == "2025-08"


def says(claim: Claim, words: str) -> bool:
    return any(words in quote.text for quote in claim.evidence)
