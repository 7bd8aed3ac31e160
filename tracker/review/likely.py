"""The days that an outcome is offered with, for a person to confirm.

Invariant: no day is offered that is still to come.
"""

from __future__ import annotations

from datetime import date

from tracker.window import Window


def likely_days(window: Window | None, anchor: date | None, reported: date | None, today: date) -> tuple[date, date]:
    """Return the days on which something most likely happened, for a person to confirm.

    That is the reported one, else its time. A window stays the period that it is, up to today: no day in it is
    invented.

    >>> week = Window(date(2025, 11, 3), date(2025, 11, 9))
    >>> [str(day) for day in likely_days(week, None, None, date(2025, 11, 30))]
    ['2025-11-03', '2025-11-09']
    >>> [str(day) for day in likely_days(week, None, date(2025, 11, 12), date(2025, 11, 30))]
    ['2025-11-12', '2025-11-12']
    """
    if reported is not None or window is None:
        return (reported or today,) * 2
    last = min(window.latest or today, today)
    return min(window.earliest or anchor or last, last), last
