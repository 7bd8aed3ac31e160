"""A period inside another: October of next year, the first week of November, the third quarter of 2027.

Invariant: what is found lies inside the outer period, or holds the day that names it ("the week of December 1").
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from tracker.timex import calendar
from tracker.timex.families.numbered import half_of, nth, nth_weekday
from tracker.timex.families.periods import next_such
from tracker.timex.meanings import Pair, Span
from tracker.timex.phrases import Rule
from tracker.timex.scene import Scene
from tracker.timex.spans import month_span, quarter_span, season_span


def _within(inner: Span, outer: Span) -> Span | None:
    """Return the period that `inner` names, inside `outer`: October of last year, Friday of next week."""
    if inner.name is None:
        return None
    kind, what = inner.name
    if kind in _BY_NAME:
        return _BY_NAME[kind](outer, what)
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
    return Span(day.isoformat(), day, day, "D", ("of week", number), back=outer.back)


def _day_in(outer: Span, month_day: tuple[int, int]) -> Span:
    day = date(outer.first.year, *month_day)
    return Span(day.isoformat(), day, day, "D", back=outer.back)


def _season_in(outer: Span, number: int) -> Span:
    code = next(c for c, m in calendar.SEASON_STARTS.items() if m == number)
    return season_span(outer.first.year, code)._replace(back=outer.back)


_INSIDE: dict[tuple[str, str], Callable[[Span, Any], Span | None]] = {
    ("M", "Y"): _month_in,
    ("MD", "Y"): _day_in,
    ("Q", "Y"): lambda o, n: quarter_span(o.first.year, n)._replace(back=o.back),
    ("Q", "C"): lambda o, n: o._replace(
        first=date(o.first.year + 25 * (n - 1), 1, 1), last=date(o.first.year + 25 * n - 1, 12, 31), name=None
    ),
    ("SE", "Y"): _season_in,
    ("QQ", "Y"): lambda o, ends: quarter_span(o.first.year, ends[0])._replace(
        last=calendar.quarter(o.first.year, ends[1])[1], back=o.back, name=None
    ),
    ("T", "D"): lambda o, part: o._replace(value=f"{o.value[:10]}T{part}", type="TIME", name=None),
    ("overnight", "D"): lambda o, _: o._replace(
        value=f"{o.value[:10]}TNI", last=o.first + calendar.DAY, type="TIME", name=None
    ),
    ("D", "M"): lambda o, n: nth(o, "D", n),
}


def _of(scene: Scene, inner: Span, outer: Span) -> Span | None:
    """Read "the first half of the year": of the next one where it is over and the sentence looks ahead."""
    found = _within(inner, outer)
    if found and found.last < scene.anchor and not scene.history and inner.grain in ("HY", "Q"):
        following = next_such(scene, outer)
        return _within(inner, following) if following and scene.lean > 0 else found
    return found


def _side_by_side(_: Scene, left: Span, right: Span) -> Span | None:
    """Read "June last year", "last year's third quarter", "the 1988 second quarter", "Friday next week"."""
    return _within(left, right) or _within(right, left)


def _their_quarter(scene: Scene, outer: Span, unit: str) -> Span | None:
    """Read "last year's quarter" as the one reported, that year."""
    if unit != "Q" or outer.grain != "Y":
        return None
    number = scene.quarter[1] if scene.quarter else (calendar.add_months(scene.now, -3).month + 2) // 3
    return quarter_span(outer.first.year, number)._replace(back=outer.back, name=None)


def nth_in(scene: Scene, number: int, unit: str, outer: Span) -> Span | None:
    """Read "the first week of November", "the third day of the week", "the third month of the year"."""
    return _in_coming(scene, outer, lambda whole: nth(whole, unit, number))


def _in_coming(scene: Scene, outer: Span, part: Callable[[Span], Span | None]) -> Span | None:
    """Return a part of a period; of the next such one where it is over and the sentence looks ahead."""
    found = part(outer)
    if found and found.last < scene.anchor and not scene.history:
        following = next_such(scene, outer)
        return part(following) if following and scene.lean > 0 else found
    return found


def _day_number(scene: Scene, number: int, outer: Span) -> Span | None:
    """Read "the first of the month", "the first of the year"."""
    return nth_in(scene, number, "D", outer) if outer.grain == "M" or (outer.grain, number) == ("Y", 1) else None


def _nth_time(scene: Scene, number: int, inner: Span, outer: Span) -> Span | None:
    """Read "the first Monday in May", "the last Friday of the year", "the last weekend of May"."""
    kind, what = inner.name or ("", 0)
    if kind == "w":
        return _in_coming(scene, outer, lambda whole: nth_weekday(whole, what, number))
    return nth_in(scene, number, "WE", outer) if (kind, what) == ("this", "WE") else None


def _weekend_holding(span: Span) -> Span | None:
    """Read "the weekend of March 7", "Labor Day weekend": that of a Monday or a Tuesday is the one before."""
    first, last = calendar.weekend(span.first, -(span.first.isoweekday() <= 2))  # noqa: PLR2004 - Tuesday
    return Span(f"{calendar.week_value(first)}-WE", first, last, "WE") if span.grain == "D" else None


def _beginning(_: Scene, whole: Span, lead: str, span: Span) -> Span | None:
    return _holding(whole.name[1], span) if lead == "start" and whole.name and whole.name[0] == "this" else None


def _holding_days(_: Scene, whole: Span, days: Pair) -> Span | None:
    """Read "the weekend of December 12-13", "the night of March 5-6"."""
    kind, what = whole.name or ("", "")
    if kind == "T" and type(days.left) is Span and type(days.right) is Span:
        return days.left._replace(value=f"{days.left.value[:10]}T{what}", last=days.right.last, type="TIME", name=None)
    unit = whole.name[1] if whole.name and whole.name[0] == "this" else ""
    return _holding(unit, days.left) if type(days.left) is Span else None


def _week_ending(_: Scene, whole: Span, span: Span) -> Span | None:
    return _holding("W", span) if whole.name == ("this", "W") and span.grain == "D" else None


def _holiday_part(_: Scene, span: Span, unit: str) -> Span | None:
    """Read "Easter week", "Christmas weekend"."""
    if not span.name or span.name[0] != "holiday":
        return None
    return _holding(unit, span)


def _same_weekday(outer: Span, weekday: int) -> Span | None:
    """Read "this coming Sunday, March 8" as one day, "Friday of next week" as that of the week."""
    if outer.grain == "D":
        return outer if outer.first.isoweekday() == weekday else None
    return _weekday_in(outer, weekday) if outer.grain in ("W", "WE") else None


def _last_unit(outer: Span, unit: str) -> Span | None:
    return nth(outer, unit, -1)


# What is found inside whatever the outer period is.
_BY_NAME: dict[str, Callable[[Span, Any], Span | None]] = {
    "this": lambda outer, unit: _holding(unit, outer),
    "last": _last_unit,
    "last w": lambda outer, weekday: nth_weekday(outer, weekday, -1),
    "HY": half_of,
    "w": _same_weekday,
}
RULES: tuple[Rule, ...] = (
    Rule(
        "<time> of|in|on|, <time>",
        "inside",
        _of,
        ("October of next year", "the first quarter of 2027", "the week of December 1", "the first half of May"),
        "that part of it",
    ),
    Rule(
        "[the] <time> ['s] <time>",
        "inside",
        _side_by_side,
        ("February next year", "next year's first quarter"),
        "that part of it",
    ),
    Rule(
        "[the] <ordinal|last|final|opening> <unit> of|in|to <time>",
        "inside",
        nth_in,
        ("the first week of November", "the third month of the year"),
        "1–7, 8–14, 15–21, 22–28, the last seven days",
    ),
    Rule(
        "<time> 's <ordinal|last|final|opening> <unit>",
        "inside",
        lambda s, outer, number, unit: nth_in(s, number, unit, outer),
        ("this year's final quarter", "January's second week"),
        "that part of it",
    ),
    Rule(
        "<time> 's <ordinal|last|final|opening> <time>",
        "inside",
        lambda s, outer, number, inner: _nth_time(s, number, inner, outer),
        ("January's first Sunday",),
        "that day of it",
    ),
    Rule("the <ordinal> of <time>", "inside", _day_number, ("the first of the month",), "that day of it"),
    Rule(
        "[the] <ordinal|final> <time> of|in <time>",
        "inside",
        _nth_time,
        ("the first Monday in May", "the first weekend of May", "the first Monday of the year"),
        "that day, that Saturday and Sunday",
    ),
    Rule("<time> 's <unit>", "inside", _their_quarter, ()),
    Rule("<time> <lead> <time>", "inside", _beginning, ("the week beginning 7 December",), "the week that holds it"),
    Rule("<time> <unit>", "inside", _holiday_part, ("Easter week",), "the week that holds it"),
    Rule(
        "<time> of|, <range>",
        "inside",
        _holding_days,
        ("the weekend of December 12-13",),
        "the week or weekend that holds its first day",
    ),
    Rule("<time> ended <time>", "inside", _week_ending, ("the week ending 12 December",), "the week that holds it"),
)
