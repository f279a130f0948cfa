"""At what o'clock was an incident, where another sentence than the first tells it?

The sentence that dates an incident often names only its day or night; the clock follows: "Three strikes came at 1:30",
"It all happened at about 6:30". It holds where it is of that day and no other clock is named of the incident.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from svidok.model.period import DatePrecision, Period
from svidok.reading.incidents.drafts import Draft
from svidok.reading.sentence.passages import Passage, between

_AFTER = 2  # sentences after one on the incident in which its hour may be told
_BLOWS = ("blow.strike", "blow.attack", "blow.hit", "blow.blast", "blow.debris")


def clocked(draft: Draft, told: Sequence[Passage]) -> Period:
    """The period of an incident, with the one clock time that the report names of it on that day."""
    day = draft.period
    if day.start is not None or day.precision is not DatePrecision.DAY:
        return day
    named = {(period.start, period.end): period for period in _clocks(draft, told) if period.iso == day.iso}
    return replace(next(iter(named.values())), assumed=day.assumed) if len(named) == 1 else day


def _clocks(draft: Draft, told: Sequence[Passage]) -> Iterator[Period]:
    about = {one.passage.index for one in draft.said}
    struck = {one.passage.index for one in draft.said if one.blows or one.weapons}
    after = {index + further for index in about for further in range(1, _AFTER + 1)}
    for passage in (one for index in sorted(after | struck) for one in between(told, index, index + 1)):
        befell = passage.index in after and passage.has("befell") and not passage.has("place.scene")
        if befell or (passage.index in struck and any(map(passage.has, _BLOWS))):
            yield from (t.value.period for t in passage.tokens if t.is_a("time.event") and t.value.period.start)
