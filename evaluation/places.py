"""Is each place the right one? python -m evaluation.places [--misses] [--forms FORMS.tsv]

Measured on: the strikes whose description names the town that analysts coded (`../shared/data/cir_events.csv`), a set
of homonyms of our own, every name of the gazetteer in a carrier sentence (in the cases that tools/gazetteer/forms.py
writes), villages seen in reports of all kinds, and what loading costs. The oblast that contains a point is taken to be
that of the nearest settlement whose degrees are known: Natural Earth's shapes put Irpin into Kyiv and Slavutych, which
is an exclave, into the oblast around it.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import cos, hypot, radians
from pathlib import Path

from svidok.lexicon import Lexicon, load
from svidok.model.place import Place, PlaceMention, PlacePrecision, PlaceRole
from svidok.model.report import Report
from svidok.resolving.gazetteer import Entry, Gazetteer
from svidok.resolving.places import places
from svidok.text import sentences

ROOT = Path(__file__).resolve().parents[1]
EVENTS = ROOT.parent / "shared" / "data" / "cir_events.csv"
CORPUS = ROOT.parent / "shared" / "corpus" / "corpus.jsonl"
HOMONYMS = ROOT / "tests" / "resolving" / "homonyms.csv"
NEAR_KM, DEGREE_KM = 15.0, 111.2
SMALL = 5_000  # people: a village for the count of villages seen
LOCAL = (PlacePrecision.SETTLEMENT, PlacePrecision.CITY_DISTRICT, PlacePrecision.RAION)
CARRIERS = {
    "uk": {"nomn": "Під обстріл потрапив населений пункт {}.", "loct": "Пошкоджено будинок у селі {}."},
    "ru": {"nomn": "Под обстрел попал населенный пункт {}.", "loct": "Повреждён дом в селе {}."},
    "en": {"nomn": "Shelling damaged a house in the village of {}."},
}


@dataclass(frozen=True)
class Rooms:
    """What places are resolved with."""

    lexicon: Lexicon
    gazetteer: Gazetteer


@dataclass
class Tally:
    """How many of a kind, and the misses in words."""

    asked: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def add(self, kind: str) -> None:
        self.counts[kind] = self.counts.get(kind, 0) + 1

    def share(self, kind: str, of: str | None = None) -> float:
        whole = self.counts.get(of, 0) if of else self.asked
        return self.counts.get(kind, 0) / whole if whole else 0.0


def kilometres(here: tuple[float, float], there: tuple[float, float]) -> float:
    east = (here[1] - there[1]) * cos(radians(here[0]))
    return hypot(here[0] - there[0], east) * DEGREE_KM


def mentions(rooms: Rooms, text: str, language: str, source: str | None = None) -> tuple[PlaceMention, ...]:
    report = Report("measured", text, language, source_name=source)
    told = sentences(report.text, rooms.lexicon.profiles, language)
    return places(report, told, rooms.gazetteer, rooms.lexicon)


def entries(gazetteer: Gazetteer) -> Iterator[tuple[list[str], Entry]]:
    """Every settlement: its row and what is parsed from it."""
    for number, row in enumerate(gazetteer._rows):
        if row:
            yield row.split("\t"), gazetteer.entry(number)


def scene_of(named: Sequence[PlaceMention]) -> Place | None:
    """The one answer for a description: the first settlement that is the scene; None for none or an abstention."""
    local = [m for m in named if m.role is not PlaceRole.LAUNCH and m.place.precision in LOCAL]
    scenes = [m for m in local if m.role is not PlaceRole.TITLE] or local
    return scenes[0].place if scenes and scenes[0].place.latitude is not None else None


def events(rooms: Rooms) -> Tally:
    """Descriptions of strikes held against the points that analysts gave them."""
    tally = Tally()
    known = [(e.point[0], e.point[1], e.admin1) for row, e in entries(rooms.gazetteer) if row[6]]
    with EVENTS.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["names_town"] == "1"]
    for row in rows:
        tally.asked += 1
        text, point = row["brief description"], (float(row["lat"]), float(row["lon"]))
        named = mentions(rooms, text, "en")
        place = scene_of(named)
        if place is None or place.latitude is None or place.longitude is None:
            tally.misses.append(f"unanswered: {text} | {[m.reason for m in named]}")
            continue
        tally.add("answered")
        away = kilometres(point, (place.latitude, place.longitude))
        near = [(kilometres(point, (a, b)), code) for a, b, code in known if a and b and abs(a - point[0]) < 1]
        right = min(near)[1] == place.admin1
        tally.counts["near"] = tally.counts.get("near", 0) + (away <= NEAR_KM)
        tally.counts["oblast"] = tally.counts.get("oblast", 0) + right
        if away > NEAR_KM or not right:
            tally.misses.append(f"{away:.0f} km, {place.name} {place.admin1} for {min(near)[1]}: {text}")
    return tally


def homonyms(rooms: Rooms) -> Tally:
    """Names that several places share, with and without what tells them apart."""
    tally = Tally()
    with HOMONYMS.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            tally.asked += 1
            verdict = judged(mentions(rooms, row["text"], row["language"]), row["name"], row["admin1"])
            tally.add(verdict)
            if verdict != "right":
                tally.misses.append(f"{verdict}: {row['text']} | wanted {row['admin1']}")
    return tally


def judged(named: Sequence[PlaceMention], name: str, admin1: str) -> str:
    """right, wrong, abstained (where context tells) or missed; `admin1` is a question mark where nothing tells."""
    for mention in named:
        place = mention.place
        if place.name != name and name not in {rival.name for rival in place.rivals}:
            continue
        if place.admin1 is None:
            return "right" if admin1 == "?" else "abstained"
        return "right" if place.admin1 == admin1 else "wrong"
    return "missed"


def names(rooms: Rooms, forms: Path | None) -> Tally:
    """Every name in a carrier sentence: resolved to a place of that name, or unsure with one among the rivals."""
    tally = Tally()
    bearers: dict[tuple[str, str], set[str]] = {}
    for language, _, name, english in nominatives(rooms.gazetteer):
        bearers.setdefault((language, name), set()).add(english)
    asked = dict.fromkeys((*told[:3], told[2]) for told in nominatives(rooms.gazetteer))
    for language, case, form, name in [*asked, *(inflected(forms) if forms else ())]:
        tally.asked += 1
        text = CARRIERS[language][case if case in CARRIERS[language] else "loct"].format(form)
        named = mentions(rooms, text, language)
        if any(of_name(mention.place) & bearers.get((language, name), set()) for mention in named):
            tally.add("found")
        else:
            tally.misses.append(f"{language} {case} {form} ({name}): {[of_name(m.place) for m in named]}"[:160])
    return tally


def of_name(place: Place) -> set[str]:
    """The English names that a mention was taken for, or is unsure between."""
    return {name for name in (place.name, *(rival.name for rival in place.rivals)) if name}


def nominatives(gazetteer: Gazetteer) -> Iterator[tuple[str, str, str, str]]:
    """(language, case, form, English name)."""
    for row, entry in entries(gazetteer):
        for language, form in (("uk", row[2]), ("ru", row[3]), ("en", row[4])):
            if form and entry.name and not entry.far:
                yield language, "nomn", form, entry.name


def inflected(forms: Path) -> Iterator[tuple[str, str, str, str]]:
    with forms.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            yield row["language"], row["case"], row["form"], row["name"]


def villages(rooms: Rooms) -> list[str]:
    """Small places seen in reports of all kinds that no noun, region or list tells of: for a person to look at."""
    people = {entry.key: entry.population for _, entry in entries(rooms.gazetteer)}
    seen = []
    for line in CORPUS.open(encoding="utf-8"):
        told = json.loads(line)
        for mention in mentions(rooms, told["text"], told["lang"]) if told["lang"] in rooms.gazetteer.words else ():
            place, quote = mention.place, mention.quote
            small = people.get(place.key or "", 0) < SMALL if place.key else bool(place.rivals)
            if small and place.precision is PlacePrecision.SETTLEMENT and " " not in quote.text:
                around = told["text"][max(0, quote.start - 40) : quote.end + 30].replace("\n", " ")
                seen.append(f"{told['id']}: {quote.text} in «{around}»")
    return seen


def cost() -> tuple[float, float]:
    """Seconds and megabytes that the gazetteer takes, in a process of its own."""
    code = (
        "import resource, time\n"
        "from svidok.resolving.gazetteer import Gazetteer\n"
        "resident = lambda: int(open('/proc/self/statm').read().split()[1]) * resource.getpagesize() / 2**20\n"
        "before, began = resident(), time.perf_counter()\n"
        "Gazetteer.load()\n"
        "print(time.perf_counter() - began, resident() - before)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    seconds, megabytes = done.stdout.split()
    return float(seconds), float(megabytes)


def main() -> int:
    arguments = ArgumentParser(prog="python -m evaluation.places", description=__doc__)
    arguments.add_argument("--misses", action="store_true", help="every miss, in words")
    arguments.add_argument("--forms", type=Path, help="what tools/gazetteer/forms.py wrote")
    given = arguments.parse_args()
    rooms, misses = Rooms(load(), Gazetteer.load()), list[str]()
    if EVENTS.is_file():
        told = events(rooms)
        print(f"strikes with a named town: {told.asked}; answered {told.share('answered'):.3f}")
        near, right = told.share("near", "answered"), told.share("oblast", "answered")
        print(f"  of those within {NEAR_KM:g} km {near:.3f}, in the oblast that holds the point {right:.3f}")
        misses += told.misses
    told = homonyms(rooms)
    print(f"homonyms: {told.asked}; " + ", ".join(f"{kind} {told.share(kind):.3f}" for kind in sorted(told.counts)))
    misses += told.misses
    told = names(rooms, given.forms)
    print(f"names in a sentence: {told.asked}; found or rightly unsure {told.share('found'):.4f}")
    misses += told.misses
    if CORPUS.is_file():
        seen = villages(rooms)
        print(f"villages seen in 2,000 reports of all kinds, to be looked at: {len(seen)}")
        misses += seen
    seconds, megabytes = cost()
    print(f"loading: {seconds:.2f} s, {megabytes:.0f} MB")
    if given.misses:
        print("\n".join(misses))
    return 0


if __name__ == "__main__":
    sys.exit(main())
