"""The days of events that a history has named: "two days after Colenso" is counted from the day it gave Colenso.

Invariant: pure; of the text only the sentences in front that name the event are looked at.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from tracker.timex.meanings import Span

# What a length is counted from, up to the end of its clause; a noun ("the treaty") may be that of another event.
_EVENT = re.compile(r" (?:the (?:battle|fall|siege|sack) of )?([A-Z][\w'’-]+)(?=[.,;:)])")
_CLAUSE_END = re.compile(r"[.,;:!?]\s|\n")
_STOP = re.compile(r"[.!?;][\"”]?\s|\n")


def day_of_event(text: str, end: int, places: Sequence[int], seen: Sequence[Span]) -> Span | None:
    """Return the day of the event named right behind `end`, None where no sentence before gives it one.

    `seen` are the dates that stand at `places` of `text`, in order.
    """
    found = _EVENT.match(text, end)
    if found is None:
        return None
    named_before = re.finditer(rf"\b{re.escape(found[1])}\b", text[:end])
    for named in reversed(list(named_before)):
        day = _day_beside(text, named.start(), places, seen)
        if day:
            return day
    return None


def _day_beside(text: str, at: int, places: Sequence[int], seen: Sequence[Span]) -> Span | None:
    """Return the day behind `at` in its clause ("at Colenso on 15 December"), else that in front in its sentence."""
    stop = _CLAUSE_END.search(text, at)
    last = bisect_left(places, stop.start() if stop else len(text))
    here = bisect_left(places, at)
    behind = next((x for x in seen[here:last] if x.grain == "D"), None)
    in_front = [
        x for x, place in zip(seen[:here], places, strict=False) if x.grain == "D" and not _parted(text, place, at)
    ]
    return behind or (in_front[-1] if in_front else None)


def _parted(text: str, start: int, end: int) -> bool:
    return _STOP.search(text, start, end) is not None
