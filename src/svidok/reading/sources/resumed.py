"""Which quotations that fill a paragraph of their own go on with the words of who was quoted just before?

“It is too early,” said A.
“We shall see.”
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from svidok.reading.sentence.passages import Passage

Span = tuple[int, int]
_MARKS = 2  # characters that a paragraph may have besides its quotation at either end: the marks, a full stop
_ASIDE = 5  # words of a line between the two that is no paragraph: a heading, «Зараз дивляться»


def resumed(told: Sequence[Passage], quoted: Sequence[Span], saying: Sequence[Span]) -> Iterator[tuple[int, Span]]:
    """Half-open spans of such quotations, each with the number in `saying` (where attributing words stand, in order)
    of those that name who goes on."""
    starts = [start for start, _ in saying]
    before: int | None = None  # whose words end the paragraph before
    for _, group in groupby(told, key=lambda passage: passage.sentence.line):
        line = list(group)
        start, end = line[0].sentence.start, line[-1].sentence.end
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        if first < last:
            before = last - 1
        elif before is not None and _all_quoted(start, end, quoted):
            yield before, (start, end)
        elif not (len(line) == 1 and _is_aside(line[0])):
            before = None


def _all_quoted(start: int, end: int, quoted: Sequence[Span]) -> bool:
    """Whether a paragraph is a quotation, or one of the paragraphs of a longer one."""
    number = bisect_right(quoted, start, key=lambda span: span[1])
    return number < len(quoted) and quoted[number][0] - start <= _MARKS and end - quoted[number][1] <= _MARKS


def _is_aside(passage: Passage) -> bool:
    text = passage.whole.text
    return text[-1] not in ".!?…" and len(text.split()) <= _ASIDE
