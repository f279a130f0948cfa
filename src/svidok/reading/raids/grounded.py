"""Which numbers of weapons are no raid's, since those never flew at anybody?

Those destroyed where they were kept or made («на аеродромі знищено 65 дронів», «склад із 1000 «шахедів»»), and those of
an exercise or a show.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from svidok.lexicon import Token
from svidok.model.figure import Outcome
from svidok.reading.raids.tallies import Counted
from svidok.reading.sentence.passages import Passage

_DESTROYED = (Outcome.SHOT_DOWN, Outcome.NEUTRALISED)
_CLAUSE = 9  # tokens around a number in which its clause says where they were


def never_flew(passage: Passage, said: Counted, outcome: Outcome) -> bool:
    """Whether the weapons of a number were on the ground, or in an exercise."""
    if passage.has("exercise"):
        return True
    if said.at in {match.captures["n"][0] for match in passage.matches("in_store")}:
        return True
    if outcome not in _DESTROYED or any(map(_in_the_air, passage.tokens)):
        return False
    there = {match.end - 1 for match in passage.matches("grounded")}
    return bool(there) and not there.isdisjoint(_clause(passage.tokens, said))


def _in_the_air(token: Token) -> bool:
    """Whether a word says that weapons were fired at in flight: who defends, or one that says so itself."""
    return token.is_a("air_defence") or (token.is_a("outcome.shot_down") and not token.is_a("effect.destroyed"))


def _clause(tokens: Sequence[Token], said: Counted) -> Iterator[int]:
    """Where the tokens stand around a number up to the marks of its clause."""
    for steps in (range(said.at - 1, max(-1, said.at - _CLAUSE), -1), range(said.end, said.end + _CLAUSE)):
        for at in steps:
            if at >= len(tokens) or tokens[at].folded in (",", ";", ":", "."):
                break
            yield at
