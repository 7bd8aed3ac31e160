"""By which strings an event is found again: names together, acts with names, telling words, figures, last days.

Invariant: two statements that could be about one event share a key; what all articles have alone makes none.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

from tracker.linking.words import weight

if TYPE_CHECKING:
    from tracker.linking.values import Mention

MONTHS = 4
"""A longer window is found again by its last month."""
OWN = "o:"
"""What the key of an article's own statements begins with: "the talks" of one are those of another."""


def keys(mention: Mention) -> Iterator[str]:
    """Yield the keys of a statement, some perhaps twice."""
    who = [a.key.split()[-1] for a in (*mention.actors, *mention.places)]
    telling = sorted((s for s in (*mention.stems, *mention.around) if weight(s) == 1), key=len)[-8:]
    yield from (f"n:{a}+{b}" for a, b in combinations(sorted(set(who)), 2))
    yield from (f"a:{act}+{a}" for act in mention.acts for a in who)
    yield from (f"a:{act}+{key.split()[-1]}" for act in mention.acts for key in mention.context)
    if "itself" in mention.marks:
        yield from (f"e:{a.key}" for a in mention.actors if a.sort == "occasion")
    yield from (f"w:{a}+{s}" for a in who for s in telling[-4:])
    yield from (f"s:{a}+{b}" for a, b in combinations(sorted(telling), 2))
    yield from (f"f:{n}" for n in mention.numbers)
    yield f"{OWN}{mention.source}"
    yield from (f"m:{month}+{x}" for month in _months(mention) for x in (*who[:4], *(telling[-6:])))
    if mention.window is not None and mention.window.latest is not None:
        yield from (f"d:{mention.window.latest}+{x}" for x in (*who, *mention.acts, *telling[-4:]))
        if mention.window.earliest == mention.window.latest:
            yield from (f"d:{mention.window.latest}+about+{name.split()[-1]}" for name in mention.context)
        if mention.says != "happened":  # a day that went by is the last of those named, or the one
            yield from (f"d:{mention.window.latest}+last+{name.split()[-1]}" for name in mention.context)


def _months(mention: Mention) -> list[str]:
    """Return the months in which an event may be heard of: those of its window, or those around a report's day."""
    if mention.says is not None:
        day = mention.window.latest if mention.window and mention.window.latest else mention.published_on
        return [_month(day, n) for n in (-1, 0, 1)]
    if mention.window is None or mention.window.latest is None:
        return []
    first, last = mention.window.earliest or mention.window.latest, mention.window.latest
    several = (last.year - first.year) * 12 + last.month - first.month
    return [_month(first, n) for n in range(several + 1)] if several <= MONTHS else [_month(last, 0)]


def _month(day: date, later: int) -> str:
    months = day.year * 12 + day.month - 1 + later
    return f"{months // 12}-{months % 12 + 1:02}"
