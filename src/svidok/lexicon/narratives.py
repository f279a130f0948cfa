"""Of what does a claim speak, and which of the things that are said again and again does it say?

packs/narratives.toml holds the topics, the narratives and their words in every language.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from svidok.errors import PackError
from svidok.lexicon.match import Terms
from svidok.lexicon.packs import PACKS
from svidok.text import words

SMALL = 4  # letters: shorter words tell no claim from another
STEM = 5


@dataclass(frozen=True, slots=True)
class Told:
    """What goes about: its sentence by language, and the narrative that says the contrary.

    `of_one` marks what is said of one attack, and of another one anew.
    """

    key: str
    topic: str
    told: Mapping[str, str]
    needs: frozenset[str]
    without: frozenset[str]
    against: str
    of_one: bool


class Narratives:
    """The topics and narratives of a pack folder."""

    def __init__(self, folder: Path = PACKS) -> None:
        path = folder / "narratives.toml"
        try:
            data = tomllib.loads(path.read_text("utf-8"))
            self.all = {key: _told(key, one) for key, one in data["narrative"].items()}
            self._topics = {name: frozenset(kinds) for name, kinds in data["topic"].items()}
            self._terms = {code: _terms(folder, code, data) for code in ("en", "uk", "ru")}
            self._apart = [frozenset(kinds) for kinds in data["apart"].values()]
            self.common = frozenset(data["common"]["cues"])
            self.saying = frozenset(stem for stems in data["saying"].values() for stem in stems)
        except (OSError, tomllib.TOMLDecodeError, KeyError, ValueError) as error:
            raise PackError(f"{error}", where=str(path), remedy="compare the other narratives") from error

    def cues(self, text: str, language: str) -> frozenset[str]:
        """The kinds of words that stand in a text."""
        if language not in self._terms:
            return frozenset()
        tokens = self._terms[language].tokens(words(text), text)
        return frozenset(kind for token in tokens for kind in token.all_of("cue"))

    def narrative(self, cues: frozenset[str]) -> str:
        """The first narrative that these words tell; "" where none does."""
        fits = (one.key for one in self.all.values() if one.needs <= cues and one.without.isdisjoint(cues))
        return next(fits, "")

    def topic(self, cues: frozenset[str]) -> str:
        """The topic that most of these words belong to, the first of several; "" where none does."""
        told = self.narrative(cues)
        if told:
            return self.all[told].topic
        best = max(self._topics, key=lambda name: len(self._topics[name] & cues))
        return best if self._topics[best] & cues else ""

    def apart(self, one: frozenset[str], other: frozenset[str]) -> bool:
        """Whether two claims speak of different ones of what excludes another: summer here, winter there."""
        return any(one & kinds and other & kinds and not one & other & kinds for kinds in self._apart)

    @property
    def topics(self) -> tuple[str, ...]:
        return tuple(self._topics)


@cache
def narratives() -> Narratives:
    """Those that come with svidok. Raises PackError."""
    return Narratives()


def numbers_of(text: str) -> frozenset[str]:
    """The numbers written in figures, as codes that are no language's."""
    return frozenset(f"n{word.folded}" for word in words(text) if word.folded.isdecimal())


def stems_of(text: str) -> frozenset[str]:
    """The beginnings of the words that tell one text from another: cases and endings cut away."""
    return frozenset(word.folded[:STEM] for word in words(text) if len(word.folded) >= SMALL or word.folded.isdecimal())


def _told(key: str, one: Mapping[str, Any]) -> Told:
    needs, without = frozenset(one["all"]), frozenset(one.get("none", ()))
    return Told(key, one["topic"], one["told"], needs, without, one.get("against", ""), one.get("of_one", False))


def _terms(folder: Path, language: str, data: Mapping[str, Any]) -> Terms:
    profile = tomllib.loads((folder / "languages" / language / "profile.toml").read_text("utf-8"))
    terms = Terms([*profile["endings"], *data["endings"][language]])
    for kind, spelled in data["cue"].items():
        for term in spelled[language]:
            terms.add(term, f"cue.{kind}", kind)
    return terms
