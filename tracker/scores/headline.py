"""The figures of all settled statements together: their scores, what each hedge has proved worth, and by which chance.

Invariant: all are of the closed cohort of first statements, as the lines of the record are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.scores.accuracy import CLIP, brier, log_score, skill
from tracker.scores.record import chance, cohort, firsts, source_of, weighed
from tracker.scores.shares import learnt, wilson, word
from tracker.scores.values import Interval, Scored
from tracker.state import AFFIRMED


@dataclass(frozen=True, slots=True)
class Headline:
    """The figures of all settled first statements together.

    `brier`, `log` (chances read as .03 to .97) and `skill` are over the `weighed` ones that have a chance;
    None where there are none, or no base rate to be better than.
    """

    n: int
    hits: int
    rate: Interval | None
    word: str
    weighed: int
    brier: float | None
    log: float | None
    skill: float | None


@dataclass(frozen=True, slots=True)
class Worth:
    """What a hedge was measured to be worth, and what it has proved worth here: `hits` of `n`."""

    hedge: str
    prior: float
    hits: int
    n: int
    learnt: Interval


def headline(rows: Iterable[Scored], today: date) -> Headline:
    """Return the figures of the first statement of each source (speaker, else outlet) on each event."""
    settled = cohort(firsts(rows, source_of), today)
    hits, (chances, came) = sum(y for _, y in settled), weighed(settled)
    some = bool(chances)
    return Headline(
        n=len(settled),
        hits=hits,
        rate=wilson(hits, len(settled)),
        word=word(len(settled)),
        weighed=len(chances),
        brier=brier(chances, came) if some else None,
        log=log_score(chances, came, CLIP) if some else None,
        skill=skill(chances, came) if some else None,
    )


def hedges(rows: Iterable[Scored], priors: dict[str, tuple[float, float]], today: date) -> tuple[Worth, ...]:
    """Return what each hedge has proved worth: `priors` gives its measured chance and that chance's weight.

    Counted is whether the event came in the window, for a denial too, as the measured chances are the event's.
    """
    came: dict[str, list[bool]] = defaultdict(list)
    for row, right in cohort(firsts(rows, lambda r: (r.hedge or "").casefold()), today):
        came[(row.hedge or "").casefold()].append(right == (row.said.polarity == AFFIRMED))
    known = ((hedge, priors[hedge], found) for hedge, found in sorted(came.items()) if hedge in priors)
    return tuple(Worth(h, p, sum(y), len(y), learnt(p, w, sum(y), len(y))) for h, (p, w), y in known)


def reliability(rows: Iterable[Scored], today: date) -> dict[float, tuple[int, int]]:
    """Return for each chance said how often it was said and how often it came true, for `calibration`."""
    table: dict[float, list[int]] = defaultdict(lambda: [0, 0])
    for row, came in cohort(firsts(rows, source_of), today):
        p = chance(row)
        if p is not None:
            table[round(p, 4)][0] += 1
            table[round(p, 4)][1] += came
    return {p: (n, k) for p, (n, k) in sorted(table.items())}


def by_event(
    settled: Sequence[tuple[Scored, bool]], draws: int = 1000, level: float = 0.95, seed: int = 1
) -> Interval | None:
    """Return the share that came true with an interval from drawing whole events anew; None for no case.

    Statements on one event stand or fall together: drawing them one by one would feign certainty
    (A. Davison and D. Hinkley, Bootstrap Methods, section 3.8). The same seed gives the same interval.
    """
    import numpy as np

    if not settled:
        return None
    events: dict[int, list[bool]] = defaultdict(list)
    for row, came in settled:
        events[row.event_id].append(came)
    hits, sizes = np.array([sum(v) for v in events.values()]), np.array([len(v) for v in events.values()])
    drawn = np.random.default_rng(seed).integers(0, len(hits), size=(draws, len(hits)))
    rates = hits[drawn].sum(axis=1) / sizes[drawn].sum(axis=1)
    low, high = np.quantile(rates, [(1 - level) / 2, (1 + level) / 2])
    return Interval(float(hits.sum() / sizes.sum()), float(low), float(high))
