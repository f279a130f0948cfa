"""Which attributions of a sentence stand within words that somebody else is quoted with?

“Placeholder thinks that nobody means it,” one of the sources said: it is the source who says it all.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from svidok.reading.sentence.passages import Passage
from svidok.reading.sources.sayings import Saying

Span = tuple[int, int]
_BESIDE = 40  # characters between a quotation and the words that say whose it is


def outside(found: Sequence[Saying], quoted: Sequence[Span]) -> list[Saying]:
    """The attributions without those in a quotation that another of the sentence gives to somebody."""
    spans = [_around(one.start, one.end, quoted) for one in found]
    giving = [one for one, span in zip(found, spans, strict=True) if span is None]
    return [
        one
        for one, span in zip(found, spans, strict=True)
        if span is None or not any(_gives(other, span) for other in giving)
    ]


def is_spoken(passage: Passage, quoted: Sequence[Span]) -> bool:
    """Whether a sentence is a piece of a quotation: whom it names does not say what stands in marks."""
    return _around(passage.sentence.start + 1, passage.sentence.end - 1, quoted) is not None


def _gives(one: Saying, span: Span) -> bool:
    return 0 <= one.start - span[1] <= _BESIDE or 0 <= span[0] - one.end <= _BESIDE


def _around(start: int, end: int, quoted: Sequence[Span]) -> Span | None:
    """The quotation that holds all of [start, end)."""
    number = bisect_right(quoted, start, key=itemgetter(1))
    span = quoted[number] if number < len(quoted) else None
    return span if span is not None and span[0] <= start and end <= span[1] else None
