"""The stretches of time that a reader can choose, and the days they show around a day.

Invariant: two thirds of a stretch lie before the day looked at, one third after it.
"""

from __future__ import annotations

from datetime import date

from tracker.window import days_after

SPANS = {"week": 21, "month": 45, "quarter": 120, "year": 500, "ten years": 4_800}  # days shown, both sides together


def around(day: date, span: str) -> tuple[date, date]:
    """Return the first and last day to show around `day`; `span` is a key of `SPANS`.

    >>> around(date(2025, 10, 31), "week")
    (datetime.date(2025, 10, 17), datetime.date(2025, 11, 7))
    """
    days = SPANS[span]
    return days_after(day, -(days * 2 // 3)), days_after(day, days // 3)


def week_of(day: date, start: int = 0) -> date:
    """Return the first day of the week that holds `day`; `start` is the day that weeks begin with (0 is Monday).

    >>> week_of(date(2025, 10, 31)), week_of(date(2025, 10, 31), 6)
    (datetime.date(2025, 10, 27), datetime.date(2025, 10, 26))
    """
    return days_after(day, -((day.weekday() - start) % 7))
