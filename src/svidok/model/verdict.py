"""What does the record say to a claim, under every reading that its words allow, and on whose figures?

A verdict is machine-made until a person confirms it. It judges what was said, never who said it. Days are local civil
dates (a night has its morning's date), [first, last] both included.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from svidok.model.figure import Range
from svidok.model.finding import Finding
from svidok.model.reading import Side
from svidok.model.record import Grade


class ClaimType(StrEnum):
    """How a claim can be held against the record."""

    RECORD = "record"  # the largest, the most, the second largest since …
    THRESHOLD = "threshold"  # more than 500; dozens
    COUNT = "count"
    SHARE = "share"
    SEQUENCE = "sequence"  # the third night in a row, every night of a month
    CHANGE = "change"  # twice as many as in May
    EXCLUSIVE = "exclusive"  # only military targets
    INCIDENT = "incident"  # a hospital was hit in …
    FORECAST = "forecast"
    UNKNOWN = "unknown"  # nothing in it that a record could decide


class Grouping(StrEnum):
    """Over what time figures are added up before they are compared."""

    RAID = "one raid"
    NIGHT = "one night"
    HOURS24 = "24 hours"
    SPAN = "the whole period"


@dataclass(frozen=True, slots=True)
class Days:
    """`first` to `last`, both included; `first` is None where it is as far back as the record goes."""

    first: date | None
    last: date

    def __str__(self) -> str:
        if self.first == self.last:
            return self.last.isoformat()
        return f"{self.first.isoformat() if self.first else 'the beginning'} to {self.last.isoformat()}"


@dataclass(frozen=True, slots=True)
class Proposition:
    """A claim as it was understood: the fields that its type needs, and the words that gave them.

    `weapon` is a dotted code, or "" where the words name none; `outcome` one of model.figure.Outcome, or "intercepted",
    "aim", "killed", "forecast". `area` is "UA" for the country, else an ISO 3166-2 code. `comparison` in one line:
    "1 of war", "top of war", ">500", "~80%", "3 in a row", "every 2025-06", "x2 2025-05". `days` is what is spoken of,
    `against` what it is compared with. `amount` is in weapons, nights, per cent, or hundredths of a ratio. `parts` are
    the single numbers of a claim that gives several; `beyond` says why words that were understood cannot be answered.
    """

    type: ClaimType
    weapon: str = ""
    outcome: str = "launched"
    area: str = "UA"
    comparison: str = ""
    days: Days | None = None
    groupings: tuple[Grouping, ...] = ()
    amount: Range | None = None
    each: Range | None = None  # of a sequence: so many every night
    against: Days | None = None
    rank: int | None = None
    object_class: str | None = None
    attacker: Side | None = Side.RU
    parts: tuple[Proposition, ...] = ()
    beyond: str = ""
    cues: tuple[str, ...] = ()

    @property
    def period(self) -> str:
        """The days spoken of, as far as they are one day, month or year; else the last of them."""
        if self.days is None:
            return ""
        first, last = self.days.first, self.days.last
        whole_month = first is not None and (first.year, first.month) == (last.year, last.month) and first.day == 1
        return last.isoformat()[:7] if whole_month and first != last else last.isoformat()


@dataclass(frozen=True, slots=True)
class FigureUsed:
    """One figure that a reading stands on, and the raids or incidents of the record where its evidence is."""

    label: str
    range: Range
    days: Days
    evidence: tuple[str, ...]
    origins: tuple[str, ...] = ()
    grade: Grade | None = None


@dataclass(frozen=True, slots=True)
class CheckedReading:
    """One reading of the words ("drones, launched, one night, the country") and what the record says to it.

    `finding` is as of the claim's date, `today` with all that the record holds now. `meant` marks what the words
    themselves say, `rivals` is the ladder of the largest, the subject among them.
    """

    says: str
    weapon: str
    outcome: str
    grouping: Grouping
    finding: Finding
    why: str
    meant: bool = True
    today: Finding | None = None
    why_today: str = ""
    figures: tuple[FigureUsed, ...] = ()
    rivals: tuple[FigureUsed, ...] = ()
    missing: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to one claim; `basis` says whose figures it stands on, `missing` which days are unknown."""

    text: str
    said_on: date
    speaker: str | None
    proposition: Proposition
    finding: Finding
    why: str
    basis: str
    today: Finding
    readings: tuple[CheckedReading, ...] = ()
    supports: str | None = None  # the reading that the figures bear out
    breaks: tuple[str, ...] = ()
    missing: tuple[date, ...] = ()
    confirmed_by: str | None = None

    @property
    def machine_made(self) -> bool:
        return self.confirmed_by is None
