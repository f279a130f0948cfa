"""Which things does a sentence name only as part of another, or to say where that stood?

«Газову трубу будинку», "the courtyard of a school", «повреждены пять машин на стоянке»: one thing was harmed.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from svidok.lexicon import Token

_WAYS = ("object.transport.road", "object.transport.parking")
_PUBLIC = (
    "object.education",
    "object.health",
    "object.culture",
    "object.religion",
    "object.administration",
    "object.commerce",
    "object.emergency",
)
_ANY = ("object",)
_FENCE = "object.other.fence"
_PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("object.infrastructure", _ANY),
    ("object.other", _ANY),
    ("object.transport.parking", _ANY),
    ("object.energy.gas", ("object.residential", *_PUBLIC)),
    ("object.water", ("object.residential", "object.education", "object.health")),
    ("object.culture.library", ("object.education",)),
    ("object.energy.oil_depot", ("object.transport.railway",)),
    ("yard", _PUBLIC),
)  # what may be part of what
_BEFORE = 30  # tokens
_NAMED = 6  # tokens of a road's name
_DASHES = frozenset("-–—")
_FACADE = 4  # tokens from one part of a house over its other parts to the house
_JOINT = ("article", "against")  # what may stand before the whole


def is_part(tokens: Sequence[Token], at: int) -> bool:
    """Whether the whole that a thing is part of is named right after it; a fence is one of whatever is named with it:
    «повреждены дом и забор»."""
    if tokens[at].is_a(_FENCE):
        return any(token.is_a("object") and not token.is_a(_FENCE) for token in tokens)
    if tokens[at].is_a("object.infrastructure") and _opens_list(tokens, at):
        return True
    after = _whole(tokens, at)
    if after is None:
        return False
    return any(
        tokens[at].is_a(part) and any(map(after.is_a, wholes)) and not after.is_a(part) for part, wholes in _PARTS
    )


def _opens_list(tokens: Sequence[Token], at: int) -> bool:
    """«Влучили в інфраструктуру міста: бібліотеку та садок»: what it was is told behind the colon."""
    colon = next((k for k in range(at + 1, min(at + 1 + _FACADE, len(tokens))) if tokens[k].folded == ":"), None)
    return colon is not None and any(token.is_a("object") for token in tokens[colon + 1 : colon + _FACADE])


def _whole(tokens: Sequence[Token], at: int) -> Token | None:
    """The thing named after another with nothing between but what makes it the owner, or more parts of it: «газову
    трубу та фасад будинку»."""
    facade = False
    for k in range(at + 1, min(at + 1 + _FACADE, len(tokens))):
        token = tokens[k]
        if token.is_a("object"):
            return token
        if token.is_a("beside"):
            return None  # "a building near the station"
        facade = facade or token.is_a("facade")
        joins = token.is_a("joins") and any(after.is_a("facade") for after in tokens[k + 1 : k + 2])
        if not (joins or token.is_a("facade") or any(map(token.is_a, _JOINT)) or _describes(tokens, k, at)):
            return None
    return None


def _describes(tokens: Sequence[Token], k: int, at: int) -> bool:
    """Whether a word right after the part only describes the whole: «газову трубу сусіднього будинку»."""
    return k == at + 1 and tokens[k].kinds <= {"word"} and any(token.is_a("object") for token in tokens[k + 1 : k + 2])


def tells_where(tokens: Sequence[Token], at: int) -> bool:
    """Whether a road or a car park, or the thing whose car park it is, only tells where another was harmed: "hit a car
    on a road", «повреждены машины на стоянке у магазина»."""
    if _way(tokens, at):
        return _others(tokens, at, at)
    way = next((k for k in range(at - 1, max(-1, at - _FACADE), -1) if not _small(tokens[k])), at)
    return way != at and _way(tokens, way) and _others(tokens, way, at)


def _way(tokens: Sequence[Token], at: int) -> bool:
    name = list(takewhile(_names, reversed(tokens[max(0, at - _NAMED) : at])))  # "on the A – B road"
    before = tokens[max(0, at - len(name) - 2) : at - len(name)]
    led = any(token.is_a("against") or token.is_a("blow.fall") for token in (*before, *tokens[max(0, at - 2) : at]))
    return led and any(map(tokens[at].is_a, _WAYS))


def _names(token: Token) -> bool:
    """Whether a token is part of a road's name."""
    return (
        token.is_a("place") or token.folded in _DASHES or (token.is_a("capital") and token.kinds <= {"word", "capital"})
    )


def _small(token: Token) -> bool:
    return token.kinds <= {"word"} or any(map(token.is_a, _JOINT))


def _others(tokens: Sequence[Token], first: int, last: int) -> bool:
    others = (*tokens[max(0, first - _BEFORE) : first], *tokens[last + 1 : last + _BEFORE])
    return any(token.is_a("object") for token in others)
