"""Which region contains this point?

The outlines of the regions of Ukraine and Russia (Natural Earth, 10 m) are read from a table of rings; nothing else is
held of other countries. A shape is a drawing: a kilometre from a border its word is no proof.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise, product
from math import cos, radians
from pathlib import Path
from typing import NamedTuple

from svidok.errors import PackError
from svidok.resolving.gazetteer import GAZETTEERS

DEGREE_KM = 111.2  # a degree of latitude
Corner = tuple[float, float]  # longitude and latitude in degrees


class Ring(NamedTuple):
    """A closed line around a piece of land, or around a hole in one; its box spares most points the walk."""

    corners: tuple[Corner, ...]
    west: float
    south: float
    east: float
    north: float

    def holds(self, longitude: float, latitude: float) -> bool:
        """Whether a line from the point to the east crosses the ring an odd number of times."""
        if not (self.west <= longitude <= self.east and self.south <= latitude <= self.north):
            return False
        inside = False
        for (x, y), (ahead_x, ahead_y) in pairwise(self.corners):
            if (y > latitude) != (ahead_y > latitude):
                crossing = x + (latitude - y) / (ahead_y - y) * (ahead_x - x)
                inside ^= longitude < crossing
        return inside


def region_of(latitude: float, longitude: float, folder: Path = GAZETTEERS) -> str | None:
    """The ISO 3166-2 code of the region that contains a point in degrees; None at sea and in other countries.

    Raises PackError where the table is missing or a row does not fit.
    """
    for code, rings in _shapes(folder).items():
        if sum(ring.holds(longitude, latitude) for ring in rings) % 2:
            return code
    return None


def in_or_near(region: str, latitude: float, longitude: float, kilometres: float) -> bool:
    """Whether a point in degrees, or one of eight around it at so many kilometres, lies in a region."""
    if region_of(latitude, longitude) == region:
        return True
    up = kilometres / DEGREE_KM
    across = up / max(cos(radians(latitude)), 0.01)
    steps = product((-1, 0, 1), repeat=2)
    return any(region_of(latitude + north * up, longitude + east * across) == region for north, east in steps)


@cache
def _shapes(folder: Path) -> dict[str, list[Ring]]:
    shapes: dict[str, list[Ring]] = {}
    try:
        for code, ring in _rows(folder / "shapes.tsv"):
            shapes.setdefault(code, []).append(ring)
    except (OSError, ValueError) as error:
        raise PackError(f"the shapes cannot be read: {error}", where=str(folder), remedy="build them again") from error
    return shapes


def _rows(path: Path) -> Iterator[tuple[str, Ring]]:
    for line in path.read_text("utf-8").splitlines()[1:]:
        code, _, told = line.partition("\t")
        corners = []
        for corner in told.split(" "):
            longitude, latitude = corner.split(",")
            corners.append((float(longitude), float(latitude)))
        across, up = zip(*corners, strict=True)
        yield code, Ring((*corners, corners[0]), min(across), min(up), max(across), max(up))
