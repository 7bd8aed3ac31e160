"""Whether "today" means our age: where it is set against a time long gone ("once rare, and today common").

Invariant: pure; at most 160 code points in front and 60 behind are read.
"""

from __future__ import annotations

import re

from tracker.grammar.inflection import third
from tracker.grammar.words import lemma
from tracker.lexicon.calendar import WEEKDAY

_REACH = 160
# What our age is set against, in the same sentence or, where "today" opens one, in that before it.
_LONG_AGO = re.compile(
    r"\b(?:once (?!a\b|more\b|again\b)|used to\b|(?:months|years|decades|centuries) ago\b|in (?:1\d|20)\d\d\b)"
)
_NEAR_DAY = re.compile(rf"\b(?:yesterday|{WEEKDAY}|last (?:night|week|month))\b")
_SUBJECT = r",? (?:(?:it|they|he|she|we|there|you|the \w+|its \w+|\w+s) )?"
_STATE = re.compile(rf"{_SUBJECT}(?:is|are|has|have|stands?|there's)\b(?! \w+(?:ing|ed)\b)")
_VERB = re.compile(rf"{_SUBJECT}([a-z]+)\b")
_SENTENCE = re.compile(r"[.!?][\"”]? ")


def is_nowadays(text: str, start: int, end: int) -> bool:
    """Whether "today" at `start` to `end` stands for the present age and no day.

    >>> text = "Guards were once rare and today are on every ship."
    >>> is_nowadays(text, 26, 31)
    True
    """
    before = _SENTENCE.split(text[max(0, start - _REACH) : start])
    clause = " ".join(before[-2:]) if before[-1].strip(' "“') == "" else before[-1]
    if _NEAR_DAY.search(clause):
        return False
    if _LONG_AGO.search(clause) and _STATE.match(text, end):
        return True
    return _repeats_verb(clause, text, end)


def _repeats_verb(clause: str, text: str, end: int) -> bool:
    """Whether the verb behind is that of the clause, which was in the past: "took 11 days; today it takes an hour"."""
    found = _VERB.match(text, end)
    if found is None or found[1] != third(lemma(found[1])):
        return False
    return any(lemma(word) == lemma(found[1]) and word != found[1] for word in re.findall(r"[a-z]+", clause))
