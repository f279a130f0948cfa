"""Of which of its places do the sentences after one go on?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from svidok.lexicon import Token
from svidok.model.place import Place, PlacePrecision
from svidok.reading.incidents.scenes import Spot, coarseness, common, lies_in
from svidok.reading.sentence.passages import Passage

MANY = 2  # places of which the next sentence is told one by one
_ITEM_ENDS = frozenset("();.:")
_TELLING = ("blow", "effect", "toll", "say", "contrast", "time", "relative", "in_which")
_SEVERAL = 3  # places after their raion, of which what follows is no longer told one by one
_CASES = 4  # settlements that "in all cases" is said of
_INCLUDED = 5  # tokens from "including" to the town: "including the regional centre of N"
_VILLAGES = 6  # tokens from a town to the villages told of with it


def named_for(passage: Passage, here: Sequence[Spot]) -> tuple[Place, ...]:
    """The places that the next sentence goes on about: those named last; not the country where a place in it is named,
    nor a town that a region's sentence only includes («населені пункти області, зокрема місто N»)."""
    last = next((spot for spot in reversed(here) if spot.coarse < 2), here[-1])
    tokens = passage.tokens[: last.start]
    regions = [t.value.place for t in tokens if t.is_a("place.scene") and coarseness(t.value.place) == 1]
    if last.coarse == 0 and _and_villages(passage.tokens[last.start : last.end + _VILLAGES]):
        one = common(last.places)[0]
        return (Place(PlacePrecision.REGION, None, one.admin1, one.country),) if one.admin1 else last.places
    included = any(token.is_a("among") or token.is_a("of_them") for token in tokens[-_INCLUDED:])
    around = [place for place in regions if all(lies_in(one, place) for one in last.places)]
    return (around[-1],) if included and around and last.coarse == 0 else last.places


def all_of_many(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """What many places share, of which the text goes on to tell together."""
    return common(places) if len(places) > MANY else places


def around_many(passage: Passage, places: tuple[Place, ...]) -> tuple[Place, ...]:
    """What many places share, of which the text goes on to tell together: the raion that its sentence names before them
    («Белгородский район – сёла A, B, C атакованы»), else their region."""
    if len(places) <= MANY:
        return places
    named = (t.value.place for t in passage.tokens if t.is_a("place.scene"))
    raion = next((place for place in named if place.precision is PlacePrecision.RAION), None)
    first = raion is not None and raion not in places and {place.admin1 for place in places} == {raion.admin1}
    return (raion,) if raion is not None and first else common(places)


def in_each(passage: Passage, told: tuple[Place, ...]) -> tuple[Place, ...]:
    """The settlements that "in both cases", «в усіх містах» speaks of: those `told` of last; none where it does not."""
    named = next(iter(passage.matches("in_each")), None)
    if named is None:
        return ()
    return told[-2:] if "both" in named.pattern.settings else told[-_CASES:]


def struck_together(here: Sequence[Spot], tokens: Sequence[Token]) -> tuple[Place, ...]:
    """The places of one list, though words stand in it: «по A, по трьох районах міста, а також по B»; the raion before
    them where they are many."""
    fine = [spot for spot in here if not spot.coarse]
    between = [token for one, two in pairwise(fine) for token in tokens[one.end : two.start]]
    told = any(token.folded in _ITEM_ENDS or any(map(token.is_a, _TELLING)) for token in between)
    if len(fine) < 2 or told or not any(token.is_a("joins") for token in between):
        return ()
    places = tuple(dict.fromkeys(place for spot in fine for place in spot.places))
    within = len(places) > _SEVERAL and places[0].precision is PlacePrecision.RAION
    return places[:1] if within else places


def _and_villages(tokens: Sequence[Token]) -> bool:
    """Whether settlements that are only counted end a list: «Харьков и 19 населённых пунктов»."""
    return any(
        (one.is_a("joins") or one.is_a("further")) and two.is_a("quantity") and three.is_a("settlements")
        for one, two, three in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )
