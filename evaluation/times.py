"""Given where a strike is told, are its day and its place right? python -m evaluation.times [--misses]

The gold evidence spans (`../shared/reading/gold`) stand in for what a reader finds, so that a miss is one of resolving:
a wrong choice among homonyms, a wrong night, or the wrong mark in force. Nothing of the reader is used. An incident
takes the first mark within its evidence: scenes before all others, spans of its own before those that it shares with
another incident, a settlement (or a sea, which holds none) before its region; without one, the nearest before it, else
the nearest after. Of two incidents that share a span, the later takes a place that the earlier has left. Only what gold
itself has is asked for. Below it stand the same fields over the incidents that the reader finds, and the share of our
own phrases (tests/resolving) whose date and scene are right; the nights at any instant are a property: make soak.
"""

from __future__ import annotations

import csv
import importlib.util
import json
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from evaluation import measure
from evaluation.measure import GOLD, LANGUAGES, ROOT, SCORER, available
from svidok.intake.dates import published
from svidok.model.period import Period, PeriodMention
from svidok.model.place import Place, PlaceMention, PlacePrecision, PlaceRole
from svidok.model.report import Report
from svidok.pipeline.corridor import Corridor, corridor
from svidok.reading.reader import MarkedReport
from svidok.resolving.governing import Timeline
from svidok.resolving.periods import publication, zone_of

Gold = dict[str, Any]
Span = Sequence[int]  # start, end
SamePlace = Callable[[Gold, Gold], bool]
TARGETS = {"date": 0.95, "place": 0.93, "admin1": 0.95}
EACH_LANGUAGE = 0.90
FOUND, FOUND_TARGET = tuple(f"incident.{what} (found)" for what in TARGETS), 0.93
PHRASES = tuple(ROOT / "tests" / "resolving" / name for name in ("periods.csv", "phrases.csv"))
PHRASES_ROW, PHRASES_TARGET = "phrases of our own", 0.99
KEYS = ("all", *LANGUAGES)
ROLES = tuple(PlaceRole)  # a scene first, then the others as they are declared
WIDE = (PlacePrecision.RAION, PlacePrecision.REGION)


@dataclass
class Tally:
    """How many were asked for and right, by (field, language), and the misses in words."""

    asked: dict[tuple[str, str], int] = field(default_factory=dict)
    right: dict[tuple[str, str], int] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def add(self, what: str, language: str, right: bool) -> None:
        for key in ((what, "all"), (what, language)):
            self.asked[key] = self.asked.get(key, 0) + 1
            self.right[key] = self.right.get(key, 0) + right

    def share(self, what: str, language: str) -> float:
        return self.right.get((what, language), 0) / max(1, self.asked.get((what, language), 0))


@dataclass(frozen=True)
class Told:
    """A report as resolving marks it."""

    marked: MarkedReport
    timeline: Timeline

    @classmethod
    def of(cls, gold: Gold, rooms: Corridor) -> Told | None:
        day = published(gold.get("published")).day
        report = Report(gold["id"], gold["text"], gold["lang"], day, source_name=gold.get("source_name"))
        marked = rooms.mark(report)
        if marked is None:
            return None
        assumed = publication(report, zone_of(report, rooms.lexicon))
        return cls(marked, Timeline(marked.periods, marked.sentences, assumed))

    def period(self, evidence: Sequence[Span]) -> Period:
        """What is said for the first span for which anything is said; else the publication date."""
        said = (self.timeline.said_for(self._word(start)) for start, _ in evidence)
        mention: PeriodMention | None = next((one for one in said if one is not None), None)
        return mention.period if mention is not None else self.timeline.period_for(evidence[0][0])

    def _word(self, offset: int) -> int:
        """The offset of the first character of evidence that is no blank."""
        text = self.marked.report.text
        while offset < len(text) - 1 and text[offset].isspace():
            offset += 1
        return offset

    def places(self, evidence: Sequence[Span], shared: Sequence[Span]) -> list[PlaceMention]:
        """The marks that may be the incident's place, the likeliest first; others have the `shared` spans too."""
        named = [m for m in self.marked.places if m.place.precision is not PlacePrecision.COUNTRY]
        inside = [m for m in named if _within(m, evidence)]
        inside.sort(key=lambda m: (ROLES.index(m.role), _within(m, shared), _width(m.place)))
        scenes = [m for m in named if m.role is PlaceRole.SCENE and m not in inside]
        before = [m for m in reversed(scenes) if m.quote.start < evidence[0][0]]
        return [*inside, *before, *(m for m in scenes if m not in before)]


def _within(mention: PlaceMention, spans: Sequence[Span]) -> bool:
    return any(start <= mention.quote.start < end for start, end in spans)


def _width(place: Place) -> int:
    """0 for a settlement or a sea; more for what holds settlements."""
    at_sea = place.admin1 is not None and place.admin1.startswith("SEA")
    return 0 if at_sea or place.precision not in WIDE else 1 + WIDE.index(place.precision)


