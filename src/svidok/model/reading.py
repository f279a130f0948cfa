"""What does one report say, in whose words, and where exactly does it say it?

The values are those of the codebook (docs/methodology/codebook.md); `form.py` gives them the shape of
reading.schema.json and takes them back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from svidok.model.figure import Count, Figure, Outcome, Unit
from svidok.model.period import Period
from svidok.model.place import Place
from svidok.model.report import Quote


class Side(StrEnum):
    """A party to the conflict."""

    RU = "RU"
    UA = "UA"


class Cause(StrEnum):
    DIRECT = "direct"
    DEBRIS = "debris"
    INTERCEPTOR = "interceptor"
    CONTESTED = "contested"


class Status(StrEnum):
    REPORTED = "reported"
    DENIED = "denied"
    ALLEGED = "alleged"
    PLANNED = "planned"


class Effect(StrEnum):
    """What happened to an object, weakest first."""

    OUTAGE = "outage"
    HIT = "hit"
    DAMAGED = "damaged"
    FIRE = "fire"
    DESTROYED = "destroyed"


class ObjectClass(StrEnum):
    RESIDENTIAL = "residential"
    HEALTH = "health"
    EDUCATION = "education"
    ENERGY = "energy"
    WATER = "water"
    TRANSPORT = "transport"
    INDUSTRY = "industry"
    COMMERCE = "commerce"
    CULTURE = "culture"
    RELIGION = "religion"
    ADMINISTRATION = "administration"
    EMERGENCY = "emergency"
    HUMANITARIAN = "humanitarian"
    AGRICULTURE = "agriculture"
    TELECOM = "telecom"
    VEHICLE = "vehicle"
    MILITARY = "military"
    INFRASTRUCTURE = "infrastructure"
    OTHER = "other"


class ClaimKind(StrEnum):
    FACT = "fact"
    INTENT = "intent"
    ASSESSMENT = "assessment"
    FORECAST = "forecast"
    DEMAND = "demand"
    PLEDGE = "pledge"
    DENIAL = "denial"
    ACCUSATION = "accusation"


class Voice(StrEnum):
    NAMED = "named"
    WEASEL = "weasel"
    AUTHOR = "author"


class Polarity(StrEnum):
    AFFIRMED = "affirmed"
    DENIED = "denied"


class Modality(StrEnum):
    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"


class Wording(StrEnum):
    """Whose wording a quotation is: in a translated report it is not the speaker's own."""

    ORIGINAL = "original"
    TRANSLATED = "translated"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class HarmedObject:
    """A thing harmed within an incident."""

    object_class: ObjectClass
    effect: Effect | None = None
    phrase: str | None = None
    function: str | None = None
    said_by: tuple[str, ...] = ()
    evidence: tuple[Quote, ...] = ()
    source: tuple[str, ...] = ()
    killed: Figure | None = None
    injured: Figure | None = None
    repeat_of: str | None = None
    inferred: tuple[str, ...] = ()


class Parts(StrEnum):
    """How the regions of a break-down add up, held against the total that the report states."""

    EQUAL = "equal"
    FEWER = "fewer"  # "30 drones, among them 12 over A and 5 over B": of the others nothing is said
    MORE = "more"  # two tellings in one report, or one of them is wrong


@dataclass(frozen=True, slots=True)
class RaidReport:
    """Totals of one side's attack over an area and a window, as one report gives them.

    `disjoint` marks a row of a table: it counts nothing that another row of the table counts, so that rows add up.
    """

    evidence: tuple[Quote, ...]
    counts: tuple[Count, ...]
    period: Period
    attacker: Side | None = None
    attacker_inferred: bool = False
    cumulative: bool = False
    source: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    area: tuple[str, ...] = ()
    disjoint: bool = False
    inferred: tuple[str, ...] = ()

    @property
    def parts(self) -> Parts | None:
        """How its counts by region add up; None where fewer than two regions or no total of the same kind is told.

        Where break-downs of several kinds are told, the one that adds up worst.
        """
        kinds = dict.fromkeys(map(_kind, self.counts))
        found = [_parts([c for c in self.counts if _kind(c) == kind]) for kind in kinds]
        return max(filter(None, found), key=list(Parts).index, default=None)


def _kind(count: Count) -> tuple[str, Outcome, Unit]:
    return count.weapon.partition(".")[0], count.outcome, count.unit


def _parts(counts: Sequence[Count]) -> Parts | None:
    totals = [count.range for count in counts if count.admin1 is None]
    by_region = [count.range for count in counts if count.admin1 is not None]
    if not totals or len({count.admin1 for count in counts} - {None}) < 2:
        return None
    added = sum((part.least or 0) for part in by_region)
    if any((total.least or 0) <= added and (total.most is None or added <= total.most) for total in totals):
        return Parts.EQUAL
    return Parts.FEWER if any(added < (total.least or 0) for total in totals) else Parts.MORE


@dataclass(frozen=True, slots=True)
class IncidentReport:
    """Harm or a hit at one place in one window, as one report gives it.

    `overstated_by` is the headline that counts more people, or has more destroyed, than the body does.
    """

    evidence: tuple[Quote, ...]
    place: Place
    period: Period
    attacker: Side | None = None
    attacker_inferred: bool = False
    weapons: tuple[str, ...] = ()
    cause: Cause | None = None
    killed: Figure | None = None
    injured: Figure | None = None
    children_killed: Figure | None = None
    children_injured: Figure | None = None
    civilians_killed: Figure | None = None
    civilians_injured: Figure | None = None
    missing: Figure | None = None
    casualties: Figure | None = None
    objects: tuple[HarmedObject, ...] = ()
    source: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    status: Status = Status.REPORTED
    overstated_by: Quote | None = None
    inferred: tuple[str, ...] = ()
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """An attributed statement that is not itself the report of a raid or an incident.

    `due` is the date until which it is to come true, `due_words` what stands in its place where nobody says a date
    ("in the coming months"). `overstated_by` is the headline that says the same with less doubt, a greater number or a
    record of its own.
    """

    evidence: tuple[Quote, ...]
    kind: ClaimKind
    speaker: str | None = None
    role: str | None = None
    via: tuple[str, ...] = ()
    quoted: bool = False
    voice: Voice = Voice.NAMED
    said_on: str | None = None
    due: str | None = None
    due_words: str | None = None
    about: tuple[str, ...] = ()
    holder: str | None = None
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.CERTAIN
    words: Wording = Wording.UNKNOWN
    overstated_by: Quote | None = None
    inferred: tuple[str, ...] = ()
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """A value that did not pass the verbatim gate: what it was and why it fell."""

    what: str
    why: str
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one report says, by one version of one reader.

    Every item and figure has `inferred`: its fields whose value its own evidence does not say in so many words, because
    it was carried from another sentence or follows from one ("place"; of a list the member: "source:Reuters").
    `confidence` in [0, 1] is how often what looks alike was right on reports read by hand; None where nobody measured.
    """

    report_id: str
    reader: str  # name@version
    raids: tuple[RaidReport, ...] = ()
    incidents: tuple[IncidentReport, ...] = ()
    claims: tuple[Claim, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    unread: str | None = None  # why nothing was read: "language pl is in no pack"
