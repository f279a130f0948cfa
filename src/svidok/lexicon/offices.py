"""Which office, of which land, body or place, does a phrase name, and which words of it are a person's name?

"Ukrainian Foreign Minister Andrii Sybiha", «глава МЗС», «начальник Харківської ОВА Олег Синєгубов». The words are data:
packs/speakers, with the bodies and outlets of the name tables.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from svidok.errors import PackError
from svidok.lexicon.match import Terms
from svidok.lexicon.packs import PACKS
from svidok.lexicon.tokens import Token
from svidok.text import words

_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b|(?<=s)['’](?!\w)")
LANGUAGES = ("uk", "ru", "en")
_TAKEN = ("office", "nation", "dropped", "rank", "body", "outlet", "unnamed")
_TABLES = ("body", "outlet")
_LETTERS = {"uk": frozenset("іїєґ"), "ru": frozenset("ыэъ")}


@dataclass(frozen=True, slots=True)
class Heard:
    """A phrase taken apart: `offices` and `bodies` by their codes, `names` the words that are left with a capital.

    `nation` is as the phrase has it, or as its language means it where it names none (`assumed`).
    """

    names: tuple[str, ...] = ()
    after_of: frozenset[str] = frozenset()  # of the names: those of something ("mayor of Kharkiv")
    offices: tuple[str, ...] = ()
    nation: str = ""
    bodies: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    unnamed: bool = False
    assumed: bool = False
    language: str = "en"

    @property
    def known(self) -> int:
        """How much of the phrase the packs know."""
        return len(self.offices) + len(self.bodies) + len(self.outlets) + bool(self.nation and not self.assumed)


class OfficeWords:
    """The words of packs/speakers and of the name tables, in every language."""

    def __init__(self, folder: Path = PACKS) -> None:
        self._data = _toml(folder / "speakers" / "offices.toml")
        nations = _toml(folder / "speakers" / "nations.toml")["nation"]
        self.bodily = {code: one.get("heads", "") for code, one in self._data["office"].items() if one.get("body")}
        self.sides = {name: one["side"] for name, one in nations.items() if "side" in one}
        tables = {kind: _rows(folder / f"{kind}.csv") for kind in _TABLES}
        self.rows: Mapping[str, Mapping[str, Mapping[str, str]]] = {
            kind: {row["code"]: row for row in rows} for kind, rows in tables.items()
        }
        self._is = {code: one.get("is", {}) for code, one in self._data["office"].items()}
        self._terms = {
            language: self._learned(language, nations, tables, folder / "languages" / language)
            for language in LANGUAGES
        }

    def heard(self, phrase: str, language: str | None = None) -> Heard:
        """The phrase taken apart in the language in which the packs know most of it."""
        found = [self._heard(phrase, one) for one in _languages(phrase, language)]
        return max(found, key=lambda one: (one.known, -len(one.names)))

    def named(self, office: str, nation: str) -> str:
        """The body of the tables that is this office of a land; "" where there is none."""
        return str(self._is[office].get(nation, ""))

    def _heard(self, phrase: str, language: str) -> Heard:
        phrase = _POSSESSIVE.sub("", phrase)
        tokens = self._terms[language].tokens(words(phrase), phrase)
        nations = [nation for token in tokens if (nation := token.of("nation"))]
        offices = tuple(dict.fromkeys(_offices(tokens)))
        default = self._data["default_nation"].get(language, "")
        return Heard(
            names=tuple(_names(tokens, phrase)),
            after_of=frozenset(_after_of(tokens, phrase)),
            offices=offices,
            nation=nations[0] if nations else default,
            bodies=tuple(dict.fromkeys(code for t in tokens if (code := t.of("body")))),
            outlets=tuple(dict.fromkeys(code for t in tokens if (code := t.of("outlet")))),
            unnamed=any(token.is_a("unnamed") or token.is_a("rank") for token in tokens),
            assumed=not nations,
            language=language,
        )

    def _learned(
        self, language: str, nations: Mapping[str, Any], tables: Mapping[str, list[dict[str, str]]], home: Path
    ) -> Terms:
        terms = Terms(_toml(home / "profile.toml")["endings"])
        for code, one in self._data["office"].items():
            _add(terms, one.get(language, ()), f"office.{code}")
        for name, one in nations.items():
            _add(terms, one.get(language, ()), f"nation.{name}")
        for kind in ("dropped", "rank", "unnamed"):
            _add(terms, self._data[kind].get(language, ()), kind)
        for kind, rows in tables.items():
            for row in rows:
                spelled = [row["code"], *row["en"].split("|"), *row.get(language, "").split("|")]
                _add(terms, (term for term in spelled if term.strip()), f"{kind}.{row['code']}")
        return terms


@cache
def office_words() -> OfficeWords:
    """Those of the packs that come with svidok. Raises PackError."""
    return OfficeWords()


def _offices(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        yield from sorted(token.all_of("office"))


def _names(tokens: Iterable[Token], phrase: str) -> Iterator[str]:
    """The capitalised words that no table knows; parts of a double name are one word."""
    last = -2
    held = ""
    tokens = list(tokens)
    small = not any(token.is_a(kind) for token in tokens for kind in ("capital", *_TAKEN))  # «путіна»
    for token in tokens:
        taken = any(token.is_a(kind) for kind in _TAKEN)
        if token.folded in ("-", "–") and held and token.start == last:
            held, last = held + "-", token.end
            continue
        if held.endswith("-") and token.start == last and token.is_a("word"):
            held, last = held + phrase[token.start : token.end], token.end
            continue
        if held:
            yield held.rstrip("-")
            held = ""
        if token.is_a("word" if small else "capital") and not taken:
            held, last = phrase[token.start : token.end], token.end
    if held:
        yield held.rstrip("-")


def _after_of(tokens: Sequence[Token], phrase: str) -> Iterator[str]:
    pairs = pairwise(tokens)
    yield from (phrase[two.start : two.end] for one, two in pairs if one.folded == "of" and two.is_a("capital"))


def _languages(phrase: str, language: str | None) -> tuple[str, ...]:
    """The languages that a phrase may be in: the one that is told, else those of its letters."""
    small = set(phrase.lower())
    if not any("а" <= letter <= "ґ" for letter in small):
        return ("en",)
    certain = tuple(code for code, letters in _LETTERS.items() if small & letters)
    if certain:
        return certain
    return (language,) if language in _LETTERS else ("uk", "ru")


def _add(terms: Terms, spelled: Iterable[str], kind: str) -> None:
    for term in spelled:
        try:
            terms.add(term.strip(), kind)
        except ValueError as error:
            raise PackError(
                str(error), where=f"speakers, {kind}", remedy="write a word, or a stem and a star"
            ) from error


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PackError(str(error), where=str(path), remedy="mend the file; it is TOML in UTF-8") from error
