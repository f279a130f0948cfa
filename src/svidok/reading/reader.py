"""What does every reader promise, and what is it given?

A reader says what one report says. Same input, same output; no database, no clock, no network (a model reader apart,
which keeps a recording). Every value rests on an exact quote; what does not is dropped and counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from svidok.model.period import Period, PeriodMention
from svidok.model.place import Place, PlaceMention
from svidok.model.reading import Reading
from svidok.model.report import Report
from svidok.text import Sentence, Words


@dataclass(frozen=True, slots=True)
class MarkedReport:
    """A report with its sentences, the places and times named in it, and the period in force in each sentence.

    `places` and `periods` are in the order of the text and do not overlap among themselves; `in_force` has one period
    a sentence.
    """

    report: Report
    language: str
    sentences: tuple[Sentence, ...]
    places: tuple[PlaceMention, ...]
    periods: tuple[PeriodMention, ...]
    in_force: tuple[Period, ...]
    home: Place | None = None  # what a channel of one city or region tells of where it names no place


class Reader(Protocol):
    """Every reader, the default grammar and others alike, is held to tests/promises/test_reader.py."""

    name: str
    version: str
    lands: tuple[str, ...]  # what the admin1 codes of places begin with that it reads of

    def may_cover(self, report: Report, language: str, words: Words) -> bool:
        """False only where `covers` is, whatever the sentences be, unless they name a place of its lands; `words` are
        those of the whole report, all of them of one language."""
        ...

    def covers(self, report: Report, told: Sequence[Sentence], places: Sequence[PlaceMention]) -> bool:
        """False only where `read` would find nothing, so that times need not be resolved nor rules be tried."""
        ...

    def read(self, marked: MarkedReport) -> Reading: ...
