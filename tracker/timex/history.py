"""Whether a text is a history, whose dates follow on from each other, or a report, whose dates hang on its day.

Invariant: decided once a text, from the kinds of its words alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from tracker.grammar.sentences import DATELINE
from tracker.timex.rows import KIND, VALUE, Line
from tracker.timex.vocabulary import KINDS

_NEAR = tuple(KINDS[x] for x in ("weekday", "today", "tonight"))
_PRESENT = frozenset(
    (
        *_NEAR,
        *(
            KINDS[x]
            for x in ("this", "next", "last", "past", "ago", "now", "current", "recent", "future_ref", "coming")
        ),
    )
)
# "The next day" is told from the day mentioned last, "next week" from the present.
_TOLD_FROM = (KINDS["the"] + KINDS["next"], KINDS["the"] + KINDS["last"])
_YEAR, _MONTH = KINDS["year"], KINDS["month"]
_DATED = (_YEAR, KINDS["era"])
# Counted on war histories and newswire: the histories have seven old years and more, the news fewer or weekdays.
_FEW_YEARS, _MANY_DATES = 5, 9
# A short text is a history where all its years are at least so old, nobody is quoted, nothing points at the present
# and no verb is in the present or the future.
_OLD = 3
# With fewer years it is one where nobody is quoted and nearly all times are dates.
_SOME_YEARS, _ALL_DATES = 3, 12
_QUOTING = (" said", " says")
_DATED_WEEKDAY = re.compile(f"{KINDS['weekday']}{KINDS[',']}?(?:{KINDS['month']}|{KINDS['number']}|{KINDS['ordinal']})")
_NO_TELLERS = (
    " said",
    " says",
    " will ",
    "'ll ",
    " must ",
    " is ",
    " are ",
    " has ",
    " have ",
    " can ",
    " could ",
    " may ",
    " might ",
)


def is_history(lines: Sequence[Line], published_on: date, text: str) -> bool:
    """Whether the lines of tokens of `text` tell of the past: many old years, hardly a weekday or a "yesterday"."""
    if DATELINE.match(text):
        return False
    dated = [token for line in lines for token in line if token[KIND] in _DATED]
    old = len([token for token in dated if token[KIND] != _YEAR or token[VALUE] < published_on.year - 1])
    if not old:
        return False
    if old >= _FEW_YEARS and _is_of_dates(_shape(lines), old):
        return True
    long_ago = published_on.year - _OLD
    if [token for token in dated if token[KIND] == _YEAR and token[VALUE] > long_ago]:
        return False
    if _is_all_dates(_shape(lines), old) and not any(word in text for word in _QUOTING):
        return True
    return not _points_at_present(_shape(lines)) and not any(word in text for word in _NO_TELLERS)


def _shape(lines: Sequence[Line]) -> str:
    return "".join([token[KIND] for line in lines for token in line])


def _points_at_present(shape: str) -> bool:
    for told in _TOLD_FROM:
        shape = shape.replace(told, "")
    return not _PRESENT.isdisjoint(shape)


def _is_all_dates(shape: str, old: int) -> bool:
    """Whether dates without a year outnumber the words that point at the days around three times and more.

    A weekday with its date ("Monday, 5 April") points at no day around.
    """
    dates = old + shape.count(_MONTH)
    near = sum(map(shape.count, _PRESENT)) - len(_DATED_WEEKDAY.findall(shape))
    return old >= _SOME_YEARS and dates >= _ALL_DATES and 3 * near <= dates


def _is_of_dates(shape: str, old: int) -> bool:
    """Whether there are many dates, and hardly a word points at the days around, beside so many old years."""
    return 4 * sum(map(shape.count, _NEAR)) <= old and old + shape.count(_MONTH) // 2 >= _MANY_DATES
