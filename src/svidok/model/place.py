"""Where, and how exactly is that known?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from svidok.model.report import Quote


class PlacePrecision(StrEnum):
    SETTLEMENT = "settlement"
    CITY_DISTRICT = "city_district"
    RAION = "raion"
    REGION = "region"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Place:
    """A place as far as the words settle it.

    `name` is the usual English name of the settlement (None for a region, a sea or a country), `admin1` an ISO 3166-2
    code (`SEA-…` over water), `key` the gazetteer's own key. An abstention has `rivals` and no key, no degrees: the
    words fit all of them. `radius_km` says how far the point may be from what is meant.
    """

    precision: PlacePrecision
    name: str | None = None
    admin1: str | None = None
    country: str | None = None
    key: str | None = None
    district: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    radius_km: float | None = None
    rivals: tuple[Place, ...] = ()

    @property
    def identity(self) -> tuple[str | None, str | None, str | None]:
        """What makes two mentions one place: settlement and region, or the country."""
        return self.name, self.admin1, self.country if self.name is None and self.admin1 is None else None


class PlaceRole(StrEnum):
    """What a named place does in its sentence; only a scene can be where something was hit."""

    SCENE = "scene"
    LAUNCH = "launch"  # «із напрямків: Курськ, Чауда»
    INTERCEPTION = "interception"  # «над территорией Белгородской области»: where something was shot down
    TITLE = "title"  # part of an official's name, "mayor of Sumy", or far from what is told: «за 900 км від Києва»


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named in a text: its words, what they were taken for, what it does there, and why."""

    quote: Quote
    place: Place
    role: PlaceRole = PlaceRole.SCENE
    reason: str = ""
