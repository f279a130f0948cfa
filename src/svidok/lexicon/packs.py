"""What do the packs know? Words, names and patterns, read once, refused with file and remedy where a row is bad.

A pack folder holds
    languages/<code>/profile.toml   letters, small words, abbreviations, endings
    languages/<code>/*.toml         [words.<kind>] tables and [[pattern]] rules, one file a topic
    *.csv                           names: one row a thing, one column a language; the file's name is the kind
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from svidok.errors import PackError
from svidok.lexicon.match import NAMES, Terms, Topics
from svidok.lexicon.patterns import Inventory, Match, Pattern, Rules
from svidok.lexicon.prepared import digest, prepared
from svidok.lexicon.signs import Signs
from svidok.lexicon.tokens import Token
from svidok.text import LanguageProfile, Sentence, fold

PACKS = Path(str(files("svidok") / "packs"))
_OWNERS = ("person", "body", "outlet")  # the tables of those who may own what follows: "Reuters's sources"


@dataclass(frozen=True)
class Language:
    """All that is known of one language."""

    profile: LanguageProfile
    terms: Terms
    patterns: Mapping[str, Rules]


@dataclass(frozen=True, eq=False)  # as good a key of a memory as any: there is one of a folder
class Lexicon:
    """The languages held, and the rows of the name tables by kind and code."""

    languages: _Languages
    names: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)

    @property
    def profiles(self) -> dict[str, LanguageProfile]:
        return self.languages.profiles

    def tokens(self, sentence: Sentence, text: str, topics: Topics = None) -> list[Token]:
        """The known terms of a sentence and the words between them, in order; with `topics` only theirs."""
        return self.languages[sentence.language].terms.tokens(sentence.words, text, topics)

    def signs(self, language: str) -> Signs:
        """The bits in which it is told what a sentence of that language holds."""
        return self.languages[language].terms.signs

    def hints(self, sentence: Sentence) -> int:
        """The signs of all terms that a sentence may hold, with the more general ones: too many, never too few."""
        return self.languages[sentence.language].terms.hints(sentence.words.folded)

    def inventory(self, language: str, tokens: Sequence[Token]) -> Inventory:
        """What these tokens of a sentence hold."""
        return Inventory(tokens, self.signs(language))

    def likely(self, name: str, language: str, held: int) -> bool:
        """Whether one of the rules called `name` can match in a sentence of these signs, or of fewer."""
        rules = self.languages[language].patterns.get(name)
        return rules is not None and bool(rules.likely(held))

    def matches(self, name: str, language: str, tokens: Sequence[Token], held: Inventory | None = None) -> list[Match]:
        """Every match of the rules called `name`, rule by rule in the pack's order.

        `held` is the inventory of `tokens` where the caller has it already.
        """
        rules = self.languages[language].patterns.get(name)
        return rules.matches(tokens, held or self.inventory(language, tokens)) if rules else []

    def row(self, kind: str, code: str) -> Mapping[str, str]:
        """The row of a name table; empty where there is none."""
        return self.names.get(kind, {}).get(code, {})


class _Languages(Mapping[str, Language]):
    """The languages of a folder, each read when it is first asked for: a short report speaks one of them."""

    def __init__(self, folder: Path, tables: Mapping[str, list[dict[str, str]]]) -> None:
        found = (path for path in sorted(folder.iterdir()) if (path / "profile.toml").is_file())
        self._folders = {path.name: path for path in found}
        self._tables = tables
        self._ours = folder.parent == PACKS
        self._read: dict[str, Language] = {}
        self.profiles = {code: _profile(path) for code, path in self._folders.items()}

    def __getitem__(self, code: str) -> Language:
        if code not in self._read:
            folder, profile = self._folders[code], self.profiles[code]
            mark = fingerprint() if self._ours else None
            self._read[code] = prepared(code, mark, lambda: _language(folder, profile, self._tables))
        return self._read[code]

    def __contains__(self, code: object) -> bool:
        return code in self._folders

    def __iter__(self) -> Iterator[str]:
        return iter(self._folders)

    def __len__(self) -> int:
        return len(self._folders)


@cache
def load(folder: Path = PACKS) -> Lexicon:
    """The lexicon of a pack folder. Raises PackError: file, row, remedy."""
    tables = {path.stem: _rows(path) for path in sorted(folder.glob("*.csv"))}
    names = {kind: {row["code"]: row for row in rows} for kind, rows in tables.items()}
    return Lexicon(_Languages(folder / "languages", tables), names)


@cache
def fingerprint(folder: Path = PACKS) -> str:
    """Eight hexadecimal digits that change with every word of the packs: what a reading was read with."""
    held = [path for path in sorted(folder.rglob("*")) if path.is_file() and "sample" not in path.parts]
    return digest("packs", folder, held)[:8]


def read_toml(path: Path) -> dict[str, Any]:
    """One file of a pack. Raises PackError where it is no TOML in UTF-8."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PackError(str(error), where=str(path), remedy="mend the line; the file is TOML in UTF-8") from error


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        rows: list[dict[str, str]] = []
        for row in csv.DictReader(stream):
            where = f"{path}:{len(rows) + 2}"
            if None in row or None in row.values() or not row.get("code"):
                raise PackError("a row does not fit the header", where=where, remedy="quote cells that hold a comma")
            rows.append({key: value.strip() for key, value in row.items()})
    codes = [row["code"] for row in rows]
    doubled = sorted({code for code in codes if codes.count(code) > 1})
    if doubled:
        raise PackError(f"codes stand twice: {', '.join(doubled)}", where=str(path), remedy="one row a thing")
    return rows


