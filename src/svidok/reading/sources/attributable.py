"""Can a sentence name a source, or somebody in full? Without such words there is nothing to fold."""

from __future__ import annotations

from operator import and_

from svidok.reading.sentence.passages import Passage
from svidok.reading.sources.bodies import PLAIN
from svidok.reading.sources.phrases import HEADS

_TOLD = frozenset({"per_own", "hearsay", "opinion", "opined", "person", "label", "reads"})
_SAID = frozenset(
    {
        "say",
        "rejoins",
        "per",
        "per_bare",
        "passive",
        "refer",
        "told",
        "interview",
        "gives",
        "offers",
        "heading",
        "puts",
        "regards",
        "witnessed",
        "told_so_far",
        "caught",
        "lists_it",
    }
)
_WRITTEN = frozenset({"document", "writing"})
_AGAIN = frozenset({"body_again", "outlet_again", "pronoun", "back", "there"})
_WHO = _AGAIN.union(HEADS, {"place", "country", "capital_city", "medium", "quantity"})
_TITLED = frozenset({"role", "particle"})  # beside which a name may be one large word: "Major J. Sample", "de Sample"
_SIGNATURE = 5  # tokens of a line that only tells whose post it is: «Начальник Сумської ОВА»
_CLOSING = frozenset('»”"')
_BYLINES = frozenset({":", "-", "–", "—", "("})


def may_attribute(passage: Passage) -> bool:
    """Whether a sentence can name a source or somebody in full: without such words there is nothing to fold."""
    if passage.has_any(_TOLD) or (passage.has_any(_WRITTEN) and passage.has("body")):
        return True
    if passage.has_any(_SAID) and (passage.has_any(_WHO) or any(token.kinds == PLAIN for token in passage.tokens)):
        return True
    if passage.says_any(_CLOSING) and passage.has_any(_WHO):  # any verb beside a quotation tells that one speaks
        return True
    if passage.says_any(_BYLINES) and (passage.has("place.title") or passage.has_any(HEADS) or _is_turn(passage)):
        return True
    if len(passage.tokens) <= _SIGNATURE and (passage.has("office") or passage.has("place.title")):
        return True
    if passage.has_any(_TITLED) and any(token.kinds == PLAIN for token in passage.tokens):
        return True
    capital = [passage.text[start].isupper() for start in passage.sentence.words.starts]
    if not any(map(and_, capital, capital[1:])):
        return False
    plain = [token.kinds == PLAIN for token in passage.tokens]
    return any(map(and_, plain, plain[1:]))


def _is_turn(passage: Passage) -> bool:
    """Whether a sentence opens with one large word and a colon, as a turn in an interview does: "Placeholder: …"."""
    label = passage.tokens[:2]
    return len(label) == 2 and label[1].folded == ":" and label[0].kinds == PLAIN
