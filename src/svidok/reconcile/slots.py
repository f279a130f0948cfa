"""Which reports speak of one place on one day, and of which attack of that day?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from svidok.model.form import FIGURES
from svidok.model.period import DatePrecision
from svidok.model.place import Place, PlacePrecision
from svidok.model.reading import IncidentReport, Side, Status
from svidok.model.record import Groupings, MemberKey, Raid
from svidok.reconcile.items import Item
from svidok.reconcile.linking import ENOUGH_AT_A_PLACE, LOOKED_AT, Gathered, Gathering
from svidok.reconcile.origins import Origins
from svidok.reconcile.reasons import hours
from svidok.reconcile.sources import folded
from svidok.reconcile.windows import groupings, overlap

Items = list[Item[IncidentReport]]
_WIDE = frozenset({PlacePrecision.REGION, PlacePrecision.COUNTRY})
Slot = tuple[str | None, str | None]  # a raid's id, or a part of the day
Sides = Mapping[MemberKey, Side | None]
RaidsOf = Mapping[tuple[date | None, Side | None], Sequence[Raid]]


def place_key(item: Item[IncidentReport]) -> tuple[str | None, ...]:
    """What two reports must share to speak of one place.

    A settlement, the raion around it, its region and the country are four places. Where the words fit several places
    (rivals, no key), only the identical words are the same place.
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
    return ("settlement", place.name, place.admin1)


def settled(places: Iterable[Place]) -> Place:
    """The place that stands for all: the one most exactly known, then most often given."""
    counted = Counter(places)

    def rank(place: Place) -> tuple[bool, int, str]:
        return place.key is None, -counted[place], repr(place)

    return min(counted, key=rank)


def by_place(
    items: Sequence[Item[IncidentReport]], sides: Sides, origins: Origins, misplaced: Iterable[object]
) -> list[Items]:
    """The items of one day, side and place together; different days never chain."""
    alone = set(misplaced)
    groups: dict[tuple[object, ...], Items] = {}
    told: set[tuple[object, ...]] = set()
    for item in items:
        key = _key(item, sides, origins, alone)
        if item.said.place.precision in _WIDE and (key, item.report.id) in told:
            key = (item.key,)  # two incidents of one report somewhere in a region are two
        told.add((key, item.report.id))
        groups.setdefault(key, []).append(item)
    return [part for group in groups.values() for part in _by_side(group, sides)]


def _key(item: Item[IncidentReport], sides: Sides, origins: Origins, alone: set[object]) -> tuple[object, ...]:
    if item.key in alone:
        return (item.key,)
    period = item.said.period
    key = (period.precision, period.iso, item.said.status is Status.PLANNED, place_key(item))
    # Without a day, or "somewhere in the country" without a toll, only copies of one text tell one thing.
    vague = item.said.place.precision is PlacePrecision.COUNTRY and not _has_toll(item, sides)
    if vague or period.precision is not DatePrecision.DAY:
        return (*key, origins.copied_from(item.report.id))
    return key


def _has_toll(item: Item[IncidentReport], sides: Sides) -> bool:
    return sides[item.key] is not None and any(getattr(item.said, name) is not None for name in FIGURES)


def _by_side(group: Items, sides: Sides) -> list[Items]:
    named = {sides[item.key] for item in group}
    if len(named - {None}) <= 1:
        return [group]
    return [[item for item in group if sides[item.key] is side] for side in sorted(named, key=str)]


def by_attack(group: Items, sides: Sides, raids: RaidsOf, gathering: Gathering) -> list[Gathered]:
    """The parts of a group that fall into different raids of the day.

    Only what is said of the hour can part a group. What gives none joins the one part that most reasons speak for.
    """
    if group[0].said.period.precision is not DatePrecision.DAY:
        return [gathering.open(group, None)]
    held = raids.get((group[0].said.period.day, side_of(group, sides)), ())
    slots: dict[Slot, Items] = {}
    timeless: Items = []
    for item in group:
        slot = _slot(item, held)
        if slot is None:
            timeless.append(item)
        else:
            slots.setdefault(slot, []).append(item)
    if len(slots) <= 1:
        return [gathering.open(group, next(iter(slots))[0] if slots else _only_raid(held))]
    parts = [gathering.open(part, raid_id) for (raid_id, _), part in slots.items()]
    rest: list[Gathered] = []
    for item in timeless:
        if not gathering.joined(item, parts, ENOUGH_AT_A_PLACE):
            if not gathering.joined(item, rest, ENOUGH_AT_A_PLACE) and len(rest) < LOOKED_AT:
                rest.append(gathering.open([item], None, unsure=True))
            elif item.key not in gathering.why:
                rest[-1].items.append(item)
    return [*parts, *rest]


def side_of(group: Sequence[Item[IncidentReport]], sides: Sides) -> Side | None:
    return next((side for item in group if (side := sides[item.key]) is not None), None)


def _only_raid(raids: Sequence[Raid]) -> str | None:
    """The raid that a report without a clock time is of: the only one with a window, else the only one at all."""
    windowed = [raid for raid in raids if raid.windows]
    for choice in (windowed, raids):
        if len(choice) == 1:
            return choice[0].id
    return None


def _slot(item: Item[IncidentReport], raids: Sequence[Raid]) -> Slot | None:
    """The raid whose window holds the hour said, else the part of the day; None if no hour is said."""
    window = hours(item)
    if window is None:
        return None
    inside = [raid for raid in raids if any(overlap(window, other) for other in raid.windows)]
    if len(inside) == 1:
        return inside[0].id, None
    parts = groupings([window], item.said.period.day, ZoneInfo(item.said.period.zone))
    alike = [raid for raid in raids if raid.windows and _shares(raid.groupings, parts)]
    if len(alike) == 1 and not inside:
        return alike[0].id, None
    if parts.day and parts.night:
        return None
    return None, "day" if parts.day else "night"


def _shares(one: Groupings, other: Groupings) -> bool:
    return bool((one.night and other.night) or (one.day and other.day))
