"""How does a text spell a person's name, in whatever script, case or order of letters?"""

from __future__ import annotations

from collections.abc import Iterator

from svidok.lexicon.sounding import alike, stems
from svidok.text import words

FEWEST = 4  # letters of a surname that is known by its sound alone


def spellings_in(text: str, name: str) -> Iterator[str]:
    """Every run of a text that sounds like the name: its surname, with the given name where that stands before it."""
    *given, surname = name.split() or [""]
    if len(surname) < FEWEST:
        return
    sound = stems(surname)
    before: tuple[int, int] | None = None
    for word in words(text):
        spelled = text[word.start : word.end]
        if spelled[:1].isupper() and len(spelled) >= FEWEST and alike(stems(spelled), sound):
            first = (
                before
                if before and given and _is(text[slice(*before)], given[0], text[before[1] : word.start])
                else None
            )
            yield text[first[0] if first else word.start : word.end]
        before = (word.start, word.end) if spelled[:1].isalpha() else before  # past the point of an initial


def _is(spelled: str, given: str, between: str) -> bool:
    """Whether a word right before a surname is the given name of it, or its first letter."""
    if not spelled[:1].isupper() or between not in (" ", "\u00a0", ". "):
        return False
    return len(spelled) == 1 or alike(stems(spelled), stems(given), vowels=False)
