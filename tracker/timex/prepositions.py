"""One preposition, one rule: which window a preposition makes of a span or a length.

Invariant: no window begins before the anchor, unless all of it lies in the past.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from tracker.timex import calendar
from tracker.timex.lengths import Lengths
from tracker.timex.meanings import Length, Other, Span
from tracker.timex.phrases import Rule
from tracker.window import Window

DAY = calendar.DAY


def _own(anchor: date, span: Span) -> Window:
    return Window(max(span.first, anchor), span.last, span.soft, span.soft)


_PARTS = frozenset(("early", "mid", "late", "start", "end", "later"))


def _by(anchor: date, span: Span) -> Window:
    if span.grain == "D" or span.part in _PARTS:
        return Window(anchor, span.last)
    return Window(anchor, max(span.first, anchor), latest_soft=True, tail_end=span.last)


def _until(anchor: date, span: Span) -> Window:
    return Window(anchor, span.last)


def _before(anchor: date, span: Span) -> Window:
    """End the day before; before an hour of a day, or the end of a period, that day itself is still open."""
    within = span.part == "end" or span.type == "TIME"
    latest = span.last if within else span.first - DAY
    return Window(anchor, max(latest, anchor))


def _eve(anchor: date, span: Span) -> Window:
    """Read "on the eve of Christmas": the day before."""
    return _own(anchor, span._replace(first=span.first - DAY, last=max(span.first - DAY, anchor)))


def _after(anchor: date, span: Span) -> Window:
    first = span.last if span.type == "TIME" else span.last + DAY
    return Window(max(first, anchor), None)


def _early_as(anchor: date, span: Span) -> Window:
    return Window(max(span.first, anchor), None)


def _about(anchor: date, span: Span) -> Window:
    return replace(_own(anchor, span), earliest_soft=True, latest_soft=True)


def _before_event(anchor: date, span: Span) -> Window:
    """Before an event whose day is uncertain within the span."""
    return Window(anchor, max(span.last - DAY, anchor))


def _after_event(anchor: date, span: Span) -> Window:
    return Window(max(span.first + DAY, anchor), None)


# What each lead of the lexicon makes of a span; the name is how rules and documents call it.
SPANS: dict[str, tuple[str, Callable[[date, Span], Window]]] = {
    "": ("", _own),
    "own": ("", _own),
    "in": ("", _own),
    "of": ("", _own),
    "for": ("", _own),
    "over": ("", _own),
    "within": ("", _own),
    "between": ("", _own),
    "since": ("", _own),
    "by": ("by <time>", _by),
    "until": ("until <time>", _until),
    "into": ("until <time>", _until),
    "to": ("", _own),
    "through": ("until <time>", _until),
    "before": ("before <time>", _before),
    "after": ("after <time>", _after),
    "eve": ("on the eve of <time>", _eve),
    "until after": ("after <time>", _after),
    "early as": ("as early as <time>", _early_as),
    "about": ("around <time>", _about),
    "before event": ("before <event> <time>", _before_event),
    "after event": ("after <event> <time>", _after_event),
}
_EVENTS = {"before": "before event", "until": "before event", "after": "after event", "until after": "after event"}


# How the documents show what a preposition does; the windows are made above.
PREPOSITION_RULES = (
    Rule(
        "by <time>",
        "prepositions",
        _by,
        ("by Friday", "by November", "by late 2027"),
        "to that day or the end of that part; of a longer period to its first day, loosely",
    ),
    Rule(
        "until <time>",
        "prepositions",
        _until,
        ("until Monday", "no later than November", "through 2027", "by 2030 at the latest"),
        "to its last day",
    ),
    Rule("before <time>", "prepositions", _before, ("before Friday", "before November"), "to the day before it begins"),
    Rule(
        "after <time>", "prepositions", _after, ("after Friday", "until after Christmas"), "from the day after it ends"
    ),
    Rule("on the eve of <time>", "prepositions", _eve, ("on the eve of Christmas",), "the day before it begins"),
    Rule(
        "as early as <time>",
        "prepositions",
        _early_as,
        ("as early as Friday", "not before 2027", "in January at the earliest"),
        "from its first day on",
    ),
    Rule("around <time>", "prepositions", _about, ("around November 21",), "its own window, both ends loose"),
    Rule(
        "before <event> <time>",
        "prepositions",
        _before_event,
        ("before elections in April",),
        "to the day before the last on which the event may be",
    ),
    Rule(
        "after <event> <time>",
        "prepositions",
        _after_event,
        ("after elections in April",),
        "from the day after the first on which the event may be",
    ),
)


def span_window(anchor: date, span: Span, lead: str, *, event: bool = False) -> tuple[str, Window]:
    """Return the name of the preposition's rule and the window it makes of a span."""
    if event and not (span.grain == "D" and span.first == span.last):
        lead = _EVENTS.get(lead, lead)
    if span.back or (span.last < anchor and lead not in ("after", "until after", "early as")):
        return "", Window(span.first, span.last)
    name, make = SPANS.get(lead, SPANS["own"])
    return name, make(anchor, span)


_SLACK_DAYS = {"W": 3, "F": 3, "M": 15, "Q": 45}
_SLACK_MONTHS = {"Y": 6, "E": 60, "C": 600}


