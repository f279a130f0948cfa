"""Which fates are told in brackets of the numbers there, and of no others?

"Russia used 12 missiles (5 intercepted) and 300 drones (271 downed)": of the 300 it is not said that they were
intercepted, nor downed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from svidok.lexicon import Token
from svidok.reading.raids.fates import Fate
from svidok.reading.raids.tallies import Counted

Bracket = tuple[int, int]  # the tokens of its two marks


def told_in_brackets(
    tokens: Sequence[Token], phrases: Sequence[Counted], outcomes: Sequence[Fate]
) -> Mapping[int, Bracket]:
    """The bracket in which each fate stands beside a number of its own."""
    marks = [at for at, token in enumerate(tokens) if token.folded in ("(", ")")]
    pairs = [(a, b) for a, b in pairwise(marks) if tokens[a].folded == "(" != tokens[b].folded]
    found: dict[int, Bracket] = {}
    numbers, fates = [said.at for said in phrases], [at for at, _, _ in outcomes]
    for pair in pairs:
        inside = range(pair[0] + 1, pair[1])
        if any(at in inside for at in numbers):
            found |= {at: pair for at in fates if at in inside}
    return found


def outside_of(brackets: Mapping[int, Bracket], said: Counted, outcomes: Sequence[Fate]) -> Sequence[Fate]:
    """The fates that can be those of a number: not those told in a bracket of another."""
    if not brackets:
        return outcomes
    return [fate for fate in outcomes if (pair := brackets.get(fate[0])) is None or pair[0] < said.at < pair[1]]
