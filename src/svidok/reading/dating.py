"""On which day did what a sentence tells happen?

The time that the sentence names, else the one in force; one that the next sentence names. A count of people that has
risen, or goes on in the rubble, has the day on which it was made, which is not that of the strike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from svidok.model.period import DatePrecision, Period
from svidok.reading.passages import Passage
from svidok.reading.scenes import spots

_BRIEF = timedelta(days=3)
_BESIDE = 3  # tokens between a blow and the day on which it fell
TIMED = ("time.event", "time.retrospect", "time.window", "time.cumulative")
_COUNTED = ("rise", "found_later", "as_of")


def period_of(passage: Passage, at: int) -> Period:
    """The time named in the sentence (the nearest to token `at`, where it names several), else the one in force."""
    for scene in ("event", "retrospect"):
        named: list[tuple[int, Period]] = [
            (i, token.value.period)
            for i, token in enumerate(passage.tokens)
            if token.is_a(f"time.{scene}") and not token.value.told
        ]
        dated = [(i, period) for i, period in named if period.precision in (DatePrecision.DAY, DatePrecision.MONTH)]
        if dated:
            when, period = min(dated, key=lambda pair: abs(pair[0] - at))
            return replace(period, assumed=True) if _only_counted(passage, when) else period
    return passage.period


def _only_counted(passage: Passage, when: int) -> bool:
    """Whether the time at token `when` is that of a count: «станом на 5 липня кількість загиблих від удару зросла»."""
    if not (passage.has("toll") and any(map(passage.has, _COUNTED))):
        return False
    near = passage.tokens[max(0, when - _BESIDE) : when + _BESIDE + 1]
    return not any(token.is_a("blow") for token in near)


def dated_after(passage: Passage, following: Sequence[Passage]) -> Period | None:
    """The day of a sentence that opens a paragraph without a time, where the next sentence, of no other place, names
    it: «Троє загинули в N. Атака сталася вночі 3 липня.»"""
    if not (passage.sentence.opens and following) or any(map(passage.has, TIMED)):
        return None
    (after,) = following
    if after.sentence.opens or not after.has("time.event") or spots(after):
        return None
    named = (token.value.period for token in after.tokens if token.is_a("time.event"))
    return next((period for period in named if period.precision is DatePrecision.DAY and not period.assumed), None)


def brief(period: Period) -> bool:
    """Whether a time is that of one strike: no longer than a few days, as far as it is known."""
    if period.earliest and period.latest:
        return period.latest - period.earliest <= _BRIEF
    return period.precision is DatePrecision.DAY