def _in(anchor: date, length: Length) -> Window:
    """Read "in two weeks": three days either way, of months fifteen, of years six months."""
    if length.low != length.high:
        return Window(calendar.add(anchor, length.low, length.unit), calendar.add(anchor, length.high, length.unit))
    there = calendar.add(anchor, length.low, length.unit)
    unit = "M" if length.unit == "Y" and length.low < 1 else length.unit
    if unit in _SLACK_MONTHS:
        slack = _SLACK_MONTHS[unit]
        first, last = calendar.add_months(there, -slack), calendar.add_months(there, slack)
    else:
        days = timedelta(days=_SLACK_DAYS.get(unit, 0))
        first, last = there - days, there + days
    return Window(max(first, anchor), last)


def _within(anchor: date, length: Length) -> Window:
    return Window(anchor, calendar.add(anchor, length.high, length.unit))


def _least(anchor: date, length: Length) -> Window:
    return Window(calendar.add(anchor, length.low, length.unit), None)


LENGTHS: dict[str, tuple[str, Callable[[date, Length], Window]]] = {
    "in": ("in <length>", _in),
    "within": ("within <length>", _within),
    "next": ("the next <length>", _within),
    "more": ("for another <length>", _within),
    "hence": ("<length> from now", _in),
    "least": ("in at least <length>", _least),
}


def length_window(anchor: date, length: Length, lead: str, lengths: Lengths) -> tuple[str, Window] | None:
    """Return the name of the rule and the window that a preposition makes of a length; None for a bare length."""
    key = _length_key(length, lead)
    if key is None:
        return None
    name, make = LENGTHS[key]
    if length.unit in ("S", "MN", "H"):
        return name, _hours(anchor, length, key)
    if length.vague:
        return name, _vague(anchor, length, key, lengths)
    window = make(anchor, length)
    if length.about == "about":
        window = replace(window, earliest_soft=True, latest_soft=True)
    return name, window


def _length_key(length: Length, lead: str) -> str | None:
    if length.ahead in ("last", "first", "final", "the"):
        return None
    if lead == "least" or (length.about == "more" and (lead == "in" or length.ahead == "hence")):
        return "least"
    if length.ahead == "more" and lead == "in":
        return "in"
    if length.ahead:
        return "within" if lead in _CLOSING.get(length.ahead, ()) else length.ahead
    if lead == "in":
        return "within" if length.about == "less" or length.vague == "bare" else "in"
    return "within" if lead == "within" else None


# "within two more weeks", "no later than 60 days from today".
_CLOSING = {"more": ("within",), "hence": ("within", "until", "by", "before")}


def _hours(anchor: date, length: Length, key: str) -> Window:
    """Read hours as the day and the next one, more than 24 rounded up to days."""
    hours = length.high * {"S": 1 / 3600, "MN": 1 / 60, "H": 1}[length.unit]
    days = 1 if length.vague or hours <= 24 else -int(-hours // 24)  # noqa: PLR2004 - hours of a day
    if key == "least":
        return Window(
            anchor + timedelta(days=int(length.low * {"S": 1 / 3600, "MN": 1 / 60, "H": 1}[length.unit] // 24)), None
        )
    return Window(anchor, anchor + timedelta(days=days))


def _vague(anchor: date, length: Length, key: str, lengths: Lengths) -> Window:
    few = _few(anchor, length.unit, lengths)
    if key == "least":
        return Window(few[0], None)
    if key in ("in", "hence") and length.vague != "bare":
        return Window(few[0], few[1], latest_soft=few[1] is not None)
    latest = _coming(anchor, length.unit, lengths)
    return Window(anchor, latest, latest_soft=latest is not None)


def _few(anchor: date, unit: str, lengths: Lengths) -> tuple[date, date | None]:
    spans = {
        "D": (lengths.few_days, "D"),
        "W": (lengths.few_weeks, "D"),
        "M": (lengths.few_months, "M"),
        "Y": (lengths.few_years, "Y"),
    }
    (low, high), step = spans.get(unit, ((2, 5), unit))
    return calendar.add(anchor, low, step), calendar.add(anchor, high, step)


def _coming(anchor: date, unit: str, lengths: Lengths) -> date | None:
    steps = {
        "D": (lengths.coming_days, "D"),
        "W": (lengths.coming_weeks, "D"),
        "M": (lengths.coming_months, "M"),
        "Y": (lengths.coming_years, "Y"),
    }
    if unit not in steps:
        return calendar.add(anchor, 5, unit)
    number, step = steps[unit]
    return calendar.add(anchor, number, step)


def vague_window(anchor: date, other: Other, lengths: Lengths) -> Window | None:
    """Return the window of a vague word such as "soon"; None where it has none."""
    if other.vague == "open":
        return Window(anchor, None)
    if other.vague == "medium_term":
        return Window(anchor, calendar.add(anchor, lengths.medium_term_years, "Y"), latest_soft=True)
    days = getattr(lengths, other.vague, None) if other.vague else None
    return Window(anchor, anchor + timedelta(days=days), latest_soft=True) if days else None


_TAILS: dict[str, Callable[[Window, Span | None], Window]] = {
    "latest soft": lambda w, _: replace(w, latest_soft=w.latest is not None),
    "earliest soft": lambda w, _: replace(w, earliest_soft=w.earliest is not None),
    "": lambda w, _: w,
}


def with_tail(window: Window, tail: str) -> Window:
    """Return the window with what a tail such as "or so" does to its ends."""
    return _TAILS[tail](window, None)
