"""Why may a report speak of this incident and not of another? Small reasons, each with its weight and its words.

A reason is one function over two profiles: what a report says, and what is said of an incident so far. Place, day and
side are not weighed here: only what shares them is held against each other at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from svidok.model.figure import Figure, FigureKind, Scope
from svidok.model.form import FIGURES
from svidok.model.reading import IncidentReport
from svidok.model.record import Window
from svidok.reconcile.hours import hours
from svidok.reconcile.items import Item, published
from svidok.reconcile.origins import Origins
from svidok.reconcile.reckon import Ends, low, meet
from svidok.reconcile.sources import folded
from svidok.reconcile.windows import agree, hull, overlap

SMALL, TELLING = 3, 10  # one or two are often the same by chance, a number from TELLING on rarely
GOES_ON = 1.6  # a toll that rises or falls by more is rather another one
FAR_OFF = 4
VETO = -100
RULED_OUT = VETO / 2


class Reason(NamedTuple):
    weight: int
    words: str


@dataclass(slots=True)
class Profile:
    """What is said of one incident, as far as reports can be told apart by it."""

    # The first report of the same text, and its figures: an office tells one toll after another in the same words.
    texts: set[tuple[object, ...]] = field(default_factory=set)
    reports: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    figures: dict[str, dict[Ends, None]] = field(default_factory=dict)  # in the order said
    objects: set[str] = field(default_factory=set)
    phrases: set[str] = field(default_factory=set)
    weapons: set[str] = field(default_factory=set)
    window: Window | None = None  # from the first to the last hour said of it
    again: bool = False  # a second strike on the same place is told
    told: datetime | None = None  # when the first report of it was published

    @classmethod
    def of(cls, items: Iterable[Item[IncidentReport]], origins: Origins) -> Profile:
        profile = cls()
        for item in items:
            profile.add(item, origins)
        return profile

    def add(self, item: Item[IncidentReport], origins: Origins) -> None:
        said = item.said
        figures = {name: figure for name in FIGURES if (figure := getattr(said, name)) is not None and _told(figure)}
        self.texts.add((origins.copied_from(item.report.id), *(figure.range.ends for figure in figures.values())))
        self.reports.add(item.report.id)
        self.offices.update(s.key for s in origins.speakers(item, said.source, said.via) if said.source)
        for name, figure in figures.items():
            self.figures.setdefault(name, {})[figure.range.ends] = None
        self.objects.update(harmed.object_class for harmed in said.objects)
        self.phrases.update(folded(harmed.phrase) for harmed in said.objects if harmed.phrase)
        self.weapons.update(weapon.partition(".")[0] for weapon in said.weapons)
        self.window = _around(self.window, hours(item))
        self.again = self.again or any(harmed.repeat_of for harmed in said.objects)
        self.told = min(filter(None, (self.told, published(item.report))))


def _told(figure: Figure) -> bool:
    """Whether it is a number of this incident as a whole, to be held against others."""
    return figure.kind is not FigureKind.INCREMENT and figure.scope not in (Scope.PERIOD, Scope.SINCE_START)


Rule = Callable[[Profile, Profile], Iterator[Reason]]


def reasons(said: Profile, held: Profile) -> list[Reason]:
    """All reasons for and against what is `said` being what is `held`."""
    return [reason for rule in RULES for reason in rule(said, held)]


def score(found: Iterable[Reason]) -> int:
    return sum(reason.weight for reason in found)


def in_words(found: Iterable[Reason]) -> str:
    """The reasons for it, weightiest first, then those against it, each with its weight."""
    ranked = sorted(found, key=lambda reason: (-reason.weight, reason.words))
    return "; ".join(f"{reason.words} ({reason.weight:+})" for reason in ranked)


def _around(one: Window | None, other: Window | None) -> Window | None:
    if one is None or other is None:
        return one or other
    return hull((one, other))


# ── the reasons ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _text(said: Profile, held: Profile) -> Iterator[Reason]:
    if said.texts & held.texts:
        yield Reason(4, "the same text")
    if said.reports & held.reports:
        yield Reason(-3, "one report tells of both")


def _office(said: Profile, held: Profile) -> Iterator[Reason]:
    if said.offices & held.offices:
        yield Reason(2, "the same origin")
    elif said.offices and held.offices:
        yield Reason(-1, "another origin")


def _tolls(said: Profile, held: Profile) -> Iterator[Reason]:
    for name, told in said.figures.items():
        known = held.figures.get(name)
        if known is None:
            continue
        words = name.replace("_", " ")
        same = told.keys() & known.keys()
        if same:
            number = max(map(low, same))
            yield Reason(1 + (number >= SMALL) + (number >= TELLING), f"the same number {words}")
            continue
        apart = min(_ratio(one, other) for one in told for other in known)
        if apart <= GOES_ON:
            yield Reason(1, f"its number {words} may go on")
        elif apart > FAR_OFF:
            yield Reason(-2, f"its number {words} is far off")
    if "killed" in said.figures and held.figures and "killed" not in held.figures:
        yield Reason(-1, "nobody told of dead there")


def _objects(said: Profile, held: Profile) -> Iterator[Reason]:
    if said.phrases & held.phrases:
        yield Reason(2, "the same object")
    elif said.objects & held.objects:
        yield Reason(1, "the same kind of object")
    elif said.objects and held.objects:
        yield Reason(-1, "other kinds of objects")


def _weapons(said: Profile, held: Profile) -> Iterator[Reason]:
    if said.weapons and held.weapons and not said.weapons & held.weapons:
        yield Reason(-1, "other weapons")


def _hours(said: Profile, held: Profile) -> Iterator[Reason]:
    if held.window is None:
        return
    if said.told is not None and said.told < held.window.start:
        yield Reason(VETO, "published before it")
    if said.window is not None:
        if agree(said.window, held.window):
            yield Reason(1, "at the same hours")
        elif not overlap(said.window, held.window):
            yield Reason(VETO, "at other hours")


def _again(said: Profile, held: Profile) -> Iterator[Reason]:
    if said.again is not held.again:
        yield Reason(-1, "one is told as a second strike")


RULES: tuple[Rule, ...] = (_text, _office, _tolls, _objects, _weapons, _hours, _again)


def _ratio(one: Ends, other: Ends) -> float:
    if meet(one, other):
        return 1
    small, large = sorted(max(low(ends), 0) for ends in (one, other))
    return (large + 1) / (small + 1)
