"""What is the n-th part of a period: the first week of a month, the last day of a year, the second half of a decade.

Invariant: pure; -1 is the last one, -2 the one before it, and a number that the period does not have gives None.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from tracker.timex import calendar
from tracker.timex.meanings import Span
from tracker.timex.spans import decade_span, half_span, month_span, quarter_span


def _day_of(outer: Span, number: int) -> Span | None:
    day = outer.last + timedelta(days=number + 1) if number < 0 else outer.first + timedelta(days=number - 1)
    return Span(day.isoformat(), day, day, "D") if day <= outer.last else None


def _week_of_month(outer: Span, number: int) -> Span | None:
    if number > 5:  # noqa: PLR2004 - weeks of a month
        return None
    last = (
        outer.last + timedelta(days=7 * (number + 1))
        if number < 0
        else min(outer.first + timedelta(days=7 * number - 1), outer.last)
    )
    first = last - timedelta(days=6) if number < 0 else outer.first + timedelta(days=7 * (number - 1))
    return Span(outer.value, first, last, "W", part="week")  # no ISO week need lie in it


def _week_of_year(outer: Span, number: int) -> Span | None:
    if number > 53:  # noqa: PLR2004 - ISO weeks
        return None
    first = (
        outer.last + timedelta(days=7 * number + 1) if number < 0 else outer.first + timedelta(days=7 * (number - 1))
    )
    return Span(calendar.week_value(first), first, first + timedelta(days=6), "W", part="week")


def _fortnight_of(outer: Span, number: int) -> Span | None:
    if number > 2:  # noqa: PLR2004 - fortnights of a month
        return None
    middle = outer.first.replace(day=15)
    first, last = (outer.first, middle - calendar.DAY) if number == 1 else (middle, outer.last)
    return outer._replace(first=first, last=last, part="half", name=None)


def _month_of(outer: Span, number: int) -> Span | None:
    start, steps = (outer.last.replace(day=1), number + 1) if number < 0 else (outer.first, number - 1)
    first = calendar.add_months(start, steps)
    return month_span(first.year, first.month) if first <= outer.last else None


def _weekend_of(outer: Span, number: int) -> Span | None:
    saturday = calendar.nth_weekday(outer.first.year, outer.first.month, 6, number)
    return Span(f"{calendar.week_value(saturday)}-WE", saturday, saturday + calendar.DAY, "WE", part="week")


def _quarter_of(outer: Span, number: int) -> Span | None:
    if number > 4:  # noqa: PLR2004 - quarters
        return None
    return quarter_span(outer.first.year, 5 + number if number < 0 else number)


def _decade_of(outer: Span, number: int) -> Span | None:
    """Return the n-th decade of a century, as in "the first decade of the century"."""
    if number > 10:  # noqa: PLR2004 - decades
        return None
    return decade_span(outer.first.year // 100 * 100 + (10 + number if number < 0 else number - 1) * 10)


def half_of(outer: Span, number: int) -> Span | None:
    """Return the first or the second half of a period; None where it has none that is named."""
    number = 2 if number < 0 else number
    if number > 2 or not (outer.grain == "Y" or outer.grain in _MIDDLES):  # noqa: PLR2004 - halves
        return None
    if outer.grain == "Y":
        return half_span(outer.first.year, number)
    middle = _MIDDLES[outer.grain](outer.first)
    days = (outer.first, middle - calendar.DAY) if number == 1 else (middle, outer.last)
    return outer._replace(first=days[0], last=days[1], part="half", name=None)


_MIDDLES: dict[str, Callable[[date], date]] = {
    "M": lambda first: first.replace(day=16),
    "E": lambda first: date(first.year + 5, 1, 1),
    "C": lambda first: date(first.year + 50, 1, 1),
    "W": lambda first: first + timedelta(days=3),
}
_NTH: dict[tuple[str, str], Callable[[Span, int], Span | None]] = {
    ("W", "M"): _week_of_month, ("W", "Y"): _week_of_year, ("D", "M"): _day_of, ("D", "W"): _day_of,
    ("D", "Y"): _day_of, ("F", "M"): _fortnight_of,
    ("M", "Y"): _month_of, ("M", "Q"): _month_of, ("WE", "M"): _weekend_of,
    ("Q", "Y"): _quarter_of, ("E", "C"): _decade_of,
}  # fmt: skip


def nth_weekday(outer: Span, weekday: int, number: int) -> Span | None:
    """Return the n-th such weekday of a month, a quarter or a year, -1 for its last; None where it has none."""
    if outer.grain not in _OF_WEEKDAYS:
        return None
    if number < 0:
        day = outer.last - timedelta(days=(outer.last.isoweekday() - weekday) % 7 - 7 * (number + 1))
    else:
        day = outer.first + timedelta(days=(weekday - outer.first.isoweekday()) % 7 + 7 * (number - 1))
    return Span(day.isoformat(), day, day, "D") if outer.first <= day <= outer.last else None


_OF_WEEKDAYS = frozenset(("M", "Q", "HY", "Y"))


def nth(outer: Span, unit: str, number: int) -> Span | None:
    """Return the n-th such unit of a period, -1 for its last; None where it has none."""
    make = _NTH.get((unit, outer.grain))
    return make(outer, number) if make else None
