"""What became of the weapons of one raid, as far as launch and fate are told of the same weapons?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from svidok.answers.amounts import Amount, added
from svidok.answers.facts import Area, RaidFacts
from svidok.answers.rates import rounded, wilson
from svidok.model.figure import Outcome

NOTHING = Amount(0, 0, 0)


class Fate(NamedTuple):
    """Weapons launched in one raid of which it is told how many were stopped; None where one way is not told apart.

    `size` is all that was launched in the raid.
    """

    raid: str
    day: date
    size: int
    launched: Amount
    stopped: Amount  # shot down or suppressed: told as one figure, or both added as far as they are told
    shot_down: Amount | None
    suppressed: Amount | None
    apart: bool  # neither is told only as one figure with the other


Fates = Mapping[tuple[str, Area], Fate]  # by weapon and area


@dataclass(frozen=True, slots=True)
class Share:
    """A share over raids with the interval of Wilson, widened by what the figures themselves leave open."""

    least: float
    best: float
    most: float
    trials: int
    hits: int
    raids: tuple[str, ...]


def fates_of(raid: RaidFacts, size: int) -> Fates:
    """What is told of both launch and fate of each weapon over each area; nothing of who lists only what was shot down,
    as his share is 1 by construction.
    """
    told: dict[tuple[str, Area], dict[Outcome, Amount]] = {}
    for one in raid.counts:
        if one.tells_all:
            told.setdefault((one.weapon, one.area), {})[one.outcome] = one.amount
    return {key: fate for key, ways in told.items() if (fate := _fate(raid, size, ways)) is not None}


def together(fates: Sequence[Fate]) -> Fate | None:
    """The fates of several weapons of one raid, added up; None where none is told."""
    if len(fates) < 2:
        return fates[0] if fates else None
    launched, stopped = added([fate.launched for fate in fates]), added([fate.stopped for fate in fates])
    apart = all(fate.apart for fate in fates)
    shot_down = added(fate.shot_down for fate in fates) if apart else None
    suppressed = added(fate.suppressed for fate in fates) if apart else None
    one = fates[0]
    return Fate(one.raid, one.day, one.size, launched or NOTHING, stopped or NOTHING, shot_down, suppressed, apart)


def share(fates: Sequence[Fate], way: Callable[[Fate], Amount | None]) -> Share | None:
    """What part of all that was launched went that way, of the raids that tell it; None where nothing was launched."""
    trials = hits = low = high = 0
    raids = []
    for fate in fates:
        held = way(fate)
        if held is None:
            continue
        raids.append(fate.raid)
        trials += fate.launched.best
        hits += held.best
        low += held.least
        high += fate.launched.best if held.most is None else held.most
    if not trials:
        return None
    hits, low, high = min(trials, hits), min(trials, low), min(trials, max(high, hits))
    ends = wilson(low, trials)[0], wilson(high, trials)[1]
    return Share(ends[0], rounded(hits / trials), ends[1], trials, hits, tuple(sorted(raids)))


def _fate(raid: RaidFacts, size: int, ways: Mapping[Outcome, Amount]) -> Fate | None:
    launched, one_figure = ways.get(Outcome.LAUNCHED), ways.get(Outcome.NEUTRALISED)
    if launched is None or not launched.best:
        return None
    if one_figure is not None:
        return Fate(raid.id, raid.day, size, launched, one_figure, None, None, False)
    shot_down, suppressed = ways.get(Outcome.SHOT_DOWN), ways.get(Outcome.SUPPRESSED)
    if shot_down is None:
        return None
    stopped = added((shot_down, suppressed)) or NOTHING
    return Fate(raid.id, raid.day, size, launched, stopped, shot_down, suppressed, True)
