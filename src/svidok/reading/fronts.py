"""Which side holds a place, so that the other one strikes it?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from svidok.model.place import Place
from svidok.model.reading import Side

HELD_BY_RUSSIA = ("UA-40", "UA-43")  # since 2014; elsewhere the line moved, and a place alone does not tell

FOUGHT_OVER = ("UA-09", "UA-14", "UA-23", "UA-65", *HELD_BY_RUSSIA)  # either side may strike here


def only(sides: Iterable[Side | None]) -> Side | None:
    """The one side among those named; None if there are two or none."""
    found = {side for side in sides if side is not None}
    return found.pop() if len(found) == 1 else None


def across(places: Sequence[Place]) -> Side | None:
    """The side that does not hold these places; None where they lie on both or over water."""
    return only(_other(place) for place in places)


def _other(place: Place) -> Side | None:
    if place.admin1 in HELD_BY_RUSSIA or place.country == "RU":
        return Side.UA
    return Side.RU if place.country == "UA" or (place.admin1 or "").startswith("UA-") else None


def settled(place: Place) -> bool:
    """Whether a place far from any front tells by itself who strikes it."""
    return place.country == "RU" or (_other(place) is Side.RU and place.admin1 not in (None, *FOUGHT_OVER))
