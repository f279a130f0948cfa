"""Who claims what, since when, in which words, through whom; who says the contrary, and what does the record say to it?

A claim of the record gathers what many reports say that one speaker said. It judges nobody: a verdict is about words,
machine-made until a person confirms it, and what was hit never decides what was aimed at. Days are local civil dates.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from svidok.model.finding import Finding
from svidok.model.reading import ClaimKind, Modality, Polarity, Side, Voice
from svidok.model.record import MemberKey
from svidok.model.report import Quote
from svidok.model.verdict import Days, Proposition, Verdict


class SpeakerKind(StrEnum):
    PERSON = "person"
    BODY = "body"  # a state's office, ministry, command, agency; a company; an organisation
    OUTLET = "outlet"  # a newsroom, agency or channel in its own name
    UNNAMED = "unnamed"  # "an officer", "sources": the words are kept, nobody is merged


@dataclass(frozen=True, slots=True)
class Office:
    """A role, of which body, on whose side, from `first` to `last` (both included; None is open or not known)."""

    role: str
    of: str = ""  # the key of the body, "" where the register holds none
    side: Side | None = None
    first: date | None = None
    last: date | None = None

    def held_on(self, day: date | None) -> bool:
        """Whether it was held on a day; of an unknown day whether it was ever held."""
        if day is None:
            return True
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Speaker:
    """One person, body or outlet under all spellings. `key` is plain letters, fit for an address.

    `names` are the spellings met in reports, `known` whether the register holds it or only the reports name it.
    """

    key: str
    name: str
    kind: SpeakerKind
    offices: tuple[Office, ...] = ()
    names: tuple[str, ...] = ()
    known: bool = True

    def office(self, day: date | None) -> Office | None:
        """The office held on a day; of several the last begun."""
        held = [office for office in self.offices if office.held_on(day)]
        return max(held, key=lambda office: office.first or date.min, default=None)

    def side(self, day: date | None) -> Side | None:
        """Which party the speaker spoke for on a day; None for everybody else."""
        held = self.office(day)
        return held.side if held else None


@dataclass(frozen=True, slots=True)
class Sense:
    """What the words of one claim mean, in no language: by it claims in several languages are held together.

    `days` are those it speaks of, `stems` the beginnings of its words, `cues` and `narrative` codes of the packs.
    """

    proposition: Proposition | None = None
    days: Days | None = None
    cues: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    topic: str = ""
    narrative: str = ""
    language: str = ""


class Turn(StrEnum):
    """What an appearance is to what the same speaker was last known to say of the same thing."""

    FIRST = "first"
    CARRIED = "carried"  # the same utterance through another outlet: a path, not a repetition
    REPEATED = "repeated"
    SHARPENED = "sharpened"  # surer, or more
    WEAKENED = "weakened"  # less sure, or less
    WITHDRAWN = "withdrawn"  # the speaker takes it back or says the contrary


@dataclass(frozen=True, slots=True)
class Appearance:
    """One claim of one report: exact words, and the way from the speaker to them.

    `path` begins with the speaker (where one is named) and ends with the report's outlet; `said_on` is the day it was
    said as far as the report tells, else that of publication. `copy_of` is the first report with the same text.
    `origin` is whose knowledge it is: appearances of one origin count once.
    """

    key: MemberKey
    quotes: tuple[Quote, ...]
    language: str | None
    speaker_words: str | None
    role: str | None
    path: tuple[str, ...]
    published: date | None
    published_at: datetime | None = None
    said_on: date | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    quoted: bool = False
    voice: Voice = Voice.NAMED
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.CERTAIN
    overstated_by: Quote | None = None
    copy_of: str | None = None
    origin: str = ""
    turn: Turn = Turn.FIRST
    why: str = ""  # in words, why it stands in this claim and has this turn


class Due(StrEnum):
    """What has become of a forecast."""

    OPEN = "open"
    CAME_TRUE = "came true"
    DID_NOT = "did not come true"
    UNDECIDABLE = "undecidable"


@dataclass(frozen=True, slots=True)
class Forecast:
    """`due` is the last day by which it must have come true, None where none is named; `words` are the report's."""

    due: date | None
    words: str | None
    state: Due
    why: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word on a verdict. `finding` is what was confirmed (None: the machine's verdict was rejected).

    `differs` marks that the machine has come to another finding since: the person's stands, and both are shown.
    """

    judgement: str
    who: str
    when: datetime
    why: str
    finding: Finding | None
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Counter:
    """A claim that says the contrary, or gives another figure of the same thing, and in what."""

    claim: str
    why: str


@dataclass(frozen=True, slots=True)
class Struck:
    """What the record holds of the days that a claim speaks of: beside the claim, never a verdict on an aim."""

    incident: str
    day: date | None
    place: str | None
    objects: tuple[str, ...]  # classes of model.reading.ObjectClass, sorted
    killed: str | None = None  # "3", "3–5", "3 or more"; None where nothing is told
    injured: str | None = None


@dataclass(frozen=True, slots=True)
class GatheredClaim:
    """One claim of one speaker (or of nobody) with all its appearances, oldest first, and its history in their turns.

    `speaker` is a Speaker's key; None where no name stands behind it (`voice` says whether the author or nobody).
    `topic` and `narrative` are codes of the packs ("" where none fits). `words` are those of the first appearance.
    """

    id: str
    kind: ClaimKind
    voice: Voice
    speaker: str | None
    topic: str
    narrative: str
    words: str
    first_said: date | None
    last_said: date | None
    appearances: tuple[Appearance, ...]
    n_reports: int
    n_origins: int
    side: Side | None = None  # of the speaker, on the day it was first said
    role: str | None = None  # the office held on that day, else the words of the report
    about: tuple[str, ...] = ()
    proposition: Proposition | None = None
    days: Days | None = None  # what it speaks of, as far as that is known
    due: str | None = None  # of a forecast: a day, month or year
    counter: tuple[Counter, ...] = ()
    judgements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimEntry:
    """A claim as the ledger shows it: its verdict, what became of it, a person's word, and what the record holds."""

    claim: GatheredClaim
    verdict: Verdict | None = None
    no_verdict: str = ""  # why there is none
    forecast: Forecast | None = None
    decision: Decision | None = None
    struck: tuple[Struck, ...] = ()


@dataclass(frozen=True, slots=True)
class Narrative:
    """Opinion that goes about, whoever voices it: how often, from how many origins, and who ever said it by name.

    `claims` are ids of gathered claims, `named` the keys of speakers who said it in their own name. Narratives are
    ordered by origins, never by copies.
    """

    key: str
    told: dict[str, str]  # in a sentence, by language
    topic: str
    n_origins: int
    n_reports: int
    n_unattributed: int  # appearances in which nobody is named
    first: date | None
    last: date | None
    claims: tuple[str, ...]
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuoteEdge:
    """`quoting` (an outlet, a body, a person) passes on words of `quoted`, so many times, in these claims.

    Both are keys, of speakers where they are known; the names are those of the reports.
    """

    quoting: str
    quoted: str
    n: int
    claims: tuple[str, ...]
    quoting_name: str = ""
    quoted_name: str = ""
