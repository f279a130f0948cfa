"""Does a claim tell so many of so many: "277 of 479 drones were shot down", «із 58 дронів збили 23»?"""

from __future__ import annotations

from typing import NamedTuple

from svidok.checking.heard import Heard
from svidok.checking.subjects import HALTED, outcome, weapon
from svidok.lexicon import Token
from svidok.model.verdict import ClaimType

_BETWEEN = 4  # tokens between the part and the whole: "23 attack drones out of the 58"
_TWO = 2


class Pair(NamedTuple):
    """The numbers of a part and of its whole."""

    part: Token
    whole: Token


def pair(heard: Heard) -> Pair | None:
    """The two numbers of a claim that has no others; None where they are not a part and its whole."""
    counted = [number for number, _ in heard.counted]
    numbers = [number for number in heard.numbers if number in counted or not heard.dates(number)]
    if len(numbers) != _TWO or outcome(heard, ClaimType.COUNT) not in HALTED or not weapon(heard):
        return None
    first, second = numbers
    if _leads(heard, second, first.end) and heard.tokens.index(second) - heard.tokens.index(first) <= _BETWEEN + 1:
        found = Pair(first, second)
    elif _leads(heard, first, 0):
        found = Pair(second, first)
    else:
        return None
    ends = (*found.part.value.ends, *found.whole.value.ends)
    return found if None not in ends and ends[0] == ends[1] and ends[2] == ends[3] and ends[0] <= ends[2] else None


def _leads(heard: Heard, number: Token, after: int) -> bool:
    """Whether "of" stands right before a number, no further back than `after`."""
    return any(
        cue.kind == "out_of"
        and after <= cue.start < number.start
        and all(token.is_a("article") for token in heard.tokens if cue.end < token.end <= number.start)
        for cue in heard.cues
    )
