"""Periods told by the day that ends or opens them: "in the year ending June 30", "the quarter that starts on May 1".

Invariant: a period's window is the whole of it, and its day dates nothing else.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from tracker.grammar.tokens import Tagged
from tracker.reading.discourse import Discourse, Parse
from tracker.timex.calendar import add_months

_MONTHS = {"month": 1, "quarter": 3, "year": 12}  # of a period, by its last word
_BOUND = re.compile(r"(?:(?:that|which) (?:(?P<ends>ends)|starts|begins)|(?P<ending>ending)|starting|beginning)\b")
# "in the year to March 2007"; "moved from next year to March" is no such period
_RUNNING = re.compile(r"(?:(?:in|for|over|during) )?the (?:\w+ )?(?:year|quarter)")
_UP_TO = re.compile(r"(?:to|through) (?:end-)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z.]*(?: |\Z)")
_DAY = re.compile(r" ?(?:on |in )?\Z")
_REACH = 4  # tokens from a period to its day: "the year | that starts in | June"


class Bound(NamedTuple):
    """What bounds a period of so many months: the token of a day, and whether that is the period's last."""

    day: int
    months: int
    ends: bool


def read_bounded(page: Discourse, parse: Parse, at: int) -> bool:
    """Give the period at token `at` its window where a day behind bounds it; say if `at` is itself such a day."""
    _read_end_of(page, parse.tagged, at)
    bound = bound_of(parse.tagged, at)
    if bound is not None and (words := _whole(page, parse.tagged, bound)) is not None:
        page.take_as(parse.tagged.tokens[at].timex, words)
    near = (period for period in range(max(0, at - _REACH), at) if parse.tagged.tags[period] == "t")
    before = (bound_of(parse.tagged, period) for period in near)
    return any(bound is not None and bound.day == at for bound in before)


def _read_end_of(page: Discourse, tagged: Tagged, at: int) -> None:
    """Read "by the end of its 2012 business year", "by the end of the third stage in 2009" as by that year's end."""
    led = _END_OF.search(tagged.lows(max(0, at - _FAR), at - 1)) if _OF_PHRASE.search(tagged.tags[:at]) else None
    year = _YEAR.search(tagged.tokens[at].low) if led is not None else None
    if led is not None and year is not None:
        page.take_as(tagged.tokens[at].timex, f"{led['by']} the end of {year[0]}")


_FAR = 9  # tokens from "by" to the year
_OF_PHRASE = re.compile(r"LNPL[JNX#]*\(?$")
_END_OF = re.compile(r"\b(?P<by>by|before|until|till) the end of (?:the|its|his|her|their|a) ?[^,;:.]*$")
_YEAR = re.compile(r"(?:19|20)\d\d$")


def bound_of(tagged: Tagged, at: int) -> Bound | None:
    """Return what ends or opens the period at token `at`, None where it is no such period."""
    months = _MONTHS.get(tagged.tokens[at].low.rpartition(" ")[2])
    day = tagged.tags.find("t", at + 1, at + 1 + _REACH)
    if tagged.tags[at] != "t" or months is None or day < 0:
        return None
    words = _between(tagged, at, day)
    return words and Bound(day, months, words.re is _UP_TO or bool(words["ends"] or words["ending"]))


def _between(tagged: Tagged, at: int, day: int) -> re.Match[str] | None:
    """Match the words between a period and its day, where some count as the day's: "the year | starting in June"."""
    if _RUNNING.fullmatch(tagged.tokens[at].low) and (up := _UP_TO.match(tagged.lows(at + 1, day))):
        return up
    match = _BOUND.match(tagged.lows(at + 1, day))
    between = tagged.lows(at + 1, day - 1)
    return match if match and _DAY.match(between, min(match.end(), len(between))) else None


def _whole(page: Discourse, tagged: Tagged, bound: Bound) -> str | None:
    """Return the first and the last day of a period in words; None where its bound is not to come."""
    time = page.ahead(tagged.tokens[bound.day].timex)
    if time is None or time.window is None or time.window.earliest is None:
        return None
    if bound.ends:
        behind = (time.window.latest or time.window.earliest) + timedelta(1)
        return _days(add_months(behind, -bound.months), behind)
    return _days(time.window.earliest, add_months(time.window.earliest, bound.months))


def _days(first: date, behind: date) -> str:
    last = behind - timedelta(1)
    return f"from {first:%B} {first.day}, {first.year} to {last:%B} {last.day}, {last.year}"
