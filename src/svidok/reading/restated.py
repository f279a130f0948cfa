"""Which counts of a raid say something of their own, and which say again what another says?

A report says its totals more than once: in the headline, in the header of a list, in the list. What is kept is the most
precise statement of each.
"""

from __future__ import annotations

from collections.abc import Sequence

from svidok.model.figure import Count, Outcome, Range
from svidok.reading.counted import Told
from svidok.reading.passages import Passage

Statement = tuple[Passage, Told]


def stated(said: Sequence[Statement]) -> tuple[Count, ...]:
    """Each statement once, in the order of the text."""
    kept: dict[tuple[object, ...], Count] = {}
    for passage, told in said:
        count = told.count
        if _heads(said, passage) and _rounded(count, said):
            continue
        kept.setdefault((count.weapon, count.outcome, count.unit, count.admin1, count.range.ends, told.more), count)
    found = list(kept.values())
    return tuple(count for count in found if not _restated(count, found))


def _heads(said: Sequence[Statement], passage: Passage) -> bool:
    """Whether a sentence stands in the headline: the first line, with no full stop, above others that count too."""
    if passage.sentence.line or not any(other.sentence.line for other, _ in said):
        return False
    return not passage.text.lstrip().partition("\n")[0].rstrip().endswith((".", "!", "…"))


def _rounded(count: Count, said: Sequence[Statement]) -> bool:
    """Whether a number of the headline is one of the body's said roughly: "more than 50 drones", and 51 below."""
    exact = count.range.least == count.range.most and not count.range.approximate
    family = count.weapon.split(".")[0]
    for passage, told in said:
        other = told.count
        same = other.weapon.split(".")[0] == family and other.unit is count.unit and passage.sentence.line
        if same and exact and other.outcome is count.outcome and _tidied(count.range.least, other.range):
            return True
        settled = same and not exact and other.range.least == other.range.most
        if settled and stands_for(count.range, other.range.least or 0):
            return True
    return False


def _tidied(headline: int | None, body: Range) -> bool:
    """Whether a round number of the headline is the body's: 1,300 of "more than 1,300", «шість десятків» of 59."""
    if not headline or headline % 10 or body.least is None:
        return False
    if body.least == headline:
        return body.most != headline or body.approximate
    return body.most == body.least and abs(body.least - headline) <= headline / 20


def stands_for(rough: Range, exact: int) -> bool:
    """Whether a writer may say `exact` so: "more than 50" of up to twice as many, "dozens" of up to ten times."""
    if rough.approximate and rough.least:
        return abs(exact - rough.least) <= rough.least / 10
    vague = not any(letter.isdigit() for letter in rough.word or "")
    most = rough.most if rough.most is not None else (rough.least or 0) * (10 if vague else 2)
    return (rough.least or 0) <= exact <= most


def _restated(count: Count, found: Sequence[Count]) -> bool:
    """Whether the same number stands beside it, of a more precise weapon ("40 missiles: 40 Kh-101") or outcome («збито
    110» above «збито/подавлено 110»)."""
    return any(
        other is not count
        and (other.unit, other.range.ends) == (count.unit, count.range.ends)
        and other.admin1 in (count.admin1, *_regions_of_all(count, found))
        and (
            (other.outcome is count.outcome and other.weapon.startswith(count.weapon + "."))
            or (other.outcome, other.weapon) == (count.outcome, count.weapon)
            or (
                count.outcome is Outcome.SHOT_DOWN
                and other.outcome is Outcome.NEUTRALISED
                and other.weapon == count.weapon
            )
        )
        for other in found
    )


def _regions_of_all(count: Count, found: Sequence[Count]) -> tuple[str, ...]:
    """The one region over which all of a count without a region may have been: «над областю збито 4 … знищено 4»."""
    several = count.admin1 is None and (count.range.least or 0) > 1
    regions = {other.admin1 for other in found if other.admin1} if several else set()
    return tuple(region for region in regions if region and len(regions) == 1)
