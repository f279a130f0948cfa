"""Which words of a claim ask for what, and within which limits is a figure as it was said?

packs/checks.toml holds the types and limits, languages/<code>/checks.toml the words. They are terms of their own,
beside those of the readers, so that a word added here changes no reading.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from svidok.errors import PackError
from svidok.lexicon.match import Terms
from svidok.lexicon.packs import PACKS
from svidok.model.verdict import ClaimType
from svidok.text import Sentence


class Cue(NamedTuple):
    """A word of one kind at [start, end); `value` as the pack has it ("2" of the second), or ""."""

    kind: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TypeRule:
    """A claim is of this type if all of these marks stand in it and none of those."""

    type: ClaimType
    needs: frozenset[str]
    without: frozenset[str]

    def fits(self, marks: frozenset[str]) -> bool:
        return self.needs <= marks and self.without.isdisjoint(marks)


@dataclass(frozen=True, slots=True)
class Checks:
    """packs/checks.toml."""

    types: tuple[TypeRule, ...]
    war: date
    zone: str
    first_use: Mapping[str, date]
    limits: Mapping[str, float]
    breaks: Mapping[str, frozenset[str]]

    def type_of(self, marks: frozenset[str]) -> ClaimType:
        return next((rule.type for rule in self.types if rule.fits(marks)), ClaimType.UNKNOWN)

    def begins(self, weapon: str) -> date:
        """The first day on which the weapon can have been used."""
        used = [day for code, day in self.first_use.items() if weapon == code or weapon.startswith(code + ".")]
        return max([self.war, *used])


@cache
def checks(folder: Path = PACKS) -> Checks:
    """Raises PackError: file, what is wrong, remedy."""
    path = folder / "checks.toml"
    data = _read(path)
    try:
        return Checks(
            tuple(
                TypeRule(ClaimType(one["name"]), frozenset(one["all"]), frozenset(one.get("none", ())))
                for one in data["type"]
            ),
            data["war"]["start"],
            data["war"]["zone"],
            {code: one["day"] for code, one in data["first_use"].items()},
            data["limits"],
            {name: frozenset(ids) for name, ids in data["breaks"].items()},
        )
    except (KeyError, ValueError, TypeError) as error:
        raise PackError(
            f"{error} is missing or wrong", where=str(path), remedy="compare the file's comments"
        ) from error


def cues(sentence: Sentence, text: str, folder: Path = PACKS) -> list[Cue]:
    """The cues of a sentence from the left; of several readings of the same words all."""
    tokens = _terms(sentence.language, folder).tokens(sentence.words, text)
    return [
        Cue(*_split(kind), token.start, token.end)
        for token in tokens
        for kind in sorted(token.kinds)
        if kind.startswith("cue.")
    ]


def _split(kind: str) -> tuple[str, str]:
    name, _, value = kind.removeprefix("cue.").partition(".")
    return name, value


@cache
def _terms(language: str, folder: Path) -> Terms:
    home = folder / "languages" / language
    terms = Terms(_read(home / "profile.toml")["endings"])
    path = home / "checks.toml"
    for kind, table in _read(path).get("cue", {}).items():
        for value, alternatives in table.items():
            for term in alternatives:
                try:
                    terms.add(term, f"cue.{kind}" if value == "any" else f"cue.{kind}.{value}", kind)
                except ValueError as error:
                    raise PackError(str(error), where=str(path), remedy="write a word, or a stem and a star") from error
    return terms


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PackError(str(error), where=str(path), remedy="mend the file; it is TOML in UTF-8") from error
