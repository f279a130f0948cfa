"""Which thing does a report name a second time, by a word for its kind: «карету швидкої … Машина згоріла»?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from svidok.model.reading import HarmedObject, ObjectClass
from svidok.reading.sentence.passages import Passage

_RIDES = ("health.ambulance", "emergency.vehicle", "humanitarian.vehicle", "agriculture.vehicle")
_NEAR = 2  # sentences from a ride to the word that calls it a car
_OPENING = 4  # tokens of a clause before a thing that is known already
_NEW = ("quantity", "further", "object", "joins", "among")  # what makes it another


def once(things: Sequence[HarmedObject], told: Sequence[Passage]) -> list[HarmedObject]:
    """The things without the cars and vehicles that are an ambulance, a fire engine or a tractor named just before."""
    rides = [thing.evidence[0].start for thing in things if _code(thing) in _RIDES]
    if not rides:
        return list(things)
    return [thing for thing in things if not _known(thing, rides, told)]


def _code(thing: HarmedObject) -> str:
    return ".".join(filter(None, (thing.object_class.value, thing.function)))


def _known(thing: HarmedObject, rides: Sequence[int], told: Sequence[Passage]) -> bool:
    """Whether a vehicle is told of at the opening of its clause as one known already, soon after a ride."""
    start = thing.evidence[0].start
    passage = next((one for one in told if one.tokens and one.tokens[0].start <= start < one.tokens[-1].end), None)
    if thing.object_class is not ObjectClass.VEHICLE or passage is None:
        return False
    at = next((k for k, token in enumerate(passage.tokens) if token.start == start), None)
    if at is None or not passage.tokens[at].is_a("bare_vehicle"):
        return False
    clause = list(takewhile(lambda token: not token.is_a("mark"), reversed(passage.tokens[:at])))
    if len(clause) > _OPENING or any(any(map(token.is_a, _NEW)) for token in clause):
        return False
    near = [one for one in told if 0 <= passage.index - one.index <= _NEAR and one.tokens]
    return any(one.tokens[0].start <= ride < min(one.tokens[-1].end, start) for one in near for ride in rides)
