"""Under which id does a raid or an incident stand where it has none yet?

An id says the day, the side and the place: `R-2025-07-04-RU`, `I-2025-07-04-RU-UA-30-kyiv`. Where several things share
them, the one published first has the plain id and every other one the hash of its own first member. An id given is
never given to another thing (see issuing).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import count
from types import MappingProxyType

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
    return f"{region}-{plain(place.name)}" if region else plain(place.name)


def plain(name: str) -> str:
    """The name in small plain letters, whatever script it is written in."""
    latin = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return _NOT_PLAIN.sub("-", latin).strip("-")[:_LONGEST_NAME] or _hash(name)


def stem(kind: str, period: Period, attacker: Side | None, *more: str) -> str:
    """What an id begins with: kind, day, side, place."""
    return "-".join((kind, period.iso or "undated", attacker or "unknown", *more))


def ids(
    stems: Sequence[str],
    groups: Sequence[Sequence[Item[Said]]],
    kept: Mapping[int, str] = MappingProxyType({}),
    given: Container[str] = frozenset(),
) -> list[str]:
    """One id a group, in the order of the groups, whose items are in the order of publication.

    `kept` has the ids that groups have by their number; none of those ever `given` is given anew.
    """
    names = dict(kept)
    taken: set[str] = set(kept.values())
    for number in sorted(range(len(groups)), key=lambda n: groups[n][0].order):
        if number not in names:
            first = str(groups[number][0].key)
            names[number] = next(n for n in _names(stems[number], first) if n not in taken and n not in given)
            taken.add(names[number])
    return [names[number] for number in range(len(groups))]


def _names(bare: str, first: str) -> Iterator[str]:
    yield bare
    digest = sha256(first.encode()).hexdigest()
    yield from (f"{bare}-{digest[:digits]}" for digits in range(_DIGITS, len(digest)))
    yield from (f"{bare}-{digest}-{number}" for number in count(2))


def _hash(words: str) -> str:
    return sha256(words.encode()).hexdigest()[:_DIGITS]
