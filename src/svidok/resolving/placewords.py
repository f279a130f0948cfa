"""Which small words tell that a name is a place, what kind of place, and what it does in its sentence?

Read from languages/<code>/places.toml, beside the terms of the shared lexicon.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

from svidok.errors import PackError
from svidok.lexicon.match import spellings
from svidok.lexicon.met import Met
from svidok.resolving.inflection import Declension
from svidok.text import fold

_VOWELS = "аеиоуыэюяьъ"
_LISTED = 9  # words before a region's noun within which a list of adjectives stands


@dataclass(frozen=True)
class PlaceWords:
    """One language's words around names; every form is folded."""

    declines: bool  # whether cases tell an adjective's noun and a verb's object
    nouns: Mapping[str, frozenset[str]]
    endings: Mapping[str, tuple[str, ...]]
    abbreviated: frozenset[str]
    locative: frozenset[str]
    place_only: frozenset[str]
    surname_endings: tuple[str, ...]
    near: frozenset[str]
    beside: frozenset[str]
    within: frozenset[str]
    title_links: frozenset[str]
    joins: frozenset[str]
    shot_down: tuple[str, ...]
    articles: frozenset[str]
    genitive: frozenset[str]
    harm: tuple[str, ...]
    aimed: tuple[str, ...]
    within_names: frozenset[str]
    ground: tuple[str, ...]
    qualifiers: frozenset[str]
    away: frozenset[str]
    aside: frozenset[str]
    from_there: frozenset[str]
    beyond: frozenset[str]
    namesake: frozenset[str]
    riverside: frozenset[str]
    rivers: frozenset[str]
    country_before: frozenset[str]
    acting: frozenset[str]
    qualities: frozenset[str]
    countries: Mapping[str, str]
    capitals: Mapping[str, str]
    capital_of: str | None
    launch: frozenset[tuple[str, ...]]
    interception: frozenset[tuple[str, ...]]
    overhead: frozenset[tuple[str, ...]]
    whence: frozenset[str]
    one_of: frozenset[str]
    including: frozenset[str]
    flown: tuple[str, ...]
    abroad: Mapping[tuple[str, ...], str]
    phrases: frozenset[tuple[str, ...]]
    given: frozenset[str]
    ordinary: frozenset[str]
    persons: frozenset[str]
    declension: Declension
    letters: Mapping[str, str]
    initial: Mapping[str, str]
    after_vowel: Mapping[str, str]
    agreement: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pairs: tuple[tuple[str, str], ...] = ()
    _seen: dict[str, frozenset[str]] = field(default_factory=dict)
    _parts: dict[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def capital_nouns(self) -> frozenset[str]:
        """The words for a capital, which name a place in small letters too."""
        return frozenset(folded for folded, kinds in self.nouns.items() if "capital" in kinds)

    @cached_property
    def seat_nouns(self) -> frozenset[str]:
        """The words that a region's centre begins with: «облцентр», "regional capital"."""
        return frozenset(folded for folded, kinds in self.nouns.items() if kinds & {"regional", "seated"})

    @cached_property
    def sites(self) -> frozenset[str]:
        """The words for works that are called after their town: «рязанский нефтезавод» stands in Ryazan."""
        return frozenset(folded for folded, kinds in self.nouns.items() if "site" in kinds)

    def before_regions(self, folded: Sequence[str]) -> list[int]:
        """Where a region's adjective can stand in small letters too: right before its noun, before another («курской и
        орловской областями») or alone («…, 12 — над ростовской»); the words that link a list are left out."""
        if not self.declines or self._region_nouns.isdisjoint(folded):
            return []
        found = [n for n in range(1, len(folded)) if (folded[n - 1],) in self.interception]
        for noun in (n for n, word in enumerate(folded) if word in self._region_nouns):
            at = noun - 1
            while (
                at >= 0
                and noun - at <= _LISTED
                and (linked := folded[at] == "," or folded[at] in self.joins) | (self.ends(folded[at], "adjective"))
            ):
                found += [] if linked else [at]
                at -= 1
        return found

    def lands(self, folded: Sequence[str]) -> list[int]:
        """Where a region's own name can stand in small letters: «на сумщині»."""
        return [n for n, word in enumerate(folded) if self.ends(word, "land")] if self.declines else []

    @cached_property
    def _region_nouns(self) -> frozenset[str]:
        return frozenset(folded for folded, kinds in self.nouns.items() if "region" in kinds)

    def tells_harm(self, folded: Iterable[str]) -> bool:
        """Whether one of the words is of war."""
        return any(map(self._of_harm.__getitem__, folded))

    def tells_shot_down(self, folded: Iterable[str]) -> bool:
        """Whether one of the words tells that something was shot down."""
        return any(map(self._of_shooting.__getitem__, folded))

    def tells_ground(self, folded: Iterable[str]) -> bool:
        """Whether one of the words is of war on the ground."""
        return any(map(self._of_ground.__getitem__, folded))

    @cached_property
    def _of_ground(self) -> Met[bool]:
        return Met(lambda word: word.startswith(self.ground))

    @cached_property
    def _of_harm(self) -> Met[bool]:
        return Met(lambda word: word.startswith(self.harm))

    @cached_property
    def _of_shooting(self) -> Met[bool]:
        return Met(lambda word: word.startswith(self.shot_down))

    def is_a(self, folded: str, kind: str) -> bool:
        return kind in self.nouns.get(folded, ())

    def ends(self, folded: str, kind: str) -> bool:
        return folded.endswith(self.endings[kind])

    def agrees(self, folded: str, noun: str) -> bool | None:
        """Whether an adjective in this case can belong to `noun`; None for what no town's case is spelled like."""
        for length in range(min(4, len(folded)), 0, -1):
            endings = self.agreement.get(folded[-length:])
            if endings is not None:
                return noun.endswith(endings)
        return None

    def names(self, folded: str, *known: Collection[str]) -> frozenset[str]:
        """The names of which a word can be a form, or a spelling of one that is known."""
        found = self._seen.get(folded)
        if found is None:
            found = self.declension.names(folded)
            if self.pairs and len(folded) > 4 and not any(name in names for name in found for names in known):
                found |= self._spelled(found, *known)
            self._seen[folded] = found
        return found

    def parts(self, folded: str) -> frozenset[str]:
        """The words of longer names, known or not, of which a word can be a form or a spelling."""
        found = self._parts.get(folded)
        if found is None:
            found = self.declension.names(folded)
            if self.pairs and len(folded) > 3:
                found |= self._spelled(found)
            self._parts[folded] = found
        return found

    def romanised(self, folded: str) -> str:
        """A folded word in Latin letters, capitalised."""
        spelled = "".join(
            self.after_vowel[letter]
            if before in _VOWELS and letter in self.after_vowel
            else self.letters.get(letter, letter)
            for before, letter in pairwise(folded)
        )
        first = self.initial.get(folded[:1], self.letters.get(folded[:1], folded[:1]))
        return (first + spelled).capitalize()

    def _spelled(self, names: Iterable[str], *known: Collection[str]) -> frozenset[str]:
        """Known names that differ by the ways in which one sound is spelled («Huliaypole», «Huliaipole»)."""
        reached = set(names)
        for _ in range(2):
            reached |= {n.replace(a, b) for n in reached for a, b in self.pairs if a in n and len(reached) < 400}
        return frozenset(name for name in reached if not known or any(name in names for names in known))


def place_words(languages: Path) -> dict[str, PlaceWords]:
    """The place words of every language that has any. Raises PackError: file and remedy."""
    found = {}
    for path in sorted(languages.glob("*/places.toml")):
        try:
            found[path.parent.name] = _read(tomllib.loads(path.read_text("utf-8")))
        except (tomllib.TOMLDecodeError, KeyError, ValueError) as error:
            raise PackError(f"{error}", where=str(path), remedy="compare another language's places.toml") from error
    return found


def _letters(pairs: str) -> dict[str, str]:
    return {letter: latin for letter, _, latin in (pair.partition("=") for pair in pairs.split())}


def _forms(terms: Iterable[str]) -> list[str]:
    return [fold(form) for term in terms for form in spellings(term)]


def _cues(cues: Iterable[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(fold(cue).split()) for cue in cues)


def _read(data: Mapping[str, Any]) -> PlaceWords:
    nouns: dict[str, set[str]] = {}
    for kind, terms in data["nouns"].items():
        for form in _forms(terms):
            nouns.setdefault(form, set()).add(kind)
    words, cues = data["words_of_place"], data["cues"]
    return PlaceWords(
        declines=data["grammar"]["declines"],
        nouns={form: frozenset(kinds) for form, kinds in nouns.items()},
        endings={kind: tuple(map(fold, endings)) for kind, endings in data["endings"].items()},
        abbreviated=frozenset(_forms(words["abbreviated"])),
        locative=frozenset(_forms(words["locative"])),
        place_only=frozenset(_forms(words["place_only"])),
        surname_endings=tuple(_forms(words["surname_endings"])),
        near=frozenset(_forms(words["near"])),
        beside=frozenset(_forms(words["beside"])),
        within=frozenset(_forms(words["within"])),
        title_links=frozenset(_forms(words["title_links"])),
        joins=frozenset(_forms(words["joins"])),
        shot_down=tuple(_forms(words["shot_down"])),
        articles=frozenset(_forms(words["articles"])),
        genitive=frozenset(_forms(words["genitive"])),
        harm=tuple(_forms(words["harm"])),
        aimed=tuple(_forms(words["aimed"])),
        within_names=frozenset(_forms(words["within_names"])),
        ground=tuple(_forms(words["ground"])),
        qualifiers=frozenset(_forms(words["qualifiers"])),
        aside=frozenset(_forms(words["aside"])),
        away=frozenset(_forms(words["away"])),
        from_there=frozenset(_forms(words["from_there"])),
        beyond=frozenset(_forms(words["beyond"])),
        namesake=frozenset(_forms(words["namesake"])),
        riverside=frozenset(_forms(words["riverside"])),
        rivers=frozenset(_forms(words["rivers"])),
        country_before=frozenset(_forms(words["country_before"])),
        qualities=frozenset(_forms(words["qualities"])),
        acting=frozenset(_forms(words["acting"])),
        countries={form: code for code, terms in data["countries"].items() for form in _forms(terms)},
        capitals={f: code for code, terms in data["capitals"].items() if code != "own" for f in _forms(terms)},
        capital_of=data["capitals"].get("own"),
        launch=_cues(cues["launch"]),
        interception=_cues(cues["interception"]),
        overhead=_cues(cues["overhead"]),
        whence=frozenset(_forms(cues["whence"])),
        one_of=frozenset(_forms(cues["one_of"])),
        including=frozenset(_forms(cues["including"])),
        flown=tuple(_forms(cues["flown"])),
        abroad={tuple(f.split()): code for code, terms in data["abroad"].items() for f in _forms(terms)},
        phrases=frozenset(tuple(form.split()) for form in _forms(data["ordinary"]["phrases"])),
        given=frozenset(_forms(data["ordinary"]["given"])),
        ordinary=frozenset(fold(name.strip()) for name in data["ordinary"]["names"]),
        persons=frozenset(fold(name.strip()) for name in data["ordinary"]["persons"]),
        declension=Declension(data["declension"]),
        letters=_letters(data["romanisation"]["letters"]),
        initial=_letters(data["romanisation"]["initial"]),
        after_vowel=_letters(data["romanisation"].get("after_vowel", "")),
        agreement={ending: tuple(nouns) for ending, nouns in data.get("agreement", {}).items()},
        pairs=tuple((a, b) for a, b in (pair.split(":") for pair in data.get("spellings", {}).get("pairs", ()))),
    )
