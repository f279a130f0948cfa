"""In which forms may a word that is looked for stand in a text?

What the packs know of a language's inflection answers: the endings of its profile (what is left of a word without one
of them may have any other) and the declension of its names (Харків, Харкова). There is no dictionary of words: a search
finds a few forms too many rather than one too few.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from svidok.lexicon.packs import PACKS, read_toml
from svidok.text import fold

LEAST_STEM = 3  # letters: too many words begin with what is shorter
LEAST_OF_NAME = 2  # Ки-їв, Ки-єва
_CYRILLIC = ("\u0400", "\u04ff")


class Inflection(NamedTuple):
    """What one language puts behind its stems."""

    script: str
    endings: frozenset[str]
    declension: Mapping[str, Sequence[str]]  # the ending of a name, and the endings of its other cases


def word_forms(folded: str) -> tuple[str, ...]:
    """The word and its other forms in every language that is written in its letters, in alphabetical order."""
    found = {folded}
    if len(folded) > LEAST_STEM and folded.replace("'", "").isalpha():
        for inflection in inflections():
            if inflection.script == _script(folded):
                found.update(_by_endings(folded, inflection.endings), _declined(folded, inflection.declension))
    return tuple(sorted(found))


@cache
def inflections(folder: Path = PACKS) -> tuple[Inflection, ...]:
    """The inflection of every language of a pack folder. Raises PackError."""
    found = []
    for language in sorted(folder.glob("languages/*/profile.toml")):
        profile, places = read_toml(language), language.with_name("places.toml")
        declension = read_toml(places).get("declension", {}) if places.is_file() else {}
        cases = {fold(own): tuple(map(fold, others)) for own, others in declension.items()}
        found.append(Inflection(profile["script"], frozenset(map(fold, profile["endings"])), cases))
    return tuple(found)


def _script(word: str) -> str:
    return "cyrillic" if _CYRILLIC[0] <= word[0] <= _CYRILLIC[1] else "latin"


def _by_endings(word: str, endings: frozenset[str]) -> Iterator[str]:
    for end in range(LEAST_STEM, len(word) + 1):
        if word[end:] in endings:
            yield from (word[:end] + ending for ending in endings)


def _declined(word: str, declension: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The cases of every name that the word may be a case of."""
    for own, others in declension.items():
        for ending in {own, *others}:
            stem = word.removesuffix(ending)
            if len(stem) >= LEAST_OF_NAME and len(stem) + len(ending) == len(word):
                yield stem + own
                yield from (stem + other for other in others)
