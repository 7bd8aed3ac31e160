"""Weekends told from the anchor.

Invariant: a weekend is a Saturday with the Sunday after it.
"""

from __future__ import annotations

from datetime import date

from tracker.timex import calendar
from tracker.timex.meanings import Span
from tracker.timex.phrases import Rule
from tracker.timex.scene import Scene
from tracker.timex.spans import period


def _weekend(scene: Scene) -> Span:
    """Read "this weekend": the first whose Sunday is on or after the anchor; in the past the last one."""
    found = _coming_weekend(scene)
    is_over = scene.lean < 0 and found.first > scene.now and not scene.text.startswith(_IS, scene.end)
    return _of_saturday(calendar.weekend(scene.now, -1)) if is_over else found


_IS = (" is ", " will ")  # "This weekend is the one that matters"


def _coming_weekend(scene: Scene) -> Span:
    """Read "the coming weekend", which no verb puts into the past."""
    return _of_saturday(calendar.weekend(scene.now))


def _of_saturday(days: tuple[date, date]) -> Span:
    first, last = days
    return Span(f"{calendar.week_value(first)}-WE", first, last, "WE", ("this", "WE"))


def _relative_weekend(scene: Scene, way: int) -> Span | None:
    """Read "next weekend" and "last weekend" as those of the weeks around the anchor's."""
    found = period(scene.now, "WE", way, back=way < 0)
    return found._replace(name=("last", "WE")) if found and way < 0 else found


RULES: tuple[Rule, ...] = (
    Rule(
        "this weekend",
        "periods",
        _weekend,
        ("this weekend", "over the weekend"),
        "the first Saturday and Sunday whose Sunday is on or after the anchor",
        ("the weekend", "weekend"),
    ),
    Rule(
        "[this] [the] coming weekend",
        "periods",
        _coming_weekend,
        ("the coming weekend",),
        "the first Saturday and Sunday whose Sunday is on or after the anchor",
    ),
    Rule(
        "<next|last|past|previous> weekend",
        "periods",
        _relative_weekend,
        ("next weekend",),
        "Saturday and Sunday of the week after the anchor's",
        ("the <next|last|past|previous|following> weekend", "this <last|past> weekend"),
    ),
)
