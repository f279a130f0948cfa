"""What does a rule of the second pass get, and what does it give?

Each rule called `time` in a language's time.toml names a meaning: a function that gets the rule's captures and the
standpoint (Words) and gives a Period with its scene and the reason in words (Said), or None where the words turn out
to be no time at all. The functions live in nights.py, stretches.py and windows.py.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, NamedTuple

from svidok.lexicon import Match, Token
from svidok.model.period import UNKNOWN_PERIOD, Period, Scene
from svidok.resolving.instants import day_period
from svidok.resolving.moments import Day, Standpoint, civil, foretold, number

RECALLED_AFTER = timedelta(days=60)


class Said(NamedTuple):
    """What an expression was taken for, what it is the time of, and why, in words."""

    period: Period
    scene: Scene
    reason: str


@dataclass(frozen=True, slots=True)
class Words:
    """A rule's match and where it was said; the captures by name."""

    match: Match
    tokens: Sequence[Token]
    here: Standpoint

    def day(self, name: str) -> Day | None:
        token = self.match.token(name, self.tokens)
        return token.value if token is not None and isinstance(token.value, Day) else None

    def count(self, name: str, kind: str = "number") -> int | None:
        return number(self.match, self.tokens, name, kind)

    def kind(self, name: str, kind: str) -> str | None:
        token = self.match.token(name, self.tokens)
        return None if token is None else token.of(kind)

    def foretold(self) -> bool:
        """Whether the clause speaks of what is to come."""
        return foretold(self.tokens, self.match.start)

    def setting(self, name: str, default: Any) -> Any:
        return self.match.pattern.settings.get(name, default)


def unknown(reason: str, scene: Scene = Scene.EVENT) -> Said:
    return Said(UNKNOWN_PERIOD, scene, reason)


def scene_of(first: date, last: date, here: Standpoint) -> Scene:
    """A time after publication is due, one long before it recalled, any other the time of what the sentence tells."""
    if here.published is None:
        return Scene.EVENT
    if first > here.published:
        return Scene.DUE
    return Scene.RETROSPECT if here.published - last > RECALLED_AFTER else Scene.EVENT


def dated(day: date, part: str, reason: str, here: Standpoint) -> Said:
    return Said(day_period(day, here.zone, part), scene_of(day, day, here), reason)


def counted(day: Day, part: str, here: Standpoint) -> Said | None:
    """A day of the publisher's calendar: where that is another zone's, it reaches over the day of both."""
    if day.day is None or day.counted is None:
        return None
    said = dated(day.day, part, day.reason, here)
    if here.outlet is None or part != "whole":
        return said
    own = day_period(day.counted, here.outlet)
    opens = min(filter(None, (said.period.earliest, own.earliest)))
    closes = max(filter(None, (said.period.latest, own.latest)))
    both = replace(said.period, earliest=opens, latest=closes)
    return said._replace(period=both, reason=f"{day.reason}; by the midnights of {here.zone} or {here.outlet}")


def last_day(words: Words) -> Day | None:
    """The day captured as `d`; "July 3-4" gives `e` and the bare number `b` of a day after it."""
    first, bare = words.day("e"), words.count("b")
    if bare is None or first is None or first.day is None:
        return words.day("d") or first
    year, month = first.day.year, first.day.month
    if bare <= first.day.day:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    last = civil(year, month, bare)
    return Day(last, first.reason) if last is not None and (last - first.day).days <= 31 else None


Meaning = Callable[[Words], Said | None]
