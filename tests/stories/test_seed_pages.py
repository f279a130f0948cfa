"""The two pages that this project began from: is what they say found?"""

from tests.reports_at_hand import DOCUMENTS, lines_of, needs_shared

from svidok.intake.parsing import parse
from svidok.intake.received import Received
from svidok.intake.sources import gather
from svidok.model.reading import Reading, Voice
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor

pytestmark = needs_shared


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
