"""The days of the calendar as spans: what a day, a month, a quarter, a year, a decade is.

Invariant: pure; every span is a whole period of the calendar.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

from tracker.timex import calendar
from tracker.timex.meanings import Span

_new = partial(tuple.__new__, Span)  # without a look at the arguments: most of what is named are days, months and years


def day_span(day: date, name: tuple[str, Any] | None = None, *, back: bool = False, dated: bool = True) -> Span:
    """Return the meaning of one day."""
    return _new((day.isoformat(), day, day, "D", name, "", back, "DATE", False, dated))


def month_span(year: int, month: int, *, back: bool = False, dated: bool = True) -> Span:
    """Return the meaning of a month."""
    first, last = calendar.month(year, month)
    return _new((f"{year:04d}-{month:02d}", first, last, "M", ("M", month), "", back, "DATE", False, dated))


def season_span(year: int, code: str) -> Span:
    """Return the meaning of a season; its name's number is its first month."""
    first, last = calendar.season(year, code)
    return Span(f"{year:04d}-{code}", first, last, "SE", ("SE", calendar.SEASON_STARTS[code]))


def year_span(year: int, *, back: bool = False) -> Span:
    """Return the meaning of a year."""
    first, last = calendar.years(year, year)
    return _new((f"{year:04d}", first, last, "Y", ("Y", year), "", back, "DATE", False, True))


def quarter_span(year: int, number: int, *, back: bool = False) -> Span:
    """Return the meaning of a quarter."""
    first, last = calendar.quarter(year, number)
    return Span(f"{year:04d}-Q{number}", first, last, "Q", ("Q", number), back=back)


def half_span(year: int, number: int) -> Span:
    """Return the meaning of a half year."""
    return Span(f"{year:04d}-H{number}", *calendar.half(year, number), "HY", ("HY", number))


def decade_span(first_year: int) -> Span:
    """Return the meaning of a decade by its first year."""
    return Span(f"{first_year // 10:03d}", *calendar.years(first_year, first_year + 9), "E", ("E", first_year))


def century_span(number: int) -> Span:
    """Return the meaning of the n-th century, by TIMEX3 the years that share its first two digits."""
    first = (number - 1) * 100
    return Span(f"{number - 1:02d}", *calendar.years(max(1, first), first + 99), "C", ("C", number))


def _millennium_span(thousands: int) -> Span:
    first = thousands * 1000
    return Span(str(thousands), *calendar.years(max(1, first), first + 999), "L")


def period(day: date, unit: str, ahead: int = 0, *, back: bool = False) -> Span | None:
    """Return the period of a unit that holds `day`, moved by so many units; None for units below a day."""
    if unit == "D":
        day += timedelta(days=ahead)
        return Span(day.isoformat(), day, day, "D", back=back)
    if unit == "W":
        first, last = calendar.week(day, ahead)
        return Span(calendar.week_value(first), first, last, "W", back=back)
    if unit == "WE":
        first, last = calendar.weekend(day, ahead)
        return Span(f"{calendar.week_value(first)}-WE", first, last, "WE", back=back)
    if unit == "F":
        first = calendar.week(day, 2 * ahead)[0]
        return Span("P2W", first, first + timedelta(days=13), "F", back=back)
    return _long_period(day, unit, ahead, back=back)


def _long_period(day: date, unit: str, ahead: int, *, back: bool) -> Span | None:
    if unit == "M":
        moved = calendar.add_months(day.replace(day=1), ahead)
        return month_span(moved.year, moved.month, back=back)
    if unit == "Q":
        moved = calendar.add_months(day.replace(day=1), 3 * ahead)
        return quarter_span(moved.year, (moved.month + 2) // 3, back=back)
    if unit == "Y":
        return year_span(day.year + ahead, back=back)
    make = _BY_YEAR.get(unit)
    return make(day.year, ahead)._replace(back=back) if make else None


_BY_YEAR: dict[str, Callable[[int, int], Span]] = {
    "E": lambda year, ahead: decade_span((year // 10 + ahead) * 10),
    "C": lambda year, ahead: century_span(year // 100 + 1 + ahead),
    "L": lambda year, ahead: _millennium_span(year // 1000 + ahead),
}
