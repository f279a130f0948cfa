"""The verbatim gate: does every value stand in its own words?

No quote, no value. A number must stand in its evidence as whole words (not "53" in "539", not "500" in "more than 500",
not the day of a date), and read again from them it must come out equal. So must every other value that a text says in
words (weapon, outcome, place, thing, speaker, denial), unless its item declares it as inferred. What fails is dropped,
and said to be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from svidok.lexicon import Lexicon
from svidok.model.figure import Count, Figure, Range
from svidok.model.form import FIGURES
from svidok.model.place import Place
from svidok.model.reading import Claim, Dropped, HarmedObject, IncidentReport, RaidReport, Reading
from svidok.model.report import Quote
from svidok.reading.reader import MarkedReport
from svidok.reading.sentence.numbers import says
from svidok.reading.sentence.passages import overlapped
from svidok.reading.unsaid import Names, OwnWords


def declared(reading: Reading, own: OwnWords) -> Reading:
    """The reading with `inferred` set on every item: what its own evidence does not say."""
    return replace(
        reading,
        raids=tuple(
            replace(
                raid,
                inferred=own.raid(raid),
                counts=tuple(replace(count, inferred=own.count(count)) for count in raid.counts),
            )
            for raid in reading.raids
        ),
        incidents=tuple(_declared(incident, own) for incident in reading.incidents),
        claims=tuple(replace(claim, inferred=own.claim(claim)) for claim in reading.claims),
    )


def _declared(incident: IncidentReport, own: OwnWords) -> IncidentReport:
    place = incident.place
    figures: dict[str, Figure | None] = {
        name: replace(figure, inferred=own.figure(name, figure, place))
        for name in FIGURES
        if (figure := getattr(incident, name)) is not None
    }
    objects = tuple(replace(harmed, inferred=own.harmed(harmed, place)) for harmed in incident.objects)
    return replace(incident, inferred=own.incident(incident), objects=objects, **figures)  # type: ignore[arg-type]


def grounded(reading: Reading, marked: MarkedReport, own: OwnWords, lexicon: Lexicon) -> Reading:
    """The reading without what its words do not carry; each fallen value is named in `dropped`.

    `own` holds the passages of the report: they tell where its numbers, dates and places begin and end.
    """
    gate = _Gate(marked, own, lexicon)
    raids = tuple(filter(None, map(gate.raid, reading.raids)))
    incidents = tuple(filter(None, map(gate.incident, reading.incidents)))
    claims = tuple(filter(None, map(gate.claim, reading.claims)))
    return replace(
        reading, raids=raids, incidents=incidents, claims=claims, dropped=reading.dropped + tuple(gate.dropped)
    )


class _Gate:
    """One report at the gate: its text, and what has fallen so far."""

    def __init__(self, marked: MarkedReport, own: OwnWords, lexicon: Lexicon) -> None:
        self._marked = marked
        self._own = own
        self._text = marked.report.text
        self._lexicon = lexicon
        self.dropped: list[Dropped] = []

    def raid(self, raid: RaidReport) -> RaidReport | None:
        counts = tuple(count for count in raid.counts if self._count(count))
        if not counts or not self._stands("raid", raid.evidence):
            return None
        unsaid = self._undeclared("raid", raid, self._own.raid(raid))
        return replace(
            raid,
            counts=counts,
            attacker=None if "attacker" in unsaid else raid.attacker,
            source=_kept("source", raid.source, unsaid),
            via=_kept("via", raid.via, unsaid),
        )

    def incident(self, incident: IncidentReport) -> IncidentReport | None:
        if not self._stands("incident", incident.evidence):
            return None
        unsaid = self._undeclared("incident", incident, self._own.incident(incident))
        if {"place", "status"} & set(unsaid):
            return None
        place, before = incident.place, len(self.dropped)
        figures: dict[str, Figure | None] = {n: self._figure(n, getattr(incident, n), place) for n in FIGURES}
        objects = tuple(harmed for harmed in incident.objects if self._object(harmed, place))
        if any(fallen.what.endswith(_ELSEWHERE) for fallen in self.dropped[before:]):
            return None  # its own numbers or things are told of another place
        kept = replace(incident, objects=objects, **figures)  # type: ignore[arg-type]
        return replace(
            kept,
            attacker=None if "attacker" in unsaid else incident.attacker,
            weapons=_kept("weapons", incident.weapons, unsaid),
            source=_kept("source", incident.source, unsaid),
            via=_kept("via", incident.via, unsaid),
        )

    def claim(self, claim: Claim) -> Claim | None:
        if not self._stands("claim", claim.evidence):
            return None
        unsaid = self._undeclared("claim", claim, self._own.claim(claim))
        if {"speaker", "polarity"} & set(unsaid):
            return None
        holder = None if "holder" in unsaid else claim.holder
        about = _kept("about", claim.about, unsaid)
        return replace(claim, via=_kept("via", claim.via, unsaid), about=about, holder=holder)

    def _stands(self, what: str, evidence: Sequence[Quote]) -> bool:
        if not evidence:
            return self._drop(what, "no quote")
        for quote in evidence:
            if not quote.stands_in(self._text):
                return self._drop(what, "its words are not in the text")
        return True

    def _count(self, count: Count) -> bool:
        what = f"count of {count.weapon}, {count.outcome}"
        if not (self._stands(what, count.evidence) and self._number(what, count.range, count.evidence)):
            return False
        if self._own.gainsays(count):
            return self._drop(what, f"{count.range.word!r} counts other weapons", count.evidence[0])
        return not self._undeclared(what, count, self._own.count(count))

    def _figure(self, name: str, figure: Figure | None, place: Place) -> Figure | None:
        if figure is None:
            return None
        if not (self._stands(name, figure.evidence) and self._number(name, figure.range, figure.evidence)):
            return None
        unsaid = self._undeclared(name, figure, self._own.figure(name, figure, place))
        if {"harm", "place"} & set(unsaid):
            return None
        return replace(figure, source=_kept("source", figure.source, unsaid), via=_kept("via", figure.via, unsaid))

    def _object(self, harmed: HarmedObject, place: Place) -> bool:
        what = f"object {harmed.object_class}"
        if not self._stands(what, harmed.evidence):
            return False
        if harmed.phrase is not None and not any(harmed.phrase in quote.text for quote in harmed.evidence):
            return self._drop(what, "its words are not in its evidence")
        return not self._undeclared(what, harmed, self._own.harmed(harmed, place))

    def _undeclared(self, what: str, item: _Declares, unsaid: Names) -> Names:
        """What the evidence does not say and the item does not own up to; it falls, and is said to."""
        fallen = tuple(name for name in unsaid if name not in item.inferred)
        for name in fallen:
            self._drop(f"{what}, {name}", "its evidence does not say so", item.evidence[0])
        return fallen

    def _number(self, what: str, value: Range, evidence: Sequence[Quote]) -> bool:
        if value.word is None:
            return self._drop(what, "the number has no words", evidence[0])
        if not any(self._holds(quote, value.word) for quote in evidence):
            return self._drop(what, f"{value.word!r} is not in its evidence", evidence[0])
        told = next(iter(overlapped(self._own.told, evidence[0].start, evidence[0].start + 1)), None)
        language, year = (told.language, told.year) if told is not None else (self._marked.language, None)
        again = says(value.word, self._lexicon, language, year)
        if value.ends not in again:
            return self._drop(what, f"{value.word!r} does not say {value}", evidence[0])
        return True

    @cached_property
    def _starts(self) -> frozenset[int]:
        return frozenset(token.start for passage in self._own.told for token in passage.tokens)

    @cached_property
    def _ends(self) -> frozenset[int]:
        return frozenset(token.end for passage in self._own.told for token in passage.tokens)

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


_ELSEWHERE = ", place"
_Declares = Count | Figure | HarmedObject | RaidReport | IncidentReport | Claim


def _kept(name: str, said: Names, unsaid: Names) -> Names:
    return tuple(one for one in said if f"{name}:{one}" not in unsaid)
