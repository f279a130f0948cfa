"""Is each place the right one? python -m evaluation.places [--misses] [--forms FORMS.tsv]

Measured on: the strikes whose description names the town that analysts coded (`../shared/data/cir_events.csv`), the
evidence of gold, a set of homonyms of our own, every name of the gazetteer in a carrier sentence (in the cases that
tools/gazetteer/forms.py writes), villages seen in reports of all kinds, and what loading costs. The oblast that holds
a point is told twice: by Natural Earth's shapes, which put Irpin into Kyiv and Kherson into its river, and as that of
the nearest settlement whose degrees are known. What is missed, and every village seen, is sorted by hand in
places_seen.csv (row ids, a verdict, one reason); a row that nobody has looked at is named.
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

from evaluation import times
from evaluation.measure import available
from svidok.lexicon import Lexicon, load
from svidok.model.place import Place, PlaceMention, PlacePrecision, PlaceRole
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor
from svidok.resolving.gazetteer import Entry, Gazetteer
from svidok.resolving.places import places
from svidok.resolving.placeshapes import in_or_near, region_of
from svidok.text import sentences

ROOT = Path(__file__).resolve().parents[1]
EVENTS = ROOT.parent / "shared" / "data" / "cir_events.csv"
CORPUS = ROOT.parent / "shared" / "corpus" / "corpus.jsonl"
SEEN = Path(__file__).with_name("places_seen.csv")
HOMONYMS = ROOT / "tests" / "resolving" / "homonyms.csv"
NEAR_KM, BORDER_KM, DEGREE_KM = 15.0, 5.0, 111.2
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
    missed: dict[tuple[str, str], int] = field(default_factory=dict)

    def add(self, kind: str, count: int = 1) -> None:
        self.counts[kind] = self.counts.get(kind, 0) + count

    def miss(self, measured: str, identifier: str, told: str) -> None:
        """One to be looked at by hand, by the row of evaluation/places_seen.csv that says what came of it."""
        self.missed[measured, identifier] = self.missed.get((measured, identifier), 0) + 1
        self.misses.append(f"{identifier}: {told}")

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
    known = [(*e.point[:2], e.admin1) for row, e in entries(rooms.gazetteer) if row[6]]
    with EVENTS.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["names_town"] == "1"]
    for row in rows:
        tally.asked += 1
        text, point = row["brief description"], (float(row["lat"]), float(row["lon"]))
        named = mentions(rooms, text, "en")
        place = scene_of(named)
        if place is None or place.latitude is None or place.longitude is None:
            tally.miss("cir", row["entry"], f"unanswered: {text} | {[m.reason for m in named]}")
            continue
        tally.add("answered")
        away = kilometres(point, (place.latitude, place.longitude))
        near = [(kilometres(point, (a, b)), code) for a, b, code in known if a and b and abs(a - point[0]) < 1]
        drawn, nearest = region_of(*point), min(near)[1]
        tally.add("border", in_or_near(str(place.admin1), *point, BORDER_KM))
        tally.add("near", away <= NEAR_KM)
        tally.add("oblast", place.admin1 == drawn)
        tally.add("nearest", place.admin1 == nearest)
        if away > NEAR_KM or place.admin1 != drawn:
            told = f"{away:.0f} km, {place.name} {place.admin1} for {drawn} ({nearest}): {text}"
            tally.miss("cir", row["entry"], told)
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
        tally.add(f"asked {language}")
        text = CARRIERS[language][case if case in CARRIERS[language] else "loct"].format(form)
        named = mentions(rooms, text, language)
        if any(of_name(mention.place) & bearers.get((language, name), set()) for mention in named):
            tally.add("found")
            tally.add(f"found {language}")
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


def villages(rooms: Rooms) -> Tally:
    """Small places seen in reports of all kinds."""
    tally = Tally()
    people = {entry.key: entry.population for _, entry in entries(rooms.gazetteer)}
    for line in CORPUS.open(encoding="utf-8"):
        told = json.loads(line)
        tally.asked += 1
        for mention in mentions(rooms, told["text"], told["lang"]) if told["lang"] in rooms.gazetteer.words else ():
            place, quote = mention.place, mention.quote
            small = people.get(place.key or "", 0) < SMALL if place.key else bool(place.rivals)
            if small and place.precision is PlacePrecision.SETTLEMENT:
                tally.add("seen")
                around = told["text"][max(0, quote.start - 40) : quote.end + 30].replace("\n", " ")
                tally.miss("corpus", told["id"], f"{quote.text} in «{around}»")
    return tally


def looked_at(tally: Tally, measured: str) -> str:
    """How a person sorted what was missed or seen; what nobody has looked at is counted, and shown by its number."""
    with SEEN.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["set"] == measured]
    sorted_by_hand = {row["id"]: row for row in rows}
    kinds, unseen = Tally(), list[str]()
    for (_, identifier), count in tally.missed.items():
        row = sorted_by_hand.get(identifier)
        kinds.add(row["verdict"] if row else "not looked at")
        if row is None or int(row["count"]) < count:
            unseen.append(identifier)
    told = ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.counts.items()))
    return told + (f"; NOT LOOKED AT: {', '.join(unseen)}" if unseen else "; all looked at")


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


def told_events(rooms: Rooms) -> Tally:
    tally = events(rooms)
    kinds = ("near", "oblast", "border", "nearest")
    near, drawn, border, nearest = (tally.share(kind, "answered") for kind in kinds)
    print(f"strikes with a named town: {tally.asked}; answered {tally.share('answered'):.3f}")
    print(f"  of those within {NEAR_KM:g} km {near:.3f}; in the oblast of the nearest settlement {nearest:.3f},")
    print(
        f"  in the oblast whose shape holds the point {drawn:.3f}, or passes within {BORDER_KM:g} km of it {border:.3f}"
    )
    print(f"  missed, by rows: {looked_at(tally, 'cir')}")
    return tally


def told_villages(rooms: Rooms) -> Tally:
    tally = villages(rooms)
    print(f"places below {SMALL:,} people seen in {tally.asked:,} reports of all kinds: {tally.counts.get('seen', 0)}")
    print(f"  by reports: {looked_at(tally, 'corpus')}")
    return tally


def told_homonyms(rooms: Rooms) -> Tally:
    tally = homonyms(rooms)
    print(f"homonyms: {tally.asked}; " + ", ".join(f"{kind} {tally.share(kind):.3f}" for kind in sorted(tally.counts)))
    return tally


def told_names(rooms: Rooms, forms: Path | None) -> Tally:
    tally = names(rooms, forms)
    shares = ", ".join(f"{code} {tally.share(f'found {code}', f'asked {code}'):.4f}" for code in CARRIERS)
    print(f"names in a sentence: {tally.asked}; found or rightly unsure {tally.share('found'):.4f} ({shares})")
    return tally


def told_evidence() -> None:
    """Places and regions where the evidence of gold says which sentences tell of the strike."""
    given = times.measured(corridor(), times.scorer())
    for what in ("place", "admin1"):
        shares = ", ".join(f"{key} {given.share(what, key):.3f}" for key in times.KEYS)
        print(f"{what} given the evidence of gold: {given.asked[what, 'all']}; {shares}")


def main() -> int:
    arguments = ArgumentParser(prog="python -m evaluation.places", description=__doc__)
    arguments.add_argument("--misses", action="store_true", help="every miss, in words")
    arguments.add_argument("--forms", type=Path, help="what tools/gazetteer/forms.py wrote")
    given = arguments.parse_args()
    rooms = Rooms(load(), Gazetteer.load())
    if available():
        told_evidence()
    tallies = [told_events(rooms)] if EVENTS.is_file() else []
    tallies += [told_homonyms(rooms), told_names(rooms, given.forms)]
    tallies += [told_villages(rooms)] if CORPUS.is_file() else []
    seconds, megabytes = cost()
    print(f"loading: {seconds:.2f} s, {megabytes:.0f} MB")
    if given.misses:
        print("\n".join(miss for tally in tallies for miss in tally.misses))
    return 0


if __name__ == "__main__":
    sys.exit(main())
