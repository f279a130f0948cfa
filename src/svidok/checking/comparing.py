"""Does a figure of the record bear out a number that is claimed?

Bounds are strict where the words are; "about" has the room that packs/checks.toml gives it.
"""

from __future__ import annotations

from collections.abc import Iterable

from svidok.model.figure import Range
from svidok.model.finding import Finding


def compared(claimed: Range, held: tuple[float, float | None], *, about: float, step: float = 1) -> Finding:
    """Whether what is held, [least, most] (None: open), lies in what is claimed, beside it, or over its edge.

    `about` is the room of an approximate number, as a share of it, `step` the least that is "more than".
    """
    least, most = _claimed(claimed, about, step)
    low, high = held[0], float("inf") if held[1] is None else held[1]
    if least <= low and high <= most:
        return Finding.SUPPORTED
    if high < least or low > most:
        return Finding.CONTRADICTED
    return Finding.PARTLY


def _claimed(claimed: Range, about: float, step: float) -> tuple[float, float]:
    step = step if claimed.exclusive else 0
    least = float("-inf") if claimed.least is None else claimed.least + (step if claimed.most is None else 0)
    most = float("inf") if claimed.most is None else claimed.most - (step if claimed.least is None else 0)
    if claimed.approximate:
        return least - about * abs(least), most + about * abs(most)
    return least, most


def agreed(findings: Iterable[Finding]) -> Finding:
    """What several readings give that the words allow alike: the one finding, else partly.

    A reading that is decided speaks before one that is not.
    """
    found = list(dict.fromkeys(findings))
    decided = [one for one in found if one.decided]
    if len(decided) == 1 and len(found) == 1:
        return decided[0]
    if decided and any(one is not decided[0] for one in found if one.decided):
        return Finding.PARTLY
    if decided:
        return decided[0]
    return found[0] if found else Finding.NOT_CHECKABLE
