"""Two ends put together: the span from the first to the second, and which of a list comes before which.

Invariant: pure; a pair of anything but spans has no span of its own.
"""

from __future__ import annotations

from datetime import date

from tracker.timex.meanings import Meaning, Pair, Span


def whole_of(pair: Pair, anchor: date, lead: str = "") -> Span | None:
    """Return the span of a pair behind a preposition `lead`; from `anchor` where its first end names no day."""
    left, right = pair.left, pair.right
    if type(right) is not Span:
        return None
    if lead == "by":  # "by December or January": the later one is the deadline
        return right
    if type(left) is not Span:
        return right._replace(first=anchor, grain="range", part="")
    grain = "D" if left.grain == "D" else "range"
    return left._replace(last=right.last, grain=grain, part=right.part)


def comes_before(value: object, span: Meaning) -> bool:
    """Whether a meaning is a span as fine as another one and before it: "in | April, | May and June"."""
    return type(value) is Span and type(span) is Span and value.grain == span.grain and value.first < span.first
