"""In which rows of the gazetteer does a name stand? Names are folded and undeclined, of one word or of several."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(eq=False)
class NameIndex:
    """Rows by name: most names of one word have one row, so that the others are kept beside them."""

    single: dict[str, int] = field(default_factory=dict)  # the first row of a name of one word
    several: dict[str, list[tuple[tuple[str, ...], int]]] = field(default_factory=dict)  # by the first of its words
    _further: dict[str, list[int]] = field(default_factory=dict)

    def __getstate__(self) -> dict[str, Any]:
        """What it is copied from: names as one text, which is read back faster than as many strings."""
        return {**self.__dict__, "single": ("\n".join(self.single), array("I", self.single.values()))}

    def __setstate__(self, state: dict[str, Any]) -> None:
        names, rows = state["single"]
        self.__dict__.update(state, single=dict(zip(names.split("\n"), rows, strict=True)) if rows else {})

    def __contains__(self, word: str) -> bool:
        """Whether a word is a name or begins one."""
        return word in self.single or word in self.several

    def learn(self, name: str, row: int) -> None:
        """Know that a row is called so; a hyphen stands between two words."""
        words = _split(name) if " " in name or "-" in name else (name,)  # most have one word
        if len(words) > 1:
            self.several.setdefault(words[0], []).append((words, row))
        elif words and words[0] and self.single.setdefault(words[0], row) != row:
            self._further.setdefault(words[0], []).append(row)

    def rows(self, words: Sequence[str]) -> tuple[int, ...]:
        """The rows that are called by exactly these words."""
        if len(words) > 1:
            return tuple(row for known, row in self.several.get(words[0], ()) if known == tuple(words))
        first = self.single.get(words[0])
        return () if first is None else (first, *self._further.get(words[0], ()))

    def rows_called(self, name: str) -> tuple[int, ...]:
        """The rows of a name written as in a table. Raises IndexError where it holds no word."""
        return self.rows(_split(name))


def _split(name: str) -> tuple[str, ...]:
    return tuple(name.replace("-", " - ").split())
