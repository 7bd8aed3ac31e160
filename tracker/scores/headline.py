"""The figures of all settled statements together: their scores, and how often each chance came true.

Invariant: all are of the closed cohort of first statements, as the lines of the record are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tracker.scores.accuracy import CLIP, brier, log_score, skill
from tracker.scores.record import chance, cohort, firsts, source_of
from tracker.scores.shares import wilson, word
from tracker.scores.values import Interval, Scored

Chances = Mapping[float | None, tuple[int, int]]
"""Chance said (None: the words have no measured worth) -> (how often it was said, how often it came true)."""


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


def headline(rows: Iterable[Scored], today: date) -> Headline:
    """Return the figures of the first statement of each source (speaker, else outlet) on each event."""
    return added_up(chances(rows, today))


def chances(rows: Iterable[Scored], today: date) -> Chances:
    """Return how often each chance was said first by a source, and how often it came true, of the closed cohort."""
    table: dict[float | None, tuple[int, int]] = {}
    for row, came in cohort(firsts(rows, source_of), today):
        n, hits = table.get(chance(row), (0, 0))
        table[chance(row)] = (n + 1, hits + came)
    return table


def added_up(table: Chances) -> Headline:
    """Return the figures of all cases of a table of chances."""
    n, hits = (sum(counts) for counts in zip(*table.values(), strict=True)) if table else (0, 0)
    said, came = _cases(table)
    return Headline(
        n=n,
        hits=hits,
        rate=wilson(hits, n),
        word=word(n),
        weighed=len(said),
        brier=brier(said, came) if said else None,
        log=log_score(said, came, CLIP) if said else None,
        skill=skill(said, came) if said else None,
    )


def _cases(table: Chances) -> tuple[list[float], list[bool]]:
    """Return the cases that have a chance, one by one: the chance, and whether it came true."""
    given = [(p, n, hits) for p, (n, hits) in table.items() if p is not None]
    said = [p for p, n, _ in given for _ in range(n)]
    return said, [case < hits for _, n, hits in given for case in range(n)]


def reliability(table: Chances) -> dict[float, tuple[int, int]]:
    """Return a table of chances without the cases that say none, ascending, for `calibration`."""
    merged: dict[float, tuple[int, int]] = {}
    for p, (n, hits) in table.items():
        if p is not None:
            before = merged.get(round(p, 4), (0, 0))
            merged[round(p, 4)] = (before[0] + n, before[1] + hits)
    return dict(sorted(merged.items()))
