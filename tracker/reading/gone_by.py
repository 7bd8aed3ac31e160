"""Whether a time has begun, or a day or month without a year has gone by and would have to come round again.

Invariant: only the time and the publication day are looked at, no verb.
"""

from __future__ import annotations

import re
from datetime import timedelta

from tracker.reading.discourse import Discourse
from tracker.timex import Timex

LONGEST_NAME = 31
"""Days that a name's time can last: "the 2014 championship" is a name, "next month's summit" an event with its time."""
_HALF_A_YEAR = timedelta(days=190)
_MOST_OF_A_YEAR = timedelta(days=270)
_ALMOST_A_YEAR = timedelta(days=330)
_OF_A_YEAR = re.compile(r"\d{4}|year")


def is_day_gone(page: Discourse, time: Timex) -> bool:
    """Whether a day without a year is one just gone by: "would be signed by October 31", read in November."""
    latest = time.window.latest if time.window is not None else None
    far = latest is not None and latest - page.published_on > _ALMOST_A_YEAR
    return far and time.is_day and _OF_A_YEAR.search(time.text) is None


def just_past(page: Discourse, time: Timex) -> bool:
    """Whether a day or month without a year would have to wait most of a year to come round again."""
    window = time.window
    if window is None or window.earliest is None or window.days > LONGEST_NAME:
        return False
    return window.earliest - page.published_on > _MOST_OF_A_YEAR and _OF_A_YEAR.search(time.text) is None


def is_round_again(page: Discourse, time: Timex) -> bool:
    """Whether a bound without a year would have to wait most of a year: "had until the end of May", read in June."""
    latest = time.window.latest if time.window is not None else None
    return (
        latest is not None
        and time.window is not None
        and time.window.earliest == page.published_on
        and latest - page.published_on > _MOST_OF_A_YEAR
        and time.type == "DATE"
        and _OF_A_YEAR.search(time.text) is None
    )


def began(page: Discourse, time: Timex) -> bool:
    """Whether the window of a time begins on the publication day or before: "today", "this week"."""
    window = time.window
    return window is not None and window.earliest is not None and window.earliest <= page.published_on


def is_near(page: Discourse, number: int) -> bool:
    """Whether time `number`, a day without a year, is nearer ahead than behind."""
    time = page.ahead(number)
    window = time.window if time is not None else None
    return window is not None and window.earliest is not None and window.earliest <= page.published_on + _HALF_A_YEAR
