"""Under which id does a raid or an incident stand, so that further reports do not rename it?

An id says the day, the side and the place: `R-2025-07-04-RU`, `I-2025-07-04-RU-UA-30-kyiv`. Where several things share
them, the one published first has the plain id and every other one the hash of its own first member.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from hashlib import sha256

from svidok.model.period import Period
from svidok.model.place import Place
from svidok.model.reading import Side
from svidok.reconcile.items import Item, Said

_DIGITS = 6
_LONGEST_NAME = 40
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


def place_slug(place: Place) -> str:
    """`UA-30-kyiv`: plain letters only, whatever the gazetteer writes."""
    region = _NOT_PLAIN.sub("-", (place.admin1 or "").casefold()).strip("-").upper()
    if place.name is None:
        return region or (place.country or "country")[:_LONGEST_NAME]
    plain = unicodedata.normalize("NFKD", place.name).encode("ascii", "ignore").decode().casefold()
    name = _NOT_PLAIN.sub("-", plain).strip("-")[:_LONGEST_NAME] or _hash(place.name)
    return f"{region}-{name}" if region else name


def stem(kind: str, period: Period, attacker: Side | None, *more: str) -> str:
    """What an id begins with: kind, day, side, place."""
    return "-".join((kind, period.iso or "undated", attacker or "unknown", *more))


def ids(stems: Sequence[str], groups: Sequence[Sequence[Item[Said]]], prefix: str) -> list[str]:
    """One id a group, in the order given; the groups' items are in the order of publication."""
    by_age = sorted(range(len(groups)), key=lambda n: groups[n][0].order)
    given: dict[int, str] = {}
    taken: set[str] = set()
    for number in by_age:
        plain = prefix + stems[number]
        chosen = plain if plain not in taken else f"{plain}-{_hash(str(groups[number][0].key))}"
        taken.add(chosen)
        given[number] = chosen
    return [given[number] for number in range(len(groups))]


def _hash(words: str) -> str:
    return sha256(words.encode()).hexdigest()[:_DIGITS]
