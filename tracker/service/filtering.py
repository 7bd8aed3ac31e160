"""Filters as people write them: `field=value` pairs of a command, of an address, of a filter with a name.

Invariant: `filters_of(pairs_of(filters))` is `filters`; a field or a day that is none is refused, never left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from tracker.day import read_day
from tracker.outcome import Verdict
from tracker.reading.values import Kind
from tracker.state import State
from tracker.store import InputError
from tracker.store.rows import Filters

LISTS = {
    "state": "states",
    "verdict": "verdicts",
    "kind": "kinds",
    "speaker": "speakers",
    "publisher": "publishers",
    "topic": "topics",
}
TOKENS = {"state": State, "verdict": Verdict, "kind": Kind}
"""The fields that take one of a few words."""
DAYS = ("since", "until")
FIELDS = ("search", *LISTS, *DAYS)


def filters_of(pairs: Iterable[tuple[str, str]]) -> Filters:
    """Return the filters that pairs of field and value say; a field of a list may come often.

    Raises `InputError` for a field or a state, verdict or kind that is none, for nothing, and for a day that is not
    YYYY-MM-DD.

    >>> filters_of([("kind", "vote"), ("since", "2026-01-31")])
    Filters(search='', states=(), verdicts=(), kinds=('vote',), speakers=(), publishers=(), topics=(), \
since=datetime.date(2026, 1, 31), until=None)
    """
    given: dict[str, Any] = {}
    for field, value in pairs:
        if field in LISTS:
            given[LISTS[field]] = (*given.get(LISTS[field], ()), _one(field, value))
        elif field in FIELDS:
            given[field] = _day(field, value) if field in DAYS else value
        else:
            message = f"{field}={value}: a filter is FIELD=VALUE with one of {', '.join(FIELDS)} or saved"
            raise InputError(message)
    return Filters(**given)


def _one(field: str, value: str) -> str:
    """Return a value of a list. Raises `InputError` for an empty one, and for a token that is none."""
    tokens = [str(token) for token in TOKENS.get(field, ())]
    if not value or (tokens and value not in tokens):
        told = f"a {field} is one of {', '.join(tokens)}" if tokens else f"say which {field}"
        message = f"{field}={value}: {told}"
        raise InputError(message)
    return value


def narrowing_of(pairs: Iterable[tuple[str, str]]) -> tuple[Filters, date | None]:
    """Return what an address asks for: filters, and with `as_of` the past day that it looks at. Raises `InputError`.

    >>> narrowing_of([("kind", "vote"), ("as_of", "2026-01-31")])[1]
    datetime.date(2026, 1, 31)
    """
    given = list(pairs)
    days = [_day(_AS_OF, value) for field, value in given if field == _AS_OF]
    return filters_of(pair for pair in given if pair[0] != _AS_OF), days[-1] if days else None


_AS_OF = "as_of"


def _day(field: str, value: str) -> date:
    try:
        return read_day(value)
    except ValueError:
        message = f"{field}={value}: write the day as YYYY-MM-DD"
        raise InputError(message) from None


def pairs_of(filters: Filters) -> list[tuple[str, str]]:
    """Return filters as pairs of field and value, in the order of `FIELDS`.

    >>> pairs_of(Filters(search="summit", states=("due", "overdue")))
    [('search', 'summit'), ('state', 'due'), ('state', 'overdue')]
    """
    found: list[tuple[str, str]] = []
    for field in FIELDS:
        value = getattr(filters, LISTS.get(field, field))
        found += [(field, str(each)) for each in (value if field in LISTS else [value]) if each]
    return found
