"""Where does the level of a series change, and between which points may the change lie?

Optimal partitioning (B. Jackson et al., "An algorithm for optimal partitioning of data on an interval", IEEE Signal
Processing Letters 12 (2005) 105–108) of the logarithms, with squared error and the penalty of Y.-C. Yao (Statistics &
Probability Letters 6 (1988) 181–189) that grows with the logarithm of the length. Weeks are not independent of each
other, so that the intervals are rather too narrow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import expm1, log, log1p
from statistics import median

SHORTEST = 4  # points in a stretch of one level
PENALTY = 3.0  # times the variance and the logarithm of the length
WITHIN = 3.84  # a change may lie wherever the fit is worse by less than this times the variance (χ², 95 %)
GAUSS = 1.4826  # median deviation to standard deviation


@dataclass(frozen=True, slots=True)
class Change:
    """The first index of the new level, and the first and last index it may be."""

    at: int
    least: int
    most: int
    before: float  # the level as a count: the geometric mean of 1 + n, less 1
    after: float


def changes(counts: Sequence[int]) -> tuple[Change, ...]:
    """Every change of level in a series of counts, in order; none in one that is too short to tell."""
    if len(counts) < 2 * SHORTEST:
        return ()
    fit = _Fit([log1p(n) for n in counts])
    variance = _variance(fit.values)
    cuts = [0, *_cuts(fit, PENALTY * variance * log(len(counts))), len(counts)]
    found = []
    for start, cut, end in zip(cuts, cuts[1:], cuts[2:], strict=False):
        worst = fit.error(start, cut) + fit.error(cut, end) + WITHIN * variance
        fitting = [n for n in range(start + 1, end) if fit.error(start, n) + fit.error(n, end) <= worst]
        found.append(Change(cut, min(fitting), max(fitting), fit.level(start, cut), fit.level(cut, end)))
    return tuple(found)


class _Fit:
    """Squared errors of stretches around their mean, from running sums."""

    def __init__(self, values: Sequence[float]) -> None:
        self.values = values
        self._sums, self._squares = [0.0], [0.0]
        for value in values:
            self._sums.append(self._sums[-1] + value)
            self._squares.append(self._squares[-1] + value * value)

    def error(self, start: int, end: int) -> float:
        total = self._sums[end] - self._sums[start]
        return self._squares[end] - self._squares[start] - total * total / (end - start)

    def level(self, start: int, end: int) -> float:
        """The mean, taken back from the logarithms, to one digit."""
        mean = (self._sums[end] - self._sums[start]) / (end - start)
        return round(expm1(mean), 1)


def _cuts(fit: _Fit, penalty: float) -> list[int]:
    """The cuts that make error and penalty together least."""
    n = len(fit.values)
    cost, before = [-penalty] + [float("inf")] * n, [0] * (n + 1)
    for end in range(SHORTEST, n + 1):
        for start in range(end - SHORTEST + 1):
            tried = cost[start] + fit.error(start, end) + penalty
            if tried < cost[end]:
                cost[end], before[end] = tried, start
    cuts, at = [], before[n]
    while at:
        cuts.append(at)
        at = before[at]
    return cuts[::-1]


def _variance(values: Sequence[float]) -> float:
    """Of one week around its level, from the steps between neighbours, so that changes of level hardly count."""
    steps = [abs(after - one) for one, after in pairwise(values)]
    spread = GAUSS * median(steps)
    return max(spread * spread / 2, 1e-6)
