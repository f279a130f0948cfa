"""The public table counted by itself: csv and plain arithmetic, nothing of the product but its list of weapon names."""

from __future__ import annotations

import csv
import tomllib
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache

from reports_at_hand import SHARED
from svidok.lexicon.packs import PACKS

TABLE = SHARED / "data" / "missile_attacks_daily.csv"
NAMES = tomllib.loads((PACKS / "tables" / "missile_attacks_daily.toml").read_text("utf-8"))["weapons"]
FAMILIES = ("all", "drone", "missile", "missile.cruise", "missile.ballistic")
NO_PART_OF_A_RAID = {"drone.recon", "drone.lancet"}
NATIONAL = ("kpszsu", "https://t.me/kpszsu")
CUTS = (12, 18)
LEDGER = {"launched": "launched", "destroyed": "shot_down", "not_reach_goal": "suppressed"}


@dataclass
class Night:
    """One raid of the table: its day, whether it has hours, and for each kind of weapon the sums of three columns."""

    day: date
    hours: bool
    by_night: bool
    kinds: dict[tuple[str, ...], dict[str, int]] = field(default_factory=dict)

    def of(self, family: str, column: str) -> int | None:
        held = [sums[column] for kinds, sums in self.kinds.items() if column in sums and fits(kinds, family)]
        return sum(held) if held else None


def fits(kinds: tuple[str, ...], family: str) -> bool:
    if family == "all":
        return fits(kinds, "drone") or fits(kinds, "missile")
    if not all(kind == family or kind.startswith(family + ".") for kind in kinds):
        return False
    return not set(kinds) <= NO_PART_OF_A_RAID


@cache
def national_raids() -> tuple[Night, ...]:
    """Every raid that the national bulletin counts something of."""
    with TABLE.open(encoding="utf-8") as file:
        stripped = ({name: cell.strip() for name, cell in row.items()} for row in csv.DictReader(file))
        rows = [row for row in stripped if _readable(row)]
    clocked = sorted((row for row in rows if _is_window(row)), key=lambda row: (_begins(row), _ends(row)))
    loose: dict[tuple[str, ...], list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        if not _is_window(row):
            loose[row["source"], row["time_start"], row["time_end"]].append(row)
    groups = [*_chains(clocked), *loose.values()]
    nights = [_night(group) for group in groups if any(_national(row) for row in group)]
    return tuple(sorted((night for night in nights if night.kinds), key=lambda night: night.day))


def _readable(row: dict[str, str]) -> bool:
    known = all(part.strip() in NAMES for part in row["model"].split(" and "))
    return known and bool(row["time_start"]) and any(row[c] for c in (*LEDGER, "still_attacking"))


def _national(row: dict[str, str]) -> bool:
    return row["source"].startswith(NATIONAL)


def _is_window(row: dict[str, str]) -> bool:
    same_day = row["time_start"][:10] == row["time_end"][:10]
    clocked = len(row["time_end"]) > 10 and (same_day or len(row["time_start"]) > 10)
    return clocked and timedelta(0) <= _ends(row) - _begins(row) <= timedelta(hours=24)


def _begins(row: dict[str, str]) -> datetime:
    return _moment(row["time_start"])


def _ends(row: dict[str, str]) -> datetime:
    return _moment(row["time_end"])


def _moment(written: str) -> datetime:
    day, _, hour = written.partition(" ")
    return datetime.fromisoformat(f"{day} {hour.rjust(5, '0')}" if hour else day)


def _day(begins: datetime, ends: datetime) -> date:
    middle = begins + (ends - begins) / 2
    evening = middle.replace(hour=18, minute=0, second=0)
    return middle.date() + timedelta(days=1) if middle > evening else middle.date()


def _chains(rows: list[dict[str, str]]) -> list[list[dict[str, str]]]:
    chains: list[list[dict[str, str]]] = []
    for row in rows:
        if chains and _connected(chains[-1], row):
            chains[-1].append(row)
        else:
            chains.append([row])
    return chains


def _connected(chain: list[dict[str, str]], row: dict[str, str]) -> bool:
    first, reach = _begins(chain[0]), max(map(_ends, chain))
    begins, ends = _begins(row), _ends(row)
    if begins < reach:
        return True
    cut = any(reach <= reach.replace(hour=hour, minute=0) <= begins for hour in CUTS)
    return begins - reach < timedelta(minutes=30) and _day(first, reach) == _day(begins, ends) and not cut


def _night(group: list[dict[str, str]]) -> Night:
    hours = _is_window(group[0])
    last = max(_ends(row) for row in group)
    day = _day(min(map(_begins, group)), last) if hours else last.date()
    noon, evening = (datetime.combine(day, datetime.min.time()).replace(hour=hour) for hour in CUTS)
    by_night = hours and any(_begins(row) < noon or _ends(row) > evening for row in group)
    night = Night(day, hours, by_night)
    for row in filter(_national, group):
        kinds = tuple(dict.fromkeys(NAMES[part.strip()] for part in row["model"].split(" and ")))
        for column, name in LEDGER.items():
            if row[column]:
                sums = night.kinds.setdefault(kinds, {})
                sums[name] = sums.get(name, 0) + int(float(row[column]))
    return night


def month(day: date) -> str:
    return f"{day:%Y-%m}"
