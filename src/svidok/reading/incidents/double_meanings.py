"""Which of two things does a word mean that names both: a pumping station of a pipeline or of the waterworks?"""

from __future__ import annotations

from collections.abc import Sequence

from svidok.lexicon import Token
from svidok.model.reading import HarmedObject
from svidok.reading.sentence.passages import Passage

_KIN = {
    "energy.pipeline": ("energy.pipeline", "energy.oil_depot", "energy.refinery", "energy.drilling", "transport.port"),
    "water": ("water",),
    "energy.power_plant": ("energy.power_plant", "energy.nuclear", "energy.hydro"),
    "transport.station": ("transport.station", "transport.railway"),
}  # things that are told of beside each
_DOUBLE = (("energy.pipeline", "water"), ("energy.power_plant", "transport.station"))  # the second where nothing tells


def meant(things: Sequence[HarmedObject], told: Sequence[Passage]) -> list[HarmedObject]:
    """The things, of one word with two meanings the one that the report speaks of: «Вдарили по ТЕС. На станції …»."""
    by_word: dict[int, set[str]] = {}
    for thing in things:
        by_word.setdefault(thing.evidence[0].start, set()).add(_code(thing))
    dropped = {
        (start, other)
        for start, codes in by_word.items()
        for pair in _DOUBLE
        if codes.issuperset(pair)
        for other in set(pair) - {_spoken_of(start, pair, told)}
    }
    return [thing for thing in things if (thing.evidence[0].start, _code(thing)) not in dropped]


def _code(thing: HarmedObject) -> str:
    return ".".join(filter(None, (thing.object_class.value, thing.function)))


def _spoken_of(start: int, pair: tuple[str, str], told: Sequence[Passage]) -> str:
    """The one of the two whose kin the report names, last before the word rather than after it."""
    named = [
        (token.start > start, abs(token.start - start), code)
        for passage in told
        if passage.has("object")
        for token in passage.tokens
        for code in pair
        if _names(token, code) and not all(_names(token, other) for other in pair)
    ]
    return min(named, default=(False, 0, pair[1]))[2]


def _names(token: Token, code: str) -> bool:
    return any(token.is_a(f"object.{kin}") for kin in _KIN[code])
