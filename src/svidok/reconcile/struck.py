"""Which country was struck, and by which side if no report names one?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from svidok.model.place import Place, PlacePrecision
from svidok.model.reading import IncidentReport, Side
from svidok.model.record import MemberKey, Raid
from svidok.reconcile.items import Item

STRUCK = {Side.RU: "UA", Side.UA: "RU"}  # the country that a raid of this side strikes; places say it for themselves

Day = date | None


def country_of_code(admin1: str | None) -> str | None:
    """UA or RU of an ISO 3166-2 code; None over a sea, and where no code is given."""
    country = (admin1 or "").partition("-")[0]
    return country if country in STRUCK.values() else None


def country_of(place: Place) -> str | None:
    return place.country or country_of_code(place.admin1)


def attackers(items: Sequence[Item[IncidentReport]], raids: Iterable[Raid]) -> Mapping[MemberKey, Side | None]:
    """Each item's side; one that names none takes the only side known to have struck its country that day."""
    known: dict[tuple[Day, str | None], set[Side]] = {}
    for raid in raids:
        if raid.attacker is not None and not raid.cumulative:
            known.setdefault((raid.day, STRUCK[raid.attacker]), set()).add(raid.attacker)
    for item in items:
        if item.said.attacker is not None:
            known.setdefault((item.said.period.day, country_of(item.said.place)), set()).add(item.said.attacker)
    return {item.key: item.said.attacker or _only(item, known) for item in items}


def only_one(sides: Collection[Side]) -> Side | None:
    return next(iter(sides)) if len(sides) == 1 else None


def _only(item: Item[IncidentReport], known: Mapping[tuple[Day, str | None], set[Side]]) -> Side | None:
    day, place = item.said.period.day, item.said.place
    country = country_of(place)
    if day is None or (country is None and place.precision is not PlacePrecision.COUNTRY):
        return None
    countries = [country] if country else ["UA", "RU", None]
    return only_one(set().union(*(known.get((day, one), set()) for one in countries)))
