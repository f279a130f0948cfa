"""Is one statement through five outlets in three languages one claim, and that of another night another?

The reports are written for it; they are read by the packs as any other.
"""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from svidok.model.claims import GatheredClaim
from svidok.model.reading import Voice
from svidok.model.report import Report
from svidok.pipeline.claim_rows import claim_ledger
from svidok.pipeline.corridor import corridor
from svidok.reconcile import Entry, reconcile

NIGHT = date(2025, 7, 9)
LARGEST = {
    "uk": "Повітряні сили ЗСУ повідомили, що цієї ночі противник завдав найбільшого удару за всю війну.",
    "uk2": "Наймасованіша повітряна атака від початку повномасштабного вторгнення відбулася вночі, "
    "повідомили Повітряні сили.",
    "ru": "Воздушные силы Украины назвали ночную атаку крупнейшей с начала войны.",
    "en": "The overnight attack on Ukraine was the largest of the war, the Ukrainian Air Force said.",
    "en2": "Ukrainian Air Force: 741 drones and missiles overnight, the most of the war",
}
DRONES = "The overnight drone attack was the heaviest of the war in drones, the Ukrainian Air Force said."


def report(name: str, text: str, day: date = NIGHT) -> Report:
    return Report(f"{name}-{day}", text, name[:2], published=day, source_name=f"Outlet {name}")


def claims(*reports: Report) -> list[GatheredClaim]:
    """What the Air Force says of a record, gathered."""
    entries = [Entry(one, corridor().read(one)) for one in reports]
    held = claim_ledger(entries, reconcile(entries), (), corridor()).entries
    assert all(one.claim.voice is Voice.NAMED and one.claim.speaker == "ukrainian-air-force" for one in held)
    return [one.claim for one in held]


def test_one_statement_through_five_outlets_in_three_languages_is_one_claim() -> None:
    (claim,) = claims(*(report(name, text) for name, text in LARGEST.items()))
    assert {one.outlet for one in claim.appearances} == {f"Outlet {name}" for name in LARGEST}
    assert (claim.n_reports, claim.n_origins) == (5, 1)


def test_the_largest_in_drones_is_another_claim_than_the_largest_of_all() -> None:
    made = claims(report("en", LARGEST["en"]), report("en3", DRONES))
    assert {one.proposition.weapon for one in made if one.proposition} == {"", "drone"}


def test_a_year_is_not_the_whole_war() -> None:
    year = "Воздушные силы Украины назвали ночную атаку крупнейшей с начала года."
    assert len(claims(report("ru", LARGEST["ru"]), report("ru3", year))) == 2


@settings(max_examples=25, deadline=None)
@given(
    names=st.lists(st.sampled_from(sorted(LARGEST)), min_size=2, max_size=4, unique=True),
    later=st.integers(1, 40),
)
def test_two_nights_are_never_one_claim(names: list[str], later: int) -> None:
    first, *others = (report(name, LARGEST[name]) for name in names)
    again = [report(name, LARGEST[name], NIGHT + timedelta(days=later)) for name in names]
    made = claims(first, *others, *again)
    assert len(made) == 2
    assert all(len({one.said_on for one in claim.appearances}) == 1 for claim in made)
