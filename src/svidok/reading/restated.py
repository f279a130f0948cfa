"""Which counts of a raid say something of their own, and which say again what another says?

A report says its totals more than once: in the headline, in the header of a list, in the list. What is kept is the most
precise statement of each.
"""

from __future__ import annotations

from collections.abc import Sequence

from svidok.model.figure import Count, Outcome, Range
from svidok.reading.counts import Told
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
    """Whether a sentence is the headline: the first line, with no full stop, above others that count too."""
    closed = passage.sentence.words[-1].folded in (".", "!", "…")
    return passage.sentence.line == 0 and not closed and any(other.sentence.line for other, _ in said)


def _rounded(count: Count, said: Sequence[Statement]) -> bool:
    """Whether a number of the headline is one of the body's said roughly: "more than 50 drones", and 51 below."""
    if count.range.least == count.range.most and not count.range.approximate:
        return False
    family = count.weapon.split(".")[0]
    for passage, told in said:
        other = told.count
        same = other.weapon.split(".")[0] == family and other.unit is count.unit and passage.sentence.line
        if same and other.range.least == other.range.most and stands_for(count.range, other.range.least or 0):
            return True
    return False


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
        and (other.unit, other.admin1, other.range.ends) == (count.unit, count.admin1, count.range.ends)
        and (
            (other.outcome is count.outcome and other.weapon.startswith(count.weapon + "."))
            or (
                count.outcome is Outcome.SHOT_DOWN
                and other.outcome is Outcome.NEUTRALISED
                and other.weapon == count.weapon
            )
        )
        for other in found
    )
