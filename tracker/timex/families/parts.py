"""Parts of longer periods: early, mid, late, the end of, the first week of, the third quarter of.

Invariant: a part lies inside the period it is a part of.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from tracker.timex import calendar
from tracker.timex.families.months import month_span, season_span
from tracker.timex.families.periods import half_span, period, quarter_span
from tracker.timex.meanings import Span
from tracker.timex.phrases import Rule
from tracker.timex.scene import Scene

Days = tuple[date, date]


def _thirds(first: date, last: date, part: str) -> Days:
    """Early, mid and late of a span without rows of its own: its thirds."""
    third = (last - first).days // 3
    return {
        "early": (first, first + timedelta(days=third)),
        "mid": (first + timedelta(days=third + 1), last - timedelta(days=third + 1)),
        "late": (last - timedelta(days=third), last),
    }[part]


def _of_week(first: date, last: date, part: str) -> Days:
    low, high = {"early": (0, 2), "start": (0, 2), "mid": (1, 3), "late": (3, 6), "end": (3, 6)}[part]
    return first + timedelta(days=low), min(last, first + timedelta(days=high))


def _of_month(first: date, last: date, part: str) -> Days:
    if part == "end":
        return last - timedelta(days=6), last
    low, high = {"early": (1, 10), "mid": (11, 20), "late": (21, last.day), "start": (1, 7)}[part]
    return first.replace(day=low), first.replace(day=high)


def _of_months(first: date, last: date, part: str) -> Days:
    """The months of a quarter or season: its first, second and third."""
    n = {"early": 0, "start": 0, "mid": 1, "late": 2, "end": 2}[part]
    start = calendar.add_months(first, n)
    return start, calendar.month_end(start.year, start.month)


def _of_half(first: date, last: date, part: str) -> Days:
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
    return _thirds(first, last, part)


_PARTS: dict[str, Callable[[date, date, str], Days]] = {
    "W": _of_week, "WE": lambda a, b, _p: (a, b), "M": _of_month, "Q": _of_months, "SE": _of_months,
    "HY": _of_half, "Y": _of_year, "E": _of_decade, "C": _of_century, "D": lambda a, b, _p: (a, b),
}  # fmt: skip


def part_of(span: Span, part: str) -> Span | None:
    """Return the early, mid, late, start or end part of a span; its TIMEX3 value stays that of the whole."""
    if span.grain not in _PARTS or span.part:
        return None
    first, last = _PARTS[span.grain](span.first, span.last, part)
    return span._replace(first=first, last=last, part=part if span.grain not in ("D", "WE") else "", name=None)


def _part(scene: Scene, part: str, whole: Span) -> Span | None:
    found = part_of(whole, part)
    if found and found.last < scene.anchor and not whole.dated and whole.grain == "M" and scene.lean > 0:
        return part_of(month_span(whole.first.year + 1, whole.first.month), part)
    return found


def _part_of_unit(scene: Scene, part: str, unit: str) -> Span | None:
    """Read "mid-week", "mid-month", "mid-year" of the anchor's own."""
    found = period(scene.now, unit) if part == "mid" and unit in ("W", "M", "Y") else None
    return part_of(found, part) if found else None


def _later(scene: Scene, way: int, span: Span) -> Span | None:
    """Read "later this week": from tomorrow to its end, all of it where it lies ahead; "earlier this week"."""
    now = scene.now
    if span.grain == "D":
        return span
    if way > 0:
        first = now + calendar.DAY if span.first <= now < span.last else span.first
        return span._replace(first=max(span.first, first), name=None, part="later")
    last = now - calendar.DAY if span.first < now <= span.last else span.last
    return span._replace(last=max(last, span.first), name=None, back=True)


def _within(inner: Span, outer: Span) -> Span | None:
    """Return the period that `inner` names, inside `outer`: October of last year, Friday of next week."""
    if inner.name is None:
        return None
    kind, what = inner.name
    if kind == "w" and outer.grain == "D" and outer.first.isoweekday() == what:
        return outer
    if kind == "this":
        return _holding(what, outer)
    if kind == "last":
        make = _NTH.get((what, outer.grain))
        return make(outer, -1) if make else None
    if kind == "HY":
        return _half_of(outer, what)
    make = _INSIDE.get((kind, outer.grain))
    return make(outer, what) if make else None


def _holding(unit: str, span: Span) -> Span | None:
    """Read "the week of December 1": the week that holds it; "the month of May", "the year of 1990"."""
    if unit == span.grain:
        return span
    if unit == "W" and span.grain == "D":
        first, last = calendar.week(span.first)
        return Span(calendar.week_value(first), first, last, "W")
    return _weekend_holding(span) if unit == "WE" else None


