"""Scores: what statements were worth once it is known what came of them; pure, and free of any one composite.

Invariant: every figure names its count, and a share its interval.
"""

from tracker.scores.record import GROUPS, Headline, Worth, cohort, firsts, headline, hedges, ranked, record, reliability
from tracker.scores.shares import learnt, wilson, word
from tracker.scores.slip import Slip, converging, slips, velocity
from tracker.scores.values import Interval, Record, Scored

__all__ = [
    "GROUPS",
    "Headline",
    "Interval",
    "Record",
    "Scored",
    "Slip",
    "Worth",
    "cohort",
    "converging",
    "firsts",
    "headline",
    "hedges",
    "learnt",
    "ranked",
    "record",
    "reliability",
    "slips",
    "velocity",
    "wilson",
    "word",
]
