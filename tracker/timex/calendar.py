"""Arithmetic of the calendar: months, weeks, quarters, seasons.

Invariant: pure; every function takes and returns days, and a month added to its 31st ends on a last day.
"""

from __future__ import annotations

from datetime import date, timedelta

DAY = timedelta(days=1)
_IN_ALL = 28  # days that every month has
Number = int | float
"""How many units, whole or not: compiled, a `float` would make "P3.0D" of three days (docs/performance.md)."""
SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def month_end(year: int, month: int) -> date:
    """Return the last day of a month.

    >>> month_end(2024, 2)
    datetime.date(2024, 2, 29)
    """
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - DAY  # noqa: PLR2004 - December


def add_months(day: date, months: int) -> date:
    """Return the same day of a later (or earlier) month, or that month's last day where it has none.

    >>> add_months(date(2026, 1, 31), 1)
    datetime.date(2026, 2, 28)
    """
    ahead = day.year * 12 + day.month - 1 + months
    year, month = ahead // 12, ahead % 12 + 1
    number = day.day if day.day <= _IN_ALL else min(day.day, month_end(year, month).day)
    return date(year, month, number)


def add(day: date, number: Number, unit: str) -> date:
    """Return `day` moved by so many units; a fraction of a unit counts in the next smaller one.

    Units are the codes of the lexicon: D W F M Q HY Y E C L; smaller ones than a day move nothing by themselves.

    >>> add(date(2026, 1, 15), 1.5, "Y")
    datetime.date(2027, 7, 15)
    """
    if unit in DAYS_IN:
        return day + timedelta(days=round(number * DAYS_IN[unit]))
    months = number * MONTHS_IN[unit]
    whole = int(months)
    return add_months(day, whole) + timedelta(days=round((months - whole) * 30))


DAYS_IN = {"D": 1.0, "WE": 7.0, "W": 7.0, "F": 14.0, "H": 1 / 24, "MN": 1 / 1440, "S": 1 / 86400}
MONTHS_IN = {"M": 1, "Q": 3, "HY": 6, "Y": 12, "E": 120, "QC": 300, "C": 1200, "L": 12000}


def week(day: date, weeks: int = 0) -> tuple[date, date]:
    """Return the Monday and the Sunday of the ISO week of `day`, moved by so many weeks."""
    monday = day + timedelta(days=7 * weeks - day.weekday())
    return monday, monday + timedelta(days=6)


def weekend(day: date, weeks: int = 0) -> tuple[date, date]:
    """Return the Saturday and the Sunday of the ISO week of `day`, moved by so many weeks."""
    sunday = week(day, weeks)[1]
    return sunday - DAY, sunday


def month(year: int, number: int) -> tuple[date, date]:
    """Return the first and the last day of a month."""
    return date(year, number, 1), month_end(year, number)


def quarter(year: int, number: int) -> tuple[date, date]:
    """Return the first and the last day of a quarter, 1 to 4."""
    return date(year, number * 3 - 2, 1), month_end(year, number * 3)


def half(year: int, number: int) -> tuple[date, date]:
    """Return the first and the last day of a half year, 1 or 2."""
    return date(year, number * 6 - 5, 1), month_end(year, number * 6)


def years(first: int, last: int) -> tuple[date, date]:
    """Return the first day of one year and the last day of another."""
    return date(first, 1, 1), date(last, 12, 31)


def season(year: int, code: str) -> tuple[date, date]:
    """Return a season's three months; the winter of a year begins in its December.

    >>> season(2026, "WI")
    (datetime.date(2026, 12, 1), datetime.date(2027, 2, 28))
    """
    first = date(year, SEASON_STARTS[code], 1)
    return first, add_months(first, 3) - DAY


def week_value(day: date) -> str:
    """Return the TIMEX3 value of the ISO week of `day`.

    >>> week_value(date(2027, 1, 1))
    '2026-W53'
    """
    iso = day.isocalendar()
    return f"{iso.year:04d}-W{iso.week:02d}"


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    """Return the n-th given weekday (Monday is 1) of a month, -1 for the last, -2 for the one before it.

    >>> nth_weekday(2026, 11, 4, 4), nth_weekday(2026, 5, 1, -1)
    (datetime.date(2026, 11, 26), datetime.date(2026, 5, 25))
    """
    if number < 0:
        last = month_end(year, month)
        return last - timedelta(days=(last.isoweekday() - weekday) % 7 - 7 * (number + 1))
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (number - 1))


def days_to_weekday(day: date, weekday: int, way: int) -> int:
    """Return how many days, 1 to 7, lie between a day and the next such weekday (Monday is 1); with `way` -1, the last.

    >>> days_to_weekday(date(2026, 11, 26), 4, 1), days_to_weekday(date(2026, 11, 26), 1, -1)
    (7, 3)
    """
    return (way * (weekday - day.isoweekday()) - 1) % 7 + 1
