"""What does a sentence that counts weapons take from those before it?"""

from __future__ import annotations

from dataclasses import dataclass

from svidok.model.figure import Count, Outcome
from svidok.reading.raids.flown import NOTHING_FLOWN, Flown


@dataclass(frozen=True)
class Carried:
    """What a sentence takes from those before it."""

    outcome: Outcome | None = None
    weapon: str | None = None
    families: tuple[str, ...] = ()
    listing: bool = False  # a colon or a list's own mark says that the list goes on
    closed: bool = False  # a full stop has ended it: only a line of its own goes on
    sector: bool = False  # a sector of the front is spoken of
    spoken: str | None = None  # the weapon counted last, however long ago
    launched: tuple[Count, ...] = ()  # how many the last sentence sent that told it: «усі збито» is said of them
    named: str | None = None  # the one that the last sentence told of and did not count
    total: Count | None = None  # the last number that was told of no region
    apart: bool = False  # what became of the last ones was told of them alone
    together: bool = False  # drones and missiles were counted in one breath: "of them" are both
    flown: Flown = NOTHING_FLOWN  # what the report has told of that flies
