"""Lengths counted from the anchor, from what was mentioned, or from a day.

Invariant: a length back from the anchor is a span of the past; one counted from a span starts at its near end.
"""

from __future__ import annotations

from datetime import date

from tracker.timex import calendar
from tracker.timex.calendar import MONTHS_IN, Number, add, week_value
from tracker.timex.extents import clause_end
from tracker.timex.families.antiquity import years_on
from tracker.timex.families.reported import fiscal_compare
from tracker.timex.families.uncounted import is_counted_by
from tracker.timex.meanings import Length, Meaning, Other, Span
from tracker.timex.phrases import Rule
from tracker.timex.scene import Scene
from tracker.timex.spans import day_span, month_span, period, quarter_span, year_span

_BELOW_DAY = frozenset(("S", "MN", "H"))
# "for two days from Tuesday to Thursday" is a range.
_RANGE = (" to ", " until ", " through ")


def moved(day: date, gap: Length, way: int) -> Span | None:
    """Return the span so many units off, as fine as the unit: three weeks ago is a week, a year ago a year."""
    number = gap.low * way
    if gap.unit in _BELOW_DAY:
        there = add(day, int(number / 24) if gap.unit == "H" else 0, "D")
        return Span(there.isoformat(), there, there, "D", back=way < 0)
    there = add(day, number, gap.unit)
    return _grained(there, gap, back=way < 0)


