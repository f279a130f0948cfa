"""Is the same claim one claim with all its paths, does its history show, and does the contrary stand beside it?"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest

from svidok.lexicon.narratives import narratives, stems_of
from svidok.lexicon.speakers import register
from svidok.model.claims import GatheredClaim, Sense, Turn
from svidok.model.figure import Range
from svidok.model.reading import Claim, ClaimKind, Modality, Polarity, Reading, Side, Voice
from svidok.model.record import IssuedId, Judgement, JudgementKind, MemberKey, Part, PointerKind
from svidok.model.report import Quote, Report
from svidok.model.verdict import ClaimType, Days, Proposition
from svidok.reconcile import Entry
from svidok.reconcile.claim_views import narratives_of, quotations
from svidok.reconcile.claims import gather

DAY = date(2025, 7, 9)
WORDS = "More than seven hundred drones were launched at Ukraine during that long night"
AGAIN = "During one long night drones were launched at Ukraine, more than seven hundred; so he said once more"
Told = tuple[Entry, Sense]


def told(name: str, words: str = WORDS, *, day: date = DAY, amount: int | None = None, **said: Any) -> Told:
    """A report that holds one claim, and what it means."""
    language = said.pop("language", "en")
    report = Report(name, words, language, published=day, source_name=said.pop("outlet", f"Outlet {name}"))
    asked = said.pop("asked", None)
    claim = Claim((Quote.of(words, 0, len(words)),), said.pop("kind", ClaimKind.FACT), **said)
    if amount is not None:
        asked = Proposition(ClaimType.COUNT, "drone", days=Days(DAY, DAY), amount=Range.exactly(amount))
    cues = narratives().cues(words, language)
    days, known = Days(day, day), narratives()
    sense = Sense(asked, days, cues, stems_of(words), known.topic(cues), known.narrative(cues), language)
    return Entry(report, Reading(name, "made@1", claims=(claim,))), sense


def record(weapon: str, *, day: date = DAY, comparison: str = "1 of war", **more: Any) -> Proposition:
    return Proposition(ClaimType.RECORD, weapon, comparison=comparison, days=Days(day, day), rank=1, **more)


def gathered(*all_told: Told, **given: Any) -> tuple[GatheredClaim, ...]:
    entries = [entry for entry, _ in all_told]
    senses = {MemberKey(entry.report.id, Part.CLAIMS, 0): sense for entry, sense in all_told}
    return gather(entries, senses, register(), **given).claims


def named(name: str = "Volodymyr Zelensky") -> dict[str, Any]:
    return {"speaker": name, "voice": Voice.NAMED}


def test_one_utterance_through_five_outlets_is_one_claim_with_five_paths() -> None:
    spelled = ("Zelensky", "Volodymyr Zelenskyy", "Зеленський", "Владимир Зеленский", "V. Zelensky")
    every = [told(f"r{n}", f"{WORDS} {n}", amount=728, **named(name)) for n, name in enumerate(spelled)]
    (claim,) = gathered(*every)
    assert claim.speaker == "volodymyr-zelensky"
    assert [one.path[-1] for one in claim.appearances] == [f"Outlet r{n}" for n in range(5)]
    assert [one.turn for one in claim.appearances] == [Turn.FIRST, *[Turn.CARRIED] * 4]
    assert (claim.n_reports, claim.n_origins) == (5, 1)


def test_a_chain_is_kept_from_the_speaker_to_the_outlet() -> None:
    (claim,) = gathered(told("a", outlet="Suspilne", via=("DW",), **named("David Hambling")))
    assert claim.appearances[0].path == ("David Hambling", "DW", "Suspilne")
    edges = {(edge.quoting, edge.quoted) for edge in quotations([claim])}
    assert edges == {("dw", "david-hambling"), ("suspilne", "dw")}


@pytest.mark.parametrize(
    ("then", "now", "turn"),
    [
        ({"amount": 700}, {"amount": 728}, Turn.SHARPENED),
        ({"amount": 728}, {"amount": 700}, Turn.WEAKENED),
        ({"modality": Modality.POSSIBLE}, {"modality": Modality.CERTAIN}, Turn.SHARPENED),
        ({"modality": Modality.CERTAIN}, {"modality": Modality.LIKELY}, Turn.WEAKENED),
        ({}, {"polarity": Polarity.DENIED}, Turn.WITHDRAWN),
        ({}, {}, Turn.REPEATED),
    ],
)
def test_a_claim_that_goes_on_keeps_its_history(then: dict[str, Any], now: dict[str, Any], turn: Turn) -> None:
    later = DAY + timedelta(days=6)
    (claim,) = gathered(told("a", **named(), **then), told("b", AGAIN, day=later, **named(), **now))
    assert [one.turn for one in claim.appearances] == [Turn.FIRST, turn]
    assert (claim.first_said, claim.last_said) == (DAY, later)


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ({"asked": record("")}, {"asked": record("drone")}),
        ({"asked": record("")}, {"asked": record("", comparison="1 of 2025")}),
        ({"asked": record("")}, {"asked": record("", day=DAY + timedelta(days=1))}),
        ({"asked": record("")}, {"asked": record(""), "polarity": Polarity.DENIED}),
        ({"asked": record("")}, {"asked": record("", beyond="it asks and claims nothing")}),
        ({"asked": record("")}, {"asked": record(""), "kind": ClaimKind.INTENT}),
    ],
)
def test_what_says_something_else_is_another_claim(then: dict[str, Any], now: dict[str, Any]) -> None:
    assert len(gathered(told("a", **named(), **then), told("b", "Quite other words", **named(), **now))) == 2


@pytest.mark.parametrize("now", [record("air_target"), record("", against=Days(date(2022, 2, 24), DAY))])
def test_the_same_in_other_terms_is_one_claim(now: Proposition) -> None:
    every = told("a", asked=record(""), **named()), told("b", "Quite other words", asked=now, **named())
    assert len(gathered(*every)) == 1


def test_no_third_claim_makes_one_of_two_nights() -> None:
    """Words that say no night may be near to both; they belong to one of them."""
    later = DAY + timedelta(days=3)
    first, between = told("a", asked=record(""), **named()), told("b", AGAIN, day=later, **named())
    last = told("c", f"{AGAIN} too", day=later, asked=record("", day=later), **named())
    assert sorted(claim.n_reports for claim in gathered(first, between, last)) == [1, 2]


def test_two_people_of_one_surname_are_never_joined() -> None:
    claims = gathered(told("a", **named("Dmytro Kuleba")), told("b", f"{WORDS} now", **named("Oleksii Kuleba")))
    assert {claim.speaker for claim in claims} == {"dmytro-kuleba", "oleksii-kuleba"}


def test_who_is_not_named_is_not_the_same_nobody_in_two_reports() -> None:
    every = (
        told("a", **named("an officer")),
        told("b", "Another sentence of quite other words altogether", **named("an officer")),
    )
    assert len(gathered(*every)) == 2


def test_a_claim_and_what_is_said_against_it_stand_side_by_side() -> None:
    aim = "The strikes of that night were aimed at military targets only"
    answer = "Those strikes were terror and nothing else, against civilians in their homes"
    first, second = gathered(
        told("a", aim, kind=ClaimKind.INTENT, **named("Russian Ministry of Defence")),
        told("b", answer, kind=ClaimKind.ACCUSATION, **named()),
    )
    assert [one.claim for one in first.counter] == [second.id]
    assert [one.claim for one in second.counter] == [first.id]
    assert {first.side, second.side} == {Side.RU, Side.UA}


def test_another_figure_of_the_same_is_set_against_it() -> None:
    claims = gathered(
        told("a", amount=728, **named()),
        told("b", "Other words for it", amount=500, **named("Russian Ministry of Defence")),
    )
    assert [one.why for claim in claims for one in claim.counter] == ["gives another figure of the same"] * 2


def test_narratives_are_ordered_by_origins_and_not_by_copies() -> None:
    copied = (
        "Many believe that Russia is running out of missiles, and that it will show before the winter comes to an end"
    )
    other = "Russia will launch a new offensive in the summer, it is thought by some"
    every = [told(f"copy{n}", copied, voice=Voice.WEASEL, outlet=f"Copy {n}") for n in range(5)]
    every += [told("x", other, voice=Voice.WEASEL), told("y", f"{other} too", **named("Markus Reisner"))]
    entries = [entry for entry, _ in every]
    senses = {MemberKey(entry.report.id, Part.CLAIMS, 0): sense for entry, sense in every}
    made = gather(entries, senses, register())
    first, second = narratives_of(made.claims, made.speakers)
    assert (first.key, first.n_origins, first.named) == ("new-offensive", 2, ("markus-reisner",))
    assert (second.key, second.n_origins, second.n_reports) == ("russia-runs-out-of-missiles", 1, 5)
    assert second.n_unattributed == 5


def test_the_order_of_readings_changes_nothing() -> None:
    every = [told(f"r{n}", f"{WORDS} {n % 3}", day=DAY + timedelta(days=n % 4), **named()) for n in range(9)]
    shuffled = list(every)
    Random(7).shuffle(shuffled)
    assert gathered(*every) == gathered(*shuffled)


def test_an_id_once_given_always_leads_somewhere() -> None:
    late = told("late", **named())
    (before,) = gathered(late)
    early = told("early", f"{WORDS} as", day=DAY - timedelta(days=2), **named())
    (after,) = gathered(early, late, issued=_issued(late))
    assert after.id == before.id
    gone = gather([], {}, register(), issued=_issued(late)).pointers
    assert [(one.id, one.kind) for one in gone] == [(before.id, PointerKind.WITHDRAWN)]


def test_a_person_may_part_join_and_set_aside() -> None:
    a, b = told("a", **named()), told("b", f"{WORDS} again", **named())
    keys = tuple(MemberKey(name, Part.CLAIMS, 0) for name in "ab")
    assert len(gathered(a, b)) == 1
    assert len(gathered(a, b, judgements=[_judged(JudgementKind.DIFFERENT, *keys)])) == 2
    assert [c.n_reports for c in gathered(a, b, judgements=[_judged(JudgementKind.WRONG_READING, keys[1])])] == [1]


def _issued(*every: Told) -> tuple[IssuedId, ...]:
    entries = [entry for entry, _ in every]
    senses = {MemberKey(entry.report.id, Part.CLAIMS, 0): sense for entry, sense in every}
    return gather(entries, senses, register()).issued


def _judged(kind: JudgementKind, *subjects: MemberKey) -> Judgement:
    return Judgement("J-1", "olena", datetime(2025, 7, 20, tzinfo=UTC), "looked at", kind, subjects)
