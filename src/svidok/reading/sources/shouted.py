"""Which words in capitals are a name, as the records of councils write whoever takes the floor?

PAULA PLACEHOLDER, Deputy Secretary for Northland and the Islands, said that the grid would hold.
"""

from __future__ import annotations

from collections.abc import Sequence

from svidok.lexicon import Token
from svidok.reading.sentence.passages import Passage
from svidok.reading.sources.bodies import ACRONYM, PLAIN

_LEAST, _MOST = 2, 4  # words of a name
_TITLE = 20  # tokens within which his title ends in a verb of saying


def shouted_name(tokens: Sequence[Token], here: int, passage: Passage) -> tuple[int, Token] | None:
    """Behind which token a name in capitals ends that opens a sentence at `here`, and the name as it is else written.

    A title behind it and a verb behind that say that it is one: headlines are written so, too.
    """
    if here > 1 or any(token.is_a("word") for token in tokens[:here]):
        return None
    end = here
    while end < min(len(tokens), here + _MOST + 1) and _is_loud(tokens[end], passage):
        end += 1
    if not (_LEAST <= end - here <= _MOST and _is_titled(tokens, end, passage)):
        return None
    name = passage.text[tokens[here].start : tokens[end - 1].end].title()
    return end, Token(tokens[here].start, tokens[end - 1].end, name, frozenset({"name", "capital"}))


def _is_loud(token: Token, passage: Passage) -> bool:
    written = passage.text[token.start : token.end]
    return token.kinds <= PLAIN and len(written) > 1 and written.isupper()


def _is_titled(tokens: Sequence[Token], end: int, passage: Passage) -> bool:
    """Whether a title or a land stands between two commas or in brackets, and a verb of saying right behind it."""
    if end >= len(tokens) or tokens[end].folded not in ",(":
        return False
    known_by = False
    for at in range(end + 1, min(len(tokens), end + _TITLE)):
        token = tokens[at]
        if token.is_a("say"):
            return known_by and tokens[at - 1].folded in ",)"
        if token.end - token.start > ACRONYM and _is_loud(token, passage):
            return False
        known_by = known_by or any(map(token.is_a, ("role", "office", "country", "nation")))
    return False
