"""What words of time mean before a preposition makes a window of them.

Invariant: immutable; every meaning has its TIMEX3 type and value, and `Span.first <= Span.last`.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from tracker.timex.calendar import Number
from tracker.timex.values import TimexType

# The name of a feast and of what is told from it, from which a history does not go on.
HOLIDAY = ("holiday", 0)


class Span(NamedTuple):
    """Days `first` to `last` of the calendar.

    `grain` is the unit that the words name (D for a day, M for a month ...); `part` says which part of it is
    meant ("early", "end" ...). `name` is what can be found again inside a longer span ("M", 10) for an October.
    `back` is true where the words themselves point back ("last week", "two days ago"), `ahead` where they point
    ahead of the anchor ("later this week").
    """

    value: str
    first: date
    last: date
    grain: str
    name: tuple[str, Any] | None = None
    part: str = ""
    back: bool = False
    type: TimexType = "DATE"
    soft: bool = False
    dated: bool = True  # false where the year was taken from the sentence's direction


class Length(NamedTuple):
    """`low` to `high` units of time; `open` names the vague length of "a few", "days" ... that it takes."""

    value: str
    low: Number
    high: Number
    unit: str
    vague: str = ""
    about: str = ""
    ahead: str = ""  # "next" for "the next two weeks", "more" for "two more weeks", "last" for "the past two weeks"
    type: TimexType = "DURATION"


class Clock(NamedTuple):
    """A time of day: what its value adds to a day's ("T17:00", "TMO"), for itself a time of the anchor's day.

    `face` is true where the words leave open which half of the day is meant ("3 o'clock").
    """

    value: str
    days: int = 0
    alone: bool = True
    type: TimexType = "TIME"
    face: bool = False


class Other(NamedTuple):
    """A set, a reference to past, present or future, or a vague word with the name of its length."""

    value: str
    type: TimexType = "DATE"
    vague: str = ""
    back: bool = False
    marked: bool = True  # false for what TIMEX3 does not mark


class Pair(NamedTuple):
    """The two ends of a range, each an expression of its own, with one window over both; two lengths as well."""

    left: Span | Other | Length
    right: Span | Other | Length
    type: TimexType = "DATE"
    value: str = ""


Meaning = Span | Length | Clock | Other | Pair
