"""Lengths counted from the anchor, from what was mentioned, or from a day.

Invariant: a length back from the anchor is a span of the past; one counted from a span starts at its near end.
"""

from __future__ import annotations

from datetime import date

from tracker.timex.calendar import add, week_value
from tracker.timex.families.periods import month_span, quarter_span, year_span
from tracker.timex.meanings import Length, Meaning, Other, Span
from tracker.timex.phrases import Rule
from tracker.timex.scene import Scene

_ROUGH = {"few": True, "many": True, "bare": True}


def moved(day: date, length: Length, way: int) -> Span | None:
    """Return the span so many units off, as fine as the unit: three weeks ago is a week, a year ago a year."""
    number = length.low * way
    if length.unit in ("S", "MN", "H"):
        there = add(day, int(number / 24) if length.unit == "H" else 0, "D")
        return Span(there.isoformat(), there, there, "D", back=way < 0)
    there = add(day, number, length.unit)
    return _grained(there, length, back=way < 0)


def _grained(day: date, length: Length, *, back: bool) -> Span:
    unit = length.unit
    if unit in ("D", "WE") or (unit in ("W", "F") and length.low != int(length.low)):
        return Span(day.isoformat(), day, day, "D", back=back)
    if unit in ("W", "F"):
        first, last = _week(day)
        return Span(week_value(day), first, last, "W", back=back)
    if unit == "M" or length.low != int(length.low):
        return month_span(day.year, day.month)._replace(back=back, name=None)
    if unit == "Q":
        return quarter_span(day.year, (day.month + 2) // 3)._replace(back=back, name=None)
    return year_span(day.year)._replace(back=back, name=None)


def _week(day: date) -> tuple[date, date]:
    from tracker.timex.calendar import week

    return week(day)


def _ago(scene: Scene, length: Length, _: int) -> Meaning | None:
    if length.vague:
        return Other("PAST_REF", back=True)
    found = _fiscal_compare(scene, length)
    return found or moved(scene.anchor, length, -1)


def _fiscal_compare(scene: Scene, length: Length) -> Span | None:
    """Read "a year ago" in a report of a quarter as that quarter a year before."""
    if scene.quarter and length.unit == "Y" and length.low == length.high == 1:
        year, number = scene.quarter
        return quarter_span(year - 1, number)._replace(back=True, name=None)
    return None


def _earlier(scene: Scene, length: Length, way: int) -> Meaning | None:
    """Read "two days later", "a year earlier" from what was mentioned."""
    if length.vague:
        return Other("PAST_REF" if way < 0 else "FUTURE_REF", back=True)
    if way < 0 and (found := _fiscal_compare(scene, length)):
        return found
    if scene.mention is None and way > 0:
        return None
    base = scene.mention.first if scene.mention else scene.anchor
    found = moved(base, length, way)
    return found._replace(back=scene.lean < 0 or way < 0) if found else None


def _hence(_: Scene, length: Length, __: int) -> Length:
    """Read "three weeks from now" as "in three weeks"."""
    return length._replace(ahead="hence")


def _after(_: Scene, length: Length, span: Span) -> Span | None:
    """Read "two days after Christmas", "a week from Friday"."""
    there = moved(span.last, length._replace(unit=length.unit), 1)
    if there is None:
        return None
    day = add(span.last, length.low, length.unit) if length.unit not in ("S", "MN", "H") else span.last
    return Span(day.isoformat(), day, day, "D")


def _before(_: Scene, length: Length, span: Span) -> Span | None:
    if length.unit in ("S", "MN", "H"):
        return span
    day = add(span.first, -length.low, length.unit)
    return Span(day.isoformat(), day, day, "D")


def _ago_day(_: Scene, length: Length, __: int, span: Span) -> Span | None:
    """Read "a week ago Friday": that day in the week before."""
    return _before(_, length, span._replace()) if span.grain == "D" else None


def _length_on(_: Scene, length: Length, span: Span) -> Span | None:
    """Read "a week on Friday"."""
    return _after(_, length, span) if span.grain == "D" and length.unit in ("W", "F") else None


def _year_ago(scene: Scene, _: int) -> Span:
    if scene.quarter:
        return quarter_span(scene.quarter[0] - 1, scene.quarter[1])._replace(back=True)
    return year_span(scene.now.year - 1)._replace(back=True)


def _year_ago_quarter(scene: Scene, _: int, unit: str) -> Span | None:
    if unit != "Q":
        return _year_ago(scene, 0)
    if scene.quarter:
        return quarter_span(scene.quarter[0] - 1, scene.quarter[1])._replace(back=True)
    from tracker.timex.families.periods import period

    return period(scene.now, "Q", -5)


def _last_reported(scene: Scene, _: int, __: str) -> Span | None:
    """Read "the latest quarter", "the latest period" as the one reported."""
    from tracker.timex.families.periods import period

    return quarter_span(*scene.quarter) if scene.quarter else period(scene.now, "Q", -1)


RULES = (
    Rule("<LENGTH> <ago>", "relative", _ago, ("two weeks ago",)),
    Rule("<LENGTH> <earlier|later|previous>", "relative", _earlier, ("two days later", "a year earlier"), "so long after the day mentioned last"),
    Rule("<LENGTH> <hence>", "relative", _hence, ("three weeks from now",), "as \"in three weeks\""),
    Rule("<LENGTH> after|from|following <SPAN>", "relative", _after, ("two days after Christmas", "a week from Friday"), "so long after its last day"),
    Rule("<LENGTH> before <SPAN>", "relative", _before, ("three days before Christmas",), "so long before its first day"),
    Rule("<LENGTH> on <SPAN>", "relative", _length_on, ("a week on Friday",), "a week after it"),
    Rule("<LENGTH> <ago> <SPAN>", "relative", _ago_day, ("a week ago Friday",)),
)  # fmt: skip
WORD_RULES = (
    Rule("[the] <yearago>", "relative", _year_ago, ()),
    Rule("[the] <yearago> <unit|period>", "relative", _year_ago_quarter, ()),
    Rule("the <latest> <unit|period>", "relative", _last_reported, ()),
)
