"""With what was a thing struck that a list names with a place of its own?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from svidok.model.reading import Effect
from svidok.reading.casualties import Harm
from svidok.reading.objects import Struck
from svidok.reading.passages import Passage
from svidok.reading.scenes import Spot

_LISTED = 5  # tokens between two things of a list that were struck in two places


def shared_blow(
    passage: Passage, spots: Sequence[Spot], groups: Mapping[int, Sequence[Harm | Struck | int]], number: int
) -> list[int]:
    """With what a thing of a list was struck: "hit a mill in A and a depot in B" says it once, beside the first."""
    things = [item for item in groups[number] if isinstance(item, Struck)]
    if not things or number < 1 or any(isinstance(item, int) for item in groups[number]):
        return []
    before = groups.get(number - 1, ())
    first = [item.at + 1 for item in before if isinstance(item, Struck)]
    last = max([spots[number - 1].end, *first])
    between = passage.tokens[last : min(things[0].at, spots[number].start)]
    if not first or len(between) > _LISTED or not any(token.folded == "," or token.is_a("joins") for token in between):
        return []
    told = [item for item in before if isinstance(item, int)]
    if any(thing.harmed.effect is Effect.HIT for thing in things):
        return told
    return [at for at in told if any(map(passage.tokens[at].is_a, ("weapon", "lone_weapon")))]
