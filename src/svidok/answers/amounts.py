"""How are numbers that run between two ends added up?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Amount(NamedTuple):
    """`least` ≤ `best` ≤ `most`, open where `most` is None; `best` is the number that the words name."""

    least: int
    best: int
    most: int | None


def added(amounts: Iterable[Amount | None]) -> Amount | None:
    """The sum of those that are known, open above where one of them is; None where none is known."""
    least = best = known = 0
    most: int | None = 0
    for amount in amounts:
        if amount is None:
            continue
        low, named, high = amount
        known += 1
        least += low
        best += named
        most = None if most is None or high is None else most + high
    return Amount(least, best, most) if known else None
