"""What happened, as far as all reports together say it: raids, incidents and tolls, every statement kept.

Everything here is computed from readings and judgements and can be thrown away and computed again; nothing is edited.
Instants are aware and in UTC, windows half-open; days are local civil dates (a night has its morning's date).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Self

from svidok.errors import ReaderError
from svidok.model.figure import FigureKind, Outcome, Range, Scope, Unit
from svidok.model.period import DatePrecision
from svidok.model.place import Place
from svidok.model.reading import Cause, Effect, ObjectClass, Side, Status
from svidok.model.report import Quote


class Grade(StrEnum):
    """The ladder of assurance, lowest rung first; the same for every side."""

    ONE_PARTY = "one party"  # only one party to the conflict says it
    ONE_ORIGIN = "one origin"  # a single origin that is not known to be a party
    TWO_ORIGINS = "two origins"  # two or more origins, not all of one party
    INDEPENDENT = "independent"  # an origin with knowledge of its own that is known to be no party
    REVIEWED = "reviewed"  # a person has checked it


class JudgementKind(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    WRONG_READING = "wrong reading"
    WRONG_PLACE = "wrong place"
    CHECKED = "checked"
    SUPPORTED = "verdict: supported"
    CONTRADICTED = "verdict: contradicted"
    PARTLY = "verdict: partly"
    NOT_CHECKABLE = "verdict: not checkable"
    TOO_THIN = "verdict: record too thin"
    REJECTED = "verdict rejected"


class Judge(StrEnum):
    """Whose decision a judgement is; a rule never outdoes a person, whatever came later."""

    PERSON = "person"
    RULE = "rule"


class Part(StrEnum):
    """The list of a reading that a member stands in; a claim that was made of a raid's figure is one of its counts."""

    RAIDS = "raids"
    INCIDENTS = "incidents"
    CLAIMS = "claims"
    FIGURES = "figures"

    @property
    def kin(self) -> Part:
        """The list whose ids its members get."""
        return Part.CLAIMS if self is Part.FIGURES else self


