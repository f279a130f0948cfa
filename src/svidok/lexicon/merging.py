"""Which of the names that many reports use are one speaker's?

Those of the register first; of the others, full names that sound alike are one, and a bare surname goes to the only
full name that has it. The order in which names come changes nothing.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from svidok.lexicon.packs import PACKS
from svidok.lexicon.sounding import Sounding, alike, slug, soundings, stems
from svidok.lexicon.speakers import Register, Who
from svidok.model.claims import Speaker, SpeakerKind


@dataclass(frozen=True, slots=True, order=True)
class NameUsed:
    """A name as a report has it, with the role it gives, the day it speaks, and the report's language."""

    name: str
    role: str = ""
    day: date = date.min  # date.min: no day is known
    language: str = ""


@dataclass
class _Stranger:
    """Somebody whom the register does not hold: the full names met, all of one sound."""

    surname: frozenset[Sounding]
    given: frozenset[Sounding]
    initials: frozenset[str]
    uses: list[NameUsed]

    def is_called(self, given: str, surname: str) -> bool:
        if not alike(stems(surname), self.surname):
            return False
        return _initials(given) <= self.initials if len(given) == 1 else alike(_given(given), self.given, vowels=False)


def merged(uses: Iterable[NameUsed], register: Register) -> dict[NameUsed, Speaker]:
    """The speaker of every name; those of one speaker share the key, and hold every spelling met."""
    found: dict[NameUsed, Speaker] = {}
    strangers: list[tuple[NameUsed, Who]] = []
    known: list[tuple[NameUsed, Who]] = []
    for use in sorted(set(uses)):
        day = None if use.day == date.min else use.day
        who = register.who(use.name, use.role or None, day, use.language or None)
        if who.speaker is not None:
            found[use] = who.speaker
            known.append((use, who))
        else:
            strangers.append((use, who))
    groups = _groups(strangers)
    for use, who in known:  # «А. Коваленко» is nobody's where a stranger is called so too
        if (
            len(who.names) > 1
            and len(who.names[0]) == 1
            and any(g.is_called(*who.names[:: len(who.names) - 1]) for g in groups)
        ):
            found[use] = Speaker(slug(use.name), use.name, SpeakerKind.PERSON, known=False)
    found |= _strangers(strangers, groups, register)
    spelled: dict[str, set[str]] = {}
    for use, speaker in found.items():
        spelled.setdefault(speaker.key, set()).add(use.name)
    return {use: replace(speaker, names=tuple(sorted(spelled[speaker.key]))) for use, speaker in found.items()}


def _groups(uses: Sequence[tuple[NameUsed, Who]]) -> list[_Stranger]:
    """The strangers of whom a full name is known; initials join who has been met."""
    full = [(use, who) for use, who in uses if len(who.names) > 1 and not who.unsure]
    groups: list[_Stranger] = []
    for use, who in sorted(full, key=lambda one: (len(one[1].names[0]) == 1, one[0])):
        _join(groups, use, who.names)
    return groups


def _strangers(
    uses: Sequence[tuple[NameUsed, Who]], groups: Sequence[_Stranger], register: Register
) -> Mapping[NameUsed, Speaker]:
    found: dict[NameUsed, Speaker] = {}
    singles: dict[frozenset[Sounding], list[NameUsed]] = {}
    for use, who in uses:
        if len(who.names) == 1 and not who.unsure and not register.holds_surname(who.names[0]):
            called = [group for group in groups if alike(stems(who.names[0]), group.surname)]
            if len(called) == 1:
                called[0].uses.append(use)
                continue
        if len(who.names) == 1:
            same = next((held for held in singles if alike(stems(who.names[0]), held)), None)
            singles.setdefault(same or stems(who.names[0]), []).append(use)
        elif len(who.names) == 0 or who.unsure:
            kind = SpeakerKind.UNNAMED if who.heard.unnamed else SpeakerKind.BODY
            found[use] = Speaker(slug(use.name), use.name, kind, known=False)
    for group in [*(one.uses for one in groups), *singles.values()]:
        found |= dict.fromkeys(group, _named(group))
    return found


def _join(groups: list[_Stranger], use: NameUsed, names: Sequence[str]) -> None:
    """Put a full name where one like it is; given name first, or last where that is how it is known."""
    for given, surname in ((names[0], names[-1]), (names[-1], names[0])):
        group = next((one for one in groups if one.is_called(given, surname)), None)
        if group is not None:
            group.uses.append(use)
            if len(given) > 1:
                group.given |= _given(given)
            return
    given, surname = names[0], names[-1]
    sounds = _given(given) if len(given) > 1 else frozenset()
    groups.append(_Stranger(stems(surname), sounds, _initials(given), [use]))


def _named(uses: Sequence[NameUsed]) -> Speaker:
    """A stranger is called by the longest name in Latin letters, else by the longest."""
    name = min((use.name for use in uses), key=lambda one: (not one.isascii(), -len(one), one))
    return Speaker(slug(name), name, SpeakerKind.PERSON, known=False)


def _given(name: str) -> frozenset[Sounding]:
    """How a given name sounds in every language in which it is the same name."""
    sounds = stems(name)
    return sounds.union(*(same for same in _same_names() if alike(sounds, same, vowels=False)))


def _initials(name: str) -> frozenset[str]:
    return frozenset(one.vowels[:1] or one.consonants[:1] for one in soundings(name[:1]))


@cache
def _same_names() -> tuple[frozenset[Sounding], ...]:
    groups = tomllib.loads((PACKS / "speakers" / "given_names.toml").read_text("utf-8"))["same"]
    return tuple(frozenset(sound for name in group for sound in soundings(name)) for group in groups)
