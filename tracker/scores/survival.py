"""How long promises take, those still running counted as running and not as broken.

Invariant: at every ratio, the shares that happened, were called off and are open add up to 1.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any

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


def still_open(promises: Sequence[Run], ratio: float, level: float = 0.95) -> Interval:
    """Return Kaplan and Meier's share not yet come at `ratio`, with its log-log interval; calling off is leaving.

    E. L. Kaplan and P. Meier, JASA 53 (1958). Needs one promise at least; the bounds are 0 and 1 where the
    curve has not begun to fall.
    """
    import numpy as np

    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # scipy warns that the bounds are undefined at 0 and 1, as said above
        curve = _curve(promises)
        bounds = curve.confidence_interval(level, method="log-log")
        value, low, high = (float(f.evaluate(ratio)) for f in (curve, bounds.low, bounds.high))
    return Interval(value, 0.0 if np.isnan(low) else low, 1.0 if np.isnan(high) else high)


def median_ratio(promises: Sequence[Run]) -> float | None:
    """Return the ratio by which half have come (Kaplan and Meier); None where fewer have."""
    curve = _curve(promises)
    return next((r for r in sorted({p.ratio for p in promises}) if float(curve.evaluate(r)) <= 0.5), None)  # noqa: PLR2004 - a half


def _curve(promises: Sequence[Run]) -> Any:  # noqa: ANN401 - scipy is untyped
    from scipy import stats

    left = [p.end is not End.HAPPENED for p in promises]
    return stats.ecdf(stats.CensoredData.right_censored([p.ratio for p in promises], left)).sf


def shares_at(promises: Sequence[Run], ratio: float = 1.0) -> Shares:
    """Return Aalen and Johansen's shares at `ratio`: calling off competes with coming, and is no leaving.

    O. Aalen and S. Johansen, Scandinavian Journal of Statistics 5 (1978). The public figure: where promises
    are called off, one minus Kaplan and Meier's share overstates how many come.
    """
    happened, called_off, left = 0.0, 0.0, 1.0
    for at in sorted({p.ratio for p in promises if p.ratio <= ratio}):
        ended = [p.end for p in promises if p.ratio == at]
        waiting = sum(p.ratio >= at for p in promises)
        came, off = ended.count(End.HAPPENED) / waiting, ended.count(End.CALLED_OFF) / waiting
        happened, called_off, left = happened + left * came, called_off + left * off, left * (1 - came - off)
    return Shares(happened, called_off, left)
