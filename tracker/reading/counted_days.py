"""Days that a sentence counts from another of its days: "resigned on Monday, a day after voters had said no".

Invariant: a day is counted only from the one day just past that the sentence names.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import islice

from tracker.reading.discourse import Discourse, Parse
from tracker.reading.recent import day_of, is_brief, is_recent
from tracker.reading.telling import Told

_LENGTH = re.compile(r"P(?:(?P<n>\d+)(?P<unit>[DW])|T.*H)")
_DAYS = {"D": 1, "W": 7}
_BEFORE_CLAUSE = {"after": -1, "before": 1}
_BEHIND = {"later": 1, "afterwards": 1, "earlier": -1, "before": -1}
_LEADS = 2  # sentences
_NEAR = 2  # tokens between "two days later" and what was done then


def counted_day(page: Discourse, parse: Parse, told: Told) -> date | None:
    """Return the day of a deed without a time of its own, counted from the day of the sentence; None where none is."""
    if told.at >= 0 or "t" not in parse.tagged.tags:
        return None
    found = _of_clause(page, parse, told)
    days = _days(page, parse)
    if found is not None and not days and found <= timedelta() and _is_news(page, parse):
        days = [page.published_on]
    return days[0] + found if found is not None and len(days) == 1 else None


def _is_news(page: Discourse, parse: Parse) -> bool:
    """Whether a sentence is one of those in which an article tells the news of its own day."""
    body = (s for s in page.sentences if not s.heading)
    return any(s is parse.sentence for s in islice(body, _LEADS))


def _of_clause(page: Discourse, parse: Parse, told: Told) -> timedelta | None:
    """Return how far a deed lies from the day of the sentence: "a day after | he left", "he left | a day later"."""
    first, last = told.words
    first -= first > 0 and parse.tagged.tags[first - 1] == "R"  # "three days after | he | left"
    if first > 1 and parse.tagged.spelt[first - 1] in _BEFORE_CLAUSE:
        return _length(page, parse, first - 2, _BEFORE_CLAUSE[parse.tagged.spelt[first - 1]])
    for at in parse.tagged.times():
        sign = _BEHIND.get(parse.tagged.low(at + 1))
        if sign is not None and (last < at <= last + _NEAR or at < first <= at + 1 + _NEAR):
            return _length(page, parse, at, sign)
    return None


def _length(page: Discourse, parse: Parse, at: int, sign: int) -> timedelta | None:
    timex = parse.tagged.tokens[at].timex
    found = _LENGTH.fullmatch(page.times[timex].value) if timex >= 0 else None
    if found is None:
        return None
    return sign * timedelta(days=int(found["n"]) * _DAYS[found["unit"]] if found["n"] else 0)


def _days(page: Discourse, parse: Parse) -> list[date]:
    """Return the days just past that a sentence names."""
    numbers = (parse.tagged.tokens[at].timex for at in parse.tagged.times())
    days = (day_of(page, n) for n in numbers if is_recent(page, n) and is_brief(page, n))
    return list(dict.fromkeys(day for day in days if day is not None))
