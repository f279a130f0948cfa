"""Does a sentence count the weapons of a whole raid, and tell of harm nowhere?"""

from __future__ import annotations

from svidok.model.figure import Unit
from svidok.reading.incidents.scenes import spots
from svidok.reading.raids.counted import counted
from svidok.reading.raids.weapons import family
from svidok.reading.sentence.passages import Passage

DOWNED = ("outcome.shot_down", "outcome.suppressed", "outcome.neutralised")
_GUNS = frozenset({"artillery", "mlrs", "mortar"})  # how many shells were fired is told of one place


def of_raid(passage: Passage) -> bool:
    """Whether a sentence counts what was shot down or hit of a whole raid, and harm nowhere."""
    downed = any(map(passage.has, DOWNED)) and passage.has("weapon")
    hits = passage.has("outcome.hit") and passage.has("weapon") and not passage.has("object")
    struck = passage.has("blow.strike") and passage.has("object")  # «уничтожено 250 дронов при ударе по складу»
    told = (downed or hits) and passage.has("quantity") and not (passage.has("toll") or struck)
    return told and any(
        (said.weapon and family(said.weapon) not in _GUNS) or said.unit is Unit.LOCATION
        for said in counted(passage, None)
    )


def over_a_land(passage: Passage) -> bool:
    """Whether weapons are counted that a whole country was attacked with, and nothing else is told."""
    if not (passage.has("quantity") and passage.has("weapon") and (passage.has("attack") or passage.has("outcome"))):
        return False
    here = spots(passage)
    return bool(here) and all(spot.coarse == 2 for spot in here) and not (passage.has("toll") or passage.has("object"))
