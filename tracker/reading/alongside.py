"""Times that count from the time told before them: "a day later", "two days earlier", "close at noon".

Invariant: what counts from a day that is past has no window to come.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from tracker.timex import Timex
from tracker.window import Window

if TYPE_CHECKING:
    from tracker.reading.discourse import Discourse

_FROM_ANOTHER = re.compile(r"\bsame\b|\blater$", re.IGNORECASE)
_HOUR = re.compile(r"(?:\d{1,4}(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?|noon|midnight)(?: GMT)?", re.IGNORECASE)
_HOURS = re.compile(r"PT(\d+)([HM])")
_FAR_BACK = 250  # code points: a sentence or two
_NEAR_BY = 60  # code points: "open at 8 a.m. on Sunday and | close at 6 p.m."
_EARLIER = re.compile(r"(?:an?|the|\d+|[a-z]+) (?:days?|weeks?|night|evening) (?:earlier|before)", re.IGNORECASE)


def along(page: Discourse, number: int) -> Timex | None:
    """Return what counts from the time before it, where that one is read as to come: "Friday, and a day later".

    An hour alone is of the day that was named right before it: "at 8 a.m. on Friday and close at noon".
    """
    time = page.times[number]
    if (span := _HOURS.fullmatch(time.value)) and page.text.startswith(" later", time.end):
        return _hours_later(page, number, int(span[1]) if span[2] == "H" else 0)
    if number and _EARLIER.fullmatch(time.text):
        return _days_earlier(page, number)
    hour = time.type == "TIME" and _HOUR.fullmatch(time.text) is not None
    if number == 0 or time.window is None or not (hour or _FROM_ANOTHER.search(time.text)):
        return None
    last = number - 1 - (hour and number > 1 and page.text.startswith(")", page.times[number - 1].end))
    before, read = page.times[last].window, page.ahead(last)
    if before is None or before.earliest is None or read is None or read.window is None:
        return None
    if hour and time.start - page.times[number - 1].end > _NEAR_BY:
        return None
    base = time.window.earliest if hour and time.window.earliest else before.earliest
    days = (read.window.earliest or base) - base
    return time._replace(window=time.window.moved(days), past=False) if days > timedelta(0) else None


def _hours_later(page: Discourse, number: int, hours: int) -> Timex | None:
    """Return "seven minutes | later", "24 hours | later" as the day that it falls on, after the time before it."""
    time, window = page.times[number], _to_come_before(page, number)
    if window is None or window.earliest is None:
        return None
    on_a_day = window.earliest == window.latest and window.earliest >= page.published_on
    return time._replace(window=window.moved(timedelta(days=hours // 24)), past=False) if on_a_day else None


def _days_earlier(page: Discourse, number: int) -> Timex | None:
    """Return "two days earlier" where the day that it counts from is to come, and it is itself not gone by."""
    time = page.times[number]
    first = time.window.earliest if time.window is not None and _to_come_before(page, number) is not None else None
    return time._replace(past=False) if first is not None and first >= page.published_on else None


def _to_come_before(page: Discourse, number: int) -> Window | None:
    """Return the window of the time before, where that is to come and stands near by."""
    last = page.times[number - 1] if number else None
    if last is None or last.past or page.times[number].start - last.end > _FAR_BACK:
        return None
    ahead = page.ahead(number - 1)
    return ahead.window if ahead is not None else None
