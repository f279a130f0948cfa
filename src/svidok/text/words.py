"""Where does each word stand, and how is it spelled once spelling habits are folded away?

A word keeps its half-open span in the report's text; only `folded` is changed: lower case, one apostrophe, no stress
marks or soft hyphens, ё as е, and letters of the other script put back where a word mixes both («Cумы» with a Latin C).
Numbers, words and every other mark are words of their own: «FPV-дрон» is three, «50-ма» is three, «Куп'янськ» is one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple


class Word(NamedTuple):
    """A word, a run of digits or a single mark at [start, end)."""

    start: int
    end: int
    folded: str


_APOSTROPHES = "'’ʼ`‘ʹ′"
_INNER = f"(?:\\w|[\u0300-\u036f\u00ad]|[{_APOSTROPHES}](?=[^\\W\\d_]))"
_WORD = re.compile(rf"\d+|[^\W\d_]{_INNER}*|[^\w\s\u200b-\u200f\u2060\ufe0e\ufe0f\ufeff]|_")

_FOLDED = {ord(mark): "'" for mark in _APOSTROPHES} | dict.fromkeys(range(768, 880)) | {0xAD: None}
_FOLDED |= {ord("ё"): "е"}
_LATIN, _CYRILLIC = "aceiopxykmthb", "асеіорхукмтнв"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """The one spelling under which a word is looked up."""
    folded = word.lower().translate(_FOLDED)
    if folded.isascii():
        return folded
    latin = sum("a" <= letter <= "z" for letter in folded)
    if not latin:
        return folded
    cyrillic = sum("\u0400" <= letter <= "\u04ff" for letter in folded)
    if not cyrillic:
        return folded
    return folded.translate(_TO_CYRILLIC if cyrillic >= latin else _TO_LATIN)


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of `text` within [start, end), their spans counted from the beginning of `text`."""
    limit = len(text) if end is None else end
    return [Word(*m.span(), fold(m[0])) for m in _WORD.finditer(text, start, limit)]
