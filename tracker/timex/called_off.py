"""Days of what was called off or put off, of which a verb of the past does not say that they are over.

Invariant: pure; only what stands behind the day, and the verb found for it, is looked at.
"""

from __future__ import annotations

import re

from tracker.grammar.tense import Lean
from tracker.lexicon import load
from tracker.lexicon.calendar import WEEKDAY


def _words(table: str) -> frozenset[str]:
    return frozenset(load("tense")[table]["words"])


def _any(table: str) -> str:
    return "|".join(sorted(_words(table)))


_DROPPED, _CANCELED, _SET = _words("dropped"), _words("canceled"), _words("set_for")
_OFF = rf"(?:was|were|(?:has |have |had )?been|is|are) (?:\w+ly )?(?:{_any('is_off')})\b"
_EVENT_OFF = re.compile(rf"(?: \w+)?['’]s [^.;:]{{1,60}}? {_OFF}")
# The same in the passive behind the day, and what says of a day that something was set for it.
_OFF_BEHIND = re.compile(
    rf"(?: (?:at|in) [^.,;:]{{1,40}}?)?,? {_OFF}|, (?:{_any('came_to_nothing')}) "
    rf"|,? (?:and|but|then) (?:\w+ )?(?:{_any('is_off')}|moved)\b"
)
# "Announced profits for March" tells of the past, "announced a rally for May 5" does not.
_DAY = re.compile(
    rf"(?:the )?(?:(?:{WEEKDAY})\b|[A-Z][a-z]+\.? \d{{1,2}}(?!\d)|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? [A-Z])"
)
_CLOSE = 3  # words between "set" and its day


def is_day(text: str, start: int) -> bool:
    """Whether the expression at `start` is of one day, and no month or year.

    >>> is_day("May 5", 0), is_day("March", 0)
    (True, False)
    """
    return _DAY.match(text, start) is not None


def was_for_dropped(text: str, start: int, end: int, lead: str | None, found: Lean) -> bool:
    """Whether `text[start:end]` is when something that was called off was to be; `found` is the verb in front.

    >>> was_for_dropped("The line canceled flights for Monday.", 30, 36, "for", Lean(-1, "canceled", 2))
    True
    >>> was_for_dropped("The vote set for Monday was called off.", 17, 23, "for", Lean(1, "set", 1))
    True
    """
    verb = found.clue.rpartition(" ")[2]
    if found.way > 0:
        may_be = verb in _SET and (lead == "for" or found.words <= _CLOSE)
        return may_be and _OFF_BEHIND.match(text, end) is not None
    return lead == "for" and verb in _CANCELED and is_day(text, start)


def is_of_dropped(text: str, end: int, found: Lean) -> bool:
    """Whether the day in front of `end` is that of an event which was called off; `found` is the verb in front.

    >>> is_of_dropped("Tuesday's game was put off.", 7, Lean(-1, "was", 0))
    True
    """
    return found.clue in _DROPPED or _EVENT_OFF.match(text, end) is not None
