"""Days, weeks, weekends and months told by what they stand beside: "the Monday before Easter".

Invariant: what is meant ends the day before its neighbour begins, or begins the day after it ends.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tracker.text import POSSESSIVE
from tracker.timex import calendar
from tracker.timex.calendar import add, week_value
from tracker.timex.families.durations import length
from tracker.timex.families.relative import after, before
from tracker.timex.meanings import Span
from tracker.timex.phrases import Rule
from tracker.timex.scene import Scene


def _day_beside(scene: Scene, unit: str, span: Span) -> Span | None:
    """Read "the day after Christmas"."""
    return after(scene, length(1, unit), span) if unit in ("D", "W") else None


def _day_ahead(scene: Scene, unit: str, span: Span) -> Span | None:
    return before(scene, length(1, unit), span) if unit in ("D", "W") else None


def _beside(scene: Scene, whole: Span, span: Span, way: int) -> Span | None:
    """Read "the week after Christmas", "the Monday before Easter", "the weekend after May 8"."""
    name: tuple[str, Any] = whole.name or ("", None)
    kind, what = name
    if not scene.text.startswith(("the ", "The "), scene.start) or _is_owner(scene, span):
        return None
    next_to = span.last + calendar.DAY if way > 0 else span.first - calendar.DAY
    if kind == "w":
        day = _nearest_weekday(next_to, what, way)
        return Span(day.isoformat(), day, day, "D")
    if kind != "this" or what not in ("W", "WE", "M"):
        return None
    if what == "WE":
        saturday = _nearest_weekday(next_to, 6, 1) if way > 0 else _nearest_weekday(next_to, 7, -1) - calendar.DAY
        return Span(f"{week_value(saturday)}-WE", saturday, saturday + calendar.DAY, "WE")
    far = add(next_to, way, what) - way * calendar.DAY
    first, last = min(next_to, far), max(next_to, far)
    return Span(week_value(first) if what == "W" else f"{first:%Y-%m}", first, last, what)


def _is_owner(scene: Scene, span: Span) -> bool:
    """Whether what comes behind the neighbour was some day of it: "the week following last month's collapse"."""
    return span.grain != "D" and scene.text.startswith(POSSESSIVE, scene.end)


def _nth_after(_: Scene, number: int, weekday: Span, span: Span) -> Span | None:
    """Read "the second Sunday after Easter", "the first Tuesday after the first Monday in November"."""
    kind, what = weekday.name or ("", 0)
    if kind != "w" or number < 1:
        return None
    day = _nearest_weekday(span.last + calendar.DAY, what, 1) + timedelta(days=7 * (number - 1))
    return Span(day.isoformat(), day, day, "D", back=span.back)


def _nearest_weekday(day: date, weekday: int, way: int) -> date:
    """Return the first such weekday from a day on, or the last one up to it."""
    return day + way * timedelta(days=(weekday - day.isoweekday()) * way % 7)


RULES: tuple[Rule, ...] = (
    Rule(
        "the <unit> after <time>",
        "relative",
        _day_beside,
        ("the day after Christmas",),
        "that day",
        ("the <unit> following <time>",),
    ),
    Rule("the <unit> before <time>", "relative", _day_ahead, ("the day before Thanksgiving",), "that day"),
    Rule(
        "the <time> after <time>",
        "relative",
        lambda s, a, b: _beside(s, a, b, 1),
        ("the week after Christmas", "the Monday after Easter"),
        "the first one after it; a week or month runs from the day after it",
        ("the <time> following <time>", "<time> after|following <time>"),
    ),
    Rule(
        "[the] <ordinal> <time> after <time>",
        "relative",
        _nth_after,
        ("the second Sunday after Easter",),
        "the n-th such day after it",
    ),
    Rule(
        "the <time> before <time>",
        "relative",
        lambda s, a, b: _beside(s, a, b, -1),
        ("the week before Christmas", "the weekend before Easter"),
        "the last one before it; a week or month runs to the day before it",
        ("<time> before <time>",),
    ),
)
