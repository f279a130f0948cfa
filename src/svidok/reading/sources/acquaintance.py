"""Whom has a report named so far, and where has it come to?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from svidok.lexicon import Lexicon, Token
from svidok.model.place import Place, PlacePrecision
from svidok.reading.sources.phrases import COUNTRIES

_COMPANIES = ("energy", "transport", "company")  # kinds of bodies that "the company" may mean


class SpeakerKind(StrEnum):
    """What sort of source an attribution names."""

    NAMED = "named"
    BODY = "body"
    OUTLET = "outlet"
    GROUP = "group"
    ROLE = "role"  # "a German volunteer", "the governor" where nobody in the report fits
    WEASEL = "weasel"


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source under its English name; `name` is None for a weasel. `role` is the office said or known."""

    name: str | None
    kind: SpeakerKind
    role: str | None = None
    through: tuple[str, ...] = ()  # the outlet that has it: "Reuters sources"


@dataclass
class Acquaintance:
    """Whom the report has named so far, and where it is."""

    lexicon: Lexicon
    home: str | None = None  # of the outlet
    land: str | None = None  # of the language, where it is written in one
    full: dict[str, str] = field(default_factory=dict)  # last word of a name, as the text writes it: the whole name
    given: dict[str, str] = field(default_factory=dict)  # a given name: the name of its one bearer, or ""
    by_role: dict[str, list[Speaker]] = field(default_factory=dict)  # first word of a role: those who hold it
    last: Speaker | None = None
    last_person: Speaker | None = None
    last_outlet: Speaker | None = None
    last_sources: Speaker | None = None
    staff: Speaker | None = None  # the body whose analysts, officials were told of
    bodies: list[Speaker] = field(default_factory=list)  # those met so far, the latest last
    serves: dict[str, set[str]] = field(default_factory=dict)  # of whom an office was told: the bodies it is of
    firms: set[str] = field(default_factory=set)  # of the bodies those that no table knows and "the company" may mean
    told_of: list[Speaker] = field(default_factory=list)  # bodies only told of, who have said nothing yet
    met: set[str | None] = field(default_factory=set)
    people: set[str | None] = field(default_factory=set)  # of those met the persons
    scene: Place | None = None
    country: str | None = None  # named last
    settlement: Place | None = None
    towns: set[str] = field(default_factory=set)  # that the report has come to

    def cites(self, outlet: str) -> None:
        """Remember the outlet that passes on what is told: nameless sources are its own from here on."""
        if self.last_outlet is None or self.last_outlet.name != outlet:
            self.last_outlet = Speaker(outlet, SpeakerKind.OUTLET)
            self.last_sources = None

    def see(self, place: Place) -> None:
        """Remember where the report has come to."""
        self.scene = place
        self.country = COUNTRIES.get(place.country or "", self.country)
        if place.precision is PlacePrecision.SETTLEMENT:
            self.settlement = place
        if place.precision in (PlacePrecision.SETTLEMENT, PlacePrecision.RAION) and place.name:
            self.towns.add(place.name)

    def name(self, full: str, written: str, titled: bool) -> None:
        """Remember a whole name, by its last word and by its last word as it is written in another case; by its given
        name only where a title tells that it is a person's ("the Sample Papers" are none)."""
        words = full.split()
        for surname in written, words[-1]:
            self.full.setdefault(surname, full)
        if not titled:
            return
        whole = self.full[words[-1]]
        self.given[words[0]] = whole if self.given.get(words[0], whole) == whole else ""

    def begin(self) -> None:
        """Names are known from the whole report; who was met last, only from what has been read."""
        self.last = self.last_person = self.last_outlet = self.last_sources = self.staff = None
        self.bodies.clear()
        self.told_of.clear()
        self.met.clear()
        self.people.clear()

    def holds(self, speaker: Speaker, roles: Sequence[str]) -> None:
        """Remember who holds these roles."""
        for role in filter(None, roles):
            holders = self.by_role.setdefault(role.partition(" ")[0].lower(), [])
            if speaker in holders:
                holders.remove(speaker)
            holders.append(speaker)

    def serve(self, person: Speaker, run: Sequence[Token]) -> None:
        """Remember the bodies that a person's title, as a run of tokens, names."""
        bodies = self.serves.setdefault(person.name or "", set())
        bodies.update(body for token in run for body in token.all_of("body")[:1])

    @property
    def last_many(self) -> Speaker | None:
        """Whom "they" may mean: the one met last, unless he is a single person."""
        return self.last if self.last is not None and self.last.kind is SpeakerKind.BODY else None

    @property
    def all_bodies(self) -> list[Speaker]:
        """Those met, the latest first, and then those only told of."""
        return [*reversed(self.bodies), *reversed(self.told_of)]

    def is_stranger(self, person: Speaker | None) -> bool:
        """Whether a person is the only one met, and stands in no table."""
        named = (
            person is not None
            and person.kind is SpeakerKind.NAMED
            and not self.lexicon.row("person", person.name or "")
        )
        return named and len(self.people) == 1

    def body_again(self, token: Token) -> Speaker | None:
        """The body met last that "the ministry", "the service" may mean; else one that was only told of."""
        word = (token.of("body_again") or "").casefold()
        told_of = [] if token.is_a("document") else [one for one in self.told_of if self._kind(one) != "military"]
        return next((one for one in (*reversed(self.bodies), *reversed(told_of)) if self._is_a(one, word)), None)

    def _is_a(self, body: Speaker, word: str) -> bool:
        """Whether a body may be spoken of by a word: "the ministry", "the company"; `any` fits every body."""
        kind = self._kind(body)
        company = word == "company" and (kind in _COMPANIES or body.name in self.firms)
        return company or word in ("any", kind) or word in (body.name or "").casefold()

    def _kind(self, body: Speaker) -> str:
        return self.lexicon.row("body", body.name or "").get("kind", "")

    def meet(self, speaker: Speaker, roles: Sequence[str]) -> None:
        self.met.add(speaker.name)
        if speaker.kind is SpeakerKind.NAMED:
            self.people.add(speaker.name)
            known = self.lexicon.row("person", speaker.name or "").get("role", "")
            self.holds(speaker, (*roles, known))
        if speaker.kind in (SpeakerKind.NAMED, SpeakerKind.BODY, SpeakerKind.ROLE):
            self.last = speaker
        if speaker.kind is SpeakerKind.BODY:
            self.bodies.append(speaker)
        if speaker.kind is SpeakerKind.OUTLET:
            self.last_outlet = speaker
        told_so = (speaker.name or "").startswith("sources ")  # "sources close to the Kremlin", then "the sources"
        if speaker.kind is SpeakerKind.GROUP and (speaker.through or told_so):
            self.last_sources = speaker
        if speaker.kind in (SpeakerKind.NAMED, SpeakerKind.ROLE) or self._speaks_for(speaker):
            self.last_person = speaker

    def _speaks_for(self, speaker: Speaker) -> bool:
        """Whether somebody without a name speaks for a body, not he who was named before: "a spokesman of the
        Kremlin"."""
        before = self.last_person
        if speaker.kind is not SpeakerKind.BODY or speaker.role is None:
            return False
        if before is None:
            return True
        voice = (before.role or "").startswith(speaker.role)
        return not (voice or speaker.name in self.serves.get(before.name or "", ()))
