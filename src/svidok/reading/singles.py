"""Which one weapon does a sentence tell of in the singular, with no number beside it?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from svidok.lexicon import Token
from svidok.reading.weapons import phrase

_VERB = 7  # tokens of its clause after a weapon within which its verb stands: «был своевременно обнаружен и уничтожен»


def single(tokens: Sequence[Token], counted: int | None) -> tuple[int, int, str] | None:
    """«БПЛА уничтожен над …», «сбиты: ракета Х, шесть бомб»: where it stands, half-open, and its code.

    `counted` is the token of the first number of weapons, None if there is none: before it one stands first of a list.
    """
    for index, token in enumerate(tokens[:counted]):
        if not (token.is_a("weapon") and token.is_a("one")) or token.is_a("defence"):
            continue
        weapon, end = phrase(tokens, index)
        if counted is not None and end < counted and _first_of_list(tokens[end:counted]):
            return index, end, weapon
        if counted is None and _downed(tokens, index, end):
            return index, end, weapon
    return None


def _first_of_list(between: Sequence[Token]) -> bool:
    """Whether a list goes on: «ракета ATACMS производства США, шесть бомб»."""
    closed = between[-1].folded == "," or between[-1].is_a("joins")
    return closed and not any(token.is_a(kind) for token in between for kind in ("outcome", "attack", "object"))


def _downed(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Whether the one weapon at `index` is what was shot down: not what struck («попадания БпЛА уничтожен пост»)."""
    before = tokens[max(0, index - 4) : index]
    after = list(takewhile(lambda token: not token.is_a("mark"), tokens[end : end + _VERB]))
    if any(_strikes(token) for token in (*before[-2:], *after[:1])) or _found_down(before):
        return False  # a "drone strike" is none, nor is "a downed drone" that somebody found
    if any(token.is_a("outcome.shot_down") and token.is_a("one") for token in before):
        return True
    verb = next((k for k, token in enumerate(after) if token.is_a("outcome.shot_down") and token.is_a("one")), None)
    return verb is not None and not any(map(_thing, after[:verb])) and not _does(after, verb)


def _thing(token: Token) -> bool:
    return token.is_a("object")


def _does(after: Sequence[Token], verb: int) -> bool:
    """Whether the weapon does what the verb says to something else: "a drone destroyed an oil tank"."""
    suffers = verb > 0 and after[verb - 1].is_a("toll_link")
    done_to = after[verb + 1 : verb + 2]
    return not suffers and any(token.is_a("article") or token.is_a("object") for token in done_to)


def _found_down(before: Sequence[Token]) -> bool:
    """Whether "downed" only tells which weapon is meant: "came upon a downed drone"."""
    return len(before) > 1 and before[-1].is_a("outcome.shot_down") and before[-2].is_a("article")


def _strikes(token: Token) -> bool:
    return token.is_a("hit_noun") or (token.is_a("attack") and not token.is_a("outcome"))
