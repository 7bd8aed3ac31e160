"""How a date recedes: by how many days each statement moved it, and how fast it runs away.

Invariant: a slip is counted in the last days of windows; statements that give none have no slip.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise
from statistics import median

from tracker.state import AFFIRMED, Statement

ENOUGH = 3
"""From three days of statements on there is a velocity: two points always lie on a line."""


@dataclass(frozen=True, slots=True)
class Slip:
    """One statement of the slip: `days` since the first one's end, `step` since the one before."""

    said: Statement
    days: int
    step: int | None


def slips(statements: Iterable[Statement], today: date) -> tuple[Slip, ...]:
    """Return the slip of each dated statement that affirms and was published by `today`, in order of being said."""
    known = [(s, s.window.latest) for s in statements if s.window is not None and s.window.latest is not None]
    said = sorted(
        ((s, end) for s, end in known if s.polarity == AFFIRMED and s.published_on <= today),
        key=lambda pair: (pair[0].anchor, pair[0].published_on, pair[0].start, pair[0].id),
    )
    steps = [None, *((after - before).days for (_, before), (_, after) in pairwise(said))][: len(said)]
    return tuple(Slip(s, (end - said[0][1]).days, step) for (s, end), step in zip(said, steps, strict=True))


def velocity(points: Iterable[Slip]) -> float | None:
    """Return by how many days the end moves a day of the calendar; None below three days of statements.

    The median of the slopes of all pairs, which one stray statement does not bend: H. Theil (1950),
    P. K. Sen, JASA 63 (1968).
    """
    at = [(p.said.anchor.toordinal(), p.days) for p in points]
    if len({day for day, _ in at}) < ENOUGH:
        return None
    slopes = [(s2 - s1) / (d2 - d1) for (d1, s1), (d2, s2) in combinations(at, 2) if d2 != d1]
    return median(slopes)


def converging(speed: float | None) -> bool | None:
    """Return whether a date gets closer: it does not where it recedes at least as fast as the calendar runs.

    None where there is no velocity to say it by.
    """
    return None if speed is None else speed < 1