def _month_in(outer: Span, number: int) -> Span:
    return month_span(outer.first.year, number)._replace(back=outer.back)


def _weekday_in(outer: Span, number: int) -> Span:
    day = outer.first + timedelta(days=(number - outer.first.isoweekday()) % 7)
    return Span(day.isoformat(), day, day, "D", back=outer.back)


def _season_in(outer: Span, number: int) -> Span:
    code = next(c for c, m in calendar.SEASON_STARTS.items() if m == number)
    return season_span(outer.first.year, code)._replace(back=outer.back)


_INSIDE: dict[tuple[str, str], Callable[[Span, int], Span]] = {
    ("M", "Y"): _month_in,
    ("Q", "Y"): lambda o, n: quarter_span(o.first.year, n)._replace(back=o.back),
    ("SE", "Y"): _season_in,
    ("T", "D"): lambda o, part: o._replace(value=f"{o.value[:10]}T{part}", type="TIME", name=None),
    ("overnight", "D"): lambda o, _: o._replace(
        value=f"{o.value[:10]}TNI", last=o.first + calendar.DAY, type="TIME", name=None
    ),
    ("D", "M"): lambda o, n: _day_of(o, n),
    ("w", "W"): _weekday_in,
    ("w", "WE"): _weekday_in,
}


def _of(_: Scene, inner: Span, outer: Span) -> Span | None:
    return _within(inner, outer)


def _side_by_side(_: Scene, left: Span, right: Span) -> Span | None:
    """Read "June last year", "last year's third quarter", "the 1988 second quarter", "Friday next week"."""
    return _within(left, right) or _within(right, left)


def _their_quarter(scene: Scene, outer: Span, unit: str) -> Span | None:
    """Read "last year's quarter" as the one reported, that year."""
    if unit != "Q" or outer.grain != "Y":
        return None
    number = scene.quarter[1] if scene.quarter else (calendar.add_months(scene.now, -3).month + 2) // 3
    return quarter_span(outer.first.year, number)._replace(back=outer.back, name=None)


def _nth(scene: Scene, number: int, unit: str, outer: Span) -> Span | None:
    """Read "the first week of November", "the third day of the week", "the last month of the year"."""
    make = _NTH.get((unit, outer.grain))
    found = make(outer, number) if make else None
    if make and found and found.last < scene.anchor and not outer.dated and outer.grain == "M" and scene.lean > 0:
        return make(month_span(outer.first.year + 1, outer.first.month), number)
    return found


def _week_of_month(outer: Span, number: int) -> Span | None:
    if number > 5:  # noqa: PLR2004 - weeks of a month
        return None
    last = outer.last if number < 0 else min(outer.first + timedelta(days=7 * number - 1), outer.last)
    first = last - timedelta(days=6) if number < 0 else outer.first + timedelta(days=7 * (number - 1))
    return Span(calendar.week_value(first), first, last, "W", part="week")


def _week_of_year(outer: Span, number: int) -> Span | None:
    if number > 53:  # noqa: PLR2004 - ISO weeks
        return None
    first = outer.last - timedelta(days=6) if number < 0 else outer.first + timedelta(days=7 * (number - 1))
    return Span(calendar.week_value(first), first, first + timedelta(days=6), "W", part="week")


def _day_of(outer: Span, number: int) -> Span | None:
    day = outer.last if number < 0 else outer.first + timedelta(days=number - 1)
    return Span(day.isoformat(), day, day, "D") if day <= outer.last else None


def _month_of(outer: Span, number: int) -> Span | None:
    first = outer.last.replace(day=1) if number < 0 else calendar.add_months(outer.first, number - 1)
    return month_span(first.year, first.month) if first <= outer.last else None


def _half_of(outer: Span, number: int) -> Span | None:
    number = 2 if number < 0 else number
    if number > 2 or outer.grain not in ("Y", *_MIDDLES):  # noqa: PLR2004 - halves
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
    ("W", "M"): _week_of_month, ("W", "Y"): _week_of_year, ("D", "M"): _day_of, ("D", "W"): _day_of, ("D", "Y"): _day_of,
    ("M", "Y"): _month_of, ("M", "Q"): _month_of, ("WE", "M"): lambda o, n: _weekend_of(o, n),
    ("Q", "Y"): lambda o, n: quarter_span(o.first.year, 4 if n < 0 else n) if n <= 4 else None,  # noqa: PLR2004 - quarters
}  # fmt: skip


def _weekend_of(outer: Span, number: int) -> Span | None:
    saturday = calendar.nth_weekday(outer.first.year, outer.first.month, 6, number)
    return Span(f"{calendar.week_value(saturday)}-WE", saturday, saturday + calendar.DAY, "WE", part="week")


