"""What do the words of a claim hold, before it is put together: cues, times, numbers and what they count?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

from svidok.checking.pack import Checks, Cue
from svidok.lexicon import Lexicon, Token
from svidok.model.period import PeriodMention
from svidok.reading.raids.weapons import codes, common
from svidok.reading.sentence.quantities import ORDINAL, QUANTITY

_STRIKING = ("drone", "missile", "air_target", "bomb", "mlrs")
_DECOY = "drone.decoy"
_LAST_DAY = 31
_REACH = 5  # tokens between a number and the weapon that it counts


@dataclass(frozen=True)
class Heard:
    """All that the words hold, before it is put together.

    `said_on` is the day that is spoken of where the words name none, `published` the day on which they were out.
    """

    text: str
    said_on: date
    published: date
    tokens: Sequence[Token]
    cues: Sequence[Cue]
    rules: Checks
    lexicon: Lexicon
    language: str

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of the cues; "no night without" is every night."""
        kinds = frozenset(cue.kind for cue in self.cues)
        return kinds | {"every"} if {"no_night", "without"} <= kinds else kinds

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
        numbers = (number for number in self.numbers if number is not self.times_number)
        found = [(number, weapon) for number in numbers if (weapon := self._counts(number)) is not None]
        return [(n, w) for at, (n, w) in enumerate(found) if all(n.value.ends != m.value.ends for m, _ in found[:at])]

    @cached_property
    def times_number(self) -> Token | None:
        """The number of "three times as many": it counts no weapons."""
        starts = [cue.start for cue in self.cues if cue.kind == "times"]
        return next((n for n in self.numbers for start in starts if self.text[n.end : start].isspace()), None)

    def _counts(self, number: Token) -> str | None:
        """The weapon that a number counts: named after it and before the next number or time, or before a dash."""
        here = self.tokens.index(number)
        named = [code for token in self._after(here) for code in codes_of(token)]
        before = self.tokens[max(0, here - 2) : here]
        if not named and any(token.is_a("mark") for token in before):
            named = [code for token in before for code in codes_of(token)]
        if named or self.dates(number):
            return joint(named) if named else None
        return self._told_before(here)

    def _after(self, here: int) -> list[Token]:
        """What a number may count: up to the next number or time; past the time in «76 збитих за ніч дронів»."""
        after: list[Token] = []
        for token in self.tokens[here + 1 : here + 2 + _REACH]:
            a_time = token in self.times or self.within("night", token)
            if token.is_a(QUANTITY) or (a_time and not (after and all(one.is_a("word") for one in after))):
                break
            after.append(token)
        return after

    def _told_before(self, here: int) -> str | None:
        """The weapon of «дронів було понад 400»: named before a number that nothing else is counted with."""
        if here + 1 < len(self.tokens) and not (self.tokens[here + 1].is_a("mark") or self._a_time(here + 1)):
            return None
        for at in range(here - 1, max(-1, here - 2 - _REACH), -1):
            token = self.tokens[at]
            if named := codes_of(token):
                return joint(named)
            between = (
                self._a_time(at) or any(self.within(kind, token) for kind in ("deed", "was")) or token.is_a("bound")
            )
            if not between and not token.is_a("outcome.launched") and not token.is_a("leads_to_place"):
                return None
        return None

    def _a_time(self, at: int) -> bool:
        return self.tokens[at] in self.times or self.within("night", self.tokens[at])

    @cached_property
    def uncounted(self) -> list[Token]:
        """Numbers above one that no weapon is counted with: of losses, of places, or of what was not understood."""
        counted = {number.value.ends for number, _ in self.counted}
        return [n for n in self.numbers if n.value.ends not in counted and n.value.ends != (1, 1) and not self.dates(n)]

    def dates(self, number: Token) -> bool:
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
        return next((number.value.least or 0 for number in self.numbers if self.dates(number)), 0)

    @cached_property
    def months(self) -> list[int]:
        """Months that are named and no time of the sentence, from the left: "compared with May", "June's heaviest"."""
        named = [(t.start, m) for t in self.tokens if t not in self.times and (m := t.of("time.month"))]
        named += [(cue.start, cue.value) for cue in self.cues if cue.kind == "month"]
        return [int(month) for _, month in sorted(named)]

    @cached_property
    def day_number(self) -> int | None:
        """The day that is told by its number alone: "on the 29th", «9-го числа»."""
        for here, token in enumerate(self.tokens):
            if not token.is_a(ORDINAL) or token.value > _LAST_DAY:
                continue
            led = any(one.is_a("article") for one in self.tokens[max(0, here - 1) : here])
            after = self.tokens[here + 1 : here + 2]
            if (led and all(one.is_a("mark") for one in after)) or any(self.within("day_number", one) for one in after):
                return int(token.value)
        return None

    @cached_property
    def compared_times(self) -> list[Token]:
        """The times that something is compared with: "than on 8 June", «чем накануне»."""
        before = {two: one for one, two in pairwise(self.tokens)}
        return [t for t in self.times if t in before and (before[t].is_a("compares") or self.within("than", before[t]))]


def codes_of(token: Token) -> list[str]:
    """The most precise weapon that a token names, if it is one that strikes from afar."""
    return [code for code in (codes(token) or token.all_of("lone_weapon"))[:1] if code.startswith(_STRIKING)]


def joint(named: Sequence[str]) -> str:
    if _DECOY in named and set(named) != {_DECOY}:  # "attack drones and decoys": drones of all kinds
        named = ["drone", *(code for code in named if code != _DECOY)]
    families = {code.split(".")[0] for code in named} & {"drone", "missile"}
    return "air_target" if len(families) == 2 else common(sorted(set(named)))
