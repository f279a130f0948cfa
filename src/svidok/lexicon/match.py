"""Which known terms does a sentence hold, longest first?

A term is a sequence of word patterns: `дрон*` is a stem with any ending of its language, `зби{в,ла,ли}` are three
spellings, anything else is the word itself. Words are looked up by themselves and by each of their stems, so that no
table of all inflected forms is needed; what a word can be is remembered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import Any

from svidok.lexicon.tokens import Token
from svidok.text import Word, words

_BRACES = re.compile(r"\{([^{}]*)\}")
_KIND = "kind"
MOST_SEEN = 200_000  # words remembered with what they can be; far more than a language's texts repeat
NAMES = "names"

Meaning = tuple[str, str]  # topic and kind
Topics = frozenset[str] | None  # None: all of them


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
        self._told: tuple[str, dict[tuple[int, int, Topics], list[Token]]] = ("", {})

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
        self._told = ("", {})

    def atoms(self, folded: str) -> tuple[str, ...]:
        """The word patterns that a folded word fits."""
        known = self._seen.get(folded)
        if known is None:
            fits = set(self._words.get(folded, ()))
            for length in range(min(self._longest, len(folded) - 1) + 1):
                stem = folded[: len(folded) - length]
                if stem in self._stems and folded[len(stem) :] in self._endings:
                    fits |= self._stems[stem]
            if len(self._seen) >= MOST_SEEN:
                self._seen.clear()
            known = self._seen[folded] = tuple(sorted(fits))
        return known

    def tokens(self, sentence: Sequence[Word], text: str, topics: Topics = None) -> list[Token]:
        """The sentence as known terms (longest first, from the left) and the words between them.

        With `topics` only their terms are known, so that nobody else's can hide them. Those of the last text are
        remembered: several rooms ask for the same sentences.
        """
        if not sentence:
            return []
        if self._told[0] != text:
            self._told = (text, {})
        asked = (sentence[0].start, sentence[-1].end, topics)
        known = self._told[1].get(asked)
        if known is None:
            known = self._told[1][asked] = self._matched(sentence, text, topics)
        return list(known)

    def _matched(self, sentence: Sequence[Word], text: str, topics: Topics) -> list[Token]:
        found: list[Token] = []
        root = self._root
        here = 0
        while here < len(sentence):
            word = sentence[here]
            length, meant = 0, _NOTHING
            if not root.keys().isdisjoint(self.atoms(word.folded)):
                length, meant = self._longest_from(sentence, here, topics)
            if length > 1:
                hiding = {topic for topic, _ in meant}
                inner = self._within(sentence, here, length, hiding, topics)
                folded = " ".join(each.folded for each in sentence[here : here + length])
                kinds = _joined(frozenset(kind for _, kind in meant) | inner, _shape(word, text))
                found.append(Token(word.start, sentence[here + length - 1].end, folded, kinds))
            else:
                found.append(Token(word.start, word.end, word.folded, _kinds(meant, _shape(word, text))))
            here += length or 1
        return found

    def _longest_from(self, sentence: Sequence[Word], here: int, topics: Topics) -> tuple[int, frozenset[Meaning]]:
        longest, meant = 0, _NOTHING
        for length, all_meant in self._all_from(sentence, here, topics):
            longest, meant = length, all_meant
        return longest, meant

    def _all_from(
        self, sentence: Sequence[Word], here: int, topics: Topics
    ) -> Iterator[tuple[int, frozenset[Meaning]]]:
        """Every term that begins at `here`, shortest first: its length and what it means."""
        nodes = [self._root]
        for at in range(here, len(sentence)):
            atoms = self.atoms(sentence[at].folded)
            nodes = [node[atom] for node in nodes for atom in atoms if atom in node]
            if not nodes:
                return
            ended = [node[_KIND] for node in nodes if _KIND in node]
            meant = frozenset(m for each in ended for m in each if topics is None or m[0] in topics)
            if meant:
                yield at + 1 - here, meant

    def _within(self, sentence: Sequence[Word], here: int, length: int, hiding: set[str], topics: Topics) -> set[str]:
        """What the words inside a longer term mean to other topics: a topic hides its own shorter terms and the names,
        never the words of another («нанесли удар» to one is still «удар» to the next)."""
        return {
            kind
            for at in range(here, here + length if length > 1 else here)
            for shorter, meant in self._all_from(sentence, at, topics)
            if at + shorter <= here + length and shorter < length
            for topic, kind in meant
            if topic not in hiding and topic != NAMES
        }


_NOTHING: frozenset[Meaning] = frozenset()


@lru_cache(maxsize=100_000)
def _kinds(meant: frozenset[Meaning], shape: frozenset[str]) -> frozenset[str]:
    return frozenset(kind for _, kind in meant) | shape


@lru_cache(maxsize=100_000)
def _joined(kinds: frozenset[str], shape: frozenset[str]) -> frozenset[str]:
    """One object for equal sets: what is asked of it later is remembered by its identity."""
    return kinds | shape


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
