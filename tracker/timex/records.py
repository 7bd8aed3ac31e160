"""Lengths that say how long nothing like it was seen: "the lowest in 20 years", "its first visit in a decade".

Invariant: pure; only the few words in front of the length are read.
"""

from __future__ import annotations

from itertools import pairwise

from tracker.text import POSSESSIVE
from tracker.timex.vocabulary import context

_REACH, _WORDS = 60, 4  # code points, words of the noun and its superlative
_ENDINGS = frozenset(("worst", "first", "time", "high", "low"))
_SUPERLATIVES = frozenset(("worst", "best", "most", "least"))
_NO_RECORD = context("no_record")
_OWNED = frozenset(("the", "its", "his", "her", "their", "our", "my"))
# "Its first meeting in two weeks" is mostly one to come, "its first meeting in two years" is not.
_LONG_UNITS = frozenset("YEC")


def is_record(text: str, start: int, unit: str) -> bool:
    """Whether "in" and a length of a `unit`, which begin at `start`, say how long nothing like it was seen.

    >>> is_record("the biggest march in ten years", 18, "Y"), is_record("will follow in two days", 12, "D")
    (True, False)
    """
    words = text[max(0, start - _REACH) : start].split()[-_WORDS:]
    if not words or not words[-1].islower():
        return False
    if _is_superlative(words[-1]) or words[-1].rpartition("-")[2] in _ENDINGS:
        return True
    return any(_names_record(owner, word, unit) for owner, word in pairwise(words[:-1]))


def _names_record(owner: str, word: str, unit: str) -> bool:
    """Whether a noun group begins as a record ("the biggest ...", "Peru's first ...")."""
    is_owned = owner.lower() in _OWNED or owner.endswith(POSSESSIVE)
    return is_owned and (_is_superlative(word) or (word in ("first", "only") and unit in _LONG_UNITS))


def _is_superlative(word: str) -> bool:
    return word in _SUPERLATIVES or (word.endswith("est") and word not in _NO_RECORD)
