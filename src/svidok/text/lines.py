"""Over which lines does one sentence go?

A line end ends a sentence, but not every line end was written by an author. Exports of channels put each formatted
piece of a post on a line of its own («в ⏎Приморском⏎ районе Одессы⏎, есть раненые⏎.»), mail and plain text are wrapped
at a width. Such a line goes on where the line before it stopped: with a mark that begins nothing, or with a small
letter. An export leaves the blank that stood between the words at one of the two ends, a list does not. Pictures that
stand alone on a line say nothing; a bullet there leads the item below it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from svidok.text.words import fold

BULLETS = frozenset("▪▫•●◾◽■□♦🔹🔸🔻🔺➖➡✅❗❕‼⚡👉📍📌⚫🔴🟢🟠🟡💥🛑❌▶►✔☑⏺🔘")
PICTURES = frozenset(("So", "Sk", "Mn", "Me", "Cf"))  # categories of pictures, their colours and what joins them
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_BROKEN = frozenset(("\n", "\r\n"))  # between them no line was left empty
_STOPS = frozenset(".!?…;:|•")
_NEVER_FIRST = frozenset(",.;:!?)»”")
_OPENING = frozenset("(«„“")
_DASHES = frozenset("—–-―")
_LAST = re.compile(r"(?<![\w-])([^\W\d_]+)\s*\Z")
_SMALL = 2  # letters of a word that ends no sentence
_WIDE = 40  # characters of a line that was wrapped, at the least
_MANY = 20  # characters of a line that holds nothing but pictures, at the most
_LOOK = 12  # characters at the end of a line in which its last word is looked for


class _Line(NamedTuple):
    """A line at [start, end): what it begins and ends with, and whether a blank stands before or behind that."""

    start: int
    end: int
    first: str
    last: str
    indented: bool
    trailed: bool


def lines(text: str, unfinished: Collection[str] = ()) -> Iterator[tuple[int, int]]:
    """Where the lines of `text` begin and end, as their author meant them; in order, none empty.

    Behind one of the `unfinished` words (folded) no line of its language is at an end.
    """
    found = [_seen(text, line.start(), line.end()) for line in _LINE.finditer(text)]
    start: int | None = None
    led: _Line | None = None  # the bullet above, or what is blank below it
    ran_on = False  # the line before was itself a piece of a sentence
    for number, line in enumerate(found):
        if led is not None and start is not None and text[led.end : line.start] not in _BROKEN:
            yield start, led.end
            start = None
        leads = not ran_on and _leads(text, line, start is not None)
        led = line if leads else None
        if not leads and not ran_on and _is_pictured(text, line):
            continue
        start = line.start if start is None else start
        if leads:
            continue
        near = found[number : number + 3]
        ran_on = len(near) > 1 and _goes_on(text, near, ran_on, unfinished)
        if not ran_on:
            yield start, line.end
            start = None
    if led is not None and start is not None:
        yield start, led.end


def _leads(text: str, line: _Line, led: bool) -> bool:
    """Whether a line is a bullet that stands alone above its item, or is blank below one."""
    return (led and not line.first) or (line.first in BULLETS and _is_pictured(text, line, BULLETS))


def _is_pictured(text: str, line: _Line, marks: Collection[str] = ()) -> bool:
    """Whether a line holds pictures, or `marks`, and nothing else."""
    if not line.first or line.first.isalnum() or line.end - line.start > _MANY:
        return False
    seen = text[line.start : line.end]
    return all(mark.isspace() or mark in marks or unicodedata.category(mark) in PICTURES for mark in seen)


def _seen(text: str, start: int, end: int) -> _Line:
    spoken = text[start:end].strip()
    blank = not spoken
    indented, trailed = text[start].isspace(), text[end - 1].isspace()
    return _Line(start, end, "" if blank else spoken[0], "" if blank else spoken[-1], indented, trailed)


def _goes_on(text: str, near: Sequence[_Line], ran_on: bool, unfinished: Collection[str]) -> bool:
    """Whether the sentence of the first line goes on in the second; the third is the line behind that, if there is."""
    line, after, *then = near
    if not (line.first and after.first) or text[line.end : after.start] not in _BROKEN:
        return False
    if after.first in _NEVER_FIRST:
        return (line.last.isalnum() or line.last in "»”\"')%") and not text.startswith("..", after.start)
    if line.last in _DASHES:  # «…, — ⏎Приклад»
        return (after.first.islower() or (line.trailed and line.end - line.start >= _WIDE)) and after.first.isalnum()
    if not (line.last.isalnum() or line.last in ",»”\"')%" or line.last in _OPENING):
        return False
    blank = line.trailed or after.indented
    if after.first in _DASHES:  # «…⏎ — Міністерство оборони»; the items of a list are written alike
        apart = after.indented and text[line.start : line.end].lstrip()[0] not in _DASHES
        return blank and (line.last in ',»”"' or (apart and line.end - line.start >= _WIDE))
    if after.first.islower():
        return blank or ((line.last == "," or line.last.isalnum()) and line.end - line.start >= _WIDE)
    if not blank or not (after.first.isalnum() or after.first in _OPENING):
        return False
    ending = max(line.start, line.end - _LOOK)
    if line.last in _OPENING or line.last == "," or _is_open(text, ending, line.end, unfinished):
        return True
    return (ran_on and after.indented) or (line.trailed and _piece(text, after, then))


def _is_open(text: str, start: int, end: int, unfinished: Collection[str]) -> bool:
    """Whether the last word of [start, end) ends no sentence."""
    last = _LAST.search(text, start, end)
    return last is not None and (len(last[1]) <= _SMALL or fold(last[1]) in unfinished)


def _piece(text: str, line: _Line, then: list[_Line]) -> bool:
    """Whether the line is a formatted piece, which the next goes on from without a capital."""
    if not then or text[line.end : then[0].start] not in _BROKEN or line.last in _STOPS:
        return False
    return then[0].first in _NEVER_FIRST or (then[0].indented and then[0].first.islower())
