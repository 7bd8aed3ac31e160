"""Find and normalise the time expressions of an English text, each with its window.

Invariant: whatever the text, the answer is a tuple of timexes in order that do not overlap; nothing raises.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from tracker.lexicon import load
from tracker.timex.lengths import DEFAULT, Lengths
from tracker.timex.values import Attempt, Explanation, Timex
from tracker.window import Window

__all__ = ["DEFAULT", "Attempt", "Explanation", "Lengths", "Timex", "explain", "find", "resolve"]

_MONTHS = load("time/months")["months"]
_DAY = re.compile(rf"\b(?:on )?(({'|'.join(_MONTHS)})\.? (\d{{1,2}}), (\d{{4}}))\b", re.IGNORECASE)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(rf"\b(?:on )?({'|'.join(_WEEKDAYS)})\b", re.IGNORECASE)


def find(text: str, published_on: date, *, lengths: Lengths = DEFAULT) -> tuple[Timex, ...]:  # noqa: ARG001 - used once vague words are read
    """Return every time expression of `text` in order, read against `published_on`.

    >>> [(x.text, x.value) for x in find("They meet on Friday.", date(2025, 10, 13))]
    [('Friday', '2025-10-17')]
    """
    found = [_day(m, published_on) for m in _DAY.finditer(text)]
    found += [_weekday(m, published_on) for m in _WEEKDAY.finditer(text)]
    return tuple(sorted((x for x in found if x), key=lambda x: x.start))


def resolve(phrase: str, anchor: date, *, lengths: Lengths = DEFAULT, future: bool = True) -> Timex | None:  # noqa: ARG001 - direction comes with tense
    """Return the first time expression of `phrase` read against `anchor`; None where there is none."""
    return next(iter(find(phrase, anchor, lengths=lengths)), None)


def explain(phrase: str, anchor: date, *, lengths: Lengths = DEFAULT) -> Explanation:
    """Return what `phrase` means on `anchor`, with the rules that were tried."""
    return Explanation(resolve(phrase, anchor, lengths=lengths))


def _day(match: re.Match[str], anchor: date) -> Timex | None:
    try:
        day = date(int(match[4]), _MONTHS[match[2].lower()], int(match[3]))
    except ValueError:
        return None
    return _timex(match, day, anchor, "<month> <number>, <year>")


def _weekday(match: re.Match[str], anchor: date) -> Timex:
    ahead = (_WEEKDAYS.index(match[1].lower()) - anchor.weekday()) % 7
    return _timex(match, anchor + timedelta(days=ahead), anchor, "<weekday>")


def _timex(match: re.Match[str], day: date, anchor: date, rule: str) -> Timex:
    window = Window(day, day)
    span = (*match.span(1), match[1])
    return Timex(
        *span, "DATE", day.isoformat(), anchor, window, rule, phrase_start=match.start(), phrase_end=match.end()
    )
