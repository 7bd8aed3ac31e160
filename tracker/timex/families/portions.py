"""How long early, mid, late, the start and the end of a period are.

Invariant: pure; a portion lies inside the period it is a portion of.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from tracker.timex import calendar
from tracker.timex.meanings import HOLIDAY, Span

Days = tuple[date, date]


def _whole(first: date, last: date, _: str) -> Days:
    return first, last


def _of_week(first: date, last: date, part: str) -> Days:
    low, high = {"early": (0, 2), "start": (0, 2), "mid": (1, 3), "late": (3, 6), "end": (3, 6)}[part]
    return first + timedelta(days=low), min(last, first + timedelta(days=high))


def _of_month(first: date, last: date, part: str) -> Days:
    if part == "end":
        return last - timedelta(days=6), last
    low, high = {"early": (1, 10), "mid": (11, 20), "late": (21, last.day), "start": (1, 7)}[part]
    return first.replace(day=low), first.replace(day=high)


def _of_months(first: date, _: date, part: str) -> Days:
    """Return the months of a quarter or season: its first, second and third."""
    n = {"early": 0, "start": 0, "mid": 1, "late": 2, "end": 2}[part]
    start = calendar.add_months(first, n)
    return start, calendar.month_end(start.year, start.month)


def _of_half(first: date, _: date, part: str) -> Days:
    n = {"early": 0, "start": 0, "mid": 2, "late": 4, "end": 5}[part]
    start = calendar.add_months(first, n)
    return start, calendar.add_months(start, 1 if part in ("start", "end") else 2) - calendar.DAY


def _of_year(first: date, last: date, part: str) -> Days:
    low, high = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "start": (1, 1), "end": (12, 12)}[part]
    return date(first.year, low, 1), calendar.month_end(last.year, high)


def _of_decade(first: date, last: date, part: str) -> Days:
    if part == "end":
        return last, last
    if part == "start":
        return calendar.years(first.year, first.year)
    low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}[part]
    return calendar.years(first.year + low, first.year + high)


def _of_century(first: date, last: date, part: str) -> Days:
    if part in ("start", "end"):
        return (last, last) if part == "end" else calendar.years(first.year, first.year)
    low, high = {"early": (0, 33), "mid": (34, 66), "late": (67, 99)}[part]
    century = first.year // 100 * 100
    return calendar.years(max(1, century + low), century + high)


def _of_millennium(first: date, last: date, part: str) -> Days:
    ends = {"start": calendar.years(first.year, first.year), "end": (last, last)}
    return ends.get(part, (first, last))


_PARTS: dict[str, Callable[[date, date, str], Days]] = {
    "W": _of_week, "WE": _whole, "M": _of_month, "Q": _of_months, "SE": _of_months,
    "HY": _of_half, "Y": _of_year, "E": _of_decade, "C": _of_century, "L": _of_millennium, "D": _whole,
}  # fmt: skip


def part_of(span: Span, part: str) -> Span | None:
    """Return the early, mid, late, start or end part of a span; its TIMEX3 value stays that of the whole."""
    if span.grain not in _PARTS or span.part:
        return None
    first, last = _PARTS[span.grain](span.first, span.last, part)
    part = part if span.grain not in ("D", "WE") else ""
    name = span.name if span.name == HOLIDAY else None
    return Span(span.value, first, last, span.grain, name, part, span.back, span.type, span.soft, span.dated)
