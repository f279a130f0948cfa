"""Which reports speak of one place on one day?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from svidok.model.form import FIGURES
from svidok.model.period import DatePrecision
from svidok.model.place import Place, PlacePrecision
from svidok.model.reading import IncidentReport, Side, Status
from svidok.model.record import MemberKey
from svidok.reconcile.hours import day_of
from svidok.reconcile.items import Item
from svidok.reconcile.origins import Origins
from svidok.reconcile.sources import folded

Items = list[Item[IncidentReport]]
_WIDE = frozenset({PlacePrecision.REGION, PlacePrecision.COUNTRY})
Sides = Mapping[MemberKey, Side | None]
Where = tuple[object, ...]


class Group(NamedTuple):
    """Reports of one place, side and day; `where` is the same for the groups of other days."""

    where: Where
    items: Items


class Places:
    """Which words are one place. Two of one name in one region are two as soon as the gazetteer knows both."""

    def __init__(self, items: Iterable[Item[IncidentReport]]) -> None:
        keys: dict[tuple[str | None, ...], set[str]] = {}
        for item in items:
            place = item.said.place
            if place.precision is PlacePrecision.SETTLEMENT and place.key is not None:
                keys.setdefault((place.name, place.admin1), set()).add(place.key)
        self._several = {name for name, known in keys.items() if len(known) > 1}

    def key(self, item: Item[IncidentReport]) -> tuple[str | None, ...]:
        """What two reports must share to speak of one place.

        A settlement, the raion around it, its region and the country are four places. Where the words fit several
        places (rivals, no key), only the identical words are the same place.
        """
        place = item.said.place
        if place.rivals and place.key is None:
            words = " ".join(quote.text for quote in item.said.evidence)
            return ("unsettled", place.name, place.admin1, folded(words))
        if place.precision is PlacePrecision.COUNTRY:
            return ("country", place.country)
        if place.precision is PlacePrecision.REGION or (place.name is None and place.district is None):
            return ("region", place.admin1, place.country)
        if place.precision is PlacePrecision.RAION:
            return ("raion", place.name or place.district, place.admin1)
        if (place.name, place.admin1) in self._several:
            return ("settlement", place.name, place.admin1, place.key)
        return ("settlement", place.name, place.admin1)


def lies_outside(nearer: Place, raion: Place) -> bool:
    """Whether the gazetteer puts a place into another raion: a KATOTTG code begins with that of its raion."""
    if raion.precision is not PlacePrecision.RAION or nearer.precision is PlacePrecision.RAION:
        return False
    code, own = raion.key or "", nearer.key or ""
    return code.isdecimal() and own.isdecimal() and not own.startswith(code)


def settled(places: Iterable[Place]) -> Place:
    """The place that stands for all: the one most exactly known, then most often given."""
    counted = Counter(places)

    def rank(place: Place) -> tuple[bool, int, str]:
        return place.key is None, -counted[place], repr(place)

    return min(counted, key=rank)


def by_place(
    items: Sequence[Item[IncidentReport]],
    places: Places,
    sides: Sides,
    origins: Origins,
    misplaced: Collection[MemberKey],
) -> list[Group]:
    """The items of one day, side and place together; different days never chain."""
    groups: dict[tuple[Where, object], Items] = {}
    told: set[tuple[object, ...]] = set()
    for item in items:
        where, when = _where(item, places, sides, origins), _when(item, origins)
        again = item.said.place.precision in _WIDE and (where, when, item.report.id) in told
        told.add((where, when, item.report.id))
        # Two incidents of one report somewhere in a region are two.
        alone = again or item.key in misplaced
        groups.setdefault(((item.key,) if alone else where, when), []).append(item)
    return [part for (where, _), group in groups.items() for part in _by_side(where, group, sides)]


def _where(item: Item[IncidentReport], places: Places, sides: Sides, origins: Origins) -> Where:
    where = item.said.status is Status.PLANNED, *places.key(item)
    # "Somewhere in the country" without a toll is no place to meet: only copies of one text tell one thing.
    vague = item.said.place.precision is PlacePrecision.COUNTRY and not _has_toll(item, sides)
    return (*where, origins.copied_from(item.report.id)) if vague else where


def _when(item: Item[IncidentReport], origins: Origins) -> tuple[object, ...]:
    period = item.said.period
    if period.precision is DatePrecision.DAY:
        return (day_of(item),)
    return period.precision, period.iso, origins.copied_from(item.report.id)  # no day is no time to meet


def _has_toll(item: Item[IncidentReport], sides: Sides) -> bool:
    return sides[item.key] is not None and any(getattr(item.said, name) is not None for name in FIGURES)


def _by_side(where: Where, group: Items, sides: Sides) -> list[Group]:
    named = {sides[item.key] for item in group}
    if len(named - {None}) <= 1:
        return [Group((*where, side_of(group, sides)), group)]
    parts = {side: [item for item in group if sides[item.key] is side] for side in sorted(named, key=str)}
    return [Group((*where, side), part) for side, part in parts.items()]


def side_of(group: Sequence[Item[IncidentReport]], sides: Sides) -> Side | None:
    return next((side for item in group if (side := sides[item.key]) is not None), None)
