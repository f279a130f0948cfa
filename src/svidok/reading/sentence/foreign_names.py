"""How is a foreign name that a report writes in Cyrillic spelled at home: «Ларри Джонсон» is Larry Johnson?

Who is a foreigner, his given name tells, or a surname of packs/speakers/foreign_names.toml; anybody else is written as
his own language's names are. What stands in no list is written by what the letters of its tongue sound like.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from svidok.lexicon.match import spellings
from svidok.lexicon.packs import PACKS, read_toml
from svidok.reading.sentence.transliteration import romanised

_ANY = "other"  # the tongue whose letters are any foreigner's
_TELLING = 5  # letters of a surname that tells by itself that its bearer is no Ukrainian: not «Кук», «Мур»
_CELTIC = re.compile(r"Mc[a-z]{3}")

_Rules = tuple[tuple[re.Pattern[str], str], ...]


@lru_cache(maxsize=10_000)
def in_english(name: str, language: str) -> str:
    """The name of a person in Latin letters, a foreigner's as it is spelled at home; what is Latin stays as it is."""
    words = name.split()
    given, tongue = _given().get(words[0].casefold(), ("", "")) if len(words) > 1 else ("", "")
    known = _listed("surname").get(words[-1].casefold()) if words else None
    if not tongue and (known is None or len(words[-1]) < _TELLING):
        return romanised(name, language)
    first = given or _spelled(words[0], tongue, language)
    between = [_listed("particle").get(word.casefold()) or _spelled(word, tongue, language) for word in words[1:-1]]
    last = known or _spelled(words[-1], tongue, language)
    return " ".join([first, *between, last] if len(words) > 1 else [last])


def _spelled(word: str, tongue: str, language: str) -> str:
    """A word of a foreigner's name, each part between hyphens by itself."""
    return "-".join(
        _listed("surname").get(part.casefold()) or _by_sound(part, tongue, language) for part in word.split("-")
    )


def _by_sound(word: str, tongue: str, language: str) -> str:
    lowered = word.lower()
    for pattern, letters in (*_sounds(tongue or _ANY, language), *_sounds(_ANY, language)):
        lowered = pattern.sub(letters, lowered)
    latin = romanised(lowered, language)
    latin = latin[:1].upper() + latin[1:] if word[:1].isupper() else latin
    return latin[:2] + latin[2:3].upper() + latin[3:] if _CELTIC.match(latin) else latin


@cache
def _told() -> Mapping[str, Any]:
    return read_toml(PACKS / "speakers" / "foreign_names.toml")


@cache
def _given() -> Mapping[str, tuple[str, str]]:
    """By each way a given name is written in Cyrillic: how it is spelled, and in which tongue."""
    found: dict[str, tuple[str, str]] = {}
    for tongue, names in _told()["given"].items():
        for spelled, written in names.items():
            for one in spellings(written):
                found.setdefault(one.casefold(), (spelled, tongue))
    return found


@cache
def _listed(what: str) -> Mapping[str, str]:
    """By each way it is written in Cyrillic, how a surname or a particle is spelled."""
    return {one.casefold(): spelled for spelled, written in _told()[what].items() for one in spellings(written)}


@cache
def _sounds(tongue: str, language: str) -> _Rules:
    rules = _told()["sounds"].get(tongue, {}).get(language, ())
    return tuple((re.compile(heard), letters) for heard, _, letters in (rule.rpartition("=") for rule in rules))
