"""Quotations: which stretches of a text stand in quotation marks.

Invariant: spans are in order and do not overlap; a quotation without an end closes with its paragraph.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right

from tracker.text import Span

_MARK = re.compile(r"[\"“”`'\n](?:(?<=[\"“”])|(?<=`)`|(?<=')'|(?<=\n)[ \t]*\n)")  # a set first: the engine leaps to it


_OPENERS = ('"', "“", "``", "''")
_END = sys.maxsize  # behind any end of a span
_CLOSERS = frozenset(("”", '"', "''"))


def quotations(text: str) -> tuple[Span, ...]:
    r"""Return the spans in double quotation marks, marks included; nested curly ones count as one; wires write ``…''.

    >>> [s.of('He said "no." Then left.') for s in quotations('He said "no." Then left.')]
    ['"no."']
    """
    if not any(mark in text for mark in _OPENERS):
        return ()
    found: list[Span] = []
    start, depth = -1, 0
    for match in _MARK.finditer(text):
        mark = match[0]
        if mark[0] == "\n":
            if depth:
                found.append(Span(start, match.start()))
            depth = 0
        elif depth and mark in _CLOSERS:
            depth -= 1
            if not depth:
                found.append(Span(start, match.end()))
        elif mark not in {"”", "''"}:
            start, depth = (match.start(), 1) if not depth else (start, depth + 1)
    if depth:
        found.append(Span(start, len(text)))
    return tuple(found)


def quotation_at(found: tuple[Span, ...], offset: int) -> Span | None:
    """Return the quotation that holds `offset`, or None."""
    index = bisect_right(found, (offset, _END)) - 1
    return found[index] if index >= 0 and found[index].end > offset else None
