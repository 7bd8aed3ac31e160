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


def learnt(prior: float, weight: float, hits: int, n: int, level: float = 0.90) -> Interval:
    """Return what a hedge is worth after `hits` of `n`: the mean and central interval of its posterior.

    The measured probability `prior` counts as `weight` observations: Beta(prior*weight, (1-prior)*weight),
    the conjugate prior of a share (Gelman et al., Bayesian Data Analysis, section 2.4).

    >>> round(learnt(0.40, 8, 2, 10).value, 4)
    0.2889
    """
    from scipy.special import betaincinv

    yes, no = prior * weight + hits, (1 - prior) * weight + n - hits
    tail = (1 - level) / 2
    return Interval(yes / (yes + no), float(betaincinv(yes, no, tail)), float(betaincinv(yes, no, 1 - tail)))


def at_most(hits: int, n: int, p: float) -> float:
    """Return the chance of at most `hits` of `n` where each comes true with chance `p` (binomial).

    A small one says that words worth `p` were overclaimed.

    >>> round(at_most(6, 8, 0.95), 4)
    0.0572
    """
    return min(1.0, sum(math.comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(hits + 1)))


def usual_range(n: int, p: float, level: float = 0.95) -> tuple[int, int]:
    """Return the central range of hits among `n` for words worth `p`: its quantiles at both tails.

    >>> usual_range(8, 0.95)
    (6, 8)
    """
    tail = (1 - level) / 2
    low, high = (next((k for k in range(n) if at_most(k, n, p) >= q), n) for q in (tail, 1 - tail))
    return low, high


def better(hits: int, n: int, other_hits: int, other_n: int) -> float:
    """Return the chance that the first source's true share is above the other's, each Beta(1, 1) before.

    The sum over the first source's hits is exact for whole numbers (J. Cook, "Exact calculation of beta
    inequalities", 2005).

    >>> round(better(8, 10, 5, 10), 4)
    0.9087
    """
    a, b, c, d = hits + 1, n - hits + 1, other_hits + 1, other_n - other_hits + 1
    return sum(
        math.exp(_log_beta(c + i, b + d) - math.log(b + i) - _log_beta(1 + i, b) - _log_beta(c, d)) for i in range(a)
    )


def _log_beta(a: float, b: float) -> float:
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)
