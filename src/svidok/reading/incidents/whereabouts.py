"""Which spots does a sentence itself name for what it tells of harm: its scenes, where something fell, an office's?"""

from __future__ import annotations

from svidok.reading.incidents.scenes import Spot, nationwide, offices, spots, titles
from svidok.reading.sentence.listing import opens_item
from svidok.reading.sentence.passages import Passage


def spots_of(passage: Passage) -> tuple[Spot, ...]:
    """The spots of a sentence: its scenes; else where something was shot down and fell, or whose office speaks."""
    here = spots(passage) + nationwide(passage)
    if any(spot.coarse < 2 for spot in here) or not (
        passage.has("toll") or passage.has("object") or passage.has("blow")
    ):
        return here
    if passage.has("toll") or passage.has("effect") or passage.has("blow.debris"):
        here = spots(passage, "interception") or here
    if here:
        return here
    told = tuple(offices(passage)) or titles(passage)
    if any(map(passage.has, ("our_place", "regionwide"))) or opens_item(passage):
        return told
    town = passage.matches("in_town")  # which is told of already, where it is a governor who speaks of "the city"
    return tuple(spot for spot in told if not spot.coarse) if town else ()
