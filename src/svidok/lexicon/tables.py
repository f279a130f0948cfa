"""Which public tables are known by their columns, and what do the columns mean?

packs/tables/<name>.toml holds one table: the columns that tell it, its terms, and what each of them says.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from svidok.errors import PackError
from svidok.lexicon.packs import PACKS

_KINDS = (" oblast", " region", " province", "'")
JOINED = " and "  # between the kinds of a weapon, or the areas, that a cell names together


@dataclass(frozen=True)
class TableSource:
    """Who speaks in the rows whose source begins so. `region` is empty for who speaks of the whole country."""

    begins: tuple[str, ...]
    name: str
    address: str = "{}"
    region: str = ""
    lists_only: str = ""  # the one outcome that this source tells of, so that its share of all is no rate


@dataclass(frozen=True)
class TableCount:
    """A column that counts weapons, or places, with one outcome."""

    column: str
    outcome: str
    unit: str = "weapon"


@dataclass(frozen=True)
class KnownTable:
    """A public table: how it is told, under which terms it is had, and what its columns mean."""

    name: str
    title: str
    terms: str
    needs: frozenset[str]
    holds: str  # "raids" or "incidents"
    document: str | None  # the column whose rows are one document; None: each row is one
    zone: str
    columns: Mapping[str, str]
    attacker: str | Mapping[str, str] | None  # of all rows, or by how the cell of its `column` begins
    counts: tuple[TableCount, ...] = ()
    sources: tuple[TableSource, ...] = ()
    weapons: Mapping[str, str] = field(default_factory=dict)
    areas: Mapping[str, str] = field(default_factory=dict)
    keep: Mapping[str, Sequence[str]] = field(
        default_factory=dict
    )  # rows are read only where a column says one of these
    precision: Mapping[str, str] = field(default_factory=dict)
    status: str = "reported"

    def source_of(self, cell: str) -> TableSource | None:
        return next((source for source in self.sources if cell.startswith(source.begins)), None)

    def weapon_of(self, cell: str) -> str | None:
        """The code of a model; kinds named together stay together ("…cruise.kh101_and_kalibr"); None if unknown."""
        codes = [self.weapons.get(part.strip()) for part in cell.split(JOINED)]
        return _together([code for code in codes if code]) if all(codes) else None

    def attacker_of(self, row: Mapping[str, str]) -> str | None:
        if not isinstance(self.attacker, Mapping):
            return self.attacker
        cell = row.get(self.attacker["column"], "")
        return next((side for begins, side in self.attacker.items() if cell.startswith(begins)), None)

    def region_of(self, cell: str) -> str | None:
        """The region of an incident, however the table spells "oblast"."""
        name = cell.strip().lower()
        for kind in _KINDS:
            name = name.removesuffix(kind)
        return self.areas.get(name)

    def areas_of(self, cell: str) -> tuple[str, ...]:
        """The regions that a cell names; what is in no list as it is spelled, and nothing for the whole country."""
        parts = (part.partition(",")[0].strip() for part in cell.split(JOINED))
        return tuple(dict.fromkeys(area for part in parts if (area := self.areas.get(part, part))))


@cache
def known_tables(folder: Path = PACKS / "tables") -> tuple[KnownTable, ...]:
    """Every table of the folder by name. Raises PackError: file and remedy."""
    return tuple(_table(path) for path in sorted(folder.glob("*.toml")))


def table_called(name: str) -> KnownTable | None:
    return next((table for table in known_tables() if table.name == name), None)


def table_with(columns: Iterable[str]) -> KnownTable | None:
    """The known table that has these columns, the one that needs most of them; None if there is none."""
    held = frozenset(columns)
    fitting = [table for table in known_tables() if table.needs <= held]
    return max(fitting, key=lambda table: len(table.needs), default=None)


def nearest_table(columns: Iterable[str]) -> tuple[KnownTable, tuple[str, ...]] | None:
    """The known table that these columns nearly make up, and which it needs besides; None where none is near."""
    held = frozenset(columns)
    table = max(known_tables(), key=lambda table: len(table.needs & held) / len(table.needs))
    missing = tuple(sorted(table.needs - held))
    return (table, missing) if missing and len(missing) < len(table.needs) / 2 else None


def _table(path: Path) -> KnownTable:
    try:
        data = tomllib.loads(path.read_text("utf-8"))
        return KnownTable(
            name=path.stem,
            title=data["title"],
            terms=data["terms"],
            needs=frozenset(data["needs"]),
            holds=data["holds"],
            document=data.get("document"),
            zone=data["zone"],
            columns=data["columns"],
            attacker=data.get("attacker"),
            counts=tuple(TableCount(**count) for count in data.get("count", ())),
            sources=tuple(
                TableSource(tuple(s["begins"]), **{k: v for k, v in s.items() if k != "begins"})
                for s in data.get("source", ())
            ),
            weapons=data.get("weapons", {}),
            areas=data.get("areas", {}),
            keep=data.get("keep", {}),
            precision=data.get("precision", {}),
            status=data.get("status", "reported"),
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise PackError(f"{error}", where=str(path), remedy="compare missile_attacks_daily.toml") from error


def _together(codes: Sequence[str]) -> str:
    """One code for several: what they share, and the rest of each."""
    several = [code for code in dict.fromkeys(codes) if not any(code.startswith(other + ".") for other in codes)]
    if len(several) == 1:
        return several[0]
    parts = [code.split(".") for code in several]
    shared = 0
    while shared < min(map(len, parts)) - 1 and len({part[shared] for part in parts}) == 1:
        shared += 1
    return ".".join([*parts[0][:shared], "_and_".join(part[-1] for part in parts)])
