"""What could be reported of one night, when the truth is known? Nights made by a seed: twelve incidents, sixty reports.

Offices post first figures, outlets copy, reword and translate them, some too late; tolls go on and sometimes fall; two
villages share a name; one city is struck twice in a day, another one on two nights; a party denies; a region is named
instead of the city. Each report has its text and the reading that a perfect reader would give of it.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from svidok.model.figure import Count, Figure, FigureKind, Outcome, Range, Scope
from svidok.model.period import DatePrecision, Period
from svidok.model.place import Place, PlacePrecision
from svidok.model.reading import HarmedObject, IncidentReport, ObjectClass, RaidReport, Reading, Side, Status
from svidok.model.report import Quote, Report
from svidok.reconcile import Entry

INCIDENTS, REPORTS = 12, 60
LANGUAGES = ("uk", "ru", "en")
KYIV = ZoneInfo("Europe/Kyiv")
WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("nights.toml").read_text("utf-8"))
NIGHT, DAY = "night", "day"

Spec = dict[str, Any]
Toll = tuple[int, int]  # killed, injured


@dataclass(frozen=True)
class Struck:
    """One incident as it truly was; `tolls` as its office gives them, one after the other."""

    number: int
    place: Spec
    admin1: str
    day: date
    slot: str
    attacker: Side
    weapon: Spec
    objects: tuple[Spec, Spec]
    tolls: tuple[Toll, ...]
    office: Spec

    @property
    def begins(self) -> datetime:
        hour = 15 if self.slot == DAY else 2
        return datetime.combine(self.day, time(hour), KYIV)


@dataclass(frozen=True)
class Part:
    """One passage of a report: what it tells of which incident, from whom, and which of its tolls it gives."""

    text: str
    of: int | None = None
    said: IncidentReport | RaidReport | None = None
    origin: str | None = None
    step: int | None = None


@dataclass(frozen=True)
class Told:
    """A report by its passages, each a line of its text."""

    report: Report
    parts: tuple[Part, ...]

    @property
    def spans(self) -> Iterator[tuple[int, int, Part]]:
        start = 0
        for part in self.parts:
            yield start, start + len(part.text), part
            start += len(part.text) + 2

    @property
    def entry(self) -> Entry:
        """The report with the reading that a perfect reader gives."""
        raids, incidents = [], []
        for start, end, part in self.spans:
            quotes = (Quote(start, end, part.text),)
            if isinstance(part.said, RaidReport):
                raids.append(replace(part.said, evidence=quotes))
            elif part.said is not None:
                incidents.append(replace(part.said, evidence=quotes))
        return Entry(self.report, Reading(self.report.id, "made@1", tuple(raids), tuple(incidents)))

    def about(self, at: int) -> int | None:
        """The incident that the passage around a character tells of."""
        return next((part.of for start, end, part in self.spans if start <= at < end), None)


@dataclass(frozen=True)
class Night:
    truth: tuple[Struck, ...]
    told: tuple[Told, ...] = field(repr=False)

    def known(self, number: int) -> Toll | None:
        """The last toll of an incident that any report tells; None where none tells one."""
        parts = (part for told in self.told for part in told.parts if part.of == number and part.step is not None)
        steps = [part.step for part in parts if part.step is not None]
        return self.truth[number].tolls[max(steps)] if steps else None

    def origins(self, number: int) -> frozenset[str]:
        """Whose knowledge the reports of an incident are, as far as they name anybody."""
        return frozenset(
            part.origin for told in self.told for part in told.parts if part.of == number and part.origin is not None
        )


def night(seed: int) -> Night:
    """The night of this number; the same for every run."""
    chance = random.Random(seed)
    truth = tuple(_struck(chance))
    made = list(_reports(truth, chance))
    while len(made) < REPORTS:
        made.append(_copy(chance.choice(made), chance))
    chance.shuffle(made)
    return Night(truth, tuple(_numbered(one, f"n{seed}-{n}") for n, one in enumerate(made[:REPORTS])))


def _struck(chance: random.Random) -> Iterator[Struck]:
    """Seven cities by night, two villages of one name, a city again by day, one the night before, one far away."""
    today = date(2025, 7, 4) + timedelta(days=chance.randrange(24))
    cities = chance.sample(WORDS["place"], 7)
    homonym = chance.choice(WORDS["homonym"])
    twins = [{**homonym, "admin1": code, "loc": _filled(homonym, code)} for code in homonym["admin1"]]
    yesterday = today - timedelta(days=1)
    where = [(city, today, NIGHT, Side.RU) for city in (*cities, *twins)]
    where += [(cities[0], today, DAY, Side.RU), (cities[1], yesterday, NIGHT, Side.RU)]
    where += [(WORDS["far"][0], today, NIGHT, Side.UA)]
    for number, (place, day, slot, attacker) in enumerate(where):
        offices = [place] if "source" in place else [*WORDS["body"], WORDS["region"][place["admin1"]]]
        first, second = chance.sample(WORDS["object"], 2)
        weapon = chance.choice(WORDS["weapon"])
        tolls = tuple(_tolls(chance, chance.choice((1, 2, 2, 3))))
        office = chance.choice(offices)
        yield Struck(number, place, place["admin1"], day, slot, attacker, weapon, (first, second), tolls, office)


def _filled(place: Spec, admin1: str) -> dict[str, str]:
    return {
        language: place["loc"][language].format(region=WORDS["region"][admin1]["of"][language])
        for language in LANGUAGES
    }


def _tolls(chance: random.Random, steps: int) -> Iterator[Toll]:
    killed, injured = chance.choice((0, 0, 1, 2, 3, 6)), chance.randint(2, 30)
    yield killed, injured
    for _ in range(steps - 1):
        falls = chance.random() < 0.2
        killed = max(1, killed + (-1 if falls else chance.randint(1, 3)))
        injured += chance.randint(1, 9)
        yield killed, injured


def _reports(truth: Sequence[Struck], chance: random.Random) -> Iterator[Told]:
    for one in truth:
        yield from _chain(one, chance)
    far = [one for one in truth if one.attacker is Side.RU]
    for one in chance.sample(far[:7], 2):
        yield _denial(one, chance)
        yield _vague(one, chance)
    for _ in range(2):
        yield _roundup(chance.sample(far, 4), chance)
    yield from _bulletins(truth[0].day, chance)


def _chain(one: Struck, chance: random.Random) -> Iterator[Told]:
    """The first post, its retellings in other languages, its later figures, and a retelling that comes too late."""
    first = _telling(one, 0, "ru" if one.attacker is Side.UA else "uk", one.begins + timedelta(hours=2), chance)
    yield first
    for hours in (3, 5):
        yield _telling(one, 0, chance.choice(LANGUAGES), one.begins + timedelta(hours=hours), chance)
    for step in range(1, len(one.tolls)):
        at = one.begins + timedelta(hours=9 * step)
        yield _later(one, step, chance, at)
        if chance.random() < 0.5:
            yield _later(one, step, chance, at + timedelta(hours=2))
        if chance.random() < 0.3:
            yield _telling(one, 0, chance.choice(LANGUAGES), at + timedelta(hours=4), chance)


def _told(language: str, at: datetime, parts: Sequence[Part], chance: random.Random) -> Told:
    at += timedelta(minutes=chance.randrange(50))
    text = "\n\n".join(part.text for part in parts)
    outlet = chance.choice(WORDS["outlets"][language])
    report = Report("", text, language, at.date(), at, source_name=outlet)
    return Told(report, tuple(parts))


def _copy(told: Told, chance: random.Random) -> Told:
    """The same text from another outlet, with a few words of its own."""
    language = told.report.language or "uk"
    more = chance.choice(WORDS["copied"][language])
    parts = (replace(told.parts[0], text=more + told.parts[0].text), *told.parts[1:])
    assert told.report.published_at is not None
    return _told(language, told.report.published_at + timedelta(minutes=30), parts, chance)


def _numbered(told: Told, name: str) -> Told:
    return replace(told, report=replace(told.report, id=name))


# ── what one passage says ────────────────────────────────────────────────────────────────────────────────────────────


def _telling(one: Struck, step: int, language: str, at: datetime, chance: random.Random) -> Told:
    return _told(language, at, [_first(one, step, language, chance)], chance)


def _first(one: Struck, step: int, language: str, chance: random.Random) -> Part:
    body = (one.office.get("body") or one.office["name"])[language]
    words = chance.choice(WORDS["first"][language])
    text = words.format(**_common(one, step, language), body=body, Body=_capital(body), loc=one.place["loc"][language])
    said = _said(one, one.tolls[step], source=one.office["source"])
    return Part(text, one.number, said, one.office["source"], step)


def _later(one: Struck, step: int, chance: random.Random, at: datetime) -> Told:
    language = chance.choice(LANGUAGES)
    onto = one.place.get("onto", one.place["loc"])[language]
    body = (one.office.get("body") or one.office["name"])[language]
    killed, injured = one.tolls[step]
    text = chance.choice(WORDS["later"][language]).format(
        onto=onto, day=_day(one.day, language), killed=killed, injured=injured, body=body, Body=_capital(body)
    )
    said = _said(one, one.tolls[step], source=one.office["source"])
    said = replace(said, objects=(), weapons=(), period=Period(DatePrecision.DAY, one.day))
    return _told(language, at, [Part(text, one.number, said, one.office["source"], step)], chance)


def _vague(one: Struck, chance: random.Random) -> Told:
    """The region or the raion instead of the city, nobody named: only its toll and its objects tell what is meant."""
    language = chance.choice(LANGUAGES)
    region = WORDS["region"][one.admin1]
    wide = region["loc"][language]
    text = WORDS["vague"][language].format(**_common(one, 0, language), wide=wide)
    place = Place(PlacePrecision.REGION, None, one.admin1, "UA", key=one.admin1)
    said = replace(_said(one, one.tolls[0]), place=place)
    return _told(language, one.begins + timedelta(hours=4), [Part(text, one.number, said)], chance)


def _denial(one: Struck, chance: random.Random) -> Told:
    language = chance.choice(LANGUAGES)
    denier = WORDS["denier"]
    text = denier[language].format(onto=one.place["onto"][language])
    said = IncidentReport(
        (), _place(one), Period(DatePrecision.DAY, one.day, assumed=True), one.attacker, status=Status.DENIED,
        source=(denier["source"],),
    )  # fmt: skip
    at = datetime.combine(one.day, time(16), KYIV)
    return _told(language, at, [Part(text, one.number, said, denier["source"])], chance)


def _roundup(several: Sequence[Struck], chance: random.Random) -> Told:
    language = chance.choice(LANGUAGES)
    at = max(one.begins for one in several) + timedelta(hours=5)
    return _told(language, at, [_first(one, 0, language, chance) for one in several], chance)


def _bulletins(day: date, chance: random.Random) -> Iterator[Told]:
    drones, missiles = chance.randint(60, 500), chance.randint(5, 40)
    shot = drones - chance.randint(5, 50)
    evening, morning = datetime.combine(day - timedelta(days=1), time(19), KYIV), datetime.combine(day, time(8), KYIV)
    declared = Period(DatePrecision.DAY, day, evening, morning, evening, morning)
    counts = [
        ("drone", Outcome.LAUNCHED, drones),
        ("missile", Outcome.LAUNCHED, missiles),
        ("drone", Outcome.SHOT_DOWN, shot),
    ]
    for language, period in (
        ("uk", declared),
        ("ru", Period(DatePrecision.DAY, day)),
        ("en", Period(DatePrecision.DAY, day)),
    ):
        text = WORDS["bulletin"][language].format(
            day=_day(day, language), before=_day(day - timedelta(days=1), language),
            drones=drones, missiles=missiles, shot=shot,
        )  # fmt: skip
        said = RaidReport(
            (), tuple(Count(Range.exactly(n), weapon, outcome, ()) for weapon, outcome, n in counts), period, Side.RU,
            source=("Ukrainian Air Force",),
        )  # fmt: skip
        yield _told(language, morning + timedelta(hours=1), [Part(text, None, said, "Ukrainian Air Force")], chance)


def _said(one: Struck, toll: Toll, source: str | None = None) -> IncidentReport:
    killed, injured = (Figure(Range.exactly(n), (), (), (), FigureKind.TOTAL, Scope.STRIKE) for n in toll)
    return IncidentReport(
        evidence=(),
        place=_place(one),
        period=_period(one),
        attacker=one.attacker,
        weapons=(one.weapon["code"],),
        killed=killed if toll[0] else None,
        injured=injured,
        objects=tuple(HarmedObject(ObjectClass(thing["class"])) for thing in one.objects[:1]),
        source=(source,) if source else (),
    )


def _place(one: Struck) -> Place:
    name, country = one.place["name"], one.admin1[:2]
    return Place(PlacePrecision.SETTLEMENT, name, one.admin1, country, key=f"made:{one.admin1}:{name}")


def _period(one: Struck) -> Period:
    if one.slot == DAY:
        return Period(DatePrecision.DAY, one.day, one.begins, one.begins + timedelta(hours=1), start=one.begins)
    evening = datetime.combine(one.day - timedelta(days=1), time(18), KYIV)
    return Period(DatePrecision.DAY, one.day, evening, datetime.combine(one.day, time(12), KYIV))


def _common(one: Struck, step: int, language: str) -> dict[str, str]:
    killed, injured = one.tolls[step]
    when = WORDS["when"][one.slot][language].format(day=_day(one.day, language), hour=one.begins.hour)
    tolls = [_counted("dead", killed, language)] if killed else []
    toll = (" and " if language == "en" else ", ").join([*tolls, _counted("hurt", injured, language)])
    if language == "en" and not killed:
        toll = toll.replace(f"{injured} ", f"{injured} people ", 1)
    objects = one.objects[0]["words"][language]
    weapon = one.weapon["by"][language]
    return {
        "when": when,
        "When": _capital(when),
        "toll": toll,
        "Toll": _capital(toll),
        "objects": objects,
        "weapon": weapon,
    }


def _counted(what: str, n: int, language: str) -> str:
    one, few, many = WORDS[what][language]
    if language == "en":
        return (one if n == 1 else few).format(n=n)
    if n % 10 == 1 and n % 100 != 11:
        return one.format(n=n)
    return (few if 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14 else many).format(n=n)


def _day(day: date, language: str) -> str:
    return f"{day.day} {WORDS['when']['month'][language]}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
