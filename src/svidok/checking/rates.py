"""Which share, or how many times as many, do the words of a claim tell?

A bound before a word of a part is kept: "more than half" has no upper end, "less than doubled" no lower one.
"""

from __future__ import annotations

import re

from svidok.checking.heard import Heard
from svidok.checking.pack import Cue
from svidok.lexicon import Token
from svidok.model.figure import Range
from svidok.reading.sentence.quantities import SHARE, read_number

_DIGITS = re.compile(r"\d+")
_ROUGH = 5  # points on either side of a share in words, and of a change by so many per cent
_ROUGH_PART = 12  # of a change by a part: "a third more"
_WHOLE = 100
_HALF = 50


def share(heard: Heard) -> Range | None:
    """In per cent."""
    token = share_token(heard)
    if token is not None:
        return _percent(token, heard)
    if "majority" in heard.kinds:
        return Range(_HALF, None, exclusive=True)
    if "minority" in heard.kinds:
        return Range(None, _HALF, exclusive=True)
    cue = _cue("fraction", heard)
    if cue is None:
        return None
    part = int(cue.value)
    rough = Range(max(0, part - _ROUGH), min(_WHOLE, part + _ROUGH), approximate=True)
    return _bounded(part, heard, cue) or rough


def ratio(heard: Heard) -> Range | None:
    """In hundredths; None where only a direction is told."""
    falls = "less" in heard.kinds
    cue = _cue("ratio", heard)
    if cue is not None:
        return _turned(_bounded(int(cue.value), heard, cue) or Range.exactly(int(cue.value)), falls)
    if "times" in heard.kinds and heard.times_number is not None:
        return _turned(_scaled(heard.times_number.value), falls)
    return _by_a_part(heard, falls)


def share_token(heard: Heard) -> Token | None:
    return next((token for token in heard.tokens if token.is_a(SHARE)), None)


def by_so_much(heard: Heard) -> bool:
    """Whether a share says by how much something changed: "by a third", «на 36 % більше», "20 % fewer"."""
    starts = [t.start for t in heard.tokens if t.is_a(SHARE)] + [c.start for c in heard.cues if c.kind == "fraction"]
    ends = [t.end for t in heard.tokens if t.is_a(SHARE)] + [c.end for c in heard.cues if c.kind == "fraction"]
    led = any(
        cue.kind == "by_so_much" and heard.text[cue.end : start].isspace() for cue in heard.cues for start in starts
    )
    followed = any(
        cue.kind in ("more", "less") and heard.text[end : cue.start].isspace() for cue in heard.cues for end in ends
    )
    return led or followed


def _by_a_part(heard: Heard, falls: bool) -> Range | None:
    token, cue = share_token(heard), _cue("fraction", heard)
    part, room = (_percent(token, heard) if token else None), _ROUGH
    if part is None and cue is not None:
        part, room = _bounded(int(cue.value), heard, cue) or Range.exactly(int(cue.value)), _ROUGH_PART
    if part is None or not by_so_much(heard):
        return None
    room = room if part.least == part.most else 0
    least = None if part.least is None else part.least - room
    most = None if part.most is None else part.most + room
    if not falls:
        return Range(_plus(least), _plus(most), part.approximate, part.exclusive)
    return Range(_minus(most), _minus(least), part.approximate, part.exclusive)


def _plus(part: int | None) -> int | None:
    return None if part is None else _WHOLE + part


def _minus(part: int | None) -> int | None:
    return None if part is None else max(0, _WHOLE - part)


def _turned(times: Range, falls: bool) -> Range:
    """Half as many for "twice less": what falls by so many times is a part of what it was."""
    if not falls or (times.least or times.most or 0) <= _WHOLE:
        return times
    least, most = ((_WHOLE * _WHOLE) // end if end else None for end in (times.most, times.least))
    return Range(least, most, times.approximate, times.exclusive)


def _scaled(told: Range) -> Range:
    least, most = (None if end is None else _WHOLE * end for end in told.ends)
    return Range(least, most, told.approximate, told.exclusive)


def _percent(token: Token, heard: Heard) -> Range | None:
    words = heard.text[token.start : token.end]
    number = list(_DIGITS.finditer(words))
    return read_number(words[: number[-1].end()], heard.lexicon, heard.language) if number else None


def _cue(kind: str, heard: Heard) -> Cue | None:
    return next((cue for cue in heard.cues if cue.kind == kind and cue.value), None)


def _bounded(value: int, heard: Heard, cue: Cue) -> Range | None:
    """The range that a bound right before a word makes of its value; None where there is none."""
    before = next((token for token in reversed(heard.tokens) if token.start < cue.start), None)
    if before is not None and before.end <= cue.start and not heard.text[before.end : cue.start].isspace():
        before = None  # «більше, половину»: another clause
    bound = before.of("bound") if before is not None else None
    if bound in ("more", "at_least"):
        return Range(value, None, exclusive=bound == "more")
    if bound in ("less", "up_to"):
        return Range(None, value, exclusive=bound == "less")
    return None
