"""On which of several days that one sentence names did each thing that it tells happen?

"Five died in a strike on June 12, and in April a missile killed 18", «15 июня погибли двое, 16 июня – ещё один»: each
clause with a day of its own tells of that day, if people or things came to harm in each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, timedelta
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

from svidok.model.period import UNKNOWN_PERIOD, DatePrecision, Period
from svidok.reading.incidents.dating import is_count, period_of
from svidok.reading.sentence.passages import Passage

_SCENES = ("time.event", "time.retrospect")
_DATED = (DatePrecision.DAY, DatePrecision.MONTH)
_PARTS = frozenset(",;")
_OPENS = 2  # tokens that may stand before the clause that opens a sentence
_MONTH = timedelta(days=31)  # the longest there is


class Stretch(NamedTuple):
    """The tokens [start, end) of what happened in one time."""

    start: int
    end: int
    period: Period


def stretches(passage: Passage, harmed: Sequence[int]) -> tuple[Stretch, ...]:
    """The parts of a sentence that tell of different days, one of the tokens `harmed` in each; none where it tells of
    one day alone."""
    since = since_when(passage)
    if since is not None and any(at >= since.start for at in harmed):
        return Stretch(0, since.start, period_of(passage, 0)), since
    times = _times(passage)
    if len({period.iso for _, period in times}) < 2 or passage.matches("struck_before"):
        return ()  # "hit overnight; the plant was last struck in May" tells of one
    starts = [0]
    for (before, _), (after, _) in pairwise(times):
        cut = next((k for k in range(after - 1, before, -1) if _parts(passage, k)), None)
        if cut is None:
            return ()
        starts.append(cut)
    ends = [*starts[1:], len(passage.tokens)]
    found = tuple(Stretch(start, end, period) for start, end, (_, period) in zip(starts, ends, times, strict=True))
    told = all(any(one.start <= at < one.end for at in harmed) for one in found)
    return found if told else ()


def since_when(passage: Passage) -> Stretch | None:
    """What is told of the strike that another is measured by, and its day: "the deadliest since July 31, when 32 people
    were killed"; since the first of a month is since that month. Of no day is one that another came "hours after"."""
    match = next(iter(passage.matches("since_when")), None)
    if match is None:
        clause = _came_after(passage)
        ended = bool(clause) and clause.start > _OPENS and _placed(passage, clause)
        return Stretch(clause.start, clause.stop, replace(UNKNOWN_PERIOD, zone=passage.period.zone)) if ended else None
    since = match.token("since", passage.tokens)
    period = _opening(since.value.period) if since is not None else None
    return Stretch(match.end, len(passage.tokens), period) if period is not None else None


def came_before(passage: Passage) -> range:
    """The tokens on an earlier strike, of no place of its own, that the one at hand came after: "hit a school, hours
    after a wave of attacks left six people dead"."""
    clause = _came_after(passage)
    return range(0) if clause and _placed(passage, clause) else clause


def _came_after(passage: Passage) -> range:
    """The clause on an earlier strike after which the one at hand came."""
    match = next(iter(passage.matches("hours_after")), None)
    if match is None:
        return range(0)
    tokens, end = passage.tokens, len(passage.tokens)
    if match.start <= _OPENS:
        end = next((at for at in range(match.end, end) if tokens[at].folded in _PARTS), end)
    return range(match.start, end)


def _placed(passage: Passage, clause: range) -> bool:
    scenes = (passage.tokens[at] for at in clause if passage.tokens[at].is_a("place.scene"))
    return any(scene.value.place.admin1 for scene in scenes)


def _opening(sum_: Period) -> Period | None:
    """The day with which a sum over weeks or years begins; a month where that is its first."""
    if sum_.earliest is None:
        return None
    opens = sum_.earliest.astimezone(ZoneInfo(sum_.zone))
    monthly = opens.day == 1
    ends = (opens + _MONTH).replace(day=1) if monthly else opens + timedelta(days=1)
    precision = DatePrecision.MONTH if monthly else DatePrecision.DAY
    return replace(sum_, precision=precision, day=opens.date(), latest=ends.astimezone(UTC))


def period_at(days: Sequence[Stretch], at: int) -> Period | None:
    """The time of what stands at token `at`, where a sentence tells of several days."""
    return next((one.period for one in days if one.start <= at < one.end), None)


def _times(passage: Passage) -> list[tuple[int, Period]]:
    named = [(at, token) for at, token in enumerate(passage.tokens) if any(map(token.is_a, _SCENES))]
    named = [(at, token) for at, token in named if not token.value.told and not is_count(passage, at)]
    dated = [(at, token.value.period) for at, token in named if token.value.period.precision in _DATED]
    return [(at, period) for at, period in dated if not period.assumed]


def _parts(passage: Passage, at: int) -> bool:
    token = passage.tokens[at]
    return token.folded in _PARTS or token.is_a("joins") or token.is_a("contrast")
