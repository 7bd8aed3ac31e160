"""Times that count from the time told before them: "a day later", "two days earlier", "close at noon".

Invariant: what counts from a day that is past has no window to come.
"""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from tracker.timex import Timex, resolve
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
    """Return what counts from a time before it, where that one is read as to come, None for any other time."""
    return _of_that(page, number) or _of_day_ahead(page, number) or _counted(page, number)


def _counted(page: Discourse, number: int) -> Timex | None:
    """Return what counts from the time right before it: "Friday, and a day later".

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


def _of_that(page: Discourse, number: int) -> Timex | None:
    """Return "November of that year", "the 30th of that month" as counted from the year or month told before."""
    time, unit = page.times[number], _THAT.search(page.times[number].text)
    values = ((page.ahead(n) or page.times[n]).value for n in _before(page, number))
    told = next(filter(None, map(_MONTHLY.match, values)), None)
    if unit is None or told is None or (unit[1] == "month" and told["month"] is None):
        return None
    of = f"of {told['year']}" if unit[1] == "year" else f"of {month_name[int(told['month'])]} {told['year']}"
    words = _THAT.sub(of, time.phrase.of(page.text))
    read = resolve(words, page.published_on, lengths=page.lengths)
    if read is None:
        return None
    first, last = time.phrase
    return read._replace(start=time.start, end=time.end, text=time.text, phrase_start=first, phrase_end=last)


_THAT = re.compile(r"of (?:that(?: same)?|the same) (year|month)$", re.IGNORECASE)
_MONTHLY = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d))?")


def _of_day_ahead(page: Discourse, number: int) -> Timex | None:
    """Return "the same day", "the next morning" as of the day to come told last, though what was said since is past."""
    time, part = page.times[number], _SAME_DAY.fullmatch(page.times[number].text)
    if part is None or time.past or time.window is None or time.window.earliest is None:
        return None
    step = timedelta(days=part["next"] is not None)
    if time.window.earliest - step > page.published_on:
        return None
    told = next((n for n in _before(page, number) if _is_told_ahead(page.times[n])), None)
    window = _on_one_day(page.ahead(told)) if told is not None else None
    day = window.earliest if window is not None and window.earliest else page.published_on
    return time._replace(window=Window(day + step, day + step)) if day > page.published_on else None


def _is_told_ahead(time: Timex) -> bool:
    """Whether a time is a day that no past verb tells: not "said in the afternoon", nor "3,000 euros a day"."""
    return time.window is not None and not time.past and not time.clue.startswith("back")


def _on_one_day(time: Timex | None) -> Window | None:
    window = time.window if time is not None else None
    return window if window is not None and window.earliest == window.latest else None


_SAME_DAY = re.compile(
    r"(?:that(?: same)?|the same|the (?P<next>next|following)) (?:day|morning|afternoon|evening|night)", re.IGNORECASE
)


def _before(page: Discourse, number: int) -> Iterator[int]:
    """Yield the times of the sentence or two before a time, the nearest first."""
    start = page.times[number].start
    for other in range(number - 1, -1, -1):
        if start - page.times[other].end > _FAR_BACK:
            return
        yield other


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
