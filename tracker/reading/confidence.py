"""Confidence: how sure the reader is that it read a prediction rightly, by named reasons.

Invariant: no reason means clear; each reason is a line of `WEIGHT`, and their sum decides the class.
"""

from __future__ import annotations

from tracker.reading.values import Confidence

WEIGHT = {
    "present tense read as a timetable": 1,
    "a noun with its day, no verb": 1,
    "time and verb stand far apart": 1,
    "the verb comes after the time": 0,
    "several verbs compete for the time": 1,
    "an infinitive of purpose": 1,
    "time given by another event": 1,
    "the other event has no date": 1,
    "future in the past": 1,
    "a condition": 0,
    "“can”, often an ability": 1,
    "inside a relative clause": 0,
}
_LIKELY, _DOUBTFUL = 1, 3


def confidence(reasons: tuple[str, ...]) -> Confidence:
    """Return the class that the reasons add up to.

    >>> confidence(()).value, confidence(("an infinitive of purpose",)).value
    ('clear', 'likely')
    """
    total = sum(WEIGHT[reason] for reason in reasons)
    if total >= _DOUBTFUL:
        return Confidence.DOUBTFUL
    return Confidence.LIKELY if total >= _LIKELY else Confidence.CLEAR
