"""How many, as the text says it: never a bare number."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from svidok.errors import ReaderError
from svidok.model.report import Quote


@dataclass(frozen=True, slots=True)
class Range:
    """`least` ≤ n ≤ `most`; `None` is an open end. `exclusive` marks "more than": the end itself is not meant."""

    least: int | None
    most: int | None
    approximate: bool = False
    exclusive: bool = False
    word: str | None = None  # the number as the text says it: "dozens", "понад 500"

    def __post_init__(self) -> None:
        if self.least is None and self.most is None:
            raise ReaderError("a range needs one end at least")
        if min(self.least or 0, self.most or 0) < 0:
            raise ReaderError("a range cannot be negative")
        if self.least is not None and self.most is not None and self.least > self.most:
            raise ReaderError(f"a range cannot run from {self.least} down to {self.most}")

    @classmethod
    def exactly(cls, n: int, word: str | None = None) -> Range:
        return cls(n, n, word=word)

    @property
    def ends(self) -> tuple[int | None, int | None]:
        return self.least, self.most

    def __add__(self, other: Range) -> Range:
        least = None if self.least is None or other.least is None else self.least + other.least
        most = None if self.most is None or other.most is None else self.most + other.most
        if least is None and most is None:
            least = (self.least or 0) + (other.least or 0)
        return Range(least, most, self.approximate or other.approximate, self.exclusive or other.exclusive)

    def __str__(self) -> str:
        if self.least == self.most:
            return f"{'about ' if self.approximate else ''}{self.least}"
        if self.most is None:
            return f"{self.least} or more"
        if self.least is None:
            return f"up to {self.most}"
        return f"{self.least}–{self.most}"


class FigureKind(StrEnum):
    TOTAL = "total"
    INCREMENT = "increment"
    UNKNOWN = "unknown"


class Scope(StrEnum):
    STRIKE = "strike"
    RAID = "raid"
    DAY = "day"
    PERIOD = "period"
    SINCE_START = "since_start"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of people in an incident, with its own evidence, source and path.

    `inferred` names what its evidence does not say in words of its own (see `reading.Reading`), `confidence` is how
    often such a figure is right.
    """

    range: Range
    evidence: tuple[Quote, ...]
    source: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    kind: FigureKind = FigureKind.UNKNOWN
    scope: Scope = Scope.UNKNOWN
    inferred: tuple[str, ...] = ()
    confidence: float | None = None


class Outcome(StrEnum):
    """What became of the counted weapons; see the codebook in docs/methodology."""

    LAUNCHED = "launched"
    SHOT_DOWN = "shot_down"
    SUPPRESSED = "suppressed"
    NEUTRALISED = "neutralised"
    HIT = "hit"
    DEBRIS = "debris"
    AIRBORNE = "airborne"


class Unit(StrEnum):
    WEAPON = "weapon"
    LOCATION = "location"


@dataclass(frozen=True, slots=True)
class Count:
    """A range of one weapon (dotted code; shorter means said no more precisely) with one outcome.

    `inferred` and `confidence` as in Figure.
    """

    range: Range
    weapon: str
    outcome: Outcome
    evidence: tuple[Quote, ...]
    unit: Unit = Unit.WEAPON
    admin1: str | None = None
    inferred: tuple[str, ...] = ()
    confidence: float | None = None
