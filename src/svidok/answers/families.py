"""Which weapons are counted together, and of what size is a raid? packs/questions/families.toml says it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from svidok.errors import PackError
from svidok.lexicon.packs import PACKS

PACK = PACKS / "questions" / "families.toml"


@dataclass(frozen=True, slots=True)
class Family:
    """Weapons whose code begins with one of `codes`, but with none of `without`."""

    key: str
    codes: tuple[str, ...]
    without: tuple[str, ...] = ()

    def holds(self, weapon: str) -> bool:
        return _holds(self.codes, self.without, weapon)


@dataclass(frozen=True, slots=True)
class Size:
    """`least` ≤ n < `below` weapons launched in one raid or night; `below` None is open."""

    least: int
    below: int | None

    def __str__(self) -> str:
        return f"{self.least}+" if self.below is None else f"{self.least}–{self.below - 1}"

    def holds(self, n: int) -> bool:
        return self.least <= n and (self.below is None or n < self.below)


@cache
def families() -> tuple[Family, ...]:
    """The families in the order of the pack, that of all weapons first. Raises PackError."""
    try:
        return tuple(
            Family(one["key"], tuple(one["codes"]), tuple(one.get("without", ()))) for one in _pack()["family"]
        )
    except (KeyError, TypeError) as error:
        raise PackError(f"{error!r}", where=str(PACK), remedy="compare another family") from error


@cache
def sizes() -> tuple[Size, ...]:
    """The sizes of raids, smallest first. Raises PackError."""
    ends = _pack()["sizes"]
    return tuple(Size(least, below) for least, below in zip(ends, [*ends[1:], None], strict=True))


def mass_raid() -> int:
    """From how many weapons on a raid is called a mass raid. Raises PackError."""
    return int(_pack()["mass_raid"])


def of_front(weapon: str, speakers: Iterable[str]) -> bool:
    """Whether these speakers' sums of this weapon are of the whole front, where no hours are told. Raises PackError."""
    front = _pack()["front"]
    said_by = set(speakers)
    return weapon in front["weapons"] and bool(said_by) and said_by <= set(front["speakers"])


def every_weapon() -> Family:
    return families()[0]


def chosen(weapon: str | None) -> tuple[Family, ...]:
    """The families that a question about this weapon counts: all of the pack, the one of that name, or just it."""
    if weapon is None:
        return families()
    return tuple(one for one in families() if one.key == weapon) or (Family(weapon, (weapon,)),)


@cache
def _holds(codes: tuple[str, ...], without: tuple[str, ...], weapon: str) -> bool:
    kinds = _kinds(weapon)
    return all(_under(one, codes) for one in kinds) and not all(_under(one, without) for one in kinds)


def _kinds(weapon: str) -> list[str]:
    """The kinds that one count names together: "drone.recon_and_lancet" is two."""
    head, dot, tail = weapon.rpartition(".")
    return [f"{head}{dot}{kind}" for kind in tail.split("_and_")]


def _under(weapon: str, codes: tuple[str, ...]) -> bool:
    return any(weapon == code or weapon.startswith(code + ".") for code in codes)


@cache
def _pack() -> dict[str, Any]:
    try:
        return tomllib.loads(PACK.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise PackError(f"{error}", where=str(PACK), remedy="restore the file") from error
