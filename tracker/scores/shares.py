"""Shares of few cases: how far k hits of n can be trusted.

Invariant: `0 <= low <= value <= high <= 1` for every share returned.
"""

from __future__ import annotations

import math
from statistics import NormalDist

from tracker.scores.values import Interval

NO_CONCLUSION, WEAK = 8, 20
"""Below 8 cases nothing is concluded, below 20 the figure is weak: even eight of eight leave .68 to 1."""


def wilson(hits: int, n: int, level: float = 0.95) -> Interval | None:
    """Return the share of hits with its Wilson interval; None where `n` is 0.

    E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).

    >>> three_of_four = wilson(3, 4)
    >>> round(three_of_four.low, 4), round(three_of_four.high, 4)
    (0.3006, 0.9544)
    """
    if n == 0:
        return None
    z2 = NormalDist().inv_cdf((1 + level) / 2) ** 2
    middle = (hits + z2 / 2) / (n + z2)
    half = math.sqrt(z2) / (n + z2) * math.sqrt(hits * (n - hits) / n + z2 / 4)
    low = 0.0 if hits == 0 else max(0.0, middle - half)
    return Interval(hits / n, low, 1.0 if hits == n else min(1.0, middle + half))


def word(n: int) -> str:
    """Return what may be said of a share of `n` cases: "no conclusion", "weak", or nothing against it."""
    if n < NO_CONCLUSION:
        return "no conclusion"
    return "weak" if n < WEAK else ""
