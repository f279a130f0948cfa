"""Which places can a name mean?

Built tables (settlements, areas, city districts) and reviewed ones (regions, names, neighbourhoods) are read as text
and indexed by every name in every language; a row is parsed when it is first asked for. KATOTTG codes are kept without
their «UA»: the first two digits are the oblast, the first four the raion.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from svidok.errors import PackError
from svidok.lexicon.packs import PACKS, fingerprint
from svidok.lexicon.prepared import prepared
from svidok.model.place import PlacePrecision
from svidok.resolving.inflection import adjective_stem, latin_stem
from svidok.resolving.placeentries import (
    CITY_KM,
    HROMADA_KM,
    NOWHERE,
    RAION_KM,
    REGION_KM,
    VILLAGE_KM,
    WELL_KNOWN,
    Area,
    Entry,
    Point,
    Region,
)
from svidok.resolving.placeindex import NameIndex
from svidok.resolving.placewords import PlaceWords, place_words
from svidok.text import fold

GAZETTEERS = PACKS / "gazetteers"

__all__ = ["Area", "Entry", "Gazetteer", "Region"]


@dataclass(eq=False)  # as good a key of a memory as any: there is one of a folder
class Gazetteer:
    """Names and what they can mean; read-only once loaded."""

    words: Mapping[str, PlaceWords]
    regions: dict[str, Region] = field(default_factory=dict)
    elsewhere: frozenset[str] = frozenset()
    ordinary: Mapping[str, frozenset[str]] = field(default_factory=dict)  # names that are also words or persons
    cities: set[tuple[str | None, str]] = field(default_factory=set)  # those whose districts are held
    capitals: Mapping[str, Entry] = field(default_factory=dict)  # by country: those that "the capital" can mean
    front: frozenset[str] = frozenset()  # raions and regions in which there has been war on the ground
    _rows: list[str] = field(default_factory=list)
    _names: NameIndex = field(default_factory=NameIndex)
    _entries: dict[int, Entry] = field(default_factory=dict)
    _adjectives: dict[str, list[Area]] = field(default_factory=dict)
    _latin: dict[str, list[Area]] = field(default_factory=dict)
    _communities: dict[tuple[str, str], Area] = field(default_factory=dict)
    _starts: set[str] = field(default_factory=set)  # how hyphenated adjectives begin
    _adjectival: frozenset[str] = frozenset()  # endings of adjectives in all languages
    _blank: dict[tuple[str, str], bool] = field(default_factory=dict)
    _region_names: dict[tuple[str, ...], str] = field(default_factory=dict)
    _region_starts: set[str] = field(default_factory=set)
    _oblasts: dict[str, str] = field(default_factory=dict)
    _middles: dict[str, Point] = field(default_factory=dict)
    _found: dict[tuple[str, str], tuple[Entry, ...]] = field(default_factory=dict)
    _region_points: dict[str, Point] = field(default_factory=dict)

    def __getstate__(self) -> dict[str, Any]:
        """What it is copied from: rows as one text, which is read back faster than as many strings."""
        return {**self.__dict__, "_rows": "\n".join(self._rows)}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state, _rows=state["_rows"].split("\n"))

    @classmethod
    def load(cls, folder: Path = GAZETTEERS) -> Gazetteer:
        """Raises PackError where a table is missing or a row does not fit."""
        return _load(folder)

    def named(self, folded: str, language: str) -> tuple[Entry, ...]:
        """What one folded word, in whatever case it stands, can mean."""
        found = self._found.get((folded, language))
        if found is None:
            numbers = dict.fromkeys(n for form in self._forms(folded, language) for n in self._names.rows((form,)))
            found = self._found[folded, language] = tuple(self.entry(n) for n in sorted(numbers))
        return found

    def single_names(self, folded: str, language: str) -> list[str]:
        """The names of one word, known here, of which a word can be a case."""
        return [form for form in self._forms(folded, language) if form in self._names.single]

    def longest(self, words: Sequence[str], here: int, language: str) -> tuple[int, tuple[Entry, ...]]:
        """How many folded words from `here` make the longest name, and what it can mean; (0, ()) for none."""
        best, numbers = 0, list[int]()
        for form in self._parts(words[here], language):
            for parts, number in self._names.several.get(form, ()):
                if len(parts) >= best and self._fits(parts, words, here, language):
                    numbers = [*numbers, number] if len(parts) == best else [number]
                    best = len(parts)
        if best:
            return best, tuple(self.entry(n) for n in sorted(set(numbers)))
        single = self.named(words[here], language)
        return (1, single) if single else (0, ())

    def called(self, words: Sequence[str]) -> frozenset[str]:
        """The keys of what is called by these folded words as they stand, undeclined."""
        return frozenset(self.entry(n).key for n in self._names.rows(words))

    def _fits(self, parts: tuple[str, ...], words: Sequence[str], here: int, language: str) -> bool:
        if here + len(parts) > len(words):
            return False
        rest = zip(parts[1:], words[here + 1 : here + len(parts)], strict=True)
        return all(part == word or part in self._parts(word, language) for part, word in rest)

    def _forms(self, folded: str, language: str) -> frozenset[str]:
        spoken = self.words.get(language)
        return spoken.names(folded, self._names.single, self._names.several) if spoken else frozenset((folded,))

    def _parts(self, folded: str, language: str) -> frozenset[str]:
        """What a word can be within a name of several words, in any of its spellings: "Staryy" is a name by itself."""
        spoken = self.words.get(language)
        return spoken.parts(folded) if spoken else frozenset((folded,))

    def stem(self, folded: str) -> str | None:
        """The stem that the cases of an adjective share, in whatever language; None for what ends like none."""
        return adjective_stem(folded, self._adjectival, self._longest_ending)

    @cached_property
    def _longest_ending(self) -> int:
        return max(map(len, self._adjectival), default=0)

    def areas(self, folded: str) -> Sequence[Area]:
        """What an adjective (folded, in any case) can mean before a noun."""
        stem = self.stem(folded)
        return self._adjectives.get(stem, ()) if stem else ()

    def latin_areas(self, folded: str) -> Sequence[Area]:
        """What "Bohodukhivskyi", in whatever spelling, can mean before "district"."""
        return self._latin.get(latin_stem(folded), ())

    def community(self, centre: str, admin1: str) -> Area | None:
        """The community of a region whose centre has that English name."""
        return self._communities.get((centre, admin1))

    def city(self, name: str, admin1: str) -> Entry | None:
        """The largest settlement of that English name, as the tables spell it, in that region."""
        number = _one(self, name, admin1)
        return self.entry(number) if number is not None else None

    def blank(self, folded: str, language: str) -> bool:
        """Whether a word can neither be nor begin the name of a place."""
        known = self._blank.get((folded, language))
        if known is None:
            forms = self._forms(folded, language)
            named = any(form in self._names for form in forms) or folded in self._starts
            named = named or self.stem(folded) in self._names.single  # «Новокуйбишевський НПЗ»
            country = language in self.words and folded in self.words[language].countries
            area = folded in self._region_starts or self.areas(folded) or self.latin_areas(folded)
            known = self._blank[folded, language] = not (named or country or area)
        return known

    def region_called(self, words: Sequence[str], here: int) -> tuple[int, str | None]:
        """How many words from `here` are an English name of a region («Kharkiv» before «region»), and its code."""
        for length in range(min(3, len(words) - here), 0, -1):
            code = self._region_names.get(tuple(words[here : here + length]))
            if code:
                return length, code
        return 0, None

    def centred(self, choices: Sequence[Entry]) -> frozenset[str]:
        """The regions whose centres a name can mean."""
        regions = self.regions
        return frozenset(e.admin1 for e in choices if e.admin1 in regions and e.name == regions[e.admin1].centre)

    def region(self, code: str) -> Entry:
        return Entry(code, "R", None, code, self._region_points.get(code, NOWHERE), precision=PlacePrecision.REGION)

    def entry(self, number: int) -> Entry:
        found = self._entries.get(number)
        if found is None:
            found = self._entries[number] = self._parsed(self._rows[number].split("\t"))
        return found

    def _parsed(self, row: list[str]) -> Entry:
        key, kind, _, _, name, _, latitude, longitude, people = row[:9]
        admin1 = row[9] if len(row) > 9 else self._oblasts[key[:2]]
        population = int(people or 0)
        if latitude:
            point: Point = (
                float(latitude),
                float(longitude),
                CITY_KM if population >= WELL_KNOWN else VILLAGE_KM,
            )
        else:
            point = self._middle(key) or self._region_points.get(admin1, NOWHERE)
        return Entry(key, kind, name, admin1, point, population)

    def _middle(self, key: str) -> Point | None:
        """The middle of the hromada, else of the raion, in which a settlement without degrees of its own lies."""
        known = (self._middles.get(key[:length], NOWHERE) for length in (7, 4))
        return next((point for point in known if point[0] is not None), None)

    def _add(self, entry: Entry, names: Iterator[str] | Sequence[str]) -> None:
        self._rows.append("")
        number = len(self._rows) - 1
        self._entries[number] = entry
        for name in dict.fromkeys(fold(n.strip()) for n in names if n.strip()):
            self._names.learn(name, number)

    def _area(self, area: Area, adjectives: Sequence[str], english: str = "") -> None:
        if english:
            self._latin.setdefault(latin_stem(fold(english)), []).append(area)
        if area.level == "hromada" and area.centre:
            self._communities.setdefault((area.centre, area.admin1), area)
        for adjective in adjectives:
            stem = self.stem(fold(adjective.strip()))
            if stem:
                self._adjectives.setdefault(stem, []).append(area)
                self._starts.add(stem.partition("-")[0])


@cache
def _load(folder: Path) -> Gazetteer:
    return prepared("gazetteer", fingerprint() if folder == GAZETTEERS else None, lambda: _made(folder))


def _made(folder: Path) -> Gazetteer:
    try:
        held = Gazetteer(place_words(folder.parent / "languages"))
        endings = {ending for spoken in held.words.values() for ending in spoken.endings["adjective"]}
        held._adjectival = frozenset(endings)
        _load_regions(held, folder)
        _load_areas(held, folder)
        for table in ("settlements.tsv", "abroad.tsv"):
            _load_settlements(held, folder / table)
        _load_names(held, folder)
        _load_districts(held, folder)
        held.capitals = {row["country"]: _city(held, row) for row in _csv(folder / "capitals.csv")}
        held.front = frozenset(row["code"] for row in _csv(folder / "front.csv"))
        held.ordinary = _ordinary(folder)
        held.elsewhere = frozenset((folder / "elsewhere.txt").read_text("utf-8").split("\n")[1:])
    except (OSError, KeyError, ValueError, IndexError) as error:
        raise PackError(f"the gazetteer cannot be read: {error}", where=str(folder), remedy="build it again") from error
    return held


def _ordinary(folder: Path) -> dict[str, frozenset[str]]:
    """Names of small places that are also words or persons, folded, by language."""
    found: dict[str, set[str]] = {}
    for language, name, _ in _tsv(folder / "ordinary.tsv"):
        found.setdefault(language, set()).add(name)
    return {language: frozenset(names) for language, names in found.items()}


def _csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _point(latitude: str, longitude: str, radius: float) -> Point:
    return (float(latitude), float(longitude), radius) if latitude else NOWHERE


def _tsv(path: Path) -> Iterator[list[str]]:
    for line in path.read_text("utf-8").split("\n")[1:]:
        if line:
            yield line.split("\t")


def _load_regions(held: Gazetteer, folder: Path) -> None:
    for row in _csv(folder / "regions.csv"):
        code = row["code"]
        held.regions[code] = Region(code, row["country"], row["katottg"], row["pcode"], row["centre"])
        if row["katottg"]:
            held._oblasts[row["katottg"]] = code
    for code, latitude, longitude in _tsv(folder / "middles.tsv"):
        held._region_points[code] = _point(latitude, longitude, REGION_KM)
    for row in _csv(folder / "regions.csv"):
        code = row["code"]
        entry = held.region(code)
        area = Area(code, "sea" if code.startswith("SEA") else "region", code, row["centre"], entry.point)
        held._area(area, row["uk_adjective"].split("|") + row["ru_adjective"].split("|"))
        for name in filter(None, row["en"].split("|")):
            parts = tuple(fold(name).replace("-", " - ").split())
            held._region_names[parts] = code
            held._region_starts.add(parts[0])
        held._add(entry, [n for column in ("en_alone", "uk_alone", "ru_alone") for n in row[column].split("|")])


def _load_areas(held: Gazetteer, folder: Path) -> None:
    lands = {row["code"]: row["uk"].split("|") for row in _csv(folder / "lands.csv")}
    for code, level, uk, ru, english, centre, latitude, longitude in _tsv(folder / "areas.tsv"):
        point = _point(latitude, longitude, RAION_KM if level == "raion" else HROMADA_KM)
        held._middles[code] = point
        area = Area(code, level, held._oblasts[code[:2]], centre or None, point)
        held._area(area, uk.split("|") + ru.split("|"), english)
        if code in lands:  # «Нікопольщина»
            held._add(area.entry()._replace(population=WELL_KNOWN), lands[code])
    for code, admin1, uk, ru, english, centre, latitude, longitude in _tsv(folder / "russian_raions.tsv"):
        held._area(
            Area(code, "raion", admin1, centre or None, _point(latitude, longitude, RAION_KM)),
            uk.split("|") + ru.split("|"),
            english,
        )


def _load_settlements(held: Gazetteer, path: Path) -> None:
    text = path.read_text("utf-8").rstrip("\n")
    rows = held._rows
    number = len(rows)
    rows.extend(text.split("\n")[1:])
    for line in text.lower().replace("ё", "е").split("\n")[1:]:
        _, _, uk, ru, en, also, _ = line.split("\t", 6)
        names = {uk, ru, en}
        if also:
            names.update(also.split("|"))
        for name in names:
            held._names.learn(name, number)
        number += 1


def _load_names(held: Gazetteer, folder: Path) -> None:
    for row in _csv(folder / "names.csv"):
        known = _one(held, row["en"], row["admin1"])
        names = [row["en"], *row["names"].split("|")]
        if known is not None:
            held._entries[known] = held.entry(known)._replace(kind="M")
            for name in dict.fromkeys(map(fold, names)):
                held._names.learn(name, known)
        elif row["latitude"]:
            point = _point(row["latitude"], row["longitude"], VILLAGE_KM)
            key = f"{row['admin1']}:{row['en']}"
            held._add(Entry(key, "M", row["en"], row["admin1"], point, int(row["population"] or 0)), names)
        else:
            raise ValueError(f"names.csv: no {row['en']} in {row['admin1']}, and no degrees to add it")
    for row in _csv(folder / "villages.csv"):  # too small for the tables; with the middle of their raion
        key, point = f"{row['admin1']}:{row['en']}", _point(row["latitude"], row["longitude"], RAION_KM)
        held._add(Entry(key, "C", row["en"], row["admin1"], point), [row["en"], row["ru"], row["uk"]])


def _one(held: Gazetteer, english: str, admin1: str) -> int | None:
    """The largest settlement of that name in that region."""
    numbers = held._names.rows_called(fold(english))
    fits = [n for n in numbers if held.entry(n).admin1 == admin1 and held.entry(n).kind != "R"]
    return max(fits, key=lambda n: (held.entry(n).kind == "M", held.entry(n).population), default=None)


def _load_districts(held: Gazetteer, folder: Path) -> None:
    """City districts of the codifier, then their other names and the districts that no codifier holds."""
    codes: dict[tuple[str | None, str, str], str] = {}
    cities: dict[str, Entry] = {}
    wanted = {row[1] for row in _tsv(folder / "districts.tsv")}
    for number, row in enumerate(held._rows):
        if row[:10] in wanted and row[:10] not in cities:
            cities[row[:10]] = held.entry(number)
    for code, city, uk, ru, english in _tsv(folder / "districts.tsv"):
        centre = cities[city]
        codes[centre.name, centre.admin1, english] = code
        _district(held, centre, code, english, (uk, ru))
    for told in _csv(folder / "district_names.csv"):
        centre, name = _city(held, told), told["district"]
        known = codes.get((centre.name, centre.admin1, name))
        _district(held, centre, known or f"{centre.key}:{name}", name, told["names"].split("|"))
    for told in _csv(folder / "neighbourhoods.csv"):
        centre, name = _city(held, told), told["en"]
        area = Area(f"{centre.key}:{name}", "district", centre.admin1, centre.name, centre.point, district=name)
        names = [name, *told["uk"].split("|"), *told["ru"].split("|")]
        held._add(area.entry()._replace(population=WELL_KNOWN), names)


def _city(held: Gazetteer, row: Mapping[str, str]) -> Entry:
    found = _one(held, row["city"], row["admin1"])
    if found is None:
        raise ValueError(f"no city {row['city']} in {row['admin1']}")
    return held.entry(found)


def _district(held: Gazetteer, centre: Entry, code: str, english: str, names: Sequence[str]) -> None:
    """An adjective that means a district of a city; English knows it by the Russian adjective too ("Podolsky")."""
    area = Area(code, "district", centre.admin1, centre.name, centre.point, district=english)
    cyrillic = [name for name in names if not name.isascii()]
    held._area(area, cyrillic, english)
    spoken = held.words.get("ru")
    latin = {name for name in names if name.isascii()} | {spoken.romanised(fold(n)) for n in cyrillic if spoken}
    for stem in {latin_stem(fold(name)) for name in latin} - {latin_stem(fold(english))}:
        held._latin.setdefault(stem, []).append(area)
    held.cities.add((centre.name, centre.admin1))
