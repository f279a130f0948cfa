"""Which incident does a report speak of that gives no hour of its own, or no place nearer than a region?

Every incident of that day, side and region is a candidate; the reasons (see reasons) are weighed, and the report joins
the one with the most if they are enough and no other has as many. One report never binds two incidents together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from svidok.model.place import Place, PlacePrecision
from svidok.model.reading import IncidentReport, Side, Status
from svidok.model.record import MemberKey
from svidok.reconcile.items import Item
from svidok.reconcile.origins import Origins
from svidok.reconcile.reasons import Profile, in_words, reasons, score
from svidok.reconcile.sources import folded

ENOUGH_AT_A_PLACE = 3  # for one of several attacks on one place that day
ENOUGH_IN_A_REGION = 4  # for one of the settlements of a region: two numbers, or one that tells and an object

ENOUGH_BY_NAME = 1  # for reports of one name in one region, where several places bear it
LEAD = 2  # by which it must outdo every other candidate
LOOKED_AT = 16  # incidents of one name, or of no known hour, that a newcomer is held against

Items = list[Item[IncidentReport]]


@dataclass(slots=True)
class Gathered:
    """One incident as far as it is gathered."""

    items: Items
    raid_id: str | None
    profile: Profile
    unsure: bool = False  # of several attacks on its place that day it may be any


class Gathering:
    """The incidents found so far, where to look for them, and why what has no hour or no place joined them."""

    def __init__(self, origins: Origins) -> None:
        self.all: list[Gathered] = []
        self.why: dict[MemberKey, str] = {}
        self._origins = origins
        self._in_region: dict[tuple[object, ...], list[Gathered]] = {}
        self._of_name: dict[tuple[object, ...], list[Gathered]] = {}

    def open(self, items: Items, raid_id: str | None, *, unsure: bool = False) -> Gathered:
        """A new incident of these items."""
        gathered = Gathered(items, raid_id, Profile.of(items, self._origins), unsure)
        self.all.append(gathered)
        return gathered

    def find_in_region(self, gathered: Gathered, side: Side | None) -> None:
        """Let what names only the region be held against it."""
        said = gathered.items[0].said
        if said.place.admin1 is not None:
            self._in_region.setdefault((*_when(gathered.items[0]), side, said.place.admin1), []).append(gathered)

    def joined(self, item: Item[IncidentReport], candidates: Iterable[Gathered], enough: int) -> bool:
        """Put an item into the one incident that most reasons speak for; False if none has enough, or two as many."""
        said = Profile.of([item], self._origins)
        weighed = [(found, one) for one in candidates for found in [reasons(said, one.profile)]]
        ranked = sorted(((score(found), -n) for n, (found, _) in enumerate(weighed)), reverse=True)
        if not ranked or ranked[0][0] < enough or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < LEAD):
            return False
        found, one = weighed[-ranked[0][1]]
        one.items.append(item)
        one.profile.add(item, self._origins)
        self.why[item.key] = in_words(found)
        return True

    def joined_in_region(self, item: Item[IncidentReport], side: Side | None) -> bool:
        """The same for an item that names a region, a raion, or a place that several bear the name of."""
        place = item.said.place
        near = [one for code in _regions(place) for one in self._in_region.get((*_when(item), side, code), ())]
        if is_open(place):
            near = [one for one in near if folded(one.items[0].said.place.name or "") == folded(place.name or "")]
        return self.joined(item, near, ENOUGH_IN_A_REGION)

    def joined_by_name(self, items: Items, side: Side | None) -> bool:
        """The same for reports of a place that several bear the name of, held against other such reports."""
        held = self._of_name.get(_name(items[0], side), [])[:LOOKED_AT]
        if not self.joined(items[0], held, ENOUGH_BY_NAME):
            return False
        found = next(one for one in held if one.items[-1] is items[0])
        found.items.extend(items[1:])
        return True

    def find_by_name(self, gathered: Gathered, side: Side | None) -> None:
        self._of_name.setdefault(_name(gathered.items[0], side), []).append(gathered)


def is_wide(item: Item[IncidentReport]) -> bool:
    """Whether its place may be a settlement that others name: a region, a raion, a name that several bear."""
    place = item.said.place
    return place.precision in (PlacePrecision.REGION, PlacePrecision.RAION) or is_open(place)


def is_open(place: Place) -> bool:
    return bool(place.rivals) and place.key is None


def _when(item: Item[IncidentReport]) -> tuple[object, ...]:
    return item.said.period.precision, item.said.period.iso, item.said.status is Status.PLANNED


def _name(item: Item[IncidentReport], side: Side | None) -> tuple[object, ...]:
    return *_when(item), side, folded(item.said.place.name or ""), tuple(_regions(item.said.place))


def _regions(place: Place) -> list[str]:
    codes = [place.admin1, *(rival.admin1 for rival in place.rivals)]
    return sorted({code for code in codes if code is not None})
