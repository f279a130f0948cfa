"""To which of the spots of a sentence does what stands at a token belong?"""

from __future__ import annotations

from collections.abc import Sequence

from svidok.lexicon import Token
from svidok.reading.incidents.scenes import QUOTES, Spot

_TYPED = 3  # tokens between a bracket and the name in it
_CLAUSE = 4  # further marks that a semicolon counts for, after which another place is told of
_MARK, _AFTER = 12, 3  # what a mark between costs, and a place that follows
_JOINS = 3 / 4  # of what a mark costs: "two were killed in A and five were hurt in B"
_ITEM_ENDS = frozenset("();.:")


def spot_for(found: Sequence[Spot], at: int, tokens: Sequence[Token]) -> Spot | None:
    """The spot that what stands at token `at` belongs to: the one in brackets after it, if it is of a list of such."""
    bracketed = next((spot for spot in found if spot.start > at and _bracketed(spot, at, tokens)), None)
    if bracketed is not None:
        return bracketed
    before = max((spot for spot in found if spot.end <= at), key=lambda spot: spot.end, default=None)
    after = min((spot for spot in found if spot.start > at), key=lambda spot: spot.start, default=None)
    near = (spot for spot in found if spot is before or spot is after or spot.start <= at < spot.end)
    return min(near, key=lambda spot: _cost(spot, at, tokens), default=None)


def _bracketed(spot: Spot, at: int, tokens: Sequence[Token]) -> bool:
    """Whether a settlement in brackets after it tells where a thing is: «пошкоджено школу, два будинки (с. N)»."""
    typed = range(spot.start - 1, max(at, spot.start - 1 - _TYPED), -1)  # «(м. N)»
    opened = next((k for k in typed if tokens[k].folded == "("), None)
    if spot.coarse or opened is None or spot.end >= len(tokens):
        return False
    between = tokens[at + 1 : opened]
    return tokens[spot.end].folded == ")" and not any(token.folded in _ITEM_ENDS for token in between)


def _cost(spot: Spot, at: int, tokens: Sequence[Token]) -> float:
    if spot.end <= at:
        return _apart(tokens[spot.end : at])
    if spot.start > at:
        return 1 + _apart(_introduced(spot, tokens[at + 1 : spot.start])) + _AFTER
    return 0


def _introduced(spot: Spot, before: Sequence[Token]) -> Sequence[Token]:
    """What stands before a spot, without the colon that leads to a list of several places: «поранено сім: у A та B»."""
    lead = next((k for k in range(len(before) - 1, -1, -1) if not before[k].is_a("against")), None)
    return before[:lead] if len(spot.places) > 1 and lead is not None and before[lead].folded == ":" else before


def _apart(between: Sequence[Token]) -> float:
    """How far apart what these tokens stand between is told; quotation marks around a name part nothing."""
    return sum(token.folded not in QUOTES for token in between) + _MARK * _marks(between)


def _marks(tokens: Sequence[Token]) -> float:
    stops = sum(token.folded in (",", ";", "–", "—", "-", ".", ":") for token in tokens)
    stops += _CLAUSE * sum(token.folded == ";" for token in tokens)
    return stops + _JOINS * sum(token.is_a("joins") or token.is_a("contrast") for token in tokens)
