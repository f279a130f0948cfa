"""When, between which instants, and by which words?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from svidok.model.report import Quote


class DatePrecision(StrEnum):
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


class Scene(StrEnum):
    """What a named time is the time of."""

    EVENT = "event"  # tonight's strike, or any event that the sentence tells
    WINDOW = "window"  # a declared window of a raid: "from 18:00 on 3 July to 06:00"
    CUMULATIVE = "cumulative"  # a sum over weeks, months, since the start
    RETROSPECT = "retrospect"  # an anniversary, an earlier strike that is recalled
    DUE = "due"  # a time to come: forecasts, pledges


@dataclass(frozen=True, slots=True)
class Period:
    """`earliest` ≤ t < `latest` in UTC, either open; `day` is the local civil date (a night has its morning's date).

    `day` may stand for a month or a year: `precision` says so (then it is the first day of it). `start` and `end` are
    the local moments that the text itself names with a clock time. `assumed` marks that no words give the date and the
    publication date was taken.
    """

    precision: DatePrecision = DatePrecision.UNKNOWN
    day: date | None = None
    earliest: datetime | None = None
    latest: datetime | None = None
    start: datetime | None = None
    end: datetime | None = None
    zone: str = "Europe/Kyiv"
    assumed: bool = False

    @property
    def iso(self) -> str | None:
        """The date as far as it is known: 2025-07-04, 2025-07, 2025 or None."""
        if self.day is None or self.precision is DatePrecision.UNKNOWN:
            return None
        length = {DatePrecision.DAY: 10, DatePrecision.MONTH: 7, DatePrecision.YEAR: 4}[self.precision]
        return self.day.isoformat()[:length]


UNKNOWN_PERIOD = Period()


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A time named in a text: its words, what they were taken for, and why.

    `told` marks the day on which somebody spoke where the sentence says before when it happened; `ranks` the stretch
    within which something is the largest ("the deadliest strike this year"), which tells nothing of when it came.
    """

    quote: Quote
    period: Period
    scene: Scene = Scene.EVENT
    reason: str = ""
    told: bool = False
    ranks: bool = False
