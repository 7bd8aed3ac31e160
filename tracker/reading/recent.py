"""Times of a page that lie just behind its day: what a report can be dated by.

Invariant: only the day of publication counts as today.
"""

from __future__ import annotations

from datetime import date, timedelta

from tracker.day import is_day, read_day
from tracker.reading.discourse import Discourse
from tracker.text import POSSESSIVE
from tracker.window import Window

OLD = timedelta(days=90)
"""What lies further back is background, but for a day of its own."""
_NAMED = timedelta(days=550)
"""A day that is named for itself ("on March 14", "on August 12 of last year") is an event's, though so far back."""
_BACKGROUND = timedelta(days=30)
_LONGEST_SPAN = 31  # days; a longer past time tells no event's day
_FEW = 8  # days: as many as a week that is not over may have


def has_recent(page: Discourse, number: int) -> bool:
    """Whether a sentence has a time just past."""
    for _, _, time in page.times_of[number]:  # noqa: SIM110 - a generator costs as much as all it asks
        if is_recent(page, time):
            return True
    return False


def _window(page: Discourse, number: int) -> Window | None:
    """Return the days of a time: of "after Monday's summit" the day of the summit."""
    time = page.times[number]
    own = page.text.startswith(POSSESSIVE, time.end) and time.window is not None and time.window.latest is None
    if not own or not time.is_day:
        return time.window
    day = read_day(time.value)
    return Window(day, day)


def is_recent(page: Discourse, number: int) -> bool:
    """Whether a time names days that lie behind publication, but not long, or the week of publication."""
    window, today = _window(page, number), page.published_on
    if window is None or window.latest is None:
        return False
    first, last = window.earliest or window.latest, window.latest
    days = (last - first).days
    this_week = days < _FEW and first <= today < last
    reach = _NAMED if days < _FEW else OLD
    return days < _LONGEST_SPAN and (this_week or timedelta(0) <= today - last <= reach)


def is_brief(page: Discourse, number: int) -> bool:
    """Whether a time names a day or a few: by a month no one event is told from another."""
    window = _window(page, number)
    if window is None or window.latest is None:
        return False
    return (window.latest - (window.earliest or window.latest)).days < _FEW


def is_background(page: Discourse, number: int) -> bool:
    """Whether a time lies so far back that what it belongs to is background."""
    window = page.times[number].window
    old = window is not None and window.latest is not None and page.published_on - window.latest > _BACKGROUND
    return old and not is_recent(page, number)


def day_of(page: Discourse, number: int) -> date | None:
    """Return the day, or the first of a few days, that a time names."""
    time, window = page.times[number], _window(page, number)
    if window is None or window.earliest is None or window.latest is None:
        return None
    several = "/" in time.value or is_day(time.value[:10])  # "August 5 and 6" are two times of two days
    return window.earliest if several or window.earliest == window.latest else None
