"""Which weapons does a count mean whose words say only "missiles" or "targets"?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from svidok.lexicon import Token
from svidok.model.figure import Count, Outcome
from svidok.reading.raids.weapons import both_families, codes, common, precise
from svidok.reading.sentence.passages import Passage

_OPENING = 3  # tokens in which a sentence says that it goes on about what the last one told
_OTHERS = frozenset({"weapon.missile", "weapon.bomb", "weapon.mlrs", "weapon.air_target"})
_GENERAL = ("missile", "missile.ballistic", "missile.cruise")  # that a report which has named the kind may say again


@dataclass(frozen=True)
class _Told:
    """In which sentence a kind of missile was named last, and whether always as one."""

    index: int
    alone: bool


class Arms:
    """What a report has spoken of so far: the one kind of missile that its "three missiles" are, soon after, or the
    drones that its "13 air targets" are, if it names nothing else that flies."""

    _NEAR = 3  # sentences

    def __init__(self, told: Sequence[Passage]) -> None:
        self._told = told
        self._named: dict[str, _Told] = {}
        self._after = {one.index - 1: _named_alone(one) for one in told if one.likely("these_were")}

    def hear(self, passage: Passage) -> None:
        for code, alone in _missiles(passage).items():
            if any(known.startswith(f"{code}.") for known in self._named):
                continue  # those told of before, said less precisely
            before = self._named.get(code)
            self._named[code] = _Told(passage.index, alone=alone and (before is None or before.alone))

    def precise(self, count: Count, passage: Passage) -> Count:
        """The count of "missiles" or "targets" as those that were named before, where nothing else can be meant."""
        for code in self._after.get(passage.index, ()):
            if code.startswith(f"{count.weapon}."):
                return replace(count, weapon=code)
        if count.weapon == "air_target" and count.outcome is not Outcome.HIT:
            return replace(count, weapon="drone") if self._only_drones(passage.index) else count
        if count.weapon not in _GENERAL or len(self._named) != 1 or set(_missiles(passage)) - {count.weapon}:
            return count
        if count.weapon == "missile" and passage.has("weapon.drone"):
            return count
        ((code, told),) = self._named.items()
        near = passage.index - told.index <= self._NEAR and not (told.alone and count.range.ends != (1, 1))
        return replace(count, weapon=code) if near and code.startswith((f"{count.weapon}.", "mlrs")) else count

    def _only_drones(self, index: int) -> bool:
        """Whether a sentence just before, or this one, names drones, and the report nothing else that is shot down."""
        near = any(_tells_of_drones(one) for one in self._told if 0 <= index - one.index <= self._NEAR)
        return near and not any(one.has_any(_OTHERS) and any(map(_flies_else, one.tokens)) for one in self._told)


def _tells_of_drones(passage: Passage) -> bool:
    """Whether a sentence names drones that fly."""
    drones = (codes(token)[0] for token in passage.tokens if token.is_a("weapon.drone") and not token.is_a("defence"))
    return passage.has("weapon.drone") and any(code != "drone.naval" for code in drones)


def _flies_else(token: Token) -> bool:
    """Whether a word is for something that flies and is no drone, and not the defender's own."""
    named = any(token.is_a(kind) for kind in _OTHERS - {"weapon.air_target"})
    return (named or both_families(token)) and not token.is_a("defence")


def _named_alone(passage: Passage) -> list[str]:
    """What a sentence calls the weapons of the one before, one name a family: "They were Iskander-M missiles"."""
    tokens = passage.tokens
    if passage.has("quantity") or not any(match.start < _OPENING for match in passage.matches("these_were")):
        return []
    named = [codes(token)[0] for token in tokens if token.is_a("weapon")]
    return [common(c for c in named if c.split(".")[0] == family) for family in {c.split(".")[0] for c in named}]


def _missiles(passage: Passage) -> dict[str, bool]:
    """The kinds of missiles that a sentence names, and of each whether it tells of one and no more: "was a Kh-22"."""
    if not passage.has("weapon"):
        return {}
    tokens = passage.tokens
    named = [(codes(token)[0], _alone(tokens, at)) for at, token in enumerate(tokens) if token.is_a("weapon")]
    named = [(code, alone) for code, alone in named if code.startswith(("missile.", "mlrs"))]
    kinds = precise(code for code, _ in named)
    return {kind: all(alone for code, alone in named if code == kind) for kind in kinds}


def _alone(tokens: Sequence[Token], at: int) -> bool:
    """Whether a weapon is told of as one: "a Kh-22", «ракета Х-22»."""
    return any(token.is_a("single") for token in tokens[max(0, at - 1) : at]) or any(
        token.is_a("one") and token.is_a("weapon") for token in tokens[max(0, at - 1) : at + 2]
    )
