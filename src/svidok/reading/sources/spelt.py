"""What do words mean that are spelt like a place or an outlet, beside an office or within a sentence?

A place may have cut the name of an office that begins with it («Чернігівська ОВА»), a town may be spelt like a
governor's surname, an outlet like a common word.
"""

from __future__ import annotations

from svidok.lexicon import Token
from svidok.model.place import PlaceMention, PlaceRole
from svidok.reading.sentence.passages import Passage
from svidok.text import words


def with_office(passage: Passage, here: int) -> Token:
    """A place that is part of an office's name («Чернігівська ОВА») keeps what its words mean as an office.

    After a role a settlement of the same spelling is a surname: «губернатор Гусев».
    """
    token = passage.tokens[here]
    if token.is_a("outlet") and not _is_spelt_as_name(passage, here):
        return token._replace(kinds=frozenset(kind for kind in token.kinds if not kind.startswith("outlet.")))
    if not isinstance(token.value, PlaceMention):
        return token
    end = _swallowed(passage, here)
    terms = passage.lexicon.languages[passage.language].terms
    inner = terms.tokens(words(passage.text, token.start, end), passage.text)
    if len(inner) == 1 and inner[0].is_a("person") and here and passage.tokens[here - 1].is_a("role"):
        return inner[0]
    if len(inner) == 1 and inner[0].is_a("body") and inner[0].end > token.end:  # "[Kyiv] School of Economics"
        return inner[0]
    if token.value.role is not PlaceRole.TITLE:
        return token
    kinds = {kind for part in inner for kind in part.kinds if kind.partition(".")[0] in ("office", "role", "body")}
    return token._replace(kinds=token.kinds | kinds, end=inner[-1].end if kinds and inner else token.end)


def _is_spelt_as_name(passage: Passage, here: int) -> bool:
    """Whether an outlet that is also a word is written as a name: "SHOT reports", not "shot down" or «экономист».

    Where it opens a sentence, a name in capitals must have them all.
    """
    token = passage.tokens[here]
    written = passage.text[token.start : token.end]
    names = passage.lexicon.row("outlet", token.of("outlet") or "").get(passage.language, "").split("|")
    return written in names or not (written.islower() or (not here and written.upper() in names))


def _swallowed(passage: Passage, here: int) -> int:
    """Where the words end of a term that a place has cut: "Sumy Oblast" of "Sumy [Oblast Military Administration]"."""
    token = passage.tokens[here]
    after = passage.tokens[here + 1].start if here + 1 < len(passage.tokens) else passage.sentence.end
    return after if passage.text[token.end : after].strip() else token.end
