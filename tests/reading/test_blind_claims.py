"""How many claims of reports written before the rules are found, and are they given to whom they belong?"""

import tomllib
from functools import cache
from pathlib import Path

import pytest

from svidok.model.reading import Claim, Voice
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor

FILES = ("blind_claims.toml", "unseen_claims_2.toml")
# (file, locked): recall, precision, and of those found the right speaker and the right kind
FLOORS = {
    (FILES[0], False): (0.86, 0.92, 0.97, 0.86),
    (FILES[0], True): (0.72, 0.86, 0.92, 0.75),
    (FILES[1], False): (0.88, 0.97, 0.92, 0.92),
}
REPORTS = [
    {**one, "set": (name, one.get("locked", False))}
    for name in FILES
    for one in tomllib.loads(Path(__file__).with_name(name).read_text("utf-8"))["report"]
]


@cache
def read(number: int) -> tuple[Claim, ...]:
    one = REPORTS[number]
    report = Report("r", one["text"], language=one["language"], published=one["published"], source_name=one["source"])
    return tuple(claim for claim in corridor().read(report).claims if claim.voice is not Voice.AUTHOR)


def paired(number: int) -> tuple[list[tuple[list[str], Claim]], int]:
    """Each expected claim beside the one read from its words, and how many were read of no expected words."""
    left = list(read(number))
    pairs = []
    for row in REPORTS[number]["claims"]:
        claim = next((claim for claim in left if row[2] in claim.evidence[0].text), None)
        if claim is not None:
            left.remove(claim)
            pairs.append((row, claim))
    return pairs, len(left)


@pytest.mark.parametrize("which", FLOORS, ids=["seen", "locked", "second"])
def test_claims_of_blind_reports_are_found_as_often_as_the_floors_say(which: tuple[str, bool]) -> None:
    numbers = [number for number, one in enumerate(REPORTS) if one["set"] == which]
    found = [paired(number) for number in numbers]
    pairs = [pair for each, _ in found for pair in each if len(pair[0]) == 3]
    expected = sum(len(row) == 3 for number in numbers for row in REPORTS[number]["claims"])
    spurious = sum(extra for _, extra in found)
    speakers = sum((claim.speaker or "") in row[1].split("|") for row, claim in pairs)
    kinds = sum(claim.kind == row[0] for row, claim in pairs)
    reached = (len(pairs) / expected, len(pairs) / (len(pairs) + spurious), speakers / len(pairs), kinds / len(pairs))
    assert all(value >= floor for value, floor in zip(reached, FLOORS[which], strict=True)), reached


def test_what_belongs_to_nobody_is_given_to_nobody() -> None:
    for number in range(len(REPORTS)):
        for row, claim in paired(number)[0]:
            if not row[1]:
                assert claim.speaker is None, row
