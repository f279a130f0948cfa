"""How do the counts of a raid stand in a table: weapons down, what became of them across?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from svidok.web.labels import codes
from svidok.web.language import Language

Form = Mapping[str, Any]

ALL = "air_target"
_HEADLINE = ("launched", "neutralised", "shot_down", "suppressed", "hit")


@dataclass(frozen=True, slots=True)
class Table:
    """`columns` are outcomes with their unit; a row is a weapon with one count, or none, a column."""

    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, tuple[Form | None, ...]], ...]


def table(counts: Iterable[Form]) -> Table:
    """The counts of one area."""
    by_cell = {(c["weapon"], (c["outcome"], c["unit"])): c for c in counts}
    columns = tuple(sorted({column for _, column in by_cell}, key=_column_order))
    weapons = sorted({weapon for weapon, _ in by_cell}, key=_weapon_order)
    return Table(columns, tuple((w, tuple(by_cell.get((w, column)) for column in columns)) for w in weapons))


def by_area(raid: Form) -> list[tuple[tuple[str, ...], Table]]:
    """A table for the whole raid (an empty area) and one for every area that is counted apart."""
    return [(area, table(counts)) for area, counts in groupby(told(raid), key=lambda count: tuple(count["area"]))]


def headline(raid: Form) -> list[Form]:
    """What a list says of a raid: the totals of all weapons, or those of each family where nobody adds them up."""
    whole = [c for c in told(raid) if not c["area"] and c["unit"] == "weapon" and "." not in c["weapon"]]
    chosen: list[Form] = []
    for outcome in _HEADLINE:
        said = [count for count in whole if count["outcome"] == outcome]
        chosen += [count for count in said if count["weapon"] == ALL] or said
    return chosen or told(raid)[:4]


def over(raid: Form) -> tuple[str, ...]:
    """The areas that all counts of a raid are said of; none where one is said of the whole country."""
    areas = dict.fromkeys(tuple(count["area"]) for count in raid["counts"])
    return tuple(area for named in areas for area in named) if all(areas) else ()


def parts(raid: Form, count: Form) -> list[Form]:
    """The counts that a sum is made of; itself where it is none."""
    if not count["derived"]:
        return [count]
    names = re.split(r"[ ,]+", count["rule"])
    alike = ("outcome", "unit", "area")
    return [
        one
        for one in raid["counts"]
        if one is not count and one["weapon"] in names and all(one[name] == count[name] for name in alike)
    ]


def told(raid: Form) -> list[Form]:
    """The counts worth telling one by one, in the order of the table: a sum of one part says nothing more."""
    chosen = [count for count in raid["counts"] if not count["derived"] or len(parts(raid, count)) > 1]
    return sorted(
        chosen, key=lambda c: (c["area"], _weapon_order(c["weapon"]), _column_order((c["outcome"], c["unit"])))
    )


def named(count: Form, tongue: Language) -> str:
    """launched; hit, places."""
    outcome = tongue.called(count["outcome"])
    return f"{outcome}, {tongue.label('unit', 'location')}" if count["unit"] == "location" else outcome


def anchor(count: Form) -> str:
    """The part of the raid's page that tells of this count."""
    return "-".join(("count", count["weapon"], count["outcome"], count["unit"], *count["area"])).replace(" ", "_")


def _column_order(column: tuple[str, str]) -> tuple[int, str]:
    outcomes = codes("outcome")
    return outcomes.index(column[0]) if column[0] in outcomes else len(outcomes), column[1]


def _weapon_order(weapon: str) -> tuple[int, str]:
    weapons = codes("weapon")
    return weapons.index(weapon) if weapon in weapons else len(weapons), weapon
