"""What does one passage of a made report say, in which words, and what would a perfect reader read in it?"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from svidok.model.figure import Count, Figure, FigureKind, Outcome, Range, Scope
from svidok.model.period import DatePrecision, Period
from svidok.model.place import Place, PlacePrecision
from svidok.model.reading import HarmedObject, IncidentReport, ObjectClass, RaidReport, Side, Status

LANGUAGES = ("uk", "ru", "en")
KYIV = ZoneInfo("Europe/Kyiv")
WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("nights.toml").read_text("utf-8"))
NIGHT, DAY, EVENING = "night", "afternoon", "evening"
BEGINS = {NIGHT: 2, DAY: 15, EVENING: 21}  # local hours
LASTS = {NIGHT: (-6, 12), DAY: (12, 18), EVENING: (16, 24)}  # what the words allow, in hours of the day they name

Spec = dict[str, Any]
Toll = tuple[int, int]  # killed, injured


@dataclass(frozen=True)
class Struck:
    """One incident as it truly was, on a civil date; `tolls` as its office gives them, one after the other."""

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
        return datetime.combine(self.day, time(BEGINS[self.slot]), KYIV)


@dataclass(frozen=True)
class Part:
    """One passage of a report: what it tells of which incident, from whom, and which of its tolls it gives."""

    text: str
    of: int | None = None
    said: IncidentReport | RaidReport | None = None
    origin: str | None = None
    step: int | None = None


def first(one: Struck, step: int, published: datetime, language: str, chance: random.Random) -> Part:
    """What happened and when, by a part of the day or the hour."""
    when, period = _when(one, published, language, chance)
    words = _words(one, step, language) | {"when": when, "When": _capital(when)}
    return _part(
        one, step, chance.choice(WORDS["first"][language]).format(**words), replace(_said(one, step), period=period)
    )


def undated(one: Struck, published: datetime, language: str, chance: random.Random) -> Part:
    """What happened, with no word of when."""
    period = Period(DatePrecision.DAY, published.date(), assumed=True)
    text = chance.choice(WORDS["undated"][language]).format(**_words(one, 0, language))
    return _part(one, 0, text, replace(_said(one, 0), period=period))


def later(one: Struck, step: int, language: str, chance: random.Random) -> Part:
    """How a toll goes on, rises, is taken back or only added to; of the date, with no hour."""
    (was, hurt_before), (killed, injured) = one.tolls[step - 1 : step + 1]
    words = _words(one, step, language) | {"wrong": str(was)}
    said = replace(_said(one, step), objects=(), weapons=(), period=Period(DatePrecision.DAY, one.day))
    if injured == hurt_before:
        more = Figure(Range.exactly(killed - was), (), (), (), FigureKind.INCREMENT, Scope.STRIKE)
        return _part(
            one,
            step,
            WORDS["more"][language][killed - was - 1].format(**words),
            replace(said, killed=more, injured=None),
        )
    options = [
        *WORDS["later"][language],
        *(WORDS["falls" if killed < was else "rises"][language] if killed != was else ()),
    ]
    return _part(one, step, chance.choice(options).format(**words), said)


def vague(one: Struck, published: datetime, language: str, chance: random.Random) -> Part:
    """The region or the raion instead of the city, nobody named: only its toll and its objects tell what is meant."""
    when, period = _when(one, published, language, chance)
    wide = WORDS["region"][one.admin1]["loc"][language]
    words = _words(one, 0, language) | {"when": when, "When": _capital(when), "wide": wide, "Wide": _capital(wide)}
    text = chance.choice(WORDS["vague"][language]).format(**words)
    place = Place(PlacePrecision.REGION, None, one.admin1, "UA", key=one.admin1)
    return Part(text, one.number, replace(_said(one, 0), place=place, period=period, source=()), step=0)


def denial(one: Struck, published: datetime, language: str, chance: random.Random) -> Part:
    source = WORDS["denier"]["source"]
    period = Period(DatePrecision.DAY, published.date(), assumed=True)
    said = IncidentReport((), _place(one), period, one.attacker, status=Status.DENIED, source=(source,))
    return Part(chance.choice(WORDS["denier"][language]).format(**_words(one, 0, language)), one.number, said, source)


def bulletins(day: date, chance: random.Random) -> Iterator[tuple[str, Part]]:
    """What only the numbers of a night are told in: once with its window, then with its date."""
    drones, missiles = chance.randint(60, 500), chance.randint(5, 40)
    shot = drones - chance.randint(5, 50)
    evening, morning = datetime.combine(day - timedelta(days=1), time(19), KYIV), datetime.combine(day, time(8), KYIV)
    declared = Period(DatePrecision.DAY, day, evening, morning, evening, morning)
    counts = tuple(
        Count(Range.exactly(n), weapon, outcome, ())
        for weapon, outcome, n in (
            ("drone", Outcome.LAUNCHED, drones),
            ("missile", Outcome.LAUNCHED, missiles),
            ("drone", Outcome.SHOT_DOWN, shot),
        )
    )
    source = "Ukrainian Air Force"
    for language, period in zip(LANGUAGES, (declared, *2 * (Period(DatePrecision.DAY, day),)), strict=True):
        words = {"day": _day(day, language), "before": _day(day - timedelta(days=1), language)}
        text = WORDS["bulletin"][language].format(drones=drones, missiles=missiles, shot=shot, **words)
        yield language, Part(text, None, RaidReport((), counts, period, Side.RU, source=(source,)), source)


def passed_on(part: Part, language: str, chance: random.Random) -> Part:
    """The same passage as another prints it, with a few words of his own."""
    own = WORDS["copied"][language]
    text = part.text
    for old, new in own["words"].items():
        if chance.random() < 0.3:
            text = text.replace(old, new, 1)
    return replace(part, text=chance.choice(own["before"]) + text + chance.choice(own["after"]))


def carried(part: Part, language: str, chance: random.Random) -> Part:
    """The same, with the name of the outlet that it is from."""
    outlet = chance.choice(WORDS["outlets"][language])
    said = replace(part.said, via=(outlet,)) if isinstance(part.said, IncidentReport) else part.said
    return replace(part, text=part.text + chance.choice(WORDS["carried"][language]).format(outlet=outlet), said=said)


def _part(one: Struck, step: int, text: str, said: IncidentReport) -> Part:
    return Part(_capital(text), one.number, said, one.office["source"], step)


def _said(one: Struck, step: int) -> IncidentReport:
    killed, injured = (Figure(Range.exactly(n), (), (), (), FigureKind.TOTAL, Scope.STRIKE) for n in one.tolls[step])
    return IncidentReport(
        evidence=(),
        place=_place(one),
        period=Period(DatePrecision.DAY, one.day),
        attacker=one.attacker,
        weapons=(one.weapon["code"],),
        killed=killed if one.tolls[step][0] else None,
        injured=injured,
        objects=tuple(HarmedObject(ObjectClass(thing["class"])) for thing in one.objects[:1]),
        source=(one.office["source"],),
    )


def _place(one: Struck) -> Place:
    name, country = one.place["name"], one.admin1[:2]
    key = f"made:{one.admin1}:{one.place.get('raion', '')}:{name}"
    return Place(PlacePrecision.SETTLEMENT, name, one.admin1, country, key=key)


def _when(one: Struck, published: datetime, language: str, chance: random.Random) -> tuple[str, Period]:
    """Words for when it was, and what they mean: the hour, the part of the day, or of an evening next day the night."""
    how = chance.random()
    if how < (0.5 if one.slot == DAY else 0.25):
        words = chance.choice(WORDS["when"]["hour"][language]).format(day=_day(one.day, language), hour=one.begins.hour)
        return words, Period(
            DatePrecision.DAY, one.day, one.begins, one.begins + timedelta(minutes=1), start=one.begins
        )
    late = one.slot == EVENING and published.date() > one.day and how < 0.5
    day, slot = (one.day + timedelta(days=1), NIGHT) if late else (one.day, one.slot)
    words = chance.choice(WORDS["when"][slot][language]).format(day=_day(day, language))
    midnight = datetime.combine(day, time(), KYIV)
    earliest, latest = (midnight + timedelta(hours=hour) for hour in LASTS[slot])
    return words, Period(DatePrecision.DAY, day, earliest, latest)


def _words(one: Struck, step: int, language: str) -> dict[str, str]:
    killed, injured = one.tolls[step]
    tolls = [_counted("dead", killed, language)] if killed else []
    toll = (" and " if language == "en" else ", ").join([*tolls, _counted("hurt", injured, language)])
    if language == "en" and not killed:
        toll = toll.replace(f"{injured} ", f"{injured} people ", 1)
    words: dict[str, str] = {
        "loc": one.place["loc"][language],
        "onto": one.place["onto" if "onto" in one.place else "loc"][language],
        "body": one.office["body" if "body" in one.office else "name"][language],
        "toll": toll,
        "objects": one.objects[0]["words"][language],
        "weapon": one.weapon["by"][language],
    }
    numbers = {"killed": str(killed), "injured": str(injured), "day": _day(one.day, language)}
    return words | {_capital(name): _capital(said) for name, said in words.items()} | numbers


def _counted(what: str, n: int, language: str) -> str:
    forms: tuple[str, str, str] = WORDS[what][language]
    one, few, many = forms
    if language == "en":
        return (one if n == 1 else few).format(n=n)
    if n % 10 == 1 and n % 100 != 11:
        return one.format(n=n)
    return (few if 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14 else many).format(n=n)


def _day(day: date, language: str) -> str:
    return f"{day.day} {WORDS['when']['month'][language]}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
