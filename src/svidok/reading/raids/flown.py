"""Has a report told of drones, so that its "craft" are such, and of nothing else that is shot down?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from svidok.lexicon import Token
from svidok.reading.raids.weapons import codes
from svidok.reading.sentence.passages import Passage

_OTHERS = ("weapon.missile", "weapon.bomb", "weapon.mlrs", "weapon.air_target")


@dataclass(frozen=True)
class Flown:
    """What a report has named so far."""

    drones: bool = False
    others: bool = False
    far: bool = False  # the report names drones and missiles: its "munitions" are both

    def heard(self, passage: Passage) -> Flown:
        """What it has named when it has said this sentence too."""
        drones = self.drones or _names_drones(passage)
        others = self.others or any(map(passage.has, _OTHERS))
        return self if (drones, others) == (self.drones, self.others) else Flown(drones, others, self.far)

    @property
    def only_drones(self) -> bool:
        return self.drones and not self.others


def flies_far(told: Sequence[Passage]) -> bool:
    """Whether a report names both drones and missiles."""
    return all(any(one.has(kind) for one in told) for kind in ("weapon.drone", "weapon.missile"))


NOTHING_FLOWN = Flown()


def _names_drones(passage: Passage) -> bool:
    return passage.has("weapon.drone") and any(map(_drone, passage.tokens))


def _drone(token: Token) -> bool:
    return token.is_a("weapon.drone") and not token.is_a("defence") and codes(token)[0] != "drone.naval"
