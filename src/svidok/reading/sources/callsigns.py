"""Which words give a soldier's call sign: «на псевдо «Клен»», «с позывным Клён», "call sign Maple"?

It is all the name he has in the report.
"""

from __future__ import annotations

from collections.abc import Sequence

from svidok.lexicon import Token
from svidok.reading.sentence.passages import Passage
from svidok.reading.sources.bodies import QUOTES

_LONGEST = 3  # words of a call sign


def call_sign(tokens: Sequence[Token], here: int, passage: Passage) -> tuple[int, Token] | None:
    """Behind which token a call sign ends whose word stands `here`, and the sign as one token of kind `name`."""
    if not tokens[here].is_a("call_sign"):
        return None
    quoted = here + 1 < len(tokens) and tokens[here + 1].folded in QUOTES
    first = last = here + 1 + quoted
    while last < len(tokens) and last - first < _LONGEST and _is_part(tokens[last], quoted):
        last += 1
    closed = quoted and last < len(tokens) and tokens[last].folded in QUOTES
    if last == first or (quoted and not closed):
        return None
    end = last + closed
    text = passage.text[tokens[first].start : tokens[last - 1].end]
    kinds = frozenset({"name", "capital", "call_sign"})
    return end, Token(tokens[here].start, tokens[end - 1].end, text, kinds)


def _is_part(token: Token, quoted: bool) -> bool:
    """Whether a word belongs to a call sign: any within quotation marks, else those with a capital."""
    return token.folded not in QUOTES if quoted else token.is_a("capital") and token.is_a("word")
