"""Which of the kinds and words that rules ask for does a sentence hold, as the bits of one number?

Most sentences hold little that any rule asks for. So what a sentence may hold is one whole number, with a bit for each
kind of term (the more general ones too) and for each word that a rule spells out: a look at a few bits then answers
for a rule, a list of rules or a room, and what two sentences hold together is one `or`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from itertools import count
from operator import or_

from svidok.lexicon.tokens import general

Kinds = frozenset[str] | tuple[str, ...]


class Signs:
    """The bits of one language. They are given out as kinds and words come up, and mean nothing to another's."""

    def __init__(self) -> None:
        self.__setstate__(({}, {}))

    def __getstate__(self) -> tuple[dict[str, int], dict[str, int]]:
        return self._kinds, self._words

    def __setstate__(self, given: tuple[dict[str, int], dict[str, int]]) -> None:
        self._kinds, self._words = given
        self._free = count(max((bit for bits in given for bit in bits.values()), default=0).bit_length())
        self._any: dict[Kinds, int] = {}
        self._told: dict[frozenset[str], int] = {}

    def kind(self, kind: str) -> int:
        """The bit of one kind."""
        found = self._kinds.get(kind)
        # Threads may ask at once: a bit that `count` gave out is nobody else's, and the first to keep one is believed.
        return self._kinds.setdefault(kind, 1 << next(self._free)) if found is None else found

    def any_of(self, kinds: Kinds) -> int:
        """The bits of these kinds, to be looked for in what a sentence holds."""
        found = self._any.get(kinds)
        if found is None:
            found = self._any[kinds] = reduce(or_, map(self.kind, kinds), 0)
        return found

    def told(self, kinds: frozenset[str]) -> int:
        """What a token of these kinds holds: their bits and those of the more general ones."""
        found = self._told.get(kinds)
        if found is None:
            found = self._told[kinds] = reduce(or_, map(self.kind, general(kinds)), 0)
        return found

    def spell(self, words: Iterable[str]) -> int:
        """The bits of words (folded) that a rule spells out, from now on known as such."""
        return reduce(or_, (self._words.setdefault(word, 1 << next(self._free)) for word in words), 0)

    def spelled(self, folded: str) -> int:
        """The bit of a word; 0 for one that no rule spells out."""
        return self._words.get(folded, 0)