def _grained(day: date, gap: Length, *, back: bool) -> Span:
    unit = gap.unit
    if unit in ("D", "WE") or (unit in ("W", "F") and gap.low != int(gap.low)):
        return Span(day.isoformat(), day, day, "D", back=back)
    if unit in ("W", "F"):
        first, last = calendar.week(day)
        return Span(week_value(day), first, last, "W", back=back)
    if unit == "M" or (unit == "Y" and gap.low != int(gap.low)):
        return month_span(day.year, day.month)._replace(back=back, name=None)
    if unit == "Q":
        return quarter_span(day.year, (day.month + 2) // 3)._replace(back=back, name=None)
    return year_span(day.year)._replace(back=back, name=None)


def _ago(scene: Scene, gap: Length, _: int) -> Meaning | None:
    """Read "two years ago"; in a report of a quarter "a year ago" compares, but "A year ago, it closed" tells."""
    if gap.vague or _is_before_years(scene, gap):
        return Other("PAST_REF", back=True)
    compares = not scene.text[scene.start].isupper()
    return (fiscal_compare(scene, gap) if compares else None) or moved(scene.anchor, gap, -1)


def _is_before_years(scene: Scene, gap: Length) -> bool:
    """Whether it lies before the years that are counted: "three million years ago"."""
    return gap.unit in MONTHS_IN and gap.low * MONTHS_IN[gap.unit] >= scene.anchor.year * 12


def _earlier(scene: Scene, gap: Length, way: int) -> Meaning | None:
    """Read "two days later", "a year earlier" from what was mentioned.

    A report that tells of the past only measures by it ("a minute later, he called"): the length stays one.
    """
    is_short = gap.unit in _BELOW_DAY
    measures = way > 0 and not scene.history and (is_short or scene.lean < 0)
    lasts = way > 0 and scene.lead == "for"  # "for years afterward"
    if measures or lasts or scene.word_after() == "than":  # "a day earlier than planned"
        return None
    if gap.vague:
        return Other("PAST_REF" if way < 0 else "FUTURE_REF", back=True)
    if way > 0 and scene.mention and scene.since_mention()[-6:] == f"{scene.mention.value}, "[-6:]:
        return scene.mention  # "gave it up in 1870, fourteen years later"
    if scene.before_christ:
        return years_on(scene, gap.low, gap.unit, way)
    return (fiscal_compare(scene, gap) if way < 0 else None) or _from_mention(scene, gap, way)


def _from_mention(scene: Scene, gap: Length, way: int) -> Span | None:
    if scene.mention is None and way > 0:
        return None
    found = moved(scene.told_from(gap.unit), gap, way)
    return found._replace(back=way < 0 or (scene.lean < 0 and not scene.history)) if found else None


def _length_beside(scene: Scene, gap: Length, way: int) -> Meaning | None:
    """Read "down from 8 percent a year before" as a year earlier, "he fell two days after" as two days later.

    A history counts "Two days after the siege began," from the date mentioned last, which mostly is that day's, and
    "two days after Colenso." from the day that it gave Colenso.
    """
    event = scene.day_of_event() if scene.history and gap.unit not in _BELOW_DAY and not gap.vague else None
    if event:
        return moved(event.first, gap, way)
    is_alone = scene.text[scene.end : scene.end + 1] in _ENDS
    counts_on = scene.history and scene.text[scene.start].isupper() and clause_end(scene.text, scene.end) > 0
    return _earlier(scene, gap, way) if gap.unit not in _BELOW_DAY and (is_alone or counts_on) else None


_ENDS = ("", ".", ",", ";", ")")


def _hence(scene: Scene, gap: Length, _: int) -> Length:
    """Read "three weeks from now" as "in three weeks", by TIMEX3 the date to which that leads."""
    is_exact = not gap.vague and not gap.about and gap.low == gap.high and gap.unit not in _BELOW_DAY
    there = moved(scene.anchor, gap, 1) if is_exact else None
    hence = gap._replace(ahead="hence")
    return hence._replace(value=there.value, type="DATE") if there else hence


def _counted(scene: Scene, gap: Length, span: Span) -> Span | Length | None:
    """Read "two days after Christmas"; "60 days from today" as from now; "for a week from May 3" begins that day."""
    if " from " in scene.text[scene.start : scene.end] and (
        scene.lead == "for" or (not _is_week_from(gap, span) and is_counted_by(scene))
    ):
        return None
    return _hence(scene, gap, 0) if span.name == ("today", 0) else after(scene, gap, span)


def _is_week_from(gap: Length, span: Span) -> bool:
    """Whether a week runs from a weekday: "will hear 12 men a week from Friday"."""
    return gap.unit == "W" and span.name is not None and span.name[0] == "w"


def after(scene: Scene, gap: Length, span: Span) -> Span | None:
    """Return the day so long after a span, or all of the length: "a week from Friday", "the two days after it"."""
    if scene.text.startswith(_RANGE, scene.end):
        return None
    if _is_stretch(scene, gap):
        return _stretch(span.last + calendar.DAY, add(span.last, _upper(gap), gap.unit), gap)
    if gap.unit in _AS_COARSE.get(span.grain, ()):
        return period(add(span.first, gap.low, gap.unit), span.grain)
    low, high = (0.0, 0.0) if gap.unit in _BELOW_DAY else (gap.low, gap.high)
    first, last = add(span.last, low, gap.unit), add(span.last, high, gap.unit)
    return Span(first.isoformat(), first, last, "D")


# So many of these after a month or a year is a month or a year: "two years from this July", "a decade after 2019".
_AS_COARSE = {"M": ("M", "Q", "Y", "E"), "Y": ("Y", "E", "C")}


def _is_stretch(scene: Scene, gap: Length) -> bool:
    """Whether all of a length is meant ("the two weeks after"), not the day at its end ("two weeks after")."""
    return bool(gap.vague) or (gap.high > 1 and scene.text.startswith(("the ", "The "), scene.start))


def _stretch(first: date, last: date, gap: Length) -> Span | None:
    """Read "the two weeks after Christmas", "in the days before Christmas" as all of them."""
    return Span(gap.value, first, last, gap.unit, type="DURATION") if first <= last else None


def _upper(gap: Length) -> Number:
    """Return how many units at most; a bare plural is as long as that of "in the coming weeks"."""
    return _SEVERAL.get(gap.unit, 5) if gap.vague else gap.high


_SEVERAL = {"D": 7, "W": 6, "M": 6}


def before(scene: Scene, gap: Length, span: Span) -> Span | None:
    """Return the day so long before a span, or all of the length: "three days before Easter", "the days before it"."""
    if gap.unit in _BELOW_DAY:
        return span
    if _is_stretch(scene, gap):
        return _stretch(add(span.first, -_upper(gap), gap.unit), span.first - calendar.DAY, gap)
    day = add(span.first, -gap.low, gap.unit)
    return Span(day.isoformat(), day, day, "D")


def _ago_day(scene: Scene, gap: Length, _: int, span: Span) -> Span | None:
    """Read "a week ago Friday": that day in the week before; "a year ago this week": that week of the year before."""
    if span.grain == "D":
        return before(scene, gap, span)
    middle = span.first + (span.last - span.first) // 2  # the Monday of a week may lie in another one a year before
    found = period(add(middle, -gap.low, gap.unit), span.grain) if span.grain in ("W", "WE", "M", "Q") else None
    return found and found._replace(back=True, name=None)


def _week_last(_: Scene, gap: Length, span: Span) -> Span | None:
    """Read "a week last Tuesday" as they say in Britain: the Tuesday before the last one."""
    is_last = span.name is not None and span.name[0] == "last w" and gap.unit in ("W", "F")
    return day_span(add(span.first, -gap.low, gap.unit), back=True) if is_last and gap.low == int(gap.low) else None


def _length_on(scene: Scene, gap: Length, span: Span) -> Span | None:
    """Read "a week on Friday"."""
    return after(scene, gap, span) if span.grain == "D" and gap.unit in ("W", "F") else None


RULES: tuple[Rule, ...] = (
    Rule("<length> <ago>", "relative", _ago, ("two weeks ago",)),
    Rule(
        "<length> <earlier|later|previous>",
        "relative",
        _earlier,
        (),
        "so long after the day mentioned last",
    ),
    Rule("<length> before", "relative", lambda s, g: _length_beside(s, g, -1), ()),
    Rule("<length> after", "relative", lambda s, g: _length_beside(s, g, 1), ()),
    Rule("<length> <tail> <ago>", "relative", lambda s, g, _t, a: _ago(s, g, a), ("a week or so ago",)),
    Rule("<length> <tail> <earlier|later>", "relative", lambda s, g, _t, w: _earlier(s, g, w), ()),
    Rule("<length> <hence>", "relative", _hence, ("three weeks from now",), 'as "in three weeks"'),
    Rule(
        "<length> after|from|following <time>",
        "relative",
        _counted,
        ("two days after Christmas", "a week from Friday"),
        "so long after its last day",
        ("<length> after|following the <time>",),
    ),
    Rule(
        "<length> before <time>",
        "relative",
        before,
        ("three days before Christmas",),
        "so long before its first day",
        ("<length> before the <time>",),
    ),
    Rule("<length> on <time>", "relative", _length_on, ("a week on Friday",), "a week after it"),
    Rule("<length> <ago> <time>", "relative", _ago_day, ("a week ago Friday",)),
    Rule("<length> <time>", "relative", _week_last, ("a week last Friday",), "a week before it"),
)
