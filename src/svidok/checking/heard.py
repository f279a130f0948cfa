"""What do the words of a claim hold, before it is put together: cues, times, numbers and what they count?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from svidok.checking.pack import Checks, Cue
from svidok.lexicon import Lexicon, Token
from svidok.model.period import PeriodMention
from svidok.reading.quantities import QUANTITY
from svidok.reading.weapons import codes, common

_STRIKING = ("drone", "missile", "air_target", "bomb", "mlrs")
_DECOY = "drone.decoy"
_REACH = 5  # tokens between a number and the weapon that it counts


@dataclass(frozen=True)
class Heard:
    """All that the words hold, before it is put together."""

    text: str
    said_on: date
    tokens: Sequence[Token]
    cues: Sequence[Cue]
    rules: Checks
    lexicon: Lexicon
    language: str

    @cached_property
    def kinds(self) -> frozenset[str]:
        return frozenset(cue.kind for cue in self.cues)

    def value(self, kind: str) -> int | None:
        return next((int(cue.value) for cue in self.cues if cue.kind == kind and cue.value), None)

    def within(self, kind: str, token: Token) -> bool:
        return any(cue.kind == kind and cue.start < token.end and token.start < cue.end for cue in self.cues)

    @cached_property
    def times(self) -> list[Token]:
        times = (token for token in self.tokens if isinstance(token.value, PeriodMention))
        return [token for token in times if not self.within("eve_of", token)]

    @cached_property
    def numbers(self) -> list[Token]:
        return [token for token in self.tokens if token.is_a(QUANTITY) and not self.within("one_of", token)]

    @cached_property
    def counted(self) -> list[tuple[Token, str]]:
        """The numbers that weapons are counted with: «479 дронів», "drones — 479", never "in one night"."""
        found = [(number, weapon) for number in self.numbers if (weapon := self._counts(number)) is not None]
        return [(n, w) for at, (n, w) in enumerate(found) if all(n.value.ends != m.value.ends for m, _ in found[:at])]

    def _counts(self, number: Token) -> str | None:
        """The weapon that a number counts: named after it and before the next number or time, or before a dash."""
        here = self.tokens.index(number)
        after: list[Token] = []
        for token in self.tokens[here + 1 : here + 2 + _REACH]:
            if token.is_a(QUANTITY) or token in self.times or self.within("night", token):
                break
            after.append(token)
        before = self.tokens[max(0, here - 2) : here]
        named = [code for token in after for code in codes_of(token)]
        if not named and any(token.is_a("mark") for token in before):
            named = [code for token in before for code in codes_of(token)]
        return joint(named) if named else None

    @cached_property
    def uncounted(self) -> list[Token]:
        """Numbers above one that no weapon is counted with: of losses, of places, or of what was not understood."""
        counted = {number.value.ends for number, _ in self.counted}
        return [
            n for n in self.numbers if n.value.ends not in counted and n.value.ends != (1, 1) and not self._dates(n)
        ]

    def _dates(self, number: Token) -> bool:
        """Whether a number says how long or when, and not how many weapons."""
        here = self.tokens.index(number)
        return any(
            self.within(kind, token)
            for token in self.tokens[here : here + 3]
            for kind in ("night", "whole_day", "in_a_row", "during", "fraction")
        ) or any(token.start <= number.start and number.end <= token.end for token in self.times)

    @property
    def quantity(self) -> Token | None:
        return self.counted[0][0] if self.counted else None

    @cached_property
    def length(self) -> int:
        """How many nights: "three nights in a row", "over the past three nights"; 0 where none is told."""
        return next((number.value.least or 0 for number in self.numbers if self._dates(number)), 0)

    @cached_property
    def months(self) -> list[int]:
        """Months that are named and no time of the sentence: "compared with May"."""
        return [int(m) for token in self.tokens if token not in self.times and (m := token.of("time.month"))]


def codes_of(token: Token) -> list[str]:
    """The most precise weapon that a token names, if it is one that strikes from afar."""
    return [code for code in (codes(token) or token.all_of("lone_weapon"))[:1] if code.startswith(_STRIKING)]


def joint(named: Sequence[str]) -> str:
    if _DECOY in named and set(named) != {_DECOY}:  # "attack drones and decoys": drones of all kinds
        named = ["drone", *(code for code in named if code != _DECOY)]
    families = {code.split(".")[0] for code in named} & {"drone", "missile"}
    return "air_target" if len(families) == 2 else common(sorted(set(named)))