@dataclass(frozen=True, slots=True, order=True)
class MemberKey:
    """One item of one reading; `str()` gives `report#incidents/0`, `parse` takes it back."""

    report_id: str
    part: Part
    index: int

    def __str__(self) -> str:
        return f"{self.report_id}#{self.part}/{self.index}"

    @classmethod
    def parse(cls, words: str) -> Self:
        """Raises ReaderError if `words` has another form."""
        report_id, _, item = words.rpartition("#")
        part, _, index = item.partition("/")
        if not report_id or part not in tuple(Part) or not index.isdecimal():
            raise ReaderError(f"{words!r} names no item of a reading", remedy="write REPORT#incidents/0")
        return cls(report_id, Part(part), int(index))


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision on items of readings; undone by another one that `undoes` its id, never deleted.

    SAME joins all `subjects`. DIFFERENT parts the first subject from every other one. WRONG_READING sets the subjects
    aside. WRONG_PLACE lets each stand alone. CHECKED lifts what holds them to the grade "reviewed". The
    verdicts confirm what the record says to a claim, REJECTED says that the machine's is wrong. UNSURE changes nothing
    and stays on record. Of two that contradict each other a person's holds against a rule's, else the later.
    """

    id: str
    who: str
    when: datetime
    why: str
    kind: JudgementKind
    subjects: tuple[MemberKey, ...] = ()
    undoes: str | None = None
    by: Judge = Judge.PERSON


@dataclass(frozen=True, slots=True)
class IssuedId:
    """That an item of a reading once stood under an id of the record; kept for ever, so that no id is ever lost.

    `about` says the day and the place as they were then read, `start` ≤ i < `end` where its words stood: by these the
    item is found again where another reading counts the items of the report in another order.
    """

    id: str
    key: MemberKey
    about: str
    start: int
    end: int


class PointerKind(StrEnum):
    MERGED = "merged"  # the id stands no more; what it held stands under others
    SPLIT = "split"  # it still stands; some of what it held stands under others now
    WITHDRAWN = "withdrawn"  # nothing that it held is read any more


@dataclass(frozen=True, slots=True)
class Pointer:
    """What became of an id that was issued; `to` names ids of the record, that of its oldest item first."""

    id: str
    part: Part
    kind: PointerKind
    to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Window:
    """`start` ≤ t < `end`, as a report declares it, in UTC."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Evidence:
    """Exact words of one item of a reading."""

    member: MemberKey
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """One item of a reading within a raid or an incident, and why it stands there."""

    key: MemberKey
    evidence: Evidence
    reason: str
    outlet: str | None = None
    published: date | None = None
    published_at: datetime | None = None
    source: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    status: Status | None = None  # None for a raid
    window: Window | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One figure as one report gives it; `why` says in words what part it has in the figure shown."""

    range: Range
    evidence: Evidence
    source: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    published: date | None = None
    published_at: datetime | None = None
    kind: FigureKind = FigureKind.UNKNOWN
    scope: Scope = Scope.UNKNOWN
    window: Window | None = None  # for counts of weapons
    counted: bool = True  # whether it may be the figure shown, or a rival of it
    why: str = ""


@dataclass(frozen=True, slots=True)
class Toll:
    """A figure over time: every step, and what is shown: `least` – `best` – `most`.

    `least` and `most` run over the last word of every origin (an end is None where it is open); `rule` says in words
    what chose `best`. `best` is None where no step may be counted.
    """

    of: str  # killed, injured, children_killed, … as in svidok.model.form.FIGURES
    steps: tuple[Step, ...]
    best: Range | None
    least: int | None
    most: int | None
    rule: str
    contested: bool = False


@dataclass(frozen=True, slots=True)
class RaidCount:
    """A number of one weapon with one outcome in one raid; `area` is empty for the whole of it.

    `derived` marks a sum over the weapons of a family where no report gives the family's own total: it has no steps,
    and `rule` names its parts.
    """

    weapon: str
    outcome: Outcome
    unit: Unit
    area: tuple[str, ...]  # ISO 3166-2 codes, or the words of the report
    steps: tuple[Step, ...]
    best: Range
    least: int | None
    most: int | None
    rule: str
    contested: bool = False
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Groupings:
    """The derived groupings a raid falls in: night (18:00–12:00 local, morning's date), day (12:00–18:00), 24 hours.

    A raid that lies in both has both; one without a clock time has only `hours24`.
    """

    night: date | None = None
    day: date | None = None
    hours24: date | None = None


@dataclass(frozen=True, slots=True)
class SiteHarmed:
    """An object harmed within an incident, with all that is said of it."""

    object_class: ObjectClass
    effect: Effect | None
    phrase: str | None
    function: str | None
    said_by: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    killed: Toll | None = None
    injured: Toll | None = None
    repeat_of: str | None = None


@dataclass(frozen=True, slots=True)
class Incident:
    """A settlement (or a region, a country) within a raid; it has no single source, every figure has its own."""

    id: str
    attacker: Side | None
    day: date | None
    precision: DatePrecision
    earliest: datetime | None
    latest: datetime | None
    place: Place
    members: tuple[Member, ...]
    grade: Grade
    n_reports: int
    n_origins: int
    attacker_inferred: bool = False
    origins: tuple[str, ...] = ()
    raid_id: str | None = None
    weapons: tuple[str, ...] = ()
    causes: tuple[Cause, ...] = ()
    statuses: tuple[Status, ...] = ()
    tolls: tuple[Toll, ...] = ()
    objects: tuple[SiteHarmed, ...] = ()
    reasons: tuple[str, ...] = ()
    contested: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    may_repeat: bool = False  # what it tells may be what a related one tells nearer: never add its figures to theirs
    judgements: tuple[str, ...] = ()

    def toll(self, of: str) -> Toll | None:
        return next((toll for toll in self.tolls if toll.of == of), None)

    @property
    def killed(self) -> Toll | None:
        return self.toll("killed")

    @property
    def injured(self) -> Toll | None:
        return self.toll("injured")


@dataclass(frozen=True, slots=True)
class Raid:
    """A connected set of declared windows of one side, or what a report without a clock time says of a day.

    `cumulative` marks a sum over weeks or months: it stands apart and is never added to a raid.
    """

    id: str
    attacker: Side | None
    day: date | None
    precision: DatePrecision
    members: tuple[Member, ...]
    grade: Grade
    n_reports: int
    n_origins: int
    attacker_inferred: bool = False
    zone: str = "Europe/Kyiv"
    windows: tuple[Window, ...] = ()
    groupings: Groupings = Groupings()
    cumulative: bool = False
    counts: tuple[RaidCount, ...] = ()
    incident_ids: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    contested: tuple[str, ...] = ()
    judgements: tuple[str, ...] = ()

    def count(self, weapon: str, outcome: Outcome, unit: Unit = Unit.WEAPON) -> RaidCount | None:
        """The count for the whole raid, stated or derived."""
        key = (weapon, outcome, unit, ())
        return next((c for c in self.counts if (c.weapon, c.outcome, c.unit, c.area) == key), None)


@dataclass(frozen=True, slots=True)
class Record:
    """All raids and incidents, by day and id, and the items that a person has set aside.

    `issued` has what is new of the ids issued (see IssuedId), `pointers` every id issued before that stands no more, or
    that has lost something to another.
    """

    raids: tuple[Raid, ...] = ()
    incidents: tuple[Incident, ...] = ()
    set_aside: tuple[MemberKey, ...] = ()
    pointers: tuple[Pointer, ...] = ()
    issued: tuple[IssuedId, ...] = ()