def chosen(told: Told, incidents: Sequence[Gold]) -> Iterator[tuple[Gold, PlaceMention | None]]:
    """Each incident with its mark; no two that share a span share their mark while another is left."""
    given: list[tuple[Gold, PlaceMention]] = []
    for incident in sorted(incidents, key=lambda i: sum(end - start for start, end in i["evidence"])):
        others = [span for other in incidents if other is not incident for span in other["evidence"]]
        marks = told.places(incident["evidence"], _common(incident["evidence"], others))
        taken = {mark.place.identity for other, mark in given if _common(incident["evidence"], other["evidence"])}
        mark = next((m for m in marks if m.place.identity not in taken), marks[0] if marks else None)
        if mark is not None:
            given.append((incident, mark))
        yield incident, mark


def _common(one: Sequence[Span], other: Sequence[Span]) -> list[Span]:
    """The spans of the one that overlap a span of the other."""
    return [span for span in one if any(span[0] < end and start < span[1] for start, end in other)]


def measured(rooms: Corridor, same_place: SamePlace) -> Tally:
    tally = Tally()
    for line in GOLD.open(encoding="utf-8"):
        gold = json.loads(line)
        told = Told.of(gold, rooms)
        needed = [incident for incident in gold["incidents"] if not incident.get("optional")]
        if told is None:
            tally.misses += [f"unmarked: {gold['id']}" for _ in needed]
            continue
        for incident, mark in chosen(told, needed):
            _judge(tally, gold, incident, told.period(incident["evidence"]), mark, same_place)
    return tally


def _judge(
    tally: Tally, gold: Gold, incident: Gold, period: Period, mark: PlaceMention | None, same_place: SamePlace
) -> None:
    place = mark.place if mark is not None else None
    read = {"place": place.name if place else None, "admin1": place.admin1 if place else None, "date": period.iso}
    for what in TARGETS:
        if not incident.get(what):
            continue
        right = same_place(incident, read) if what == "place" else incident[what] == read[what]
        tally.add(what, gold["lang"], right)
        if not right:
            words = " … ".join(gold["text"][start:end] for start, end in incident["evidence"])
            why = f" ({mark.quote.text}: {mark.reason})" if mark is not None and what != "date" else ""
            tally.misses.append(
                f"{gold['id']} {what}: {read[what]}{why} for {incident[what]} (published {gold['published']}): {words}"
            )


def scorer() -> SamePlace:
    """When two places are one, as the scorer of readings has it."""
    spec = importlib.util.spec_from_file_location("score", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    same: SamePlace = module.same_place
    return same


def phrases(rooms: Corridor) -> Tally:
    """Our own phrases with truth by hand: is the first time named of this date and scene?"""
    tally = Tally()
    for path in PHRASES:
        with path.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                report = Report("phrase", row["text"], row["lang"], published(row["published"]).day)
                marked = rooms.mark(report, row["lang"])
                told = (
                    [(mention.period.iso or "", str(mention.scene)) for mention in marked.periods[:1]] if marked else []
                )
                right = told == ([] if row["scene"] == "none" else [(row["date"], row["scene"])])
                tally.add(PHRASES_ROW, row["lang"], right)
                if not right:
                    tally.misses.append(f"{row['lang']} {row['text']}: {told} for {row['date']} {row['scene']}")
    return tally


def shown(name: str, shares: dict[str, float], asked: float, target: float, least: float) -> list[str]:
    """Prints one row and gives what of it is below target (`least` in a single language)."""
    print(f"{name:24}" + "".join(f"{shares[language]:9.3f}" for language in KEYS) + f"{asked:8.0f}")
    return [f"{name} ({key})" for key in KEYS if shares[key] < (target if key == "all" else least)]


def main() -> int:
    arguments = ArgumentParser(prog="python -m evaluation.times", description=__doc__)
    arguments.add_argument("--misses", action="store_true", help="every miss, in words")
    given = arguments.parse_args()
    if not available():
        print("no gold beside the checkout (../shared/reading): nothing to measure against")
        return 0
    rooms = corridor()
    tally, own, found = measured(rooms, scorer()), phrases(rooms), measure.measured()
    print(f"{'given the evidence':24}" + "".join(f"{key:>9}" for key in KEYS) + f"{'asked':>8}")
    short = []
    for what, target in TARGETS.items():
        shares = {key: tally.share(what, key) for key in KEYS}
        short += shown(what, shares, tally.asked[what, "all"], target, EACH_LANGUAGE)
    for what in FOUND:
        shares = {key: found[key][what]["f1"] for key in KEYS}
        short += shown(what, shares, found["all"][what]["expected"], FOUND_TARGET, EACH_LANGUAGE)
    shares = {key: own.share(PHRASES_ROW, key) for key in KEYS}
    short += shown(PHRASES_ROW, shares, own.asked[PHRASES_ROW, "all"], PHRASES_TARGET, PHRASES_TARGET)
    if short:
        print("below its target: " + ", ".join(short))
    if given.misses:
        print("\n".join(tally.misses + own.misses))
    return bool(short)


if __name__ == "__main__":
    sys.exit(main())
