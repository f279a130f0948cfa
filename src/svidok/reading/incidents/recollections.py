"""Which of the things that a sentence says are of an earlier strike, which it recalls?

"A previous attack on the port killed five", "it came a year after a strike in which five died": these people are not of
the strike that the report is about. No day is told for theirs; of "the deadliest since July 31, when 32 died" it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from svidok.model.period import UNKNOWN_PERIOD, DatePrecision, PeriodMention, Scene
from svidok.reading.incidents.several_days import since_when
from svidok.reading.incidents.statement import Statement
from svidok.reading.sentence.passages import Passage


def apart(one: Statement) -> Iterator[Statement]:
    """A statement without what it recalls, and what it recalls; blows and weapons stay where people or things do."""
    since = since_when(one.passage)
    if since is not None and one.period == since.period:
        yield replace(one, recalled=True, headline=False)
        return
    mention = _recalls(one.passage)
    if mention is None:
        yield one
        return
    harms = tuple(harm for harm in one.harms if _is_of(mention, harm.start, one.passage))
    struck = tuple(thing for thing in one.struck if _is_of(mention, thing.start, one.passage))
    left = replace(
        one,
        harms=tuple(harm for harm in one.harms if harm not in harms),
        struck=tuple(thing for thing in one.struck if thing not in struck),
    )
    today = bool(left.harms or left.struck) or (
        one.passage.has("time.event") and not _only_recalls(mention, one.passage)
    )
    if today:
        yield left
    if harms or (struck and one.own):  # "the previous six attacks caused damage" is no place's
        blows, weapons = (frozenset[str](), ()) if today else (one.blows, one.weapons)
        period = replace(UNKNOWN_PERIOD, zone=one.period.zone)
        yield replace(
            one, harms=harms, struck=struck, blows=blows, weapons=weapons, period=period, recalled=True, headline=False
        )


def _recalls(passage: Passage) -> PeriodMention | None:
    """The words that name an earlier strike, where none after them tell its day ("an earlier attack in June")."""
    if not passage.has("time.retrospect"):
        return None
    times = [token.value for token in passage.tokens if isinstance(token.value, PeriodMention)]
    at = next((i for i, one in enumerate(times) if one.scene is Scene.RETROSPECT and _is_vague(one)), None)
    return None if at is None or not all(map(_is_vague, times[at:])) else times[at]


def _only_recalls(mention: PeriodMention, passage: Passage) -> bool:
    """Whether the one blow of a sentence stands in the words that recall it: «Сьогодні – роковини обстрілу вокзалу»."""
    within = [token.value is mention for token in passage.tokens if token.is_a("blow")]
    return any(within) and all(within)


def _is_vague(mention: PeriodMention) -> bool:
    return mention.period.precision is DatePrecision.UNKNOWN


def _is_of(mention: PeriodMention, start: int, passage: Passage) -> bool:
    """Whether what is told at an offset is of the strike recalled: after its mention, or bound to it ("five were killed
    in a previous attack"), where the sentence names no other time."""
    if start > mention.quote.start:
        return True
    between = (token for token in passage.tokens if start <= token.start < mention.quote.start)
    return not passage.has("time.event") and not any(token.is_a("mark") for token in between)
