"""Confidence: how sure the reader is that it read a prediction rightly, by named reasons.

Invariant: no reason means clear; each reason is a line of `WEIGHT`, and their sum decides the class.
"""

from __future__ import annotations

from tracker.reading.values import Confidence

WEIGHT = {
    "present tense read as a timetable": 1,
    "a noun with its day, no verb": 1,
    "no verb to come, and the day is today": 2,
    "time and verb stand far apart": 1,
    "an obligation": 1,
    "future in the past": 1,
    "the event is the object of a verb": 1,
    "a participle behind a noun": 1,
    "a length that counts from now": 1,
    "an infinitive of purpose": 1,
    "time given by another event": 1,
    "the other event has no date": 1,
}
_LIKELY, _DOUBTFUL = 1, 3
_IN_WORDS = {
    "present tense read as a timetable": "its verb is in the present tense, which is taken for a timetable",
    "a noun with its day, no verb": "a noun with a day is all that says it",
    "time and verb stand far apart": "its time stands far from its verb",
    "the verb comes after the time": "its time stands before its verb",
    "several verbs compete for the time": "the time may belong to another verb",
    "an infinitive of purpose": "it may be a purpose, and no plan",
    "time given by another event": "its time hangs on another event",
    "the other event has no date": "no day is given for the event that its time hangs on",
    "future in the past": "it was still to come at a moment that has passed",
    "a condition": "it depends on a condition",
    "“can”, often an ability": "“can” often tells an ability",
    "inside a relative clause": "it is said in passing, in a relative clause",
}


def confidence(reasons: tuple[str, ...]) -> Confidence:
    """Return the class that the reasons add up to.

    >>> confidence(()).value, confidence(("an infinitive of purpose",)).value
    ('clear', 'likely')
    """
    total = sum(WEIGHT[reason] for reason in reasons)
    if total >= _DOUBTFUL:
        return Confidence.DOUBTFUL
    return Confidence.LIKELY if total >= _LIKELY else Confidence.CLEAR


def in_words(reason: str) -> str:
    """Return a reason as a person is told it; one that is no reason of ours ("marked by Ann") as it is.

    >>> in_words("an infinitive of purpose"), in_words("marked by Ann")
    ('it may be a purpose, and no plan', 'marked by Ann')
    """
    return _IN_WORDS.get(reason, reason)
