"""Is a stretch of time only that within which a strike is the largest, and not when it came?"""

from __future__ import annotations

from collections.abc import Sequence

from svidok.lexicon import Match, Token
from svidok.model.period import DatePrecision, Scene
from svidok.resolving.expressions import Said
from svidok.resolving.instants import day_period
from svidok.resolving.moments import Standpoint

_REACH = 12  # tokens from "deadliest" to the stretch: "the deadliest single Russian strike on the city since January"
_OPENS = 2  # tokens before a superlative that is what its sentence tells of: "The deadliest attack this year killed …"


def ranks(tokens: Sequence[Token], match: Match, said: Said, here: Standpoint) -> bool:
    """Whether a time names the stretch within which a superlative ranks what the sentence tells: "killed in the
    deadliest strike on Kyiv this year", «одна из крупнейших с начала войны атак».

    The stretch reaches to the day of the report; a named month or day is when it came. A sentence that opens with the
    superlative tells of that strike, which came in the stretch: "The deadliest attack this year killed 32".
    """
    if not _spans(tokens, match, said, here):
        return False
    first = max(0, match.start - _REACH)
    for at in reversed(range(first, match.start)):
        if tokens[at].is_a("mark"):
            return False
        if _superlative(tokens, at):
            return at >= _OPENS or any(token.is_a("time.word.this") for token in tokens[:at])
    return False


def _spans(tokens: Sequence[Token], match: Match, said: Said, here: Standpoint) -> bool:
    """Whether a time is a sum or a stretch that holds the day of publication, told by no month of its own."""
    latest = said.period.latest
    if here.published is None or latest is None or latest < (day_period(here.published, here.zone).latest or latest):
        return False
    if said.scene is Scene.CUMULATIVE:
        return True
    named = any(token.is_a("time.month") for token in tokens[match.start : match.end])
    return said.scene is Scene.EVENT and said.period.precision is not DatePrecision.DAY and not named


def _superlative(tokens: Sequence[Token], at: int) -> bool:
    """Whether "largest", or the adjective of "most massive", «самая крупная», stands there."""
    graded = at > 0 and tokens[at].is_a("superlative.graded") and tokens[at - 1].is_a("superlative.most")
    return graded or tokens[at].is_a("superlative.alone")