def _nth_half(_: Scene, number: int, outer: Span) -> Span | None:
    return _half_of(outer, number)


def _nth_weekday(_: Scene, number: int, weekday: int, outer: Span) -> Span | None:
    """Read "the first Monday in May"."""
    if outer.grain != "M" or number > 5:  # noqa: PLR2004 - weeks of a month
        return None
    day = calendar.nth_weekday(outer.first.year, outer.first.month, weekday, number)
    return Span(day.isoformat(), day, day, "D") if day <= outer.last else None


def _weekend_holding(span: Span) -> Span | None:
    first, last = calendar.weekend(span.first)
    return Span(f"{calendar.week_value(first)}-WE", first, last, "WE") if span.grain == "D" else None


def _beginning(_: Scene, period: Span, lead: str, span: Span) -> Span | None:
    return _holding(period.name[1], span) if lead == "own" and period.name and period.name[0] == "this" else None


def _holiday_part(_: Scene, span: Span, unit: str) -> Span | None:
    """Read "Easter week", "Christmas weekend"."""
    if not span.name or span.name[0] != "holiday":
        return None
    return _holding(unit, span)


def _year_end(scene: Scene, unit: str, part: str) -> Span | None:
    """Read "year-end", "month's end"."""
    found = period_of(scene, unit)
    return Span(found.last.isoformat(), found.last, found.last, found.grain, part="end") if found else None


def period_of(scene: Scene, unit: str) -> Span | None:
    """Return the anchor's own period of a unit."""
    return period(scene.now, unit) if unit in ("W", "M", "Q", "Y", "E", "C") else None


def _span_end(_: Scene, span: Span, __: str) -> Span | None:
    """Read "2026 year-end" and "this year's end"."""
    return part_of(span, "end")


def _rest_of(scene: Scene, span: Span) -> Span:
    """Read "the rest of 2027": from the anchor, where it is inside."""
    return span._replace(first=max(span.first, min(scene.now, span.last)), name=None)


RULES = (
    Rule(
        "[the] <early> [the|this] <time>",
        "parts",
        _part,
        ("early next week", "in mid-March", "late 2027", "the end of the month"),
        "of a week Mon–Wed, Tue–Thu, Thu–Sun; of a month 1–10, 11–20, 21–; of a year four months each",
        (),
    ),
    Rule(
        "<later|earlier> [in|on|of] <time>",
        "parts",
        _later,
        ("later this month", "later in 2027"),
        "from the day after the anchor to its end",
    ),
    Rule(
        "<time> of|in|on|, <time>",
        "parts",
        _of,
        ("October of next year", "the first quarter of 2027", "the week of December 1"),
        "that part of it",
    ),
    Rule(
        "[the] <time> ['s] <time>",
        "parts",
        _side_by_side,
        ("February next year", "next year's first quarter"),
        "that part of it",
    ),
    Rule(
        "[the] <ordinal|last|final> <unit> of|in|to <time>",
        "parts",
        _nth,
        ("the first week of November", "the last month of the year"),
        "1–7, 8–14, 15–21, 22–28, the last seven days",
    ),
    Rule(
        "[the] <ordinal|last|final> weekend of|in <time>",
        "parts",
        lambda s, n, o: _nth(s, n, "WE", o),
        ("the first weekend of May",),
        "that Saturday and Sunday",
    ),
    Rule(
        "[the] <ordinal|last|latter|final> half of <time>",
        "parts",
        _nth_half,
        ("the first half of May", "the second half of next year"),
        "1–15 and 16–, January–June and July–December",
    ),
    Rule(
        "[the] <ordinal|last|final> <weekday> of|in <time>",
        "parts",
        _nth_weekday,
        ("the first Monday in May",),
        "that day",
    ),
    Rule("<early> <unit>", "parts", _part_of_unit, ("mid-week",), "Tue–Thu of the anchor's week"),
    Rule("<time> 's <unit>", "parts", _their_quarter, ()),
    Rule("<time> <lead> <time>", "parts", _beginning, ("the week beginning 7 December",), "the week that holds it"),
    Rule("<time> <unit>", "parts", _holiday_part, ("Easter week",), "the week that holds it"),
    Rule(
        "<unit> ['s] <end>",
        "parts",
        _year_end,
        ("by year-end", "by the year's end"),
        "the last day",
        ("the <unit> ['s] <end>",),
    ),
    Rule("<time> ['s] <end>", "parts", _span_end, ("by 2027's end",), "its end"),
    Rule("[the] rest of <time>", "parts", _rest_of, ("the rest of 2027",), "from the anchor to its end"),
)
