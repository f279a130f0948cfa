"""Is a person of a speaker phrase only whom its bearer serves: «радник Трампа Стів Віткофф», "Trump's envoy"?"""

from __future__ import annotations

from collections.abc import Sequence

from svidok.lexicon import Token
from svidok.reading.sentence.passages import Passage
from svidok.reading.sources.cases import is_person_oblique
from svidok.reading.sources.phrases import is_possessive, is_somebody

_SERVING = frozenset({"adviser", "spokesperson", "official"})  # roles of those who act for a person


def is_served(run: Sequence[Token], at: int, passage: Passage) -> bool:
    """Whether the person at `at` of a phrase is no speaker by it: somebody else is named further on, or only his
    office is, "an adviser to Zelensky"."""
    owns = is_possessive(run[at].folded, passage)
    whose = _is_led_to(run, at) or is_person_oblique(run[at], passage)
    after_office = any(map(_serves, run[:at]))
    if any(map(is_somebody, run[at + 1 :])):
        return owns or whose or after_office
    return any(map(_serves, run[at + 1 :])) if owns else after_office and whose


def _is_led_to(run: Sequence[Token], at: int) -> bool:
    return at > 0 and run[at - 1].is_a("link")


def _serves(token: Token) -> bool:
    return not _SERVING.isdisjoint(token.all_of("role"))
