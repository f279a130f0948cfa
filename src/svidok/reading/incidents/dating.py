"""On which day did what a sentence tells happen?

The time that the sentence names, else the one in force; one that the next sentence names. A count of people that has
risen, or goes on in the rubble, has the day on which it was made, which is not that of the strike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from svidok.lexicon import Token
from svidok.model.period import DatePrecision, Period
from svidok.reading.incidents.scenes import spots
from svidok.reading.sentence.ages import joins
from svidok.reading.sentence.passages import Passage

_BRIEF = timedelta(days=3)
_BESIDE = 3  # tokens between a blow and the day on which it fell
TIMED = ("time.event", "time.retrospect", "time.window", "time.cumulative")
_COUNTED = ("rise", "found_later")


def period_of(passage: Passage, at: int) -> Period:
    """The time named in the sentence (the nearest to token `at`, where it names several), else the one in force; of a
    day of mourning and the one mourned for the latter."""
    for scene in ("retrospect", "event") if _remembers(passage) else ("event", "retrospect"):
        named: list[tuple[int, Period]] = [
            (i, token.value.period)
            for i, token in enumerate(passage.tokens)
            if token.is_a(f"time.{scene}") and not token.value.told
        ]
        dated = [(i, period) for i, period in named if _is_dated(passage.tokens[i], period)]
        dated = [(i, period) for i, period in dated if period.precision is not DatePrecision.YEAR] or dated
        if dated:
            if scene == "event" and (before := _right_after(passage, at, dated)) is not None:
                return before
            when, period = min(_joined(passage, dated), key=lambda pair: abs(pair[0] - at))
            return replace(period, assumed=True) if is_count(passage, when) else period
    return passage.period


def _joined(passage: Passage, dated: Sequence[tuple[int, Period]]) -> list[tuple[int, Period]]:
    """The times, hours that are told in one breath as the one from the first to the last: «о 22:10, 22:14 та 22:30»."""
    found: list[tuple[int, Period]] = []
    last = -1
    for at, period in dated:
        before = found[-1] if found else None
        listed = before is not None and all(t.folded == "," or joins(t) for t in passage.tokens[last + 1 : at])
        if before is not None and listed and (span := _span(before[1], period)) is not None:
            found[-1] = (before[0], span)
        else:
            found.append((at, period))
        last = at
    return found


def _span(one: Period, other: Period) -> Period | None:
    """From the hour of one time to that of another of the same day; None where they are no hours, or not in order."""
    if one.start is None or other.end is None or one.iso != other.iso or one.start >= other.end:
        return None
    return replace(one, end=other.end, latest=other.latest)


def _right_after(passage: Passage, at: int, others: Sequence[tuple[int, Period]]) -> Period | None:
    """The day long gone by that stands right after the blow at token `at`, nearer than what is told of these days:
    "gathered on Wednesday at a shop destroyed in a strike in May 2024"."""
    near = range(at + 1, min(at + 1 + _BESIDE, len(passage.tokens)))
    told = (passage.tokens[k].value.period for k in near if passage.tokens[k].is_a("time.retrospect"))
    period = next((one for one in told if one.precision in (DatePrecision.DAY, DatePrecision.MONTH)), None)
    blow = passage.tokens[at].is_a("blow") and all(abs(when - at) > _BESIDE for when, _ in others)
    return period if blow else None


def _remembers(passage: Passage) -> bool:
    """Whether a sentence is on an anniversary («друга річниця удару: 4 березня 2024 року …»), or tells what happened at
    some hour long ago («Два роки тому, близько 15:50, …»)."""
    if passage.has("aside.memorial"):
        return True
    long_ago = [token.value.period for token in passage.tokens if token.is_a("time.retrospect")]
    if any(period.precision is DatePrecision.UNKNOWN for period in long_ago):
        return True
    return bool(long_ago) and all(t.value.period.assumed for t in passage.tokens if t.is_a("time.event"))


def _is_dated(token: Token, period: Period) -> bool:
    """Whether a time is a day or a month, or counted in years from today («рік тому»); a bare year dates no strike."""
    if period.precision is DatePrecision.YEAR:
        return token.is_a("time.retrospect") and (period.iso or "") not in token.folded
    return period.precision in (DatePrecision.DAY, DatePrecision.MONTH)


def is_count(passage: Passage, when: int) -> bool:
    """Whether the time at token `when` is that of a count: «5 липня кількість загиблих від удару зросла»."""
    before, after = passage.tokens[max(0, when - _BESIDE) : when], passage.tokens[when : when + _BESIDE + 1]
    if any(token.is_a("as_of") for token in before):
        return not passage.has("blow")  # «Станом на полудень вівторка відомо про трьох загиблих»
    if not (passage.has("toll") and any(map(passage.has, _COUNTED))):
        return False
    if any(token.is_a("blow") for token in (*before, *after)):
        return False
    hurt = ("toll.injured", "weapon", "lone_weapon")  # "wounded by a drone on 28 February, she died in hospital"
    return passage.has("rise") or not any(token.is_a(kind) for token in before for kind in hurt)


def dated_after(passage: Passage, following: Sequence[Passage]) -> Period | None:
    """The day of a sentence that opens a paragraph without a time but that of its telling, where the next sentence, of
    no other place, names it: «Троє загинули в N. Атака сталася вночі 3 липня.»; not that of a count or a body found."""
    times = [i for i, token in enumerate(passage.tokens) if any(map(token.is_a, TIMED))]
    if not (passage.sentence.opens and following) or not all(_of_telling(passage, at) for at in times):
        return None
    (after,) = following
    if after.sentence.opens or spots(after) or (after.has("say") and after.has("points_back")):
        return None
    scenes = ("time.event", "time.retrospect") if after.has("blow") else ("time.event",)
    told = ((at, token) for at, token in enumerate(after.tokens) if any(map(token.is_a, scenes)))
    named = (token.value.period for at, token in told if not is_count(after, at))
    return next((period for period in named if period.precision is DatePrecision.DAY and not period.assumed), None)


def _of_telling(passage: Passage, at: int) -> bool:
    """Whether a time follows a verb of saying: "38 people died, the service said on Wednesday"."""
    return any(token.is_a("say") for token in passage.tokens[max(0, at - _BESIDE) : at])


def brief(period: Period) -> bool:
    """Whether a time is that of one strike: no longer than a few days, as far as it is known."""
    if period.earliest and period.latest:
        return period.latest - period.earliest <= _BRIEF
    return period.precision is DatePrecision.DAY
