"""Who is told to have said nothing, and so is "it" in the next sentence: "The ministry did not comment. It said …"?"""

from __future__ import annotations

from collections.abc import Sequence

from svidok.lexicon import Inventory, Token
from svidok.reading.sentence.passages import Passage
from svidok.reading.sources.acquaintance import Acquaintance
from svidok.reading.sources.speakers import resolved


def pass_over(passage: Passage, tokens: Sequence[Token], held: Inventory, known: Acquaintance) -> None:
    """Remember who said nothing as whom the report spoke of last; `tokens` are the folded ones of a sentence."""
    for match in passage.lexicon.matches("silent", passage.language, tokens, held):
        who = match.token("who", tokens)
        if who is not None:
            resolved(who, passage, known)
