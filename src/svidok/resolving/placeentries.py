"""What can a name mean: a settlement, a district of a city, a raion, a region?"""

from __future__ import annotations

from typing import NamedTuple

from svidok.model.place import Place, PlacePrecision

VILLAGE_KM, CITY_KM, HROMADA_KM, RAION_KM, REGION_KM, COUNTRY_KM = 3.0, 10.0, 12.0, 30.0, 120.0, 500.0
WELL_KNOWN, WELL_KNOWN_HERE = 10_000, 5_000  # people abroad and in Ukraine: a name that needs nothing beside it
OUR_COUNTRIES = ("UA", "RU", "BY", "MD")  # elsewhere a capital's name mostly means a government or a newspaper
Point = tuple[float | None, float | None, float | None]  # latitude and longitude in degrees, radius in km
NOWHERE: Point = (None, None, None)


class Entry(NamedTuple):
    """What a name can mean: M a city, X a rural settlement, C a village, R a region, P a raion, B a city district."""

    key: str
    kind: str
    name: str | None
    admin1: str
    point: Point
    population: int = 0
    district: str | None = None
    precision: PlacePrecision = PlacePrecision.SETTLEMENT

    @property
    def raion(self) -> str:
        """The codifier's four digits; empty abroad."""
        return self.key[:4] if self.key[:4].isdigit() else ""

    @property
    def far(self) -> bool:
        """Whether it lies in a country of which only the large cities are held."""
        return self.kind != "R" and not self.admin1.startswith(OUR_COUNTRIES)

    @property
    def known(self) -> bool:
        if self.far:
            return False
        least = WELL_KNOWN_HERE if self.admin1.startswith("UA") else WELL_KNOWN
        return self.kind in "MR" or self.population >= least

    def place(self) -> Place:
        latitude, longitude, radius = self.point
        country = self.admin1[:2] if not self.admin1.startswith("SEA") else None
        return Place(
            self.precision, self.name, self.admin1, country, self.key, self.district, latitude, longitude, radius
        )


class Area(NamedTuple):
    """What an adjective before «область», «район» or «громада» means; `centre` is the settlement it is named after."""

    code: str
    level: str  # region, raion, hromada or district
    admin1: str
    centre: str | None
    point: Point
    population: int = 0
    district: str | None = None

    def entry(self) -> Entry:
        if self.level in ("region", "sea"):
            return Entry(self.code, "R", None, self.admin1, self.point, precision=PlacePrecision.REGION)
        if self.level == "district":
            return Entry(
                self.code, "B", self.centre, self.admin1, self.point, 0, self.district, PlacePrecision.CITY_DISTRICT
            )
        return Entry(
            self.code, "P", self.centre, self.admin1, self.point, self.population, precision=PlacePrecision.RAION
        )


class Region(NamedTuple):
    code: str
    country: str
    katottg: str
    pcode: str
    centre: str
