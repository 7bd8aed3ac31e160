"""One speaker's or outlet's manner: when what they said came, which words they used, how far their dates moved.

Invariant: a date that moved is counted once an event, from the first end that was said to the last one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median

from tracker.scores.slip import slips
from tracker.scores.values import Scored
from tracker.state import Statement


@dataclass(frozen=True, slots=True)
class Moved:
    """How the dates moved of the `events` that were dated more than once: on `later` of them to a later day.

    `days` is the median move from the first end said to the last, None where there is no such event.
    """

    events: int
    later: int
    sooner: int
    days: float | None


def moved(rows: Iterable[Scored], today: date) -> Moved:
    """Return how one source's own dates moved by `today`."""
    said: dict[int, list[Statement]] = defaultdict(list)
    for row in rows:
        said[row.event_id].append(row.said)
    again = [points[-1].days for statements in said.values() if len(points := slips(statements, today)) > 1]
    return Moved(
        len(again), sum(days > 0 for days in again), sum(days < 0 for days in again), median(again) if again else None
    )
