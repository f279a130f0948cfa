"""By which blows and weapons was a place struck, as its sentence tells?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from svidok.lexicon import Token
from svidok.reading.incidents.raided import DOWNED
from svidok.reading.raids.weapons import both_families
from svidok.reading.sentence.passages import Passage

_RAID = 10  # weapons that are no more one place's
_FALLS = 3  # tokens between "fell" and what did
_SUBJECT = 6  # tokens between debris and the word for what it hits


def struck_by(passage: Passage, token: Token) -> bool:
    """Whether a weapon is one that struck, as far as its sentence tells."""
    if passage.has("aside.habit") or passage.has("habit"):
        return False  # "every night hundreds of drones attack the city"
    if token.is_a("lone_weapon"):
        return True
    whole_raid = token.is_a("weapon.air_target") and not both_families(token)
    if not token.is_a("weapon") or token.is_a("defence") or whole_raid:
        return False
    told = any(map(passage.has, ("blow", "toll", "effect")))
    if not told and any(before.is_a("at_first") for before in passage.tokens[:1]):
        return False  # «Ранее мэр говорил о дронах …»
    if not told and passage.has("came_upon"):
        return False  # "a drone was found in the woods"
    if told or any(map(passage.has, DOWNED)):
        return told
    counts = [one for one in passage.tokens if one.is_a("quantity")]
    return not counts or (passage.has("outcome.launched") and not passage.has("place.scene") and all(map(_few, counts)))


def _few(quantity: Token) -> bool:
    """Whether so many may have struck the one place that the text speaks of: "The enemy used two glide bombs."."""
    return (quantity.value.most or _RAID) < _RAID


def blows(passage: Passage, indices: Sequence[int]) -> Iterator[str]:
    """The kinds of blows; what falls is a hit if it is a weapon («впав дрон», not an unknown object)."""
    armed = passage.has("weapon") or passage.has("lone_weapon")
    for at in indices:
        if any(token.is_a("falls") for token in passage.tokens[max(0, at - _FALLS) : at]) and armed:
            yield "debris" if passage.has("outcome.shot_down") else "hit"  # «на дах упав ворожий дрон»
        for kind in passage.tokens[at].all_of("blow"):
            if kind == "fall" and armed and not passage.has("blow.debris"):
                yield "debris" if _downed(passage.tokens, at) else "hit"
            elif kind != "fall" and not (kind == "hit" and _of_debris(passage.tokens, at)):
                yield kind


def _downed(tokens: Sequence[Token], at: int) -> bool:
    """Whether what falls had been shot down: «збитий дрон упав на дах», "a downed missile landed in a yard"."""
    before = tokens[max(0, at - _SUBJECT) : at]
    downed = (two for one, two in pairwise(before) if one.is_a("outcome.shot_down"))
    return any(two.is_a("weapon") or two.is_a("lone_weapon") for two in downed)


def _of_debris(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is debris that hits: «обломки БПЛА попали в резервуар», «куда попали обломки»."""
    if any(token.is_a("blow.debris") for token in tokens[at + 1 : at + 2]):
        return True
    for token in reversed(tokens[max(0, at - _SUBJECT) : at]):
        if token.is_a("mark") or token.is_a("joins"):
            return False
        if token.is_a("blow.debris"):
            return True
    return False
