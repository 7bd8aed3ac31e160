"""Days, windows and counts in the words that a person says, for pages, terminals and feeds alike.

Invariant: one format for a day ("31 Oct 2025") wherever the tracker shows one.
"""

from __future__ import annotations

import re
from datetime import date

from tracker.window import Window

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_words(day: date | None) -> str:
    """Return a day as the tracker writes it; a dash where there is none.

    >>> day_words(date(2025, 10, 31))
    '31 Oct 2025'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else "–"


def span_words(first: date, last: date, to: str = "–") -> str:
    """Return two days without saying a shared month or year twice.

    >>> span_words(date(2025, 10, 17), date(2025, 10, 31))
    '17–31 Oct 2025'
    >>> span_words(date(2025, 10, 17), date(2025, 11, 7))
    '17 Oct – 7 Nov 2025'
    """
    if first == last:
        return day_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}{to}{day_words(last)}"
    start = f"{first.day} {_MONTHS[first.month - 1]}" if first.year == last.year else day_words(first)
    return f"{start} {to.strip()} {day_words(last)}"


def window_words(window: Window | None, anchor: date | None = None) -> str:
    """Say a window as a person would; one that opens on `anchor`, the day it was said, is a "by".

    >>> window_words(Window(date(2025, 10, 17), date(2025, 10, 31), latest_soft=True), date(2025, 10, 17))
    'by 31 Oct 2025, or a little later'
    >>> window_words(Window(date(2025, 10, 31), None))
    'from 31 Oct 2025 on'
    """
    if window is None or (window.earliest is None and window.latest is None):
        return "no date"
    later = ", or a little later" if window.latest_soft and not window.earliest_soft else ""
    return f"{_bounds(window, anchor)}{later}"


def _bounds(window: Window, anchor: date | None) -> str:
    first, last, about = window.earliest, window.latest, "about " if window.earliest_soft else ""
    if last is None:
        return f"from {about}{day_words(first)} on"
    if first is None or (first == anchor and first != last):
        return f"by {about}{day_words(last)}"
    if about:
        return f"{about}{span_words(first, last)}"
    return f"on {day_words(first)}" if first == last else f"between {span_words(first, last, ' and ')}"


def count_words(count: int, one: str, many: str | None = None) -> str:
    """Return a number with its unit in the right number.

    >>> count_words(1, "article"), count_words(2, "article"), count_words(0, "story", "stories")
    ('1 article', '2 articles', '0 stories')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"


BY_HAND = "(recorded by a person)"
"""What stands in a table for the quote of what nobody said."""


def quoted(words: str) -> str:
    """Put words in quotation marks; those that stand in them become single ones, as print sets them.

    >>> quoted("“We open in May,” she said")
    '“‘We open in May,’ she said”'
    >>> quoted('The "old" port (or "basin")')
    '“The ‘old’ port (or ‘basin’)”'
    """
    return f"“{inside(words)}”"


def inside(words: str) -> str:
    """Turn the quotation marks of words that are to be quoted into single ones; no other code point moves.

    >>> inside('"We open", she said')
    '‘We open’, she said'
    """
    return _CLOSING.sub("’", _OPENING.sub("‘", words))


_OPENING = re.compile(r'[“„«]|(?<![^\s(\[—–-])"')
_CLOSING = re.compile(r'[”»"]')
