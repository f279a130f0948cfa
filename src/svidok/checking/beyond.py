"""Why can words not be answered, though it is understood what they ask?"""

from __future__ import annotations

from svidok.checking.heard import Heard
from svidok.checking.pack import Cue
from svidok.checking.spans import NUMBERS, span_of
from svidok.model.period import DatePrecision, Scene
from svidok.model.verdict import ClaimType, Days
from svidok.reading.quantities import QUANTITY, SHARE

_FIGURES = (*NUMBERS, ClaimType.RECORD, ClaimType.SHARE, ClaimType.CHANGE)


def why_not(heard: Heard, kind: ClaimType, days: Days) -> str:
    """Why the words cannot be answered, though their type is known; "" where they can."""
    return _beyond(heard, kind) or _unbounded(heard, kind, days)


def _beyond(heard: Heard, kind: ClaimType) -> str:
    """What the words do besides claiming something of the past."""
    denials = (cue for cue in heard.cues if cue.kind == "negated" and not _inside(cue, heard))
    if kind not in (ClaimType.EXCLUSIVE, ClaimType.FORECAST) and "never" not in heard.kinds and any(denials):
        return "it denies something; only what is affirmed is checked"
    if heard.text.rstrip().endswith("?"):
        return "it asks and claims nothing"
    if any(token.is_a("doubt.conditional") for token in heard.tokens) or "conditional" in heard.kinds:
        return "it holds under a condition only"
    if "future" in heard.kinds and kind not in (ClaimType.FORECAST, ClaimType.UNKNOWN):
        return "it is about a time to come, and names none"
    if kind in _FIGURES and "front" in heard.kinds:
        return "it is about the front; the bulletins count what is launched over the country"
    if kind in _FIGURES and ("supply" in heard.kinds or any(token.is_a("rate") for token in heard.tokens)):
        return "it is about what can be made, kept or used, not about what was launched"
    outcomes = {token.of("outcome") for token in heard.tokens if token.is_a("outcome")}
    if kind in NUMBERS and ((len(heard.counted) > 1 and len(outcomes) > 1) or heard.uncounted):
        return "it gives several numbers that are not of one kind; give them one at a time"
    return ""


def _unbounded(heard: Heard, kind: ClaimType, days: Days) -> str:
    """Why the days that are spoken of cannot be told; "" where they can."""
    if kind is ClaimType.SEQUENCE and "every" in heard.kinds and days.first == days.last:
        return "it names no period whose every night could be looked at"
    dated = any(t.value.period.precision is DatePrecision.DAY for t in heard.times if t.value.scene is Scene.EVENT)
    spans = heard.months or any(span_of(token, heard.rules) for token in heard.times)
    if kind is ClaimType.RECORD and "former_record" in heard.kinds and days.last >= heard.said_on:
        return "it tells of a record that held before, and not of which night"
    if kind is ClaimType.RECORD and "month_noun" in heard.kinds and "attack" not in heard.kinds:
        return "it ranks months or weeks; raids, nights and days are ranked"
    if kind is ClaimType.RECORD and spans and not dated and "attack" not in heard.kinds:
        return "it ranks months; raids, nights and days are ranked"
    return ""


def _inside(cue: Cue, heard: Heard) -> bool:
    """Whether «не» belongs to longer words: «не менше ста», «не досягли цілі»."""
    if any(one.kind != "negated" and one.start <= cue.start and cue.end <= one.end for one in heard.cues):
        return True
    numbers = (t for t in heard.tokens if t.is_a(QUANTITY) or t.is_a(SHARE))
    return any(t.start <= cue.start and cue.end <= t.end for t in numbers)
