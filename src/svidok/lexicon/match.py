"""Which known terms does a sentence hold, longest first?

A term is a sequence of word patterns: `дрон*` is a stem with any ending of its language, `зби{в,ла,ли}` are three
spellings, anything else is the word itself. Words are looked up by themselves and by each of their stems, so that no
table of all inflected forms is needed; what a word can be is remembered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Any

from svidok.lexicon.tokens import Token
from svidok.text import Word, words

_BRACES = re.compile(r"\{([^{}]*)\}")
_KIND = "kind"
NAMES = "names"

Meaning = tuple[str, str]  # topic and kind


def spellings(pattern: str) -> list[str]:
    """`зби{в,ла}` written out: збив, збила."""
    parts = _BRACES.split(pattern)
    choices = [part.split(",") if index % 2 else [part] for index, part in enumerate(parts)]
    return ["".join(choice).strip() for choice in product(*choices)]


class Terms:
    """The terms of one language."""

    def __init__(self, endings: Iterable[str]) -> None:
        self._endings = frozenset(endings)
        self._longest = max(map(len, self._endings), default=0)
        self._words: dict[str, set[str]] = {}
        self._stems: dict[str, set[str]] = {}
        self._root: dict[str, Any] = {}
        self._seen: dict[str, tuple[str, ...]] = {}

    def add(self, term: str, kind: str, topic: str = NAMES) -> None:
        """Know `term` as a `kind`; `topic` is the file that says so. Raises ValueError if it holds no word."""
        for spelling in spellings(term):
            atoms = _atoms(spelling)
            if not atoms:
                raise ValueError(f"{term!r} holds no word")
            node = self._root
            for atom in atoms:
                table, key = (self._stems, atom[:-1]) if atom.endswith("*") else (self._words, atom)
                table.setdefault(key, set()).add(atom)
                node = node.setdefault(atom, {})
            node.setdefault(_KIND, set()).add((topic, kind))
        self._seen.clear()

    def atoms(self, folded: str) -> tuple[str, ...]:
        """The word patterns that a folded word fits."""
        known = self._seen.get(folded)
        if known is None:
            fits = set(self._words.get(folded, ()))
            for length in range(min(self._longest, len(folded) - 1) + 1):
                stem = folded[: len(folded) - length]
                if stem in self._stems and folded[len(stem) :] in self._endings:
                    fits |= self._stems[stem]
            known = self._seen[folded] = tuple(sorted(fits))
        return known

    def tokens(self, sentence: Sequence[Word], text: str) -> list[Token]:
        """The sentence as known terms (longest first, from the left) and the words between them."""
        found: list[Token] = []
        here = 0
        while here < len(sentence):
            length, meant = self._longest_from(sentence, here)
            if length:
                kinds = {kind for _, kind in meant} | self._within(
                    sentence, here, length, {topic for topic, _ in meant}
                )
                first, last = sentence[here], sentence[here + length - 1]
                folded = " ".join(word.folded for word in sentence[here : here + length])
                found.append(Token(first.start, last.end, folded, frozenset(kinds | _shape(first, text))))
            else:
                word = sentence[here]
                found.append(Token(word.start, word.end, word.folded, frozenset(_shape(word, text))))
            here += length or 1
        return found

    def _longest_from(self, sentence: Sequence[Word], here: int) -> tuple[int, set[Meaning]]:
        return max(self._all_from(sentence, here), key=lambda found: found[0], default=(0, set()))

    def _all_from(self, sentence: Sequence[Word], here: int) -> Iterator[tuple[int, set[Meaning]]]:
        nodes = [self._root]
        for at in range(here, len(sentence)):
            atoms = self.atoms(sentence[at].folded)
            nodes = [node[atom] for node in nodes for atom in atoms if atom in node]
            if not nodes:
                return
            ended = [node[_KIND] for node in nodes if _KIND in node]
            if ended:
                yield at + 1 - here, set().union(*ended)

    def _within(self, sentence: Sequence[Word], here: int, length: int, topics: set[str]) -> set[str]:
        """What the words inside a longer term mean to other topics: a topic hides its own shorter terms and the names,
        never the words of another («нанесли удар» to one is still «удар» to the next)."""
        return {
            kind
            for at in range(here, here + length if length > 1 else here)
            for shorter, meant in self._all_from(sentence, at)
            if at + shorter <= here + length and shorter < length
            for topic, kind in meant
            if topic not in topics and topic != NAMES
        }


_SHAPES = {
    "digits": frozenset({"digits"}),
    "mark": frozenset({"mark"}),
    "capital": frozenset({"word", "capital"}),
    "small": frozenset({"word"}),
}


def _shape(word: Word, text: str) -> frozenset[str]:
    first = word.folded[:1]
    if first.isdecimal():
        return _SHAPES["digits"]
    if not first.isalpha():
        return _SHAPES["mark"]
    return _SHAPES["capital" if text[word.start].isupper() else "small"]


def _atoms(spelling: str) -> list[str]:
    """The words of a term, a star joined to the stem that it follows."""
    atoms: list[str] = []
    for word in words(spelling):
        if word.folded == "*" and atoms:
            atoms[-1] += "*"
        else:
            atoms.append(word.folded)
    return atoms
