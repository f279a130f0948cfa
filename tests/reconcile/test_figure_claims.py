"""Does a number that only says how many at least stand among the claims under a key of its own, and no other number?"""

from __future__ import annotations

from datetime import date

import pytest

from svidok.checking.figures import of_figure
from svidok.model.figure import Count, Outcome, Range
from svidok.model.reading import Voice
from svidok.model.record import IssuedId, MemberKey, Part
from svidok.model.report import Report
from svidok.pipeline.claim_rows import claim_ledger
from svidok.pipeline.corridor import corridor
from svidok.reconcile import Entry, reconcile
from svidok.reconcile.figure_claims import statements

PAGE = Report(
    "page",
    "On the night of 3 June 2025 Russia attacked Ukraine with more than 300 drones and 21 missiles.",
    "en",
    published=date(2025, 6, 3),
    source_name="Example News",
)


def read(text: str, language: str = "en") -> list[str]:
    report = Report("one", text, language, published=date(2025, 6, 3))
    return [str(one.key) for one in statements(corridor().read(report)) if one.raid is not None]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Overnight Russia launched more than 300 drones at Ukraine.", "en"),
        ("Russia attacked Ukraine with at least 300 drones overnight.", "en"),
        ("Уночі Росія атакувала Україну понад 300 дронами.", "uk"),
        ("Ночью Россия выпустила по Украине более 300 беспилотников.", "ru"),
    ],
)
def test_so_many_at_least_is_a_claim(text, language):
    assert read(text, language) == ["one#figures/0"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Overnight Russia launched 300 drones at Ukraine.", "en"),
        ("Overnight Russia launched several missiles at Ukraine.", "en"),
        ("Уночі Росія атакувала Україну 300 дронами, збито понад 200.", "uk"),
    ],
)
def test_an_exact_or_small_number_and_what_was_shot_down_are_figures_only(text, language):
    assert read(text, language) == []


def test_it_stands_in_the_ledger_unattributed_with_its_path_and_why_two_pages_decide_nothing():
    entries = [Entry(PAGE, corridor().read(PAGE))]
    (entry,) = claim_ledger(entries, reconcile(entries), (), corridor()).entries
    claim = entry.claim
    assert (claim.speaker, claim.voice, claim.appearances[0].path) == (None, Voice.AUTHOR, ("Example News",))
    assert claim.proposition is not None
    assert (claim.proposition.comparison, str(claim.days)) == (">300", "2025-06-03")
    assert entry.verdict is not None
    assert entry.verdict.why == "the record holds no figure of it but that of the claim's own reports"


def test_its_id_stays_when_it_is_gathered_again():
    entries = [Entry(PAGE, corridor().read(PAGE))]
    first = claim_ledger(entries, reconcile(entries), (), corridor())
    (given,) = first.issued
    assert given.key.part is Part.FIGURES
    again = claim_ledger(entries, reconcile(entries), (), corridor(), issued=[given])
    assert [one.claim.id for one in again.entries] == [given.id]
    assert again.issued == ()
    other = IssuedId("C-of-before", MemberKey("page", Part.FIGURES, 0), given.about, given.start, given.end)
    renamed = claim_ledger(entries, reconcile(entries), (), corridor(), issued=[other])
    assert [one.claim.id for one in renamed.entries] == ["C-of-before"]


def test_what_names_no_night_is_left_open():
    (raid,) = corridor().read(PAGE).raids
    count = Count(Range(300, None), "drone", Outcome.LAUNCHED, raid.evidence)
    assert of_figure(raid, count, None).beyond == ""
    assert of_figure(raid, count, None).days == of_figure(raid, count, date(2025, 6, 9)).days
