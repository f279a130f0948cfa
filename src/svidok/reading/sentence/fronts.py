"""Which side holds a place, so that the other one strikes it?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from svidok.model.place import Place
from svidok.model.reading import Side

HELD_BY_RUSSIA = ("UA-40", "UA-43")  # since 2014
HELD_DISTRICTS = (  # the first digits of a settlement's code in the State classifier; elsewhere the line moved
    *("1406", "1408", "1410", "4402", "4404", "4406", "4408"),  # Horlivka, Donetsk … Rovenky: since 2014
    *("2302", "2308", "4414", "6504", "6508"),  # Berdiansk, Melitopol … Skadovsk: since March 2022
)
_DISTRICT = 4  # digits

_UNDER_GUNS = (  # regions that guns across the front, the border or an estuary reach
    *("UA-09", "UA-12", "UA-14", "UA-23", "UA-48", "UA-59", "UA-63", "UA-65", "UA-74", "UA-43"),
    *("RU-BEL", "RU-BRY", "RU-KRS", "RU-ROS"),
)
FOUGHT_OVER = ("UA-09", "UA-14", "UA-23", "UA-65", *HELD_BY_RUSSIA)  # either side may strike here


def only(sides: Iterable[Side | None]) -> Side | None:
    """The one side among those named; None if there are two or none."""
    found = {side for side in sides if side is not None}
    return found.pop() if len(found) == 1 else None


def across(places: Sequence[Place]) -> Side | None:
    """The side that does not hold these places; None where they lie on both or over water."""
    return only(_other(place) for place in places)


def _other(place: Place) -> Side | None:
    held = place.admin1 in HELD_BY_RUSSIA or (place.key or "")[:_DISTRICT] in HELD_DISTRICTS
    if held or place.country == "RU":
        return Side.UA
    return Side.RU if place.country == "UA" or (place.admin1 or "").startswith("UA-") else None


def settled(place: Place) -> bool:
    """Whether a place far from any front tells by itself who strikes it."""
    return place.country == "RU" or (_other(place) is Side.RU and place.admin1 not in (None, *FOUGHT_OVER))


def beyond_guns(place: Place) -> bool:
    """Whether no gun reaches a place: «обстріл» of it was by something else, and does not say by what."""
    return place.admin1 is not None and place.admin1 not in _UNDER_GUNS
