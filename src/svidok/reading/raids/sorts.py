"""Which weapons does a number count that has only their sort beside it, and their name further on or before?

«138 ударних та розвідувальних дронів», «41 ударный беспилотник и пять разведывательных», «50 и 29 БПЛА — над A и B».
"""

from __future__ import annotations

from collections.abc import Sequence

from svidok.lexicon import Token
from svidok.reading.raids.bare import ENDS
from svidok.reading.raids.tallies import Counted
from svidok.reading.raids.weapons import phrase

_NAMED = 4  # tokens from the first of two numbers to the weapon of both
_BEHIND = ("joins", "place", "outcome", "leads_to_place")


def sorted_out(tokens: Sequence[Token], here: int, inherited: str | None) -> Counted | None:
    """What a number counts that has a word for a sort of weapons right after it and no name of theirs."""
    if here + 1 >= len(tokens) or not tokens[here + 1].is_a("sort") or tokens[here + 1].is_a("weapon"):
        return None
    end = here + 2
    if end < len(tokens) and tokens[end].is_a("joins"):
        return (
            _of_both_sorts(tokens, here, end + 1) or _of_next(tokens, here, end) or _left_out(tokens, here, inherited)
        )
    return _left_out(tokens, here, inherited)


def _of_both_sorts(tokens: Sequence[Token], here: int, second: int) -> Counted | None:
    """ "138 strike and decoy drones" are drones."""
    at = second + (second < len(tokens) and tokens[second].is_a("sort") and not tokens[second].is_a("weapon"))
    if at >= len(tokens) or not tokens[at].is_a("weapon") or tokens[at].is_a("defence"):
        return None
    weapon, end = phrase(tokens, at)
    sort = tokens[here + 1].of("sort") or ""
    family = weapon.split(".")[0]
    return Counted(here, end, tokens[here].value, family) if sort.split(".")[0] == family else None


def _of_next(tokens: Sequence[Token], here: int, joint: int) -> Counted | None:
    """The first of «138 ударних та п'ять розвідувальних дронів»."""
    after = tokens[joint + 1 : joint + 1 + _NAMED]
    if not after or not after[0].is_a("quantity"):
        return None
    named = next((token for token in after[1:] if token.is_a("weapon")), None)
    sort = tokens[here + 1].of("sort") or ""
    alike = named is not None and any(code.split(".")[0] == sort.split(".")[0] for code in named.all_of("weapon"))
    return Counted(here, here + 2, tokens[here].value, sort) if alike else None


def _left_out(tokens: Sequence[Token], here: int, inherited: str | None) -> Counted | None:
    """ "41 attack drones and five reconnaissance ones": weapons of the family counted before, of a sort of its own."""
    sort = tokens[here + 1].of("sort") or ""
    end = here + 2 + any(token.is_a("ones") for token in tokens[here + 2 : here + 3])
    closed = (
        end >= len(tokens) or tokens[end].folded in ENDS or any(map(tokens[end].is_a, ("joins", "place", "outcome")))
    )
    if not closed or inherited is None or inherited.split(".")[0] != sort.split(".")[0]:
        return None
    return Counted(here, end, tokens[here].value, sort)


def first_of_two(tokens: Sequence[Token], here: int) -> str | None:
    """The weapon of the first of two numbers that two regions share out: «50 и 29 БПЛА — над A и B»."""
    after = tokens[here + 1 : here + _NAMED]
    if len(after) < _NAMED - 1 or not (
        after[0].is_a("joins") and after[1].is_a("quantity") and after[2].is_a("weapon")
    ):
        return None
    two = sum(token.is_a("place") for token in tokens[here:]) > 1
    return phrase(tokens, here + _NAMED - 1)[0] if two and not after[2].is_a("defence") else None
