"""Scores: what statements were worth once it is known what came of them; pure, and free of any one composite.

Invariant: every figure names its count, and a share its interval.
"""

from tracker.scores.headline import Chances, Headline, added_up, chances, headline, reliability
from tracker.scores.record import GROUPS, cases, cohort, firsts, line, record
from tracker.scores.shares import wilson, word
from tracker.scores.slip import Slip, converging, slips, velocity
from tracker.scores.sources import Moved, moved
from tracker.scores.values import Case, Interval, Record, Scored

__all__ = [
    "GROUPS",
    "Case",
    "Chances",
    "Headline",
    "Interval",
    "Moved",
    "Record",
    "Scored",
    "Slip",
    "added_up",
    "cases",
    "chances",
    "cohort",
    "converging",
    "firsts",
    "headline",
    "line",
    "moved",
    "record",
    "reliability",
    "slips",
    "velocity",
    "wilson",
    "word",
]
