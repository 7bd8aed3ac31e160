"""The days of events that a history has named: "two days after Colenso" is counted from the day it gave Colenso.

Invariant: pure; at most `REACH` code points in front of the name are read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from tracker.timex.meanings import Span

REACH = 4_000
"""So many code points back an event is looked for: two pages."""
_MOST = 8  # places at which it is named
_OF = r"(?:the (?:battle|fall|siege|sack) of )?"
# What a length is counted from, up to the end of its clause; a noun ("the treaty") may be that of another event.
_EVENT = re.compile(rf" {_OF}([A-Z][\w'’-]+)(?=[.,;:)])")
_COUNTED_FROM = re.compile(rf"\b(?:after|before) {_OF}$")
_NEAR = 40  # code points: the longest words that a length is counted with
_CLAUSE_END = re.compile(r"[.,;:!?]\s|\n")
_CLAUSE = 400  # code points
_STOP = re.compile(r"[.!?;][\"”]?\s|\n")


def day_of_event(text: str, end: int, places: Sequence[int], seen: Sequence[Span]) -> Span | None:
    """Return the day of the event named right behind `end`, None where no sentence before gives it one.

    `seen` are the dates that stand at `places` of `text`, in order.
    """
    found = _EVENT.match(text, end)
    if found is None:
        return None
    days = (_day_beside(text, at, places, seen) for at in _named_before(text, found[1], end))
    return next((day for day in days if day is not None), None)


def _named_before(text: str, name: str, end: int) -> Iterator[int]:
    """Yield where an event was named before, the last place first, but for where a length was counted from it."""
    named = re.compile(rf"\b{re.escape(name)}\b").finditer(text, max(0, end - REACH), end)
    for at in reversed([m.start() for m in named][-_MOST:]):
        if _COUNTED_FROM.search(text, max(0, at - _NEAR), at) is None:
            yield at


def _day_beside(text: str, at: int, places: Sequence[int], seen: Sequence[Span]) -> Span | None:
    """Return the day behind `at` in its clause ("at Colenso on 15 December"), else that in front in its sentence."""
    stop = _CLAUSE_END.search(text, at, at + _CLAUSE)
    here, last = bisect_left(places, at), bisect_left(places, stop.start() if stop else at + _CLAUSE)
    behind = next((x for x in seen[here:last] if x.grain == "D"), None)
    return behind or _day_in_front(text, at, places[:here], seen[:here])


def _day_in_front(text: str, at: int, places: Sequence[int], seen: Sequence[Span]) -> Span | None:
    """Return the last day of these that stands in the sentence of `at`."""
    begins = max((m.end() for m in _STOP.finditer(text, max(0, at - _CLAUSE), at)), default=max(0, at - _CLAUSE))
    inside = seen[bisect_left(places, begins) :]
    return next((x for x in reversed(inside) if x.grain == "D"), None)
