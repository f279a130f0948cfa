"""Which known terms does a sentence hold, longest first?

A term is a sequence of word patterns: `дрон*` is a stem with any ending of its language, `зби{в,ла,ли}` three spellings,
anything else the word itself. Words are looked up by themselves and by each of their stems, so that no table of all
inflected forms is needed; what a word can be is remembered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import product
from typing import Any

from svidok.lexicon.tokens import Token
from svidok.text import Word, words

_BRACES = re.compile(r"\{([^{}]*)\}")
_KIND = "kind"


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

    def add(self, term: str, kind: str) -> None:
        """Know `term` as a `kind`. Raises ValueError if it holds no word."""
        for spelling in spellings(term):
            atoms = _atoms(spelling)
            if not atoms:
                raise ValueError(f"{term!r} holds no word")
            node = self._root
            for atom in atoms:
                table, key = (self._stems, atom[:-1]) if atom.endswith("*") else (self._words, atom)
                table.setdefault(key, set()).add(atom)
                node = node.setdefault(atom, {})
            node.setdefault(_KIND, set()).add(kind)
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
            length, kinds = self._longest_from(sentence, here)
            if length:
                first, last = sentence[here], sentence[here + length - 1]
                folded = " ".join(word.folded for word in sentence[here : here + length])
                found.append(Token(first.start, last.end, folded, frozenset(kinds | _shape(first, text))))
            else:
                word = sentence[here]
                found.append(Token(word.start, word.end, word.folded, frozenset(_shape(word, text))))
            here += length or 1
        return found

    def _longest_from(self, sentence: Sequence[Word], here: int) -> tuple[int, set[str]]:
        nodes = [self._root]
        best, kinds = 0, set[str]()
        for length, word in enumerate(sentence[here:], 1):
            atoms = self.atoms(word.folded)
            nodes = [node[atom] for node in nodes for atom in atoms if atom in node]
            if not nodes:
                break
            ended = [node[_KIND] for node in nodes if _KIND in node]
            if ended:
                best, kinds = length, set().union(*ended)
        return best, kinds


_SHAPES = {
    "digits": frozenset({"digits"}),
    "mark": frozenset({"mark"}),
    "capital": frozenset({"word", "capital"}),
    "small": frozenset({"word"}),
}


def _shape(word: Word, text: str) -> frozenset[str]:
    first = word.folded[:1]
    if first.isdigit():
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
