"""Periods told by the day that ends or opens them: "in the year ending June 30", "the quarter that starts on May 1".

Invariant: a period's window is the whole of it, and its day dates nothing else.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

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


def read_bounded(page: Discourse, parse: Parse, at: int) -> bool:
    """Give the period at token `at` its window where a day behind bounds it; say if `at` is itself such a day."""
    day = bound_of(parse.tagged, at)
    if day is not None and (words := _whole(page, parse.tagged, at, day)) is not None:
        page.take_as(parse.tagged.tokens[at].timex, words)
    return any(bound_of(parse.tagged, period) == at for period in range(max(0, at - _REACH), at))


def bound_of(tagged: Tagged, at: int) -> int | None:
    """Return the token of the day that ends or opens the period at token `at`, None where it is no such period."""
    if tagged.tags[at] != "t" or _unit(tagged, at) not in _MONTHS:
        return None
    day = tagged.tags.find("t", at + 1, at + 1 + _REACH)
    return day if day > 0 and _bound(tagged, at, day) is not None else None


def _unit(tagged: Tagged, at: int) -> str:
    return tagged.tokens[at].low.rpartition(" ")[2]


def _bound(tagged: Tagged, at: int, day: int) -> re.Match[str] | None:
    """Match the words between a period and its day, where some count as the day's: "the year | starting in June"."""
    if _RUNNING.fullmatch(tagged.tokens[at].low) and (up := _UP_TO.match(tagged.lows(at + 1, day))):
        return up
    match = _BOUND.match(tagged.lows(at + 1, day))
    between = tagged.lows(at + 1, day - 1)
    return match if match and _DAY.match(between, min(match.end(), len(between))) else None


def _whole(page: Discourse, tagged: Tagged, at: int, day: int) -> str | None:
    """Return the first and the last day of a period in words; None where its bound is not to come."""
    bound, words = page.ahead(tagged.tokens[day].timex), _bound(tagged, at, day)
    window, months = bound.window if bound else None, _MONTHS[_unit(tagged, at)]
    if window is None or window.earliest is None or words is None:
        return None
    if words.re is _UP_TO or words["ends"] or words["ending"]:
        behind = (window.latest or window.earliest) + timedelta(1)
        return _between(add_months(behind, -months), behind)
    return _between(window.earliest, add_months(window.earliest, months))


def _between(first: date, behind: date) -> str:
    last = behind - timedelta(1)
    return f"from {first:%B} {first.day}, {first.year} to {last:%B} {last.day}, {last.year}"
