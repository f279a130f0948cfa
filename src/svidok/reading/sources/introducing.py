"""Whom does a report name in full, and by which title, so that a surname or an office alone is known anywhere in it?"""

from __future__ import annotations

from collections.abc import Sequence

from svidok.lexicon import Token
from svidok.reading.sentence.passages import Passage
from svidok.reading.sources.acquaintance import Acquaintance
from svidok.reading.sources.declension import called, is_declined
from svidok.reading.sources.speakers import resolved

_NAMES = 3  # large words of a name; small ones, as "van der", may stand among them
_APPOSED = 7  # tokens after a name within which its role is said


def introduce(told: Sequence[Passage], streams: Sequence[Sequence[Token]], known: Acquaintance) -> None:
    """Names said in full anywhere, so that a surname alone is known before and after."""
    for passage, tokens in zip(told, streams, strict=True):
        for at, token in enumerate(tokens):
            for part in token.value if isinstance(token.value, tuple) else ():
                words = part.folded.split()
                if part.is_a("name") and 1 < sum(word[:1].isupper() for word in words) <= _NAMES:
                    titled = any(one.is_a("role") for one in token.value) or bool(apposed(tokens, at))
                    known.name(_first_called(part.folded, passage.language), words[-1], titled)
                elif part.is_a("person") and len(words) > 1:
                    surname = passage.text[part.start : part.end].split()[-1]
                    for name in part.all_of("person")[:1]:
                        known.full |= {name: name, surname: name}
            if is_person(token):
                speaker = resolved(token, passage, known)
                title = apposed(tokens, at)
                if speaker is not None:
                    known.holds(speaker, [role for part in title for role in part.all_of("role")[:1]])
                    known.serve(speaker, title)
    known.begin()


def _first_called(name: str, language: str) -> str:
    """A full name in the nominative, though it is told first in another case: «за словами Івана Зразка»."""
    return (called(name, language) if is_declined(name, language) else None) or name


def is_person(token: Token) -> bool:
    return isinstance(token.value, tuple) and any(p.is_a("person") or p.is_a("name") for p in token.value)


def apposed(tokens: Sequence[Token], here: int) -> Sequence[Token]:
    """The title said after a name: "Paula Placeholder, a retired pilot, said"."""
    if not (here + 1 < len(tokens) and tokens[here + 1].folded in ",("):
        return ()
    for token in tokens[here + 2 : here + 2 + _APPOSED]:
        if token.is_a("mark") or is_person(token):
            break
        if token.is_a("speaker.role") and isinstance(token.value, tuple):
            return token.value
    return ()
