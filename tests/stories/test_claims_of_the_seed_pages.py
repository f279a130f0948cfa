"""Do the claims that a visitor is shown first stand in the ledger: whose, of which kind, by which path?"""

from __future__ import annotations

from functools import cache

import pytest
from tests.reports_at_hand import DOCUMENTS, needs_shared

from svidok.intake.parsing import parse
from svidok.intake.received import Received
from svidok.intake.sources import gather
from svidok.model.claims import ClaimEntry, Due
from svidok.model.finding import Finding
from svidok.model.reading import ClaimKind, Voice
from svidok.pipeline.claim_rows import claim_ledger
from svidok.pipeline.corridor import corridor
from svidok.reconcile import Entry, reconcile

pytestmark = needs_shared

SEEDS = ("seed-000", "seed-004")

# a few words, kind, voice, speaker, last of the path
SHOWN = [
    ("largest attack on Kyiv", "fact", "author", None, None),
    ("targeting military objectives", "intent", "named", "vladimir-putin", "Vladimir Putin"),
    ("running out of missiles", "forecast", "weasel", None, None),
    ("more than 500 drones", "fact", "author", None, "DW"),
    ("heaviest Russian strikes in three years", "fact", "author", None, "DW"),
    ("hundreds of drones", "fact", "author", None, "DW"),
    ("thousands of drones per month, possibly", "fact", "named", "david-gambling", "DW"),
    ("new offensive this summer", "forecast", "weasel", None, "DW"),
    ("ready to buy Patriot", "pledge", "named", "friedrich-merz", "DW"),
]


@cache
def ledger() -> tuple[ClaimEntry, ...]:
    (source,) = gather([str(DOCUMENTS)])
    reports = [item.report for item in parse(source.load()) if isinstance(item, Received) and item.report.id in SEEDS]
    entries = [Entry(report, corridor().read(report)) for report in reports]
    return claim_ledger(entries, reconcile(entries), (), corridor()).entries


def entry(words: str) -> ClaimEntry:
    (found,) = [one for one in ledger() if words in one.claim.words]
    return found


@pytest.mark.parametrize(("words", "kind", "voice", "speaker", "outlet"), SHOWN, ids=[row[0] for row in SHOWN])
def test_it_stands_with_whose_it_is_its_kind_and_its_path(
    words: str, kind: str, voice: str, speaker: str | None, outlet: str | None
) -> None:
    claim = entry(words).claim
    assert (claim.kind, claim.voice, claim.speaker) == (ClaimKind(kind), Voice(voice), speaker)
    assert [path[-1:] for path in (one.path for one in claim.appearances)] == [(outlet,) if outlet else ()]


@pytest.mark.parametrize("words", [row[0] for row in SHOWN])
def test_it_has_a_verdict_or_the_reason_for_none(words: str) -> None:
    one = entry(words)
    assert one.no_verdict if one.verdict is None else one.verdict.why
    assert one.verdict is None or one.verdict.machine_made


@pytest.mark.parametrize("words", [row[0] for row in SHOWN])
def test_two_pages_alone_bear_nothing_out(words: str) -> None:
    verdict = entry(words).verdict
    assert verdict is None or verdict.finding not in (Finding.SUPPORTED, Finding.CONTRADICTED)


REASONS = [
    ("largest attack on Kyiv", "of UA-30 alone the record holds no comparable figures"),
    ("more than 500 drones", "but that of the claim's own reports"),
    ("heaviest Russian strikes in three years", "of UA-30 alone the record holds no comparable figures"),
    ("hundreds of drones", "it names no period whose every night could be looked at"),
    ("thousands of drones per month, possibly", "not about what was launched"),
    ("running out of missiles", "nothing in it can be held against a record of strikes"),
    ("targeting military objectives", "an aim is a claim"),
    ("new offensive this summer", "due 2025-08-31"),
    ("ready to buy Patriot", "it promises something"),
]


@pytest.mark.parametrize(("words", "reason"), REASONS, ids=[row[0] for row in REASONS])
def test_why_it_is_not_decided_is_told_though_the_page_may_have_no_day(words: str, reason: str) -> None:
    one = entry(words)
    assert reason in (one.verdict.why if one.verdict else one.no_verdict)


def test_a_number_of_drones_is_a_claim_of_its_own_night() -> None:
    claim = entry("more than 500 drones").claim
    assert [str(one.key) for one in claim.appearances] == ["seed-004#figures/0"]
    assert claim.proposition is not None
    assert (claim.proposition.comparison, str(claim.days)) == (">500", "2025-07-04")


def test_a_forecast_is_open_until_its_day() -> None:
    forecast = entry("new offensive this summer").forecast
    assert forecast is not None
    assert (forecast.state, str(forecast.due)) == (Due.OPEN, "2025-08-31")


def test_what_was_hit_stands_beside_what_is_said_of_aims() -> None:
    struck = [one.place for held in ledger() if held.claim.speaker == "markus-reisner" for one in held.struck]
    assert {"Odesa", "Kharkiv"} <= set(struck)
