"""Which number stands after the weapon that it counts?

As lists and tables have it («крилаті ракети – 115»), as a figure («число дронов составило 12»), or after a comma.
"""

from __future__ import annotations

from collections.abc import Sequence

from svidok.lexicon import Token
from svidok.model.figure import Outcome
from svidok.reading.raids.bare import ENDS, STOPPED, piece
from svidok.reading.raids.tallies import Counted
from svidok.reading.raids.weapons import NO_WEAPONS, phrase

_ASIDE = 8  # tokens between a weapon that was launched and the comma before how many
_DASHES = frozenset("-–—:")
_QUOTES = frozenset("«»“”„\"'")


def named_first(tokens: Sequence[Token], here: int) -> Counted | None:
    """«крилаті ракети – 115», "Shahed: 36", «число дронов (16)»: the weapon first, as lists and tables have it."""
    if not tokens[here].is_a("weapon") or tokens[here].is_a("defence"):
        return None
    weapon, end = phrase(tokens, here)
    end = _past_aside(tokens, end)
    counted_end = end + (end < len(tokens) and tokens[end].is_a("time"))
    if (
        told := _among(tokens, end, weapon)
        or _were(tokens, counted_end, weapon)
        or _inverted(tokens, here, end, weapon)
    ):
        return told
    inside = tokens[end : end + 3]
    if len(inside) == 3 and inside[0].folded == "(" and inside[1].is_a("quantity") and inside[2].folded == ")":
        return Counted(end + 1, end + 3, inside[1].value, weapon) if weapon not in NO_WEAPONS else None
    while end < len(tokens) and end - here <= 8 and tokens[end].folded not in _DASHES and not tokens[end].is_a("mark"):
        if tokens[end].value is not None and not tokens[end].is_a("quantity"):
            return None
        end += 1
    while end < len(tokens) and tokens[end].folded in _QUOTES:
        end += 1
    if end + 1 >= len(tokens) or tokens[end].folded not in _DASHES or not tokens[end + 1].is_a("quantity"):
        return None
    after = end + 2 + any(map(piece, tokens[end + 2 : end + 3]))
    closed = after >= len(tokens) or tokens[after].folded in ENDS or tokens[after].folded in _DASHES
    if not closed or weapon in NO_WEAPONS:
        return None
    fate = tokens[here - 1].of("outcome") if here else None  # «кількість збитих дронів — 73»
    return Counted(end + 1, end + 2, tokens[end + 1].value, weapon, outcome=Outcome(fate) if fate in STOPPED else None)


def _past_aside(tokens: Sequence[Token], end: int) -> int:
    """Past what is told by the way: «число сбитых дронов, по предварительным данным, составило 12»."""
    if end >= len(tokens) or not (tokens[end].folded == "," or tokens[end].is_a("per")):
        return end
    if tokens[end].is_a("per"):
        return end + 1
    close = next((k for k in range(end + 1, min(end + _ASIDE, len(tokens))) if tokens[k].folded == ","), end)
    return close + 1 if close + 1 < len(tokens) and tokens[close + 1].is_a("there_were") else end


def launched_apart(tokens: Sequence[Token], here: int) -> Counted | None:
    """«Пуски Х-101 з району Енгельса, щонайменше 6»: launches, and how many after a comma."""
    if not (
        tokens[here].is_a("weapon") and any(token.is_a("outcome.launched") for token in tokens[max(0, here - 2) : here])
    ):
        return None
    weapon, end = phrase(tokens, here)
    comma = next((k for k in range(end, min(end + _ASIDE, len(tokens))) if tokens[k].folded == ","), len(tokens))
    at = comma + 1
    if at >= len(tokens) or not tokens[at].is_a("quantity") or any(token.is_a("quantity") for token in tokens[end:at]):
        return None
    closed = at + 1 >= len(tokens) or tokens[at + 1].folded in ENDS
    return Counted(at, at + 1, tokens[at].value, weapon, outcome=Outcome.LAUNCHED) if closed else None


def _among(tokens: Sequence[Token], end: int, weapon: str) -> Counted | None:
    """«Беспилотников среди них было 539»."""
    if end >= len(tokens) or not tokens[end].is_a("of_them"):
        return None
    at = end + 1
    while at < len(tokens) and tokens[at].is_a("leads_to_place"):
        at += 1
    if at >= len(tokens) or not tokens[at].is_a("quantity"):
        return None
    closed = at + 1 >= len(tokens) or tokens[at + 1].folded in ENDS
    return Counted(at, at + 1, tokens[at].value, weapon) if closed and weapon not in NO_WEAPONS else None


def _were(tokens: Sequence[Token], end: int, weapon: str) -> Counted | None:
    """«Ракет було «близько 20»», «число сбитых дронов составило 12»: how many there were."""
    at = end + 1 + (end + 1 < len(tokens) and tokens[end + 1].folded in _QUOTES)
    if at >= len(tokens) or not (tokens[end].is_a("there_were") and tokens[at].is_a("quantity")):
        return None
    after = at + 1 + any(map(piece, tokens[at + 1 : at + 2]))
    closed = after >= len(tokens) or tokens[after].folded in ENDS or tokens[after].folded in _DASHES
    became = {Outcome(code) for token in tokens[: at + 1] for code in token.all_of("outcome")} or {Outcome.LAUNCHED}
    told = closed and became <= {*STOPPED, Outcome.LAUNCHED} and len(became) == 1 and weapon not in NO_WEAPONS
    told = told and not any(map(_of_harm, tokens[: at + 1]))  # «число жертв ракетного удара выросло до пяти»
    return Counted(at, after, tokens[at].value, weapon, outcome=became.pop()) if told else None


def _inverted(tokens: Sequence[Token], here: int, end: int, weapon: str) -> Counted | None:
    """«Ракет ворог застосував 163», «Ракет збито 79»: the weapon opens the clause and its number closes it."""
    if not tokens[here].is_a("counted_first") or (
        here and not any(map(tokens[here - 1].is_a, ("mark", "joins", "contrast")))
    ):
        return None
    at = next((k for k in range(end, min(end + _ASIDE, len(tokens))) if tokens[k].is_a("quantity")), None)
    if at is None or at == end or weapon in NO_WEAPONS:
        return None
    between = tokens[end:at]
    told = [token for token in between if token.is_a("outcome") or token.is_a("tally")]
    after = at + 1 + any(map(piece, tokens[at + 1 : at + 2]))
    closed = after >= len(tokens) or tokens[after].folded in ENDS
    if len(told) != 1 or not closed or any(token.is_a("mark") or token.is_a("weapon") for token in between):
        return None
    return Counted(at, after, tokens[at].value, weapon)


def _of_harm(token: Token) -> bool:
    return token.is_a("toll") or token.is_a("strike_noun")
