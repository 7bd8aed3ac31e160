"""Copies of one agency report: ten outlets that print it are one statement with ten addresses.

Invariant: what is compared are words alone, not case, spaces, dateline or the outlet's name.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from heapq import nsmallest
from itertools import accumulate
from zlib import adler32, crc32

SHINGLE, SIZE = 6, 14
"""Runs of six words; the 14 smallest of their hashes find a text again (A. Broder, 1997: min-wise sketches)."""
NEAR = 3
"""So many of the least hashes of two texts together stand in both, and the texts are compared whole."""
ALIKE = 0.7
"""Of the runs of the shorter text, so many stand in the other too: a copy, cut, added to or slightly edited."""
LEAST = 0.4
"""A text that has a smaller share of the other's runs is part of it and no copy: a brief within a long report."""
FEWEST = 12
"""Fewer runs tell too little: two short notices may share a sentence."""
DAYS = 2
"""A copy is printed within so many days; what repeats the words later repeats the statement."""


def plain(text: str) -> str:
    """Return the words of a text in lower case, one blank between.

    >>> plain("PARIS (Sample Wire) -- The bridge, they said")
    'paris sample wire the bridge they said'
    """
    low = text.lower()
    for mark in set(low):  # few in any text, so that this takes a third of what a pattern takes
        if not mark.isalnum():
            low = low.replace(mark, " ")
    return " ".join(low.split())


def _pieces(words: str) -> list[bytes]:
    """Return all runs of plain words, in order."""
    data = words.encode()
    starts = [0, *accumulate([len(word) + 1 for word in data.split(b" ")])]
    return [data[a : b - 1] for a, b in zip(starts, starts[SHINGLE:], strict=False)]


def runs(words: str) -> frozenset[bytes]:
    """Return all runs of plain words.

    >>> runs("one two three")
    frozenset()
    """
    return frozenset(_pieces(words))


def sketch(words: str) -> tuple[int, ...]:
    """Return the least hashes of the runs of plain words, ascending: by these a text is found again.

    A hash has 63 bits, which every database keeps in a plain integer; the upper half is the run's crc32.

    >>> len(sketch("one two three four five six seven"))
    2
    """
    pieces = _pieces(words)
    by_crc = dict(zip(map(crc32, pieces), pieces, strict=True))
    return tuple([crc << 31 | adler32(by_crc[crc]) & 0x7FFFFFFF for crc in nsmallest(SIZE, by_crc)])


def near(one: Iterable[int], other: Iterable[int]) -> bool:
    """Whether the texts of two sketches may be copies: of both together, enough of the least hashes stand in both.

    >>> near(range(14), range(14)), near(range(14), range(11, 25)), near(range(14), range(12, 26))
    (True, True, False)
    """
    first, second = frozenset(one), frozenset(other)
    least = sorted(first | second)[:SIZE]
    return len(first.intersection(second, least)) >= NEAR


def copies(one: AbstractSet[bytes], other: AbstractSet[bytes]) -> bool:
    """Whether two texts, by their runs, are one report."""
    short, long = sorted((one, other), key=len)
    if len(short) < max(FEWEST, LEAST * len(long)):
        return False
    return len(short & long) >= ALIKE * len(short)


def days_of_copies(days: Iterable[date]) -> set[date]:
    """Return every day on which a copy of what was printed on these may stand.

    >>> sorted(d.day for d in days_of_copies([date(2026, 1, 10)]))
    [8, 9, 10, 11, 12]
    """
    return {day + timedelta(days=off) for day in set(days) for off in range(-DAYS, DAYS + 1)}
