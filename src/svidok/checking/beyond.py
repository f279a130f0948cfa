"""Why can words not be answered, though it is understood what they ask?"""

from __future__ import annotations

from svidok.checking.heard import Heard
from svidok.checking.pack import Cue
from svidok.checking.pairs import pair
from svidok.checking.ranked import ranks_attacks
from svidok.checking.rates import ratio, share_token
from svidok.checking.spans import NUMBERS, span_of
from svidok.checking.subjects import HALTED, outcome
from svidok.checking.surpassing import surpassed
from svidok.model.period import DatePrecision, Scene
from svidok.model.verdict import ClaimType, Days
from svidok.reading.sentence.quantities import QUANTITY, SHARE

_NO = ("negated", "without", "ever", "no_night")
_FIGURES = (*NUMBERS, ClaimType.RECORD, ClaimType.SHARE, ClaimType.CHANGE)


def why_not(heard: Heard, kind: ClaimType, days: Days) -> str:
    """Why the words cannot be answered, though their type is known; "" where they can."""
    return _beyond(heard, kind) or _unbounded(heard, kind, days)


def _beyond(heard: Heard, kind: ClaimType) -> str:
    """What the words do besides claiming something of the past."""
    denials = (cue for cue in heard.cues if cue.kind == "negated" and not _inside(cue, heard))
    if kind not in (ClaimType.EXCLUSIVE, ClaimType.FORECAST) and not _affirms(heard) and any(denials):
        return "it denies something; only what is affirmed is checked"
    if kind is ClaimType.INCIDENT and {"none", "unharmed"} & heard.kinds:
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
    if kind in NUMBERS and _several(heard):
        return "it gives several numbers that are not of one kind; give them one at a time"
    if kind is ClaimType.SHARE and outcome(heard, kind) not in HALTED:
        return "it is about a share of something else than what was shot down or stopped"
    if kind is ClaimType.CHANGE:
        return _no_ratio(heard)
    if kind is ClaimType.RECORD and "own" in heard.kinds:
        return "it tells what one person has seen"
    if kind is ClaimType.RECORD and not ranks_attacks(heard):
        return "it ranks something else than attacks and what is launched in them"
    return ""


def _affirms(heard: Heard) -> bool:
    """Whether what is denied affirms something: never before, no night without."""
    return "never" in heard.kinds or {"no_night", "without"} <= heard.kinds or {"so_many", "ever"} <= heard.kinds


def _several(heard: Heard) -> bool:
    if pair(heard) is not None:
        return False
    outcomes = {token.of("outcome") for token in heard.tokens if token.is_a("outcome")}
    beside = [number for number in heard.uncounted if number is not surpassed(heard)]
    return (len(heard.counted) > 1 and len(outcomes) > 1) or bool(beside)


def _no_ratio(heard: Heard) -> str:
    """Why a change cannot be told, though it has a direction."""
    if heard.counted and "times" not in heard.kinds:
        return "it tells a difference in number, or several numbers; give them one at a time"
    if ratio(heard) is None and ("times" in heard.kinds or "fraction" in heard.kinds or share_token(heard)):
        return "it tells a share or a multiple that is not understood"
    return ""


def _unbounded(heard: Heard, kind: ClaimType, days: Days) -> str:
    """Why the days that are spoken of cannot be told; "" where they can."""
    if kind is ClaimType.SEQUENCE and "every" in heard.kinds and days.first == days.last:
        return "it names no period whose every night could be looked at"
    dated = any(t.value.period.precision is DatePrecision.DAY for t in heard.times if t.value.scene is Scene.EVENT)
    spans = heard.months or any(span_of(token, heard.rules) for token in heard.times)
    if kind is ClaimType.RECORD and "former_record" in heard.kinds and _undated_former(heard, days):
        return "it tells of a record that held before, and not of which night"
    if kind is ClaimType.RECORD and "month_noun" in heard.kinds and "attack" not in heard.kinds:
        return "it ranks months or weeks; raids, nights and days are ranked"
    dated = dated or heard.day_number is not None
    if kind is ClaimType.RECORD and heard.months and not dated and not {"night", "former_record"} & heard.kinds:
        return "it names a month, and not which night of it"
    if kind is ClaimType.RECORD and spans and not dated and not {"attack", "former_record"} & heard.kinds:
        return "it ranks months; raids, nights and days are ranked"
    return ""


def _undated_former(heard: Heard, days: Days) -> bool:
    return days.first is not None and days.last >= heard.published and surpassed(heard) is None


def _inside(cue: Cue, heard: Heard) -> bool:
    """Whether «не» belongs to longer words: «не менше ста», «не досягли цілі»."""
    if any(one.kind not in _NO and one.start <= cue.start and cue.end <= one.end for one in heard.cues):
        return True
    numbers = (t for t in heard.tokens if t.is_a(QUANTITY) or t.is_a(SHARE))
    return any(t.start <= cue.start and cue.end <= t.end for t in numbers)
