"""The which of all does a claim speak of: the second largest, the third by number, the fifth in a row?"""

from __future__ import annotations

from collections.abc import Iterator

from svidok.checking.heard import Heard
from svidok.checking.pack import Cue
from svidok.model.figure import Range
from svidok.reading.sentence.quantities import ORDINAL

NOUN = "noun"  # of a superlative that is a noun: "the second record this week" is no second place
_BETWEEN = 1  # words between an ordinal and what it is counted by: "the third attack by number of drones"


def rank(heard: Heard) -> int | None:
    """The place that an ordinal gives to what is ranked; None where none is told."""
    for value, start, end in _ordinals(heard):
        if any(_ranks(cue, start, end, heard) for cue in heard.cues):
            return value
    return None


def length(heard: Heard) -> Range | None:
    """How many in a row: "third", "3rd", "three nights in a row"."""
    ordinal = next((value for value, _, _ in _ordinals(heard)), None)
    if ordinal is not None:
        return Range(ordinal, None)
    told = heard.numbers[0].value.least if heard.numbers else None
    return Range(told, None) if told else None


def _ordinals(heard: Heard) -> Iterator[tuple[int, int, int]]:
    for token in heard.tokens:
        if token.is_a(ORDINAL):
            yield token.value, token.start, token.end
    for cue in heard.cues:
        if cue.kind == "ordinal":
            yield int(cue.value), cue.start, cue.end


def _ranks(cue: Cue, start: int, end: int, heard: Heard) -> bool:
    if cue.kind == "superlative" and cue.value != NOUN:
        return cue.start <= start < cue.end or _words(heard, end, cue.start) == 0
    return cue.kind == "by_size" and 0 <= _words(heard, end, cue.start) <= _BETWEEN


def _words(heard: Heard, end: int, start: int) -> int:
    """How many words stand between two places; -1 where the second comes first."""
    return -1 if start < end else sum(end <= token.start < start and token.is_a("word") for token in heard.tokens)
