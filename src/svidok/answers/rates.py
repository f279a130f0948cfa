"""Between which ends does a share lie?

The score interval of E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of
the American Statistical Association 22 (1927) 209–212, at 95 %. It takes every weapon for a trial of its own; weapons
of one raid are not, so that the true doubt is wider.
"""

from __future__ import annotations

from math import sqrt

Z = 1.959963984540054  # 97.5 % of the normal distribution lie below
DIGITS = 4


def wilson(hits: int, trials: int) -> tuple[float, float]:
    """Both ends of the share, rounded to four digits. 0 ≤ `hits` ≤ `trials`, and at least one trial."""
    share = hits / trials
    middle = share + Z * Z / (2 * trials)
    half = Z * sqrt(share * (1 - share) / trials + Z * Z / (4 * trials * trials))
    whole = 1 + Z * Z / trials
    return round(max(0.0, (middle - half) / whole), DIGITS), round(min(1.0, (middle + half) / whole), DIGITS)


def rounded(share: float) -> float:
    return round(share, DIGITS)
