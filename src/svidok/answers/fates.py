"""What became of the weapons of one raid, as far as launch and fate are told of the same weapons?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from svidok.answers.counting import Amount, Area, amount, counts_of, of_count, tells_all
from svidok.answers.families import Family, every_weapon
from svidok.answers.rates import rounded, wilson
from svidok.model.figure import Outcome, Unit
from svidok.model.record import Raid, RaidCount


@dataclass(frozen=True, slots=True)
class Fate:
    """Weapons launched in one raid of which it is told how many were stopped; None where one way is not told apart.

    `size` is all that was launched in the raid.
    """

    raid: Raid
    size: int
    launched: Amount
    shot_down: Amount | None
    suppressed: Amount | None
    neutralised: Amount | None

    @property
    def stopped(self) -> Amount:
        """Shot down or suppressed: told as one figure, or both added as far as they are told."""
        if self.neutralised is not None:
            return self.neutralised
        return _plus(self.shot_down, self.suppressed) or Amount(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Share:
    """A share over raids with the interval of Wilson, widened by what the figures themselves leave open."""

    least: float
    best: float
    most: float
    trials: int
    hits: int
    raids: tuple[str, ...]


def fates(raids: Iterable[Raid], family: Family, area: Area) -> Iterator[Fate]:
    """For each raid what is told of both launch and fate, weapon by weapon, added up; nothing of who lists only what
    was shot down, as his share is 1 by construction.
    """
    for raid in raids:
        size = amount(raid, every_weapon(), Outcome.LAUNCHED, area)
        told = [fate for fate in _fates(raid, family, area, size.best if size else 0) if fate.launched.best > 0]
        if told:
            yield _together(told)


def untold(raids: Iterable[Raid], family: Family, area: Area) -> int:
    """How many weapons are told as launched of which no fate is told by anyone who would tell it."""
    held = list(raids)
    launched = (amount(raid, family, Outcome.LAUNCHED, area) for raid in held)
    told = sum(fate.launched.best for fate in fates(held, family, area))
    return sum(one.best for one in launched if one) - told


def share(pairs: Sequence[tuple[Fate, Amount]]) -> Share | None:
    """What part of all that was launched the second amounts are; None where nothing was launched."""
    trials = sum(fate.launched.best for fate, _ in pairs)
    if not trials:
        return None
    hits = min(trials, sum(held.best for _, held in pairs))
    low = min(trials, sum(held.least for _, held in pairs))
    mosts = [fate.launched.best if held.most is None else held.most for fate, held in pairs]
    high = min(trials, max(sum(mosts), hits))
    ids = tuple(sorted(fate.raid.id for fate, _ in pairs))
    return Share(wilson(low, trials)[0], rounded(hits / trials), wilson(high, trials)[1], trials, hits, ids)


def _fates(raid: Raid, family: Family, area: Area, size: int) -> Iterator[Fate]:
    for launched in counts_of(raid, family, Outcome.LAUNCHED, area):
        ways = [_held(raid, launched, way) for way in (Outcome.SHOT_DOWN, Outcome.SUPPRESSED, Outcome.NEUTRALISED)]
        shot_down, _, neutralised = ways
        if tells_all(launched) and not (shot_down is None and neutralised is None):
            yield Fate(raid, size, of_count(launched), *ways)


def _held(raid: Raid, launched: RaidCount, way: Outcome) -> Amount | None:
    key = (launched.weapon, way, Unit.WEAPON, launched.area, False)
    found = (c for c in raid.counts if (c.weapon, c.outcome, c.unit, c.area, c.derived) == key and tells_all(c))
    return next(map(of_count, found), None)


def _together(told: Sequence[Fate]) -> Fate:
    first = told[0]
    launched = first.launched
    for one in told[1:]:
        launched += one.launched
    mixed = any(one.neutralised for one in told)
    shot_down, suppressed, stopped = first.shot_down, first.suppressed, first.stopped
    for one in told[1:]:
        shot_down, suppressed = _plus(shot_down, one.shot_down), _plus(suppressed, one.suppressed)
        stopped += one.stopped
    return Fate(first.raid, first.size, launched, shot_down, suppressed, stopped if mixed else None)


def _plus(one: Amount | None, other: Amount | None) -> Amount | None:
    if one is None or other is None:
        return one or other
    return one + other
