"""What does a sentence say was not: no blow struck, no damage done?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from svidok.lexicon import Token

_NEGATED = 2  # tokens back from a blow to the word that denies it: «не наносит ударов»
_NOR = 8  # tokens back from the second thing that is said not to be to the word that says so


def is_denied(tokens: Sequence[Token], at: int) -> bool:
    """«не бьёт по жилым домам», "did not hit": a blow that is said not to be struck, and at no place, which would be an
    incident denied; "no hits", «без влучань» are none anywhere."""
    if not tokens[at].is_a("blow"):
        return False
    if at and tokens[at].is_a("blow.hit") and tokens[at - 1].is_a("absent"):
        return True
    before = tokens[max(0, at - _NEGATED) : at]
    denied = any(token.is_a("negated") for token in before) and not any(token.is_a("only") for token in before)
    if not (denied or tokens[at].is_a("stance.denial")):
        return False
    return not any(token.is_a("place.scene") for token in tokens)


def not_done(tokens: Sequence[Token], index: int) -> bool:
    """«пошкоджень немає», "no damage": said not to be; not so of "destroyed, nobody was hurt"."""
    before = tokens[max(0, index - 2) : index]
    clause = takewhile(
        lambda token: not token.is_a("mark"), tokens[index + 1 : index + 3]
    )  # "destroyed, nobody is hurt"
    after = [*clause, *_listed_absent(tokens, index)]
    return (
        any(token.is_a("absent") for token in before)
        or _nor(tokens, index)
        or any(token.is_a("absent") and not token.is_a("absent.ahead") for token in after)
    )


def _listed_absent(tokens: Sequence[Token], index: int) -> Sequence[Token]:
    """The word that denies damage after all that it is said of: «повреждений домов и пострадавших нет»."""
    listed = tokens[index + 1 : index + 1 + _NOR]
    told = list(takewhile(lambda token: any(map(token.is_a, ("object", "joins", "toll"))), listed))
    return listed[len(told) : len(told) + 1]


def _nor(tokens: Sequence[Token], index: int) -> bool:
    """«Без втрат серед населення та руйнувань»: the second of two things said not to be."""
    if not (index and tokens[index - 1].is_a("joins")):
        return False
    clause = takewhile(lambda token: not token.is_a("mark"), reversed(tokens[max(0, index - _NOR) : index - 1]))
    for token in clause:
        if token.is_a("effect") or token.is_a("blow") or token.is_a("object"):
            return False
        if token.is_a("absent"):
            return True
    return False
