"""The verbatim gate: does every value stand in its own words?

No quote, no value. A number must stand in its evidence as whole words (not "53" in "539", not "500" in "more than 500",
not the day of a date), and read again from them it must come out equal. What fails is dropped, and said to be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from svidok.lexicon import Lexicon
from svidok.model.figure import Count, Figure, Range
from svidok.model.form import FIGURES
from svidok.model.reading import Claim, Dropped, HarmedObject, IncidentReport, RaidReport, Reading
from svidok.model.report import Quote
from svidok.reading.numbers import says
from svidok.reading.passages import Passage
from svidok.reading.reader import MarkedReport


def grounded(reading: Reading, marked: MarkedReport, told: Sequence[Passage], lexicon: Lexicon) -> Reading:
    """The reading without what its words do not carry; each fallen value is named in `dropped`.

    `told` are the passages of the report: they tell where its numbers, dates and places begin and end.
    """
    gate = _Gate(marked, told, lexicon)
    raids = tuple(filter(None, map(gate.raid, reading.raids)))
    incidents = tuple(filter(None, map(gate.incident, reading.incidents)))
    claims = tuple(claim for claim in reading.claims if gate.claim(claim))
    return replace(
        reading, raids=raids, incidents=incidents, claims=claims, dropped=reading.dropped + tuple(gate.dropped)
    )


class _Gate:
    """One report at the gate: its text, and what has fallen so far."""

    def __init__(self, marked: MarkedReport, told: Sequence[Passage], lexicon: Lexicon) -> None:
        self._marked = marked
        self._starts = {token.start for passage in told for token in passage.tokens}
        self._ends = {token.end for passage in told for token in passage.tokens}
        self._text = marked.report.text
        self._lexicon = lexicon
        self.dropped: list[Dropped] = []

    def raid(self, raid: RaidReport) -> RaidReport | None:
        counts = tuple(count for count in raid.counts if self._count(count))
        if not counts or not self._stands("raid", raid.evidence):
            return None
        return replace(raid, counts=counts)

    def incident(self, incident: IncidentReport) -> IncidentReport | None:
        if not self._stands("incident", incident.evidence):
            return None
        figures: dict[str, Figure | None] = {name: self._figure(name, getattr(incident, name)) for name in FIGURES}
        objects = tuple(harmed for harmed in incident.objects if self._object(harmed))
        return replace(incident, objects=objects, **figures)  # type: ignore[arg-type]

    def claim(self, claim: Claim) -> bool:
        return self._stands("claim", claim.evidence)

    def _stands(self, what: str, evidence: Sequence[Quote]) -> bool:
        if not evidence:
            return self._drop(what, "no quote")
        for quote in evidence:
            if not quote.stands_in(self._text):
                return self._drop(what, "its words are not in the text")
        return True

    def _count(self, count: Count) -> bool:
        what = f"count of {count.weapon}, {count.outcome}"
        return self._stands(what, count.evidence) and self._number(what, count.range, count.evidence)

    def _figure(self, name: str, figure: Figure | None) -> Figure | None:
        if figure is None:
            return None
        stands = self._stands(name, figure.evidence) and self._number(name, figure.range, figure.evidence)
        return figure if stands else None

    def _object(self, harmed: HarmedObject) -> bool:
        if harmed.phrase is None or any(harmed.phrase in quote.text for quote in harmed.evidence):
            return True
        return self._drop(f"object {harmed.object_class}", "its words are not in its evidence")

    def _number(self, what: str, value: Range, evidence: Sequence[Quote]) -> bool:
        if value.word is None:
            return self._drop(what, "the number has no words", evidence[0])
        if not any(self._holds(quote, value.word) for quote in evidence):
            return self._drop(what, f"{value.word!r} is not in its evidence", evidence[0])
        language = next(
            (s.language for s in self._marked.sentences if s.start <= evidence[0].start < s.end), self._marked.language
        )
        again = says(value.word, self._lexicon, language)
        if value.ends not in again:
            return self._drop(what, f"{value.word!r} does not say {value}", evidence[0])
        return True

    def _holds(self, quote: Quote, words: str) -> bool:
        """Whether the quote says these words where tokens begin and end."""
        at = quote.text.find(words)
        while at >= 0:
            start = quote.start + at
            if start in self._starts and start + len(words) in self._ends:
                return True
            at = quote.text.find(words, at + 1)
        return False

    def _drop(self, what: str, why: str, quote: Quote | None = None) -> bool:
        self.dropped.append(Dropped(what, why, quote))
        return False
