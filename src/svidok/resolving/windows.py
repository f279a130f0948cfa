"""Which window do two clock times declare, on which days, in which zone?

«з 18:00 25 вересня … станом на 07:30», "between 8 p.m. and 6 a.m.", «с 20.00 мск 3 июля до 06.00 мск 4 июля». A date
stands by a clock or over the whole; where none is said the window is the last one that had ended by publication, and
is marked as assumed.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from svidok.model.period import Period, PeriodMention, Scene
from svidok.resolving.expressions import Meaning, Said, Words, scene_of, unknown
from svidok.resolving.instants import day_period, local, shifted, window_period
from svidok.resolving.moments import Clock, Standpoint

LONGEST = timedelta(hours=40)  # beyond it two halves of a window said apart are no longer joined
_BEGUN = 50  # windows still open, of which an end that stands further below may be one's
LONGEST_SAID = timedelta(days=10)  # beyond it two dates said for one window are a slip


def _clocks(words: Words) -> tuple[Clock | None, Clock | None, str]:
    """Beginning, end and zone; a range such as «20:50-20-55» has its end in two bare numbers."""
    found = []
    for name in ("f", "t"):
        token = words.match.token(name, words.tokens)
        found.append(token.value if token is not None and isinstance(token.value, Clock) else None)
    hour, minute = words.count("th"), words.count("tm")
    if found[1] is None and hour is not None and (minute or 0) < 60 and hour <= 24:
        found[1] = Clock(hour, minute or 0)
    zones = [clock.zone for clock in found if clock is not None and clock.zone is not None]
    return found[0], found[1], zones[-1] if zones else words.here.zone


def _window(words: Words) -> Said | None:
    """Captures: `f`, `t` clocks; `e` the date by the first, `d` by the second, `o` the date over both."""
    opens, closes, zone = _clocks(words)
    if opens is None and closes is None:
        return None
    over, first, last = (words.day(name) for name in "oed")
    if any(day is not None and day.day is None for day in (over, first, last)):
        return unknown("a window on a day that is not known", Scene.WINDOW)
    said = [day.day if day is not None else None for day in (over, first, last)]
    notes = ["window as declared"]
    day, assumed = _morning(opens, closes, said, words)
    if day is None:
        return unknown("a window, and no publication date", Scene.WINDOW)
    start_day = _start_day(opens, closes, day, said[1], notes)
    start = local(start_day, opens.hour, opens.minute, zone) if opens is not None else None
    end = local(day, closes.hour, closes.minute, zone) if closes is not None else None
    ended = shifted(day, -1) if start_day < day and closes is not None and not _minutes(closes) else day
    period = replace(window_period(start, end, ended, zone), assumed=assumed)
    if assumed:
        notes.append("no date said: the last such window before publication")
    if words.setting("slip", False):
        notes.append("a slip in the clock time repaired")
    due = words.here.published is not None and day > words.here.published
    return Said(period, Scene.DUE if due else Scene.WINDOW, "; ".join(notes))


def _morning(
    opens: Clock | None, closes: Clock | None, said: list[date | None], words: Words
) -> tuple[date | None, bool]:
    """The day that the window is dated by (its end), and whether that was assumed."""
    over, first, last = said
    overnight = opens is not None and (
        _minutes(opens) >= _minutes(closes) if closes is not None else opens.hour >= 18 and not over
    )
    if last is not None:
        return last, False
    if over is not None:
        into = words.setting("part", "whole") == "night" or not overnight
        return (over if into else shifted(over, 1)), False
    if first is not None:
        return (shifted(first, 1) if overnight else first), False
    here = words.here
    if here.day is not None:
        return here.day, False
    if here.published is None:
        return None, True
    late = closes or opens
    ended = late is None or here.hour is None or late.hour <= here.hour
    return (here.published if ended else shifted(here.published, -1)), True


def _start_day(opens: Clock | None, closes: Clock | None, day: date, first: date | None, notes: list[str]) -> date:
    """The day of the beginning: as said where it fits the end, else the nearest before; a slip is noted."""
    evening = opens is not None and (_minutes(opens) >= _minutes(closes) if closes is not None else opens.hour >= 12)
    expected = shifted(day, -1) if evening else day
    if first is None or first == expected:
        return expected
    if timedelta(0) <= day - first <= LONGEST_SAID:
        return first
    if first.day == expected.day:
        notes.append(f"the month by the first clock time repaired: {expected.isoformat()}")
    else:
        notes.append(f"the date by the first clock time does not fit; taken as {expected.isoformat()}")
    return expected


def _minutes(clock: Clock | None) -> int:
    return clock.hour * 60 + clock.minute if clock is not None else 0


def _at(words: Words) -> Said | None:
    """One moment by the clock, on the day said with it, else on the day in force, else assumed."""
    opens, _, zone = _clocks(words)
    if opens is None:
        return None
    said, here = words.day("d"), words.here
    if said is not None and said.day is None:
        return unknown(said.reason)
    day, assumed, reason = _day_of_clock(said.day if said is not None else None, opens, here)
    if day is None:
        return unknown("a clock time and no date")
    moment_day = shifted(day, -1) if said is None and here.night and opens.hour >= 18 else day
    moment = local(moment_day, opens.hour, opens.minute, zone)
    period = replace(day_period(day, zone), start=moment, end=moment, assumed=assumed)
    instants = window_period(moment, moment, day, zone)
    period = replace(period, earliest=instants.earliest, latest=instants.latest)
    return Said(period, scene_of(day, day, here), reason)


def _day_of_clock(said: date | None, clock: Clock, here: Standpoint) -> tuple[date | None, bool, str]:
    if said is not None:
        return said, False, "clock time and date as said"
    if here.day is not None:
        return here.day, False, "clock time on the day named before it"
    if here.published is None:
        return None, True, ""
    past = here.hour is None or clock.hour <= here.hour
    day = here.published if past else shifted(here.published, -1)
    return day, True, "clock time as said; no date said, the day of publication taken"


def _as_of(words: Words) -> Said | None:
    """«станом на 07:30»: the end of a window whose beginning stands elsewhere, or nowhere."""
    _, closes, zone = _clocks(words)
    said, here = words.day("d"), words.here
    if closes is None or (said is not None and said.day is None):
        return None
    day, assumed, _ = _day_of_clock(said.day if said is not None else None, closes, here)
    if day is None:
        return unknown("a clock time and no date", Scene.WINDOW)
    end = local(day, closes.hour, closes.minute, zone)
    return Said(replace(window_period(None, end, day, zone), assumed=assumed), Scene.WINDOW, "state of knowledge at")


def closed(mentions: list[PeriodMention]) -> list[PeriodMention]:
    """Windows that only begin and times that only end, joined where one follows the other within LONGEST."""
    joined = list(mentions)
    begun: deque[int] = deque(maxlen=_BEGUN)
    for at, mention in enumerate(mentions):
        opening, ending = mention.period.start, mention.period.end
        if opening is not None and ending is None:
            begun.append(at)
        if mention.scene is not Scene.WINDOW or opening is not None or ending is None:
            continue
        for early in reversed(begun):
            whole = _whole(joined[early].period, mention.period)
            if whole is not None:
                joined[early] = replace(joined[early], period=whole, reason=joined[early].reason + "; end from below")
                joined[at] = replace(mention, period=whole, reason="end of the window named above")
                begun.remove(early)
                break
    return joined


def _whole(opening: Period, ending: Period) -> Period | None:
    if opening.start is None or ending.end is None:
        return None
    end = ending.end if ending.end > opening.start else ending.end + timedelta(days=1)
    if not timedelta(0) < end - opening.start <= LONGEST:
        return None
    day = max(opening.day or end.date(), end.date()) if ending.assumed else end.date()
    return window_period(opening.start, _same_zone(end, opening.start), day, opening.zone)


def _same_zone(moment: datetime, other: datetime) -> datetime:
    return moment.astimezone(other.tzinfo)


WINDOWS: Mapping[str, Meaning] = {"window": _window, "at": _at, "as_of": _as_of}
