"""How long promises take, those still running counted as running and not as broken.

Invariant: at every ratio, the shares that happened, were called off and are open add up to 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from itertools import groupby

from tracker.outcome import Disposition, Verdict
from tracker.scores.values import Interval, Scored
from tracker.state import AFFIRMED


class End(IntEnum):
    """How a promise's run ended by the day of the review."""

    OPEN = 0
    HAPPENED = 1
    CALLED_OFF = 2


@dataclass(frozen=True, slots=True)
class Run:
    """One promise: `ratio` is the time it has run as a share of the time it gave itself; 1 is on time."""

    ratio: float
    end: End


@dataclass(frozen=True, slots=True)
class Shares:
    """Of all promises, the shares that by some ratio had happened, been called off, or were still open."""

    happened: float
    called_off: float
    open: float


@dataclass(frozen=True, slots=True)
class Promises:
    """What is known of promises through time: the shares at each ratio, and those that had come at `at` ratios.

    `waiting` counts at each of `at` the promises that were watched for so long and had not stopped before;
    `half` is the ratio by which half of all have come, None where fewer have.
    """

    n: int
    curve: tuple[tuple[float, Shares], ...]
    at: tuple[tuple[float, Interval, Shares, int], ...]
    half: float | None

    @property
    def any_settled(self) -> bool:
        """Whether any promise came or was called off, by whatever time."""
        return any(shares.happened or shares.called_off for _, shares in self.curve)


def summed(promises: Sequence[Run], ratios: Sequence[float] = (1.0, 2.0, 3.0)) -> Promises:
    """Return what is known of promises, one an event, at `ratios`; nothing but a count of 0 where there is none."""
    if not promises:
        return Promises(0, (), (), None)
    known = tuple(
        (r, came_by(promises, r), shares_at(promises, r), sum(p.ratio >= r for p in promises)) for r in ratios
    )
    steps = curve(promises)
    half = next((at for at, shares in steps if shares.happened >= 0.5), None)  # noqa: PLR2004 - a half
    return Promises(len(promises), steps, known, half)


def runs(rows: Iterable[Scored], today: date) -> tuple[Run, ...]:
    """Return the run of each statement that affirms and gives an end; of others there is no ratio.

    A statement revised by its source keeps running: pass first statements only, and never restart a clock.
    """
    dated = (r for r in rows if r.said.polarity == AFFIRMED and r.said.window and r.said.window.latest)
    return tuple(_run(row, today) for row in dated)


def _run(row: Scored, today: date) -> Run:
    end, stop = _stop(row, today)
    window = row.said.window
    given = (window.latest - row.said.anchor).days if window and window.latest else 0
    # "Today" gives itself no day at all: it is counted as one.
    return Run(max(0, (stop - row.said.anchor).days) / max(1, given), end)


def _stop(row: Scored, today: date) -> tuple[End, date]:
    outcome = row.outcome
    if outcome is None or outcome.verdict is None:
        return End.OPEN, today
    if outcome.verdict in {Verdict.HAPPENED, Verdict.PARTLY}:
        return End.HAPPENED, outcome.occurred_from or outcome.known_on
    off = outcome.disposition is Disposition.CALLED_OFF
    return (End.CALLED_OFF, outcome.occurred_from or outcome.known_on) if off else (End.OPEN, today)


def shares_at(promises: Sequence[Run], ratio: float = 1.0) -> Shares:
    """Return Aalen and Johansen's shares at `ratio`: calling off competes with coming, and is no leaving.

    O. Aalen and S. Johansen, Scandinavian Journal of Statistics 5 (1978). The public figure: where promises
    are called off, one minus Kaplan and Meier's share overstates how many come.
    """
    passed = [shares for at, shares in curve(promises) if at <= ratio]
    return passed[-1] if passed else Shares(0.0, 0.0, 1.0)


def curve(promises: Sequence[Run]) -> tuple[tuple[float, Shares], ...]:
    """Return the shares of `shares_at` at each ratio at which one of the promises stopped, ascending."""
    happened, called_off, left, waiting = 0.0, 0.0, 1.0, len(promises)
    steps = []
    for at, stopped in groupby(sorted(promises, key=lambda p: p.ratio), key=lambda p: p.ratio):
        ends = [p.end for p in stopped]
        came, off = ends.count(End.HAPPENED) / waiting, ends.count(End.CALLED_OFF) / waiting
        happened, called_off, left = happened + left * came, called_off + left * off, left * (1 - came - off)
        waiting -= len(ends)
        steps.append((at, Shares(happened, called_off, left)))
    return tuple(steps)


def came_by(
    promises: Sequence[Run], ratio: float = 1.0, level: float = 0.95, draws: int = 200, seed: int = 1
) -> Interval:
    """Return the share that had happened by `ratio`, with an interval from drawing the promises anew.

    Needs one promise at least, and one an event: those on one event stand or fall together. The same seed gives the
    same interval.
    """
    import numpy as np

    in_turn = sorted(promises, key=lambda p: (p.ratio, p.end is End.OPEN))  # what stops is counted before what leaves
    came = np.array([p.end is End.HAPPENED and p.ratio <= ratio for p in in_turn])
    ended = np.array([p.end is not End.OPEN for p in in_turn])
    each = np.random.default_rng(seed).multinomial(len(in_turn), [1 / len(in_turn)] * len(in_turn), size=draws)
    waiting = np.maximum(len(in_turn) - each.cumsum(axis=1) + each, 1)
    left = np.cumprod(1 - each * ended / waiting, axis=1)
    before = np.concatenate([np.ones((draws, 1)), left[:, :-1]], axis=1)
    low, high = np.quantile((before * each * came / waiting).sum(axis=1), [(1 - level) / 2, (1 + level) / 2])
    return Interval(shares_at(promises, ratio).happened, float(low), float(high))
