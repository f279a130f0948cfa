"""Who is it that a report calls so: under which name, in which office on that day, and on whose side?

One person or body under all spellings, scripts and cases. A name is held against the register by its sound; an office
without a name is whoever held it on the day. What nothing decides stays undecided: two of one name are never joined.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from svidok.lexicon.offices import Heard, OfficeWords, office_words
from svidok.lexicon.people import PLACED, Known, Post, people, sounds_of_place
from svidok.lexicon.sounding import alike, slug, stems
from svidok.model.claims import Office, Speaker, SpeakerKind
from svidok.model.reading import Side

_PATRONYMIC = ("вич", "вича", "вичу", "вичем", "вна", "вни", "вны", "вні", "вною", "vych", "vich", "vna", "ich")


@dataclass(frozen=True, slots=True)
class Who:
    """Who is meant; None where the register does not hold them, or several fit (`unsure`). `names` are personal."""

    heard: Heard
    names: tuple[str, ...] = ()
    speaker: Speaker | None = None
    unsure: bool = False


class Register:
    """The speakers that the packs hold."""

    def __init__(self, words: OfficeWords, known: Sequence[Known]) -> None:
        self._words = words
        self._people = known
        self._places = tuple({place for one in known for post, _ in one.posts for place in post.place})
        self._by_sound: dict[str, list[Known]] = {}
        for one in known:
            for consonants in {sounding.consonants for sounding in one.surnames}:
                self._by_sound.setdefault(consonants, []).append(one)

    def who(self, name: str, role: str | None = None, day: date | None = None, language: str | None = None) -> Who:
        """Who is called `name` with the role that the report gives, on a day (None: of no known day)."""
        heard = self._words.heard(name, language)
        asked = self.posts(heard) + (self.posts(self._words.heard(role, language)) if role else [])
        names = self._personal(heard)
        if names:
            return self._person(heard, names, asked, day)
        if heard.unnamed:
            return Who(heard)
        return Who(heard, (), self._holder(self.posts(heard), day) or self._body(heard))

    def holds_surname(self, name: str) -> bool:
        """Whether anybody of the register bears such a surname."""
        return any(
            alike(stems(name), one.surnames) for sound in stems(name) for one in self._of_sound(sound.consonants)
        )

    def _of_sound(self, consonants: str) -> list[Known]:
        return self._by_sound.get(consonants, [])

    def posts(self, heard: Heard) -> list[Post]:
        """The posts that a phrase names."""
        bodily = self._words.bodily
        offices = [office for office in heard.offices if office not in bodily][:1]  # the aide, not the president
        if offices and offices[0] in ("head", "commander"):
            offices += [bodily[office] for office in heard.offices if bodily.get(office)]
        body = heard.bodies[0] if heard.bodies else ""
        place = tuple(sounds_of_place(name) for name in heard.names)
        return [
            Post(office, self._nation(heard, body), body, place if office in PLACED else ())
            for office in dict.fromkeys(offices)
        ]

    def _nation(self, heard: Heard, body: str) -> str:
        """The land of an office: the one that is named, else that of the body, else what the language means."""
        side = self._words.rows["body"].get(body, {}).get("side", "")
        of_body = next((name for name, of in self._words.sides.items() if side and of == side), "")
        return of_body or heard.nation if heard.assumed else heard.nation

    def _personal(self, heard: Heard) -> tuple[str, ...]:
        """The names that are those of a person, and not of the place of an office."""
        if not any(office in PLACED for office in heard.offices):
            return heard.names
        return tuple(name for name in heard.names if name not in heard.after_of and not self._is_place(name))

    def _is_place(self, name: str) -> bool:
        return any(alike(sounds_of_place(name), place, vowels=False) for place in self._places)

    def _person(self, heard: Heard, names: tuple[str, ...], asked: Sequence[Post], day: date | None) -> Who:
        sounds = {one.consonants for name in names for one in stems(name)}
        called = {one.speaker.key: one for sound in sorted(sounds) for one in self._by_sound.get(sound, ())}
        fitting = [called[key] for key in sorted(called) if fits(called[key], names, heard.language)]
        if len(fitting) > 1:
            serving = [one for one in fitting if any(one.held(post, day) for post in asked)]
            fitting = serving if len(serving) == 1 else fitting
        return Who(heard, names, fitting[0].speaker if len(fitting) == 1 else None, unsure=len(fitting) > 1)

    def _holder(self, asked: Sequence[Post], day: date | None) -> Speaker | None:
        """Who held the post on the day; nobody where that is not known, or several did."""
        if day is None:
            return None
        holding = {one.speaker.key: one.speaker for post in asked for one in self._people if one.held(post, day)}
        return next(iter(holding.values())) if len(holding) == 1 else None

    def _body(self, heard: Heard) -> Speaker | None:
        """The body or outlet that a phrase without a person names, or an office that nobody is known to hold."""
        ministries = [office for office in heard.offices if office in self._words.bodily]
        if heard.outlets and not heard.offices and not heard.bodies:
            return self._row("outlet", heard.outlets[0])
        if ministries and (heard.names or not (heard.assumed and heard.bodies)):
            return self._ministry(ministries[0], heard)
        if heard.bodies and len(ministries) == len(heard.offices):
            return self._row("body", heard.bodies[0])
        return self._office(heard) if heard.offices else self._land(heard)

    def _land(self, heard: Heard) -> Speaker | None:
        """A land that speaks: "Germany is ready to …"."""
        if heard.assumed or heard.names:
            return None
        side = self._side(heard.nation)
        return Speaker(slug(heard.nation), heard.nation, SpeakerKind.BODY, (Office("", "", side),) if side else ())

    def _ministry(self, office: str, heard: Heard) -> Speaker | None:
        code = self._words.named(office, heard.nation)
        if len(heard.offices) > 1:
            return self._office(heard)
        if code and not heard.names:
            return self._row("body", code)
        of = self._place_name(heard) or heard.nation
        return _unheld(office, of, self._side(heard.nation), SpeakerKind.BODY) if of else None

    def _office(self, heard: Heard) -> Speaker | None:
        of = self._place_name(heard) or (heard.bodies[0] if heard.bodies else heard.nation)
        if not heard.offices or not of or heard.unnamed:
            return None
        return _unheld("-".join(heard.offices), of, self._side(heard.nation), SpeakerKind.PERSON)

    def _place_name(self, heard: Heard) -> str:
        """One name for a place however it is written: that of the first post of the register that has it."""
        if not heard.names:
            return ""
        for one in self._people:
            for post, office in one.posts:
                if post.place and all(
                    any(alike(place, sounds_of_place(name), vowels=False) for name in heard.names)
                    for place in post.place
                ):
                    return " ".join(self._words.heard(office.role, "en").names)
        return slug(" ".join(heard.names))

    def _side(self, nation: str) -> Side | None:
        side = self._words.sides.get(nation)
        return Side(side) if side else None

    def _row(self, kind: str, code: str) -> Speaker:
        row = self._words.rows[kind][code]
        side = Side(row["side"]) if row.get("side") else None
        held = SpeakerKind.OUTLET if kind == "outlet" else SpeakerKind.BODY
        return Speaker(slug(code), code, held, (Office("", slug(code), side),) if side else ())


def _unheld(office: str, of: str, side: Side | None, kind: SpeakerKind) -> Speaker:
    """An office of which nobody is known to hold it on the day."""
    name = f"{office.replace('_', ' ')} of {of}"
    return Speaker(slug(name), name, kind, (Office(name, "", side),) if side else (), known=False)


def fits(known: Known, names: Sequence[str], language: str) -> bool:
    """Whether a person of the register may be called so: one word is the surname, the others fit the given name."""
    for at, name in enumerate(names):
        others = [other for n, other in enumerate(names) if n != at]
        if not others:
            return known.is_enough(name, language)
        if alike(stems(name), known.surnames) and any(known.is_given(other) for other in others):
            between = at == len(names) - 1 and known.is_given(names[0])  # "Rafael Mariano Grossi"
            return between or all(known.is_given(other) or _aside(other) for other in others)
    return False


def _aside(name: str) -> bool:
    """A patronymic or an initial in the second place says nothing against a person."""
    return len(name) == 1 or name.casefold().endswith(_PATRONYMIC)


@cache
def register() -> Register:
    """The register of the packs that come with svidok. Raises PackError."""
    words = office_words()
    made = Register(words, ())
    return Register(words, tuple(people(words, made.posts)))