def _profile(folder: Path) -> LanguageProfile:
    path = folder / "profile.toml"
    data = read_toml(path)
    try:
        return LanguageProfile(
            code=folder.name,
            script=data["script"],
            letters=data["letters"],
            function_words=frozenset(map(fold, data["function_words"])),
            abbreviations=frozenset(map(fold, data["abbreviations"])),
            openers=frozenset(map(fold, data["openers"])),
            starters=frozenset(map(fold, data.get("starters", ()))),
            named_letters=frozenset(map(fold, data.get("named_letters", ()))),
            unfinished=frozenset(map(fold, data.get("unfinished", ()))),
            says=frozenset(map(fold, data.get("says", ()))),
            endings=frozenset(data["endings"]),
            shifts=tuple((old, new) for old, new in data.get("shifts", ())),
            possessive=data.get("possessive", ""),
            home=data.get("home", ""),
        )
    except KeyError as error:
        raise PackError(f"{error} is missing", where=str(path), remedy="compare another language's profile") from error


def _language(folder: Path, profile: LanguageProfile, tables: Mapping[str, list[dict[str, str]]]) -> Language:
    terms = Terms(profile.endings, profile.shifts)
    patterns: dict[str, list[Pattern]] = {}
    for topic in sorted(folder.glob("*.toml")):
        if topic.stem != "profile":
            _learn(topic, terms, patterns)
    for kind, rows in tables.items():
        _learn_names(kind, rows, profile, terms)
    return Language(profile, terms, {name: Rules(rules, terms.signs) for name, rules in patterns.items()})


def _learn(path: Path, terms: Terms, patterns: dict[str, list[Pattern]]) -> None:
    data = read_toml(path)
    for kind, table in data.get("words", {}).items():
        for value, alternatives in table.items():
            meant = f"{kind}.{value}" if value != "any" else kind
            for term in alternatives:
                _add(terms, term, meant, path.stem, str(path))
    for rule in data.get("pattern", ()):
        if "name" not in rule or "match" not in rule or not rule.get("examples"):
            raise PackError(f"rule {rule} lacks name, match or examples", where=str(path), remedy="give all three")
        settings = {key: value for key, value in rule.items() if key not in ("name", "match", "examples")}
        for source in [rule["match"]] if isinstance(rule["match"], str) else rule["match"]:
            parsed = Pattern.parse(rule["name"], source, str(path), rule["examples"], settings)
            patterns.setdefault(rule["name"], []).append(parsed)


def _learn_names(kind: str, rows: Sequence[Mapping[str, str]], profile: LanguageProfile, terms: Terms) -> None:
    owning = profile.possessive if kind in _OWNERS else ""
    for row in rows:
        for column in dict.fromkeys(("en", profile.code)):
            for term in _alternatives(row.get(column, "")):
                for form in (term, term + owning) if owning and term[-1].isalpha() else (term,):
                    _add(terms, form, f"{kind}.{row['code']}", NAMES, f"{kind}.csv, {row['code']}")


def _alternatives(cell: str) -> Iterator[str]:
    return (term.strip() for term in cell.split("|") if term.strip())


def _add(terms: Terms, term: str, kind: str, topic: str, where: str) -> None:
    try:
        terms.add(term, kind, topic)
    except ValueError as error:
        raise PackError(str(error), where=where, remedy="write a word, or a stem and a star") from error
