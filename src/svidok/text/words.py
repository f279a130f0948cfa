"""Where does each word stand, and how is it spelled once spelling habits are folded away?

A word keeps its half-open span in the report's text; only `folded` is changed: lower case, one apostrophe and one
long dash, no stress marks or soft hyphens, ё as е, and letters of the other script put back where a word mixes both
(«Cумы» with a Latin C). Numbers, words and every other mark are words of their own: «FPV-дрон» is three, «50-ма» is
three, «Куп'янськ» is one.
The doubled marks of bold and underlined letters say nothing and are none: «над **Брянской** областью» is three.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple, overload


class Word(NamedTuple):
    """A word, a run of digits or a single mark at [start, end)."""

    start: int
    end: int
    folded: str


_APOSTROPHES = "'’ʼ`‘ʹ′"
# What may fail is looked at before it is taken: up to Python 3.11.4 possessive repeats kept what a failing branch took.
_INNER = f"(?:[\\w\u0300-\u036f\u00ad]++|(?=[{_APOSTROPHES}][^\\W\\d_])[{_APOSTROPHES}])"
_LONE = r"(?:(?<!\*)\*(?!\*)|(?<!_)_(?!_))"  # one alone is a mark of its own: a note, the joint of an account's name
_SPLIT = re.compile(rf"(\d++|[^\W\d_]{_INNER}*+|[^\w\s*\u200b-\u200f\u2060\ufe0e\ufe0f\ufeff]|{_LONE})")

_FOLDED = {ord(mark): "'" for mark in _APOSTROPHES} | dict.fromkeys(range(768, 880)) | {0xAD: None}
_FOLDED |= {ord("ё"): "е", 0x2015: "—"}
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


class Words(Sequence[Word]):
    """The words of a stretch of a text in its order.

    Their parts stand in lists of their own, and a Word is made only when it is asked for: most never are.
    """

    __slots__ = ("ends", "folded", "starts")

    def __init__(self, starts: list[int], ends: list[int], folded: list[str]) -> None:
        self.starts = starts
        self.ends = ends
        self.folded = folded

    def __len__(self) -> int:
        return len(self.folded)

    @overload
    def __getitem__(self, index: int) -> Word: ...

    @overload
    def __getitem__(self, index: slice) -> Words: ...

    def __getitem__(self, index: int | slice) -> Word | Words:
        if isinstance(index, slice):
            return Words(self.starts[index], self.ends[index], self.folded[index])
        return Word(self.starts[index], self.ends[index], self.folded[index])

    def __iter__(self) -> Iterator[Word]:
        return map(Word, self.starts, self.ends, self.folded)

    def within(self, start: int, end: int) -> Words:
        """Those that begin in [start, end) of the text."""
        first = bisect_left(self.starts, start)
        return self[first : bisect_left(self.starts, end, lo=first)]


def words(text: str, start: int = 0, end: int | None = None) -> Words:
    """The words of `text` within [start, end), their spans counted from the beginning of `text`."""
    parts = _SPLIT.split(text if end is None and not start else text[start:end])  # what stands between words, a word, …
    bounds = list(accumulate(map(len, parts), initial=start))
    return Words(bounds[1:-1:2], bounds[2::2], list(map(fold, parts[1::2])))
