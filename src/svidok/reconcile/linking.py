"""Which incident does a report speak of that gives no hour of its own, or no place nearer than a region?

Every incident of that day, side and region is a candidate; the reasons (see reasons) are weighed, and the report joins
the one with the most if they are enough and no other has as many. One report never binds two incidents together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from svidok.model.place import Place, PlacePrecision
from svidok.model.reading import IncidentReport, Side, Status
from svidok.model.record import MemberKey
from svidok.reconcile.hours import day_of
from svidok.reconcile.items import Item
from svidok.reconcile.origins import Origins
from svidok.reconcile.places import lies_outside
from svidok.reconcile.reasons import RULED_OUT, Profile, Reason, in_words, reasons, score
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
    may_be: tuple[MemberKey, ...] = ()  # members of the attacks that it may repeat
    profile: Profile | None = None  # made when it is first held against something: most never are


class Gathering:
    """The incidents found so far, where to look for them, and why what has no hour or no place joined them."""

    def __init__(self, origins: Origins) -> None:
        self.all: list[Gathered] = []
        self.why: dict[MemberKey, str] = {}
        self._origins = origins
        self._in_region: dict[tuple[object, ...], list[Gathered]] = {}
        self._of_name: dict[tuple[object, ...], list[Gathered]] = {}

    def open(self, items: Items, raid_id: str | None, *, may_be: Iterable[Gathered] = ()) -> Gathered:
        """A new incident of these items; `may_be` has those that it may speak of as well."""
        repeated = tuple(one.items[0].key for one in may_be)
        gathered = Gathered(items, raid_id, repeated)
        self.all.append(gathered)
        return gathered

    def find_in_region(self, gathered: Gathered, side: Side | None) -> None:
        """Let what names only the region be held against it."""
        said = gathered.items[0].said
        if said.place.admin1 is not None:
            self._in_region.setdefault((*_when(gathered.items[0]), side, said.place.admin1), []).append(gathered)

    def fitting(self, item: Item[IncidentReport], candidates: Iterable[Gathered]) -> list[Gathered]:
        """The candidates that nothing rules out."""
        return [one for one, found in self._weighed(item, candidates) if score(found) > RULED_OUT]

    def likely(self, item: Item[IncidentReport], candidates: Iterable[Gathered]) -> list[Gathered]:
        """The candidates that something speaks for, though not enough to join them."""
        return [one for one, found in self._weighed(item, candidates) if score(found) >= LEAD]

    def joined_only(
        self, item: Item[IncidentReport], candidates: Sequence[Gathered], fitting: Sequence[Gathered]
    ) -> bool:
        """Put an item into the only candidate there is, or the only one that is not ruled out and is spoken for."""
        if len(fitting) > 1 or (len(candidates) > 1 and not self.likely(item, fitting)):
            return False
        self._put(item, fitting[0])
        return True

    def joined(
        self,
        item: Item[IncidentReport],
        candidates: Iterable[Gathered],
        enough: int,
        *,
        beside: Iterable[Gathered] = (),
    ) -> bool:
        """Put an item into the one candidate that most reasons speak for.

        False if none has enough, or if another one, also of those `beside`, has nearly as many.
        """
        weighed = self._weighed(item, candidates)
        ranked = sorted(((score(found), -n) for n, (_, found) in enumerate(weighed)), reverse=True)
        if not ranked or ranked[0][0] < enough:
            return False
        rivals = [points for points, _ in ranked[1:2]] + [score(found) for _, found in self._weighed(item, beside)]
        if rivals and ranked[0][0] - max(rivals) < LEAD:
            return False
        one, found = weighed[-ranked[0][1]]
        self._put(item, one)
        self.why[item.key] = in_words(found)
        return True

    def _weighed(
        self, item: Item[IncidentReport], candidates: Iterable[Gathered]
    ) -> list[tuple[Gathered, list[Reason]]]:
        candidates = list(candidates)
        said = Profile.of([item], self._origins) if candidates else Profile()
        return [(one, reasons(said, self._profile(one))) for one in candidates]

    def _profile(self, one: Gathered) -> Profile:
        if one.profile is None:
            one.profile = Profile.of(one.items, self._origins)
        return one.profile

    def _put(self, item: Item[IncidentReport], one: Gathered) -> None:
        one.items.append(item)
        if one.profile is not None:
            one.profile.add(item, self._origins)

    def joined_in_region(self, item: Item[IncidentReport], side: Side | None) -> bool:
        """The same for an item that names a region, a raion, or a place that several bear the name of."""
        place = item.said.place
        near = [one for code in _regions(place) for one in self._in_region.get((*_when(item), side, code), ())]
        near = [one for one in near if not lies_outside(one.items[0].said.place, place)]
        if is_open(place):
            near = [one for one in near if _may_mean(place, one.items[0].said.place)]
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


def _may_mean(place: Place, other: Place) -> bool:
    """Whether a name that several places bear may be this one's: it is, by name, and by key where all have theirs."""
    keys = {rival.key for rival in place.rivals}
    known = other.key is None or None in keys or other.key in keys
    return known and folded(other.name or "") == folded(place.name or "")


def _when(item: Item[IncidentReport]) -> tuple[object, ...]:
    return item.said.period.precision, day_of(item), item.said.status is Status.PLANNED


def _name(item: Item[IncidentReport], side: Side | None) -> tuple[object, ...]:
    return *_when(item), side, folded(item.said.place.name or ""), tuple(_regions(item.said.place))


def _regions(place: Place) -> list[str]:
    codes = [place.admin1, *(rival.admin1 for rival in place.rivals)]
    return sorted({code for code in codes if code is not None})
