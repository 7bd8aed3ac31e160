"""One preposition, one rule: which window a preposition makes of a span.

Invariant: no window begins before the anchor, unless all of it lies in the past.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tracker.timex import calendar
from tracker.timex.meanings import Span
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
    return _own(anchor, span)._replace(earliest_soft=True, latest_soft=True)


def _before_event(anchor: date, span: Span) -> Window:
    """Before an event whose day is uncertain within the span."""
    return Window(anchor, max(span.last - DAY, anchor))


def _after_event(anchor: date, span: Span) -> Window:
    return Window(max(span.first + DAY, anchor), None)


# What each lead of the lexicon makes of a span; the name is how rules and documents call it.
SPANS: dict[str, tuple[str, Callable[[date, Span], Window]]] = {
    "": ("", _own),
    "own": ("", _own),
    "start": ("", _own),
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
_OWN = SPANS["own"]
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
    if span.back or (span.last < anchor and lead not in _FROM_THEN_ON):
        return "", Window(span.first, span.last)
    name, make = SPANS.get(lead, _OWN)
    return name, make(anchor, span)


_FROM_THEN_ON = frozenset(("after", "until after", "early as"))  # what these lead to may still be to come


_TAILS: dict[str, Callable[[Window], Window]] = {
    "latest soft": lambda w: w._replace(latest_soft=w.latest is not None),
    "earliest soft": lambda w: w._replace(earliest_soft=w.earliest is not None),
    "": lambda w: w,
}


def with_tail(window: Window, tail: str) -> Window:
    """Return the window with what a tail such as "or so" does to its ends."""
    return _TAILS[tail](window)
