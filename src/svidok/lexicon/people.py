"""Which persons are known by name: how do they sound, which posts did they hold, and from when until when?

person.csv has the spellings of names and one role each; packs/speakers/tenures.toml has the offices over time, and
persons of whom nothing but these is needed.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from svidok.errors import PackError
from svidok.lexicon.match import spellings
from svidok.lexicon.offices import LANGUAGES, Heard, OfficeWords
from svidok.lexicon.packs import PACKS
from svidok.lexicon.sounding import Sounding, alike, once, slug, soundings, stems
from svidok.model.claims import Office, Speaker, SpeakerKind
from svidok.model.reading import Side

PLACED = ("mayor", "governor", "oblast_administration", "oblast", "city_administration", "city_administration_head")
ONE_A_LAND = (
    "president",
    "prime_minister",
    "chancellor",
    "defence_minister",
    "foreign_minister",
    "interior_minister",
    "energy_minister",
    "commander_in_chief",
    "chief_of_general_staff",
    "prosecutor_general",
    "secretary_general",
)
_HEADED = ("secretary_general", "head")  # "the chief of NATO"
_SUFFIXES = ("ськ", "ск", "ьк", "к")  # of adjectives made of places: «Белгородск-», «Одеськ-»


@dataclass(frozen=True, slots=True)
class Post:
    """An office as it can be compared: what it is, and of which land, body or place."""

    office: str
    nation: str = ""
    body: str = ""
    place: tuple[frozenset[Sounding], ...] = ()

    def is_meant_by(self, asked: Post) -> bool:
        """Whether a phrase that asks for such a post can mean this one."""
        if asked.office != self.office and not (asked.office == "head" and self.office in _HEADED):
            return False
        if self.office in PLACED:
            return bool(self.place) and all(any(alike(a, b, vowels=False) for b in asked.place) for a in self.place)
        if self.office in ONE_A_LAND:
            return bool(asked.nation) and asked.nation == self.nation
        return bool(asked.body or asked.nation) and (asked.body or asked.nation) == (self.body or self.nation)


@dataclass(frozen=True)
class Known:
    """One person: surnames and given names by sound, and by language the surnames that are enough alone."""

    speaker: Speaker
    surnames: frozenset[Sounding]
    given: frozenset[Sounding]
    initials: frozenset[str]
    alone: Mapping[str, frozenset[Sounding]]
    posts: tuple[tuple[Post, Office], ...]

    def held(self, asked: Post, day: date | None) -> bool:
        return any(post.is_meant_by(asked) and office.held_on(day) for post, office in self.posts)

    def is_given(self, name: str) -> bool:
        if len(name) == 1:
            return bool({one.vowels[:1] or one.consonants[:1] for one in soundings(name)} & self.initials)
        return alike(stems(name), self.given, vowels=False)

    def is_enough(self, name: str, language: str) -> bool:
        return alike(stems(name), self.alone.get(language, self.surnames))


def people(words: OfficeWords, posts: Callable[[Heard], Sequence[Post]], folder: Path = PACKS) -> Iterator[Known]:
    """Everybody, by name. `posts` takes a role apart. Raises PackError where the tenures cannot be read."""
    tenures = _tenures(folder / "speakers" / "tenures.toml")
    with (folder / "person.csv").open(encoding="utf-8", newline="") as stream:
        rows = {row["code"]: row for row in csv.DictReader(stream)}
    for name in sorted({*rows, *tenures}):
        row = rows.get(name, {})
        yield _known(name, row, tenures.get(name, {}), lambda role: posts(words.heard(role, "en")))


def sounds_of_place(name: str) -> frozenset[Sounding]:
    """How a place sounds, also within an adjective: «Харківської» is Kharkiv's."""
    folded = name.casefold()
    bare = {folded}
    for ending in ("", "ої", "ий", "ого", "ому", "ій", "ою", "у", "а", "ой", "ая", "ую", "ий", "им", "ом", "ым"):
        cut = folded.removesuffix(ending)
        bare |= {cut.removesuffix(suffix) for suffix in _SUFFIXES if cut.endswith(suffix)}
    sounds = (sound for one in bare if len(one) > 1 for sound in stems(one))
    return frozenset(Sounding(once(sound.consonants.replace("Z", "z")), sound.vowels) for sound in sounds)


def _known(
    name: str, row: Mapping[str, str], tenure: Mapping[str, Any], posts: Callable[[str], Sequence[Post]]
) -> Known:
    side = Side(row["side"]) if row.get("side") else None
    offices = [
        Office(one["role"], "", Side(one["side"]) if "side" in one else side, one.get("first"), one.get("last"))
        for one in tenure.get("held", ())
    ]
    if row.get("role") and not offices:
        offices.append(Office(row["role"], "", side))
    spelled = {language: list(_spelled(row.get(language, ""))) for language in LANGUAGES}
    every = [name.split(), *([one] for one in tenure.get("also", ())), *(s for some in spelled.values() for s in some)]
    full = [words for words in every if len(words) > 1]
    return Known(
        Speaker(slug(name), name, SpeakerKind.PERSON, tuple(offices)),
        _sounds(words[-1] for words in every),
        _sounds(word for words in full for word in words[:-1]),
        frozenset(_initial(words[0]) for words in full),
        {code: _alone(name, some) for code, some in spelled.items() if some},
        tuple((post, office) for office in offices for post in posts(office.role)),
    )


def _alone(name: str, spelled: Sequence[Sequence[str]]) -> frozenset[Sounding]:
    """The surnames that are enough in a language: where the table gives any alone, the usual one too."""
    alone = [words[-1] for words in spelled if len(words) == 1]
    return _sounds([*alone, name.split()[-1]] if alone else [])


def _spelled(cell: str) -> Iterator[list[str]]:
    """The names of a cell as words; «{Юрі,Юрий}* Ігнат*» is two."""
    for alternative in filter(None, (one.strip() for one in cell.split("|"))):
        for spelling in spellings(alternative):
            yield [word.rstrip("*") for word in spelling.split() if word[0].isupper()] or [spelling.rstrip("*")]


def _sounds(names: Iterable[str]) -> frozenset[Sounding]:
    return frozenset(sound for name in names for sound in stems(name))


def _initial(name: str) -> str:
    """The first sound of a given name: О. and A. are both Alexander's where both spellings stand in the table."""
    return next((one.vowels[:1] or one.consonants[:1] for one in soundings(name[:1])), "")


def _tenures(path: Path) -> dict[str, Mapping[str, Any]]:
    try:
        return {one["name"]: one for one in tomllib.loads(path.read_text("utf-8"))["person"]}
    except (OSError, tomllib.TOMLDecodeError, KeyError) as error:
        raise PackError(f"{error}", where=str(path), remedy="give name and held, as the others do") from error
