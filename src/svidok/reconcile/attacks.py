"""Which attack on a place does each report of it speak of?

Only what is said of the hour parts the attacks of a day. What gives a date alone goes to the one attack of that date,
or to the one that most reasons speak for (see reasons). What gives not even a date may be of the day before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from svidok.model.period import DatePrecision
from svidok.model.reading import IncidentReport, Side
from svidok.model.record import Raid, Window
from svidok.reconcile.hours import civil_date, day_of, hours
from svidok.reconcile.items import Item
from svidok.reconcile.linking import ENOUGH_AT_A_PLACE, LOOKED_AT, Gathered, Gathering
from svidok.reconcile.places import Group, Items, Sides, side_of
from svidok.reconcile.windows import EVENING, NOON, agree, middle

Slot = tuple[str | None, str | None]  # a raid's id, or a part of the day
RaidsOf = Mapping[tuple[date | None, Side | None], Sequence[Raid]]


class Attacks:
    """The attacks found so far on every place, by the day that they stand under."""

    def __init__(self, sides: Sides, raids: RaidsOf, gathering: Gathering) -> None:
        self._sides = sides
        self._raids = raids
        self._gathering = gathering
        self._known: dict[tuple[object, ...], list[Gathered]] = {}

    def of(self, groups: Iterable[Group]) -> list[Gathered]:
        """The attacks that groups of one place and day tell of: first by the hour, then by the date, then the rest."""
        before = len(self._gathering.all)
        dated: list[Group] = []
        undated: list[Group] = []
        for where, items in groups:
            if items[0].said.period.precision is not DatePrecision.DAY:
                self._gathering.open(items, None)
                continue
            timeless = self._by_the_hour(Group(where, items))
            dated.append(Group(where, [item for item in timeless if not item.said.period.assumed]))
            undated.append(Group(where, [item for item in timeless if item.said.period.assumed]))
        for group in dated:
            self._by_date(group)
        for group in undated:
            self._undated(group)
        return self._gathering.all[before:]

    def _by_the_hour(self, group: Group) -> Items:
        """Opens attacks told with an hour; gives back what tells none, or one that may be of several."""
        held = self._held(group)
        slots: dict[Slot, Items] = {}
        timeless: Items = []
        for item in group.items:
            slot = _slot(item, held)
            if slot is None:
                timeless.append(item)
            else:
                slots.setdefault(slot, []).append(item)
        for (raid_id, _), part in slots.items():
            self._open(Group(group.where, part), raid_id)
        return timeless

    def _by_date(self, group: Group) -> None:
        """The attacks of a date are those that stand under it, and those of its evening."""
        evening = [one for one in self._at(group, 1) if any(civil_date(item) == _day(group) for item in one.items)]
        self._among(group, [*self._at(group), *evening])

    def _undated(self, group: Group) -> None:
        """What bears only the date of its publication is of that day, or of the day before where reasons say so."""
        own, before = self._at(group), self._at(group, -1)
        rest = [item for item in group.items if not self._gathering.joined(item, before, ENOUGH_AT_A_PLACE, beside=own)]
        self._among(Group(group.where, rest), own, before)

    def _among(self, group: Group, known: Sequence[Gathered], before: Sequence[Gathered] = ()) -> None:
        """Each to the attack that it speaks of; what fits none stands together, what may be any of several alone."""
        gathering = self._gathering
        apart: Items = []
        rest: list[Gathered] = []
        for item in group.items:
            fitting = gathering.fitting(item, known)
            if not fitting:
                apart.append(item)
            elif not (
                gathering.joined_only(item, known, fitting)
                or gathering.joined(item, fitting, ENOUGH_AT_A_PLACE)
                or gathering.joined(item, rest, ENOUGH_AT_A_PLACE)
            ):
                if len(rest) < LOOKED_AT:
                    rest.append(gathering.open([item], None, may_be=fitting))
                else:
                    rest[-1].items.append(item)
        if apart:
            raid_id = None if known else _only_raid(self._held(group))
            self._open(Group(group.where, apart), raid_id, gathering.likely(apart[0], before))

    def _open(self, group: Group, raid_id: str | None, may_be: Sequence[Gathered] = ()) -> None:
        opened = self._gathering.open(group.items, raid_id, may_be=may_be)
        self._known.setdefault((group.where, _day(group)), []).append(opened)

    def _at(self, group: Group, days: int = 0) -> list[Gathered]:
        """The attacks on their place so many days later."""
        day = _day(group)
        return [] if day is None else self._known.get((group.where, day + timedelta(days=days)), [])

    def _held(self, group: Group) -> Sequence[Raid]:
        return self._raids.get((_day(group), side_of(group.items, self._sides)), ())


def _day(group: Group) -> date | None:
    return day_of(group.items[0]) if group.items else None


def _only_raid(raids: Sequence[Raid]) -> str | None:
    """The raid that a report without a clock time is of: the only one with a window, else the only one at all."""
    windowed = [raid for raid in raids if raid.windows]
    for choice in (windowed, raids):
        if len(choice) == 1:
            return choice[0].id
    return None


def _slot(item: Item[IncidentReport], raids: Sequence[Raid]) -> Slot | None:
    """The raid that the hour said falls into, else the part of the day; None if it may be of several, or none."""
    window, day = hours(item), day_of(item)
    if window is None or day is None:
        return None
    inside = sorted(((_shared(window, raid), raid.id) for raid in raids if _falls_into(window, raid)), reverse=True)
    if inside:
        return (inside[0][1], None) if len(inside) == 1 or inside[0][0] >= 2 * inside[1][0] else None
    by_day = NOON <= middle(window, ZoneInfo(item.said.period.zone)).hour < EVENING
    alike = [raid for raid in raids if raid.windows and (raid.groupings.day if by_day else raid.groupings.night)]
    return (alike[0].id, None) if len(alike) == 1 else (None, "day" if by_day else "night")


def _falls_into(window: Window, raid: Raid) -> bool:
    return any(agree(window, other) for other in raid.windows)


def _shared(window: Window, raid: Raid) -> timedelta:
    return max(min(window.end, other.end) - max(window.start, other.start) for other in raid.windows)
