"""The corridor: what happens to a report, from its words to a reading? The only place that knows the order of rooms."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from svidok.lexicon import Lexicon, load
from svidok.model.reading import Reading
from svidok.model.report import Report
from svidok.reading.grammar import GrammarReader
from svidok.reading.reader import MarkedReport, Reader
from svidok.resolving.gazetteer import Gazetteer
from svidok.resolving.governing import Timeline
from svidok.resolving.periods import periods, publication, zone_of
from svidok.resolving.places import places
from svidok.text import language_of, sentences


@dataclass(frozen=True)
class Corridor:
    """The rooms that a report walks through, in order."""

    lexicon: Lexicon
    gazetteer: Gazetteer
    reader: Reader

    @property
    def reader_id(self) -> str:
        return f"{self.reader.name}@{self.reader.version}"

    def read(self, report: Report) -> Reading:
        """What the report says; one in a language of no pack is left unread, and the reading says so."""
        marked = self.mark(report)
        if marked is None:
            language = language_of(report.text, self.lexicon.profiles, report.language)
            why = f"language {language} is in no pack" if language else "no language could be told"
            return Reading(report.id, self.reader_id, unread=why)
        return self.reader.read(marked)

    def mark(self, report: Report, language: str | None = None) -> MarkedReport | None:
        """The report with its sentences, named places and times; None where no pack holds its language.

        The language is told from the text unless it is given.
        """
        profiles = self.lexicon.profiles
        language = language or language_of(report.text, profiles, report.language)
        if language not in profiles:
            return None
        told = tuple(sentences(report.text, profiles, language))
        zone = zone_of(report, self.lexicon)
        times = periods(report, told, self.lexicon, zone)
        timeline = Timeline(times, told, publication(report, zone))
        return MarkedReport(
            report=report,
            language=language,
            sentences=told,
            places=places(report, told, self.gazetteer, self.lexicon),
            periods=times,
            in_force=tuple(timeline.period_for(sentence.start) for sentence in told),
        )


@cache
def corridor() -> Corridor:
    """The default corridor: the packs that come with svidok and the grammar reader."""
    lexicon = load()
    return Corridor(lexicon, Gazetteer.load(), GrammarReader(lexicon))
