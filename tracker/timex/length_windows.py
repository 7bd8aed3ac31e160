"""Which window a preposition makes of a length or a vague word: "in two weeks", "within a year", "soon".

Invariant: no window begins before the anchor; what is vague is as long as the user's lengths say.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from tracker.timex import calendar
from tracker.timex.lengths import Lengths
from tracker.timex.meanings import Length, Other
from tracker.window import Window

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
    if length.unit in _BELOW_DAY:
        return name, _hours(anchor, length, key)
    if length.vague:
        return name, _vague(anchor, length, key, lengths)
    window = make(anchor, length)
    if length.about == "about":
        window = window._replace(earliest_soft=True, latest_soft=True)
    return name, window


def between_window(anchor: date, shorter: Length, longer: Length, lead: str, lengths: Lengths) -> Window | None:
    """Return the window of "in six months to a year", "within a year to 18 months"; None for bare lengths."""
    made = length_window(anchor, longer._replace(ahead=shorter.ahead or longer.ahead), lead, lengths)
    if made is None or made[1].latest is None or longer.unit in _BELOW_DAY:
        return made and made[1]
    first = calendar.add(anchor, shorter.low, shorter.unit) if made[0] in _THERE else made[1].earliest
    return made[1]._replace(earliest=first, latest=calendar.add(anchor, longer.high, longer.unit))


_BELOW_DAY = ("S", "MN", "H")
_THERE = tuple(LENGTHS[key][0] for key in ("in", "hence"))


def _length_key(length: Length, lead: str) -> str | None:
    if length.ahead in ("last", "first", "final", "the"):
        return None
    if lead == "least" or (length.about == "more" and (lead == "in" or length.ahead == "hence")):
        return "least"
    if length.ahead:
        return _ahead_key(length, lead)
    if lead == "in":
        return "within" if length.about == "less" or length.vague == "bare" else "in"
    return "within" if lead == "within" else None


def _ahead_key(length: Length, lead: str) -> str:
    """Read what is counted from now: "in two more weeks", "less than a year from now", "no sooner than a month ...".

    >>> _ahead_key(Length("P1M", 1, 1, "M", ahead="hence"), "early as")
    'least'
    """
    if length.ahead == "more" and lead == "in":
        return "in"
    if length.ahead == "more" and length.about == "more":  # "for at least another two years"
        return "least"
    if length.ahead == "hence" and lead == "early as":
        return "least"
    is_less = length.ahead == "hence" and length.about == "less"
    return "within" if is_less or lead in _CLOSING.get(length.ahead, ()) else length.ahead


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
