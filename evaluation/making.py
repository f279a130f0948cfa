"""What could be reported of one night, when the truth is known? Nights made by a seed: twelve incidents, sixty reports.

Offices post first figures, outlets copy, reword and translate them, some too late, some with no word of when; tolls go
on, fall, or are only added to; villages share a name, in two regions or in one; one city is struck twice in a day,
another one on two nights, one in the evening; a party denies; a region is named instead of the city; the next morning
sums up. Each report has its text and the reading that a perfect reader would give of it (see nights_words).
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from evaluation.nights_words import (
    DAY,
    EVENING,
    KYIV,
    LANGUAGES,
    NIGHT,
    WORDS,
    Part,
    Spec,
    Struck,
    Toll,
    bulletins,
    carried,
    denial,
    first,
    later,
    passed_on,
    undated,
    vague,
)
from svidok.model.reading import RaidReport, Reading, Side
from svidok.model.report import Quote, Report
from svidok.reconcile import Entry

INCIDENTS, REPORTS = 12, 60
Chance = random.Random


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
                period = part.said.period
                day = self.report.published if period.assumed else period.day
                incidents.append(replace(part.said, evidence=quotes, period=replace(period, day=day)))
        return Entry(self.report, Reading(self.report.id, "made@1", tuple(raids), tuple(incidents)))

    def part(self, at: int) -> Part | None:
        """The passage around a character."""
        return next((part for start, end, part in self.spans if start <= at < end), None)

    def about(self, at: int) -> int | None:
        """The incident that the passage around a character tells of."""
        part = self.part(at)
        return part.of if part else None


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
    chance = Chance(seed)
    truth = tuple(_struck(chance))
    made = list(_reports(truth, chance))
    while len(made) < REPORTS:
        made.append(_further(truth, made, chance))
    chance.shuffle(made)
    return Night(truth, tuple(_numbered(one, f"n{seed}-{n}") for n, one in enumerate(made)))


def _struck(chance: Chance) -> Iterator[Struck]:
    """Seven cities, two villages of one name, a city again that day, one the night before, one far away."""
    today = date(2025, 7, 4) + timedelta(days=chance.randrange(24))
    cities = chance.sample(WORDS["place"], 7)
    yesterday = today - timedelta(days=1)
    where = [(city, today, NIGHT, Side.RU) for city in (*cities[:6], *_twins(chance))]
    where.insert(6, (cities[6], yesterday, EVENING, Side.RU))
    where += [(cities[0], today, chance.choice((DAY, DAY, EVENING)), Side.RU), (cities[1], yesterday, NIGHT, Side.RU)]
    where += [(chance.choice(WORDS["far"]), today, NIGHT, Side.UA)]
    for number, (place, day, slot, attacker) in enumerate(where):
        offices = [place] if "source" in place else [*WORDS["body"], WORDS["region"][place["admin1"]]]
        things, weapon = chance.sample(WORDS["object"], 2), chance.choice(WORDS["weapon"])
        tolls = tuple(_tolls(chance, chance.choice((1, 2, 2, 3))))
        office = chance.choice(offices)
        yield Struck(number, place, place["admin1"], day, slot, attacker, weapon, (things[0], things[1]), tolls, office)


def _twins(chance: Chance) -> Iterator[Spec]:
    """Two villages of one name: in two regions, or in two raions of one."""
    if chance.random() < 0.5:
        homonym = chance.choice(WORDS["homonym"])
        for code in homonym["admin1"]:
            yield {**homonym, "admin1": code, "loc": _filled(homonym, code)}
    else:
        homonym = chance.choice(WORDS["namesake"])
        for raion in homonym["raions"]:
            yield {**homonym, "raion": raion["en"], "loc": _filled(homonym, homonym["admin1"], raion)}


def _filled(place: Spec, admin1: str, raion: Spec | None = None) -> dict[str, str]:
    region = WORDS["region"][admin1]["of"]
    return {
        language: place["loc"][language].format(region=region[language], raion=(raion or {}).get(language))
        for language in LANGUAGES
    }


def _tolls(chance: Chance, steps: int) -> Iterator[Toll]:
    """A toll that mostly rises; sometimes some of the dead are taken back, or only the injured die."""
    killed, injured = chance.choice((0, 0, 1, 2, 3, 6)), chance.randint(2, 30)
    yield killed, injured
    for _ in range(steps - 1):
        how = chance.random()
        if how < 0.2 and killed > 1:
            killed -= 1
            injured += chance.randint(1, 9)
        elif how < 0.4:
            killed += chance.randint(1, 2)
        else:
            killed += chance.randint(1, 3)
            injured += chance.randint(1, 9)
        yield killed, injured


def _reports(truth: Sequence[Struck], chance: Chance) -> Iterator[Told]:
    for one in truth:
        yield from _chain(one, chance)
    near = [one for one in truth if one.attacker is Side.RU]
    for one in chance.sample(near[:6], 2):
        at = datetime.combine(one.day, time(16), KYIV)
        language = chance.choice(LANGUAGES)
        yield _told(language, at, [denial(one, at, language, chance)], chance)
        at, language = one.begins + timedelta(hours=4), chance.choice(LANGUAGES)
        yield _told(language, at, [vague(one, at, language, chance)], chance)
    for _ in range(2):
        yield _roundup(chance.sample(near, 4), 5, chance, lambda one: 0)
    yield _roundup(chance.sample(near, 4), 20, chance, lambda one: len(one.tolls) - 1)
    morning = datetime.combine(truth[0].day, time(9), KYIV)
    for language, part in bulletins(truth[0].day, chance):
        yield _told(language, morning, [part], chance)


def _chain(one: Struck, chance: Chance) -> Iterator[Told]:
    """The first post, a retelling in another language, and every later figure."""
    yield _tells(one, 0, "ru" if one.attacker is Side.UA else "uk", 2, chance)
    yield _tells(one, 0, chance.choice(LANGUAGES), 3, chance)
    for step in range(1, len(one.tolls)):
        yield _later(one, step, chance)


def _tells(one: Struck, step: int, language: str, hours: int, chance: Chance) -> Told:
    at = one.begins + timedelta(hours=hours)
    return _told(language, at, [first(one, step, at, language, chance)], chance)


def _later(one: Struck, step: int, chance: Chance, hours: int = 0) -> Told:
    language = chance.choice(LANGUAGES)
    at = one.begins + timedelta(hours=9 * step + hours)
    return _told(language, at, [later(one, step, language, chance)], chance)


def _further(truth: Sequence[Struck], made: Sequence[Told], chance: Chance) -> Told:
    """What outlets do with it: copy, carry, translate, repeat a figure, tell an old one late, leave out when."""
    one, language = chance.choice(truth), chance.choice(LANGUAGES)
    how = chance.random()
    if how < 0.35:
        return _copy(chance.choice(made), chance)
    if how < 0.55:
        at = one.begins + timedelta(hours=4)
        return _told(language, at, [carried(first(one, 0, at, language, chance), language, chance)], chance)
    if how < 0.75 and len(one.tolls) > 1:
        return _later(one, chance.randrange(1, len(one.tolls)), chance, hours=2)
    at = one.begins + timedelta(hours=chance.choice((3, 6, 9)))
    if how < 0.85 and "onto" in one.place:
        return _told(language, at, [undated(one, at, language, chance)], chance)
    return _tells(one, 0, language, 9 * len(one.tolls) + 4, chance)


def _told(language: str, at: datetime, parts: Sequence[Part], chance: Chance) -> Told:
    at += timedelta(minutes=chance.randrange(50))
    text = "\n\n".join(part.text for part in parts)
    outlet = chance.choice(WORDS["outlets"][language])
    report = Report("", text, language, at.date(), at, source_name=outlet)
    return Told(report, tuple(parts))


def _copy(told: Told, chance: Chance) -> Told:
    language = told.report.language or "uk"
    assert told.report.published_at is not None
    parts = (passed_on(told.parts[0], language, chance), *told.parts[1:])
    return _told(language, told.report.published_at, parts, chance)


def _roundup(several: Sequence[Struck], hours: int, chance: Chance, step: Callable[[Struck], int]) -> Told:
    """Several incidents in one report, so many hours after the last of them."""
    language = chance.choice(LANGUAGES)
    at = max(one.begins for one in several) + timedelta(hours=hours)
    return _told(language, at, [first(one, step(one), at, language, chance) for one in several], chance)


def _numbered(told: Told, name: str) -> Told:
    return replace(told, report=replace(told.report, id=name))
