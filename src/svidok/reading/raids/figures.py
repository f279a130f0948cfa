"""Which number does a sentence give as the figure of what it has told of: "the number has risen to 41", "counting 17"?

The weapon stands before it, in its own sentence or in the one before; the number closes what is told.
"""

from __future__ import annotations

from collections.abc import Sequence

from svidok.lexicon import Match, Token
from svidok.model.figure import Outcome
from svidok.reading.raids.bare import ENDS, STOPPED, piece, told_of
from svidok.reading.raids.tallies import Counted
from svidok.reading.raids.weapons import NO_WEAPONS
from svidok.reading.sentence.passages import Passage

_PLAIN = frozenset({"word", "capital"})
_DASHES = frozenset("-–—")
_SMALL = ("toll_link", "now_at", "possessive", "article", "rise", "there_were", "opener", "further", "range_joint.to")
_AFTER = ("joins", "leads_to_place", "over_area", "flies_to", "sum", "in_all", "only")


def figure(passage: Passage, here: int, inherited: str | None) -> Counted | None:
    """What the number at `here` counts if it is such a figure; `inherited` is what was counted last."""
    tokens = passage.tokens
    if here < 2 or not tokens[here].is_a("quantity") or not _closed(tokens, here + 1):
        return None
    if tokens[here - 1].is_a("tally"):
        return _tallied(tokens, here)
    if (match := _match(passage, here)) is None:
        return None
    clause = tokens[match.captures["noun"][1] : here]
    weapon = told_of(clause)
    if weapon is None:
        bare = all(any(map(token.is_a, _SMALL)) or token.kinds <= _PLAIN for token in clause)
        if inherited is None or bare:
            return Counted(here, here + 1, tokens[here].value, inherited) if inherited else None
        weapon = inherited  # «счёт сбитых вырос до 26», "the number its gunners destroyed"
    became = {Outcome(code) for token in clause for code in token.all_of("outcome")}
    if len(became) != 1 or weapon in NO_WEAPONS or any(token.is_a("toll") for token in clause):
        return None
    return Counted(here, here + 1, tokens[here].value, weapon, outcome=became.pop())


def is_figure(passage: Passage, here: int) -> bool:
    """Whether a number is what "the number" came to."""
    return _match(passage, here) is not None


def _match(passage: Passage, here: int) -> Match | None:
    return next((match for match in passage.matches("figure") if match.captures["n"][0] == here), None)


def _tallied(tokens: Sequence[Token], here: int) -> Counted | None:
    """ "Kept reporting downed drones, counting 17 in all": of the weapon whose fate was told before, with no number."""
    told = tokens[: here - 1]
    stopped = any(token.is_a(f"outcome.{fate}") for token in told for fate in STOPPED)
    parted = any(token.folded == "," for token in told)
    weapon = told_of(told)
    if weapon is None or not (stopped and parted) or any(token.is_a("quantity") for token in told):
        return None
    return Counted(here, here + 1, tokens[here].value, weapon)


def _closed(tokens: Sequence[Token], after: int) -> bool:
    after += any(map(piece, tokens[after : after + 1]))
    if after >= len(tokens) or tokens[after].folded in ENDS or tokens[after].folded in _DASHES:
        return True
    return any(map(tokens[after].is_a, _AFTER))
