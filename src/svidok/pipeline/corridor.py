"""The corridor: what happens to a report, from its words to a reading? The only place that knows the order of rooms."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property

from svidok.lexicon import Lexicon, load
from svidok.lexicon.prepared import uncollected
from svidok.model.place import PlaceMention
from svidok.model.reading import Reading
from svidok.model.report import Report
from svidok.reading.grammar import GrammarReader
from svidok.reading.reader import MarkedReport, Reader
from svidok.reading.tables.rows import read_rows, rows_of
from svidok.resolving.channelplace import channel_place
from svidok.resolving.gazetteer import Gazetteer
from svidok.resolving.governing import Timeline
from svidok.resolving.periods import outlet_of, periods, publication, recalling, zone_of
from svidok.resolving.placechance import PlaceChance
from svidok.resolving.places import places
from svidok.text import Sentence, Words, alone, language_of, sentences, words


@dataclass(frozen=True)
class Corridor:
    """The rooms that a report walks through, in order."""

    lexicon: Lexicon
    gazetteer: Gazetteer
    reader: Reader

    @property
    def reader_id(self) -> str:
        return f"{self.reader.name}@{self.reader.version}"

    @uncollected()
    def read(self, report: Report) -> Reading:
        """What the report says; one in a language of no pack is left unread, and the reading says so.

        The rows of a known table are read by their columns, and not as prose.
        """
        if (table := rows_of(report)) is not None:
            return read_rows(report, table, self.reader_id)
        language = language_of(report.text, self.lexicon.profiles, report.language)
        if language not in self.lexicon.profiles:
            why = f"language {language} is in no pack" if language else "no language could be told"
            return Reading(report.id, self.reader_id, unread=why)
        spelled = words(report.text)
        if not self._may_cover(report, language, spelled):
            return Reading(report.id, self.reader_id)
        told, named = self._placed(report, language, spelled)
        if not self.reader.covers(report, told, named):
            return Reading(report.id, self.reader_id)
        return self.reader.read(self._timed(report, language, told, named))

    def mark(self, report: Report, language: str | None = None) -> MarkedReport | None:
        """The report with its sentences, named places and times; None where no pack holds its language.

        The language is told from the text unless it is given.
        """
        language = language or language_of(report.text, self.lexicon.profiles, report.language)
        if language not in self.lexicon.profiles:
            return None
        return self._timed(report, language, *self._placed(report, language, words(report.text)))

    def _may_cover(self, report: Report, language: str, spelled: Words) -> bool:
        """Whether the report must be looked at sentence by sentence, for what its words may name in one language."""
        if self.reader.may_cover(report, language, spelled):
            return True
        chance = self._chances.get(language)
        if chance is None:
            chance = self._chances[language] = PlaceChance(self.gazetteer, language, self.reader.lands)
        return chance.anywhere(report.text, spelled) or not alone(report.text, self.lexicon.profiles, language)

    @cached_property
    def _chances(self) -> dict[str, PlaceChance]:
        return {}

    def _placed(
        self, report: Report, language: str, spelled: Words
    ) -> tuple[tuple[Sentence, ...], tuple[PlaceMention, ...]]:
        told = tuple(sentences(report.text, self.lexicon.profiles, language, spelled))
        return told, places(report, told, self.gazetteer, self.lexicon)

    def _timed(
        self, report: Report, language: str, told: tuple[Sentence, ...], named: tuple[PlaceMention, ...]
    ) -> MarkedReport:
        zone = zone_of(report, self.lexicon)
        times = periods(report, told, self.lexicon, zone)
        issued = publication(report, zone, outlet_of(report, self.lexicon))
        timeline = Timeline(times, told, issued, recalling(report.text, told, self.lexicon) if times else ())
        in_force = tuple(timeline.period_for(sentence.start) for sentence in told)
        home = channel_place(report, self.gazetteer, self.lexicon)
        return MarkedReport(report, language, told, named, times, in_force, home)


@cache
def corridor() -> Corridor:
    """The default corridor: the packs that come with svidok and the grammar reader."""
    lexicon = load()
    return Corridor(lexicon, Gazetteer.load(), GrammarReader(lexicon))
