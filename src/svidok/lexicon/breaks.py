"""What makes a series of figures incomparable over time?

packs/conflicts/<name>/breaks.toml is the register: reviewed, dated, each with its reason and where to look it up.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from svidok.errors import PackError
from svidok.lexicon.packs import PACKS
from svidok.model.figure import Outcome
from svidok.model.reading import Side

Told = Mapping[str, str]  # the same words by language

REGISTER = PACKS / "conflicts" / "ukraine" / "breaks.toml"


@dataclass(frozen=True, slots=True)
class Break:
    """From `since` on (and in part after `until`) these speakers count these outcomes in another way.

    `weapons` and `outcomes` are empty where all are touched; `table` is set where only a table's rows are.
    """

    id: str
    until: date  # the last day of the old way
    since: date  # the first day of the new way; the days between are mixed
    side: Side
    speakers: frozenset[str]
    outcomes: frozenset[Outcome]
    weapons: tuple[str, ...]
    table: str | None
    what: str
    effect: str
    reference: str
    label: Told = field(default_factory=dict, compare=False)  # short, for a chart
    told: Told = field(default_factory=dict, compare=False)  # what and effect
    references: Told = field(default_factory=dict, compare=False)

    def touches(self, outcomes: Collection[Outcome], weapon: str, speakers: Collection[str]) -> bool:
        """Whether figures of these outcomes of a weapon (or family) by these speakers (all, where empty) change."""
        if self.outcomes and self.outcomes.isdisjoint(outcomes):
            return False
        if speakers and self.speakers.isdisjoint(speakers):
            return False
        known = weapon in ("", "air_target") or not self.weapons
        return known or any(_related(weapon, other) for other in self.weapons)

    def crossed(self, first: date, last: date) -> bool:
        """Whether days of both ways, or mixed ones, lie in [first, last]."""
        return first < self.since and last > self.until


@cache
def breaks(register: Path = REGISTER) -> tuple[Break, ...]:
    """The register by date. Raises PackError: file, what is wrong, remedy."""
    try:
        told = tomllib.loads(register.read_text("utf-8"))["break"]
        found = [
            Break(
                id=one["id"],
                until=one.get("until", one["from"] - timedelta(days=1)),
                since=one["from"],
                side=Side(one["side"]),
                speakers=frozenset(one["speakers"]),
                outcomes=frozenset(map(Outcome, one["outcomes"])),
                weapons=tuple(one.get("weapons", ())),
                table=one.get("table"),
                what=one["what"]["en"],
                effect=one["effect"]["en"],
                reference=one["reference"]["en"],
                label=one["called"],
                told={language: f"{what} {one['effect'][language]}" for language, what in one["what"].items()},
                references=one["reference"],
            )
            for one in told
        ]
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise PackError(f"{error}", where=str(register), remedy="compare another break of the register") from error
    return tuple(sorted(found, key=lambda one: (one.since, one.id)))


def breaks_crossed(
    first: date, last: date, outcomes: Collection[Outcome], weapon: str = "", speakers: Collection[str] = ()
) -> tuple[Break, ...]:
    """The breaks that a series over the days [first, last] goes across, oldest first."""
    return tuple(one for one in breaks() if one.crossed(first, last) and one.touches(outcomes, weapon, speakers))


def _related(one: str, other: str) -> bool:
    return one == other or one.startswith(other + ".") or other.startswith(one + ".")
