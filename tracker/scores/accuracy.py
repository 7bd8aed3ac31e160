"""How good one forecast, or many, turned out: penalties, 0 best, but for the skill.

Invariant: every score here is proper where its page says so: saying what one believes costs least.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate

from tracker.outcome import Timeliness

CLIP = 0.03
"""Log scores read a probability as at least .03 and at most .97: one sure miss else outweighs all else."""
LATE_SPLIT = (0.25, 0.25, 0.5)
"""How the chance of not coming in time is shared: in the tail, much later, never. Our assumption."""
_CLASS = {
    Timeliness.EARLY: 0,
    Timeliness.ON_TIME: 0,
    Timeliness.IN_TAIL: 1,
    Timeliness.LATE: 2,
    Timeliness.NEVER: 3,
}


def brier(chances: Sequence[float], came_true: Sequence[bool]) -> float:
    """Return the mean squared distance of chances from what came, 0 best, 1 worst (G. W. Brier, 1950).

    >>> brier([0.9, 0.6], [True, False])
    0.185
    """
    return round(sum((p - y) ** 2 for p, y in zip(chances, came_true, strict=True)) / len(chances), 12)


def log_score(chances: Sequence[float], came_true: Sequence[bool], clip: float = 0.0) -> float:
    """Return the mean negative logarithm of the chance given to what came (I. J. Good, 1952).

    Chances are read as at least `clip` and at most `1 - clip`; pass `CLIP` for people's own words.
    """
    bounded = [min(max(p, clip), 1 - clip) for p in chances]
    return -sum(math.log(p if y else 1 - p) for p, y in zip(bounded, came_true, strict=True)) / len(bounded)


def skill(chances: Sequence[float], came_true: Sequence[bool]) -> float | None:
    """Return the Brier skill against always saying the base rate: 1 best, 0 no better than it.

    None where all came true or none did: the base rate then leaves nothing to be better than.
    """
    base = sum(came_true) / len(came_true)
    return 1 - brier(chances, came_true) / (base * (1 - base)) if 0 < base < 1 else None


def rps(chances: Sequence[float], came: int) -> float:
    """Return the ranked probability score of ordered classes, of which number `came` (from 0) came.

    E. S. Epstein, Journal of Applied Meteorology 8 (1969): near misses cost less than far ones.
    """
    reached = [float(k >= came) for k in range(len(chances))]
    return sum((f - o) ** 2 for f, o in zip(accumulate(chances), reached, strict=True))


def lateness_score(chance: float, timeliness: Timeliness, split: Sequence[float] = LATE_SPLIT) -> float:
    """Return the ranked score of a statement: in time (or early), in the tail, much later, never.

    `chance` is that of coming in time; `split` (summing to 1) shares the rest among the three others.
    """
    classes = (chance, *((1 - chance) * share for share in split))
    return rps(classes, _CLASS[timeliness])
