"""Whether chances mean what they say: Murphy's parts of the Brier score, and CORP's.

Invariant: the parts add up: `brier == reliability - discrimination + uncertainty`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tracker.scores.shares import wilson
from tracker.scores.values import Interval

Table = Mapping[float, tuple[int, int]]
"""Chance said -> (how often it was said, how often it came true)."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A mean score and its parts: reliability (0 best), discrimination (more is better), uncertainty."""

    score: float
    reliability: float
    discrimination: float
    uncertainty: float


@dataclass(frozen=True, slots=True)
class Recalibrated:
    """CORP's parts of a score, with the recalibrated chance of each chance said, ascending."""

    parts: Parts
    chances: dict[float, float]


@dataclass(frozen=True, slots=True)
class Said:
    """One chance that was said: of `n` cases `hits` came true; calibrated words would show a share `low` to `high`."""

    chance: float
    n: int
    hits: int
    share: Interval
    low: float
    high: float


def diagram(table: Table) -> tuple[Said, ...]:
    """Return a reliability diagram: each chance said with its share and Wilson interval, ascending."""
    consistent = bands(table) if table else {}
    found = ((p, n, k, wilson(k, n)) for p, (n, k) in sorted(table.items()))
    return tuple(Said(p, n, k, share, *consistent[p]) for p, n, k, share in found if share)


def corp(table: Table, *, logarithmic: bool = False) -> Recalibrated:
    """Return the parts of the Brier (or logarithmic) score with chances recalibrated by pooling neighbours.

    T. Dimitriadis, T. Gneiting and A. Jordan, "Stable reliability diagrams for probabilistic classifiers",
    PNAS 118 (2021): no bins to choose. Reliability is their MCB, discrimination their DSC.
    """
    loss = _log if logarithmic else _square
    pooled = pool(table)
    base = dict.fromkeys(table, _base(table))
    score, calibrated, flat = (_mean(table, chances, loss) for chances in ({p: p for p in table}, pooled, base))
    return Recalibrated(Parts(score, score - calibrated, flat - calibrated, flat), pooled)


def pool(table: Table) -> dict[float, float]:
    """Return the monotone shares nearest to those observed (pool adjacent violators), by chance said.

    >>> pool({0.4: (4, 1), 0.75: (6, 5), 0.95: (6, 3)})[0.95]
    0.6666666666666666
    """
    from scipy.optimize import isotonic_regression

    said = sorted(table)
    shares = [table[p][1] / table[p][0] for p in said]
    fitted = isotonic_regression(shares, weights=[table[p][0] for p in said]).x
    return dict(zip(said, map(float, fitted), strict=True))


def bands(table: Table, level: float = 0.9, draws: int = 400, seed: int = 1) -> dict[float, tuple[float, float]]:
    """Return for each chance the range of pooled shares that calibrated words would show, by resampling.

    Each draw makes every chance said come true as often as chance has it, then pools: the consistency bands
    of Dimitriadis, Gneiting and Jordan (2021). The same seed gives the same bands.
    """
    import numpy as np

    rng, said = np.random.default_rng(seed), sorted(table)
    counts = [table[p][0] for p in said]
    hits = rng.binomial(counts, said, size=(draws, len(said)))
    pooled = [
        list(pool(dict(zip(said, zip(counts, map(int, row), strict=True), strict=True))).values()) for row in hits
    ]
    low, high = np.quantile(np.array(pooled), [(1 - level) / 2, (1 + level) / 2], axis=0)
    return {p: (float(a), float(b)) for p, a, b in zip(said, low, high, strict=True)}


def _size(table: Table) -> int:
    return sum(m for m, _ in table.values())


def _base(table: Table) -> float:
    return sum(k for _, k in table.values()) / _size(table)


def _mean(table: Table, chances: Mapping[float, float], loss: Callable[[float], float]) -> float:
    """Return the mean loss; a class of chances that never came, or always did, adds nothing on that side."""
    came = [(k, chances[p]) for p, (_, k) in table.items()]
    missed = [(m - k, 1 - chances[p]) for p, (m, k) in table.items()]
    return sum(count * loss(chance) for count, chance in came + missed if count) / _size(table)


def _square(chance: float) -> float:
    return (1 - chance) ** 2


def _log(chance: float) -> float:
    return -math.log(chance)
