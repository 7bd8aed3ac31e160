"""Copies of one agency report: ten outlets that print it are one statement with ten addresses.

Invariant: what is compared are words alone, not case, spaces, dateline or the outlet's name.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import numpy as np
from numpy.typing import NDArray

from tracker.window import days_after

Runs = NDArray[np.uint64]
"""The runs of a text, each once and by its hash, ascending."""
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
    if low.isascii():
        return b" ".join(low.encode().translate(_BLANKED).split()).decode()
    for mark in set(low):  # few in any text, so that this takes a third of what a pattern takes
        if not mark.isalnum():
            low = low.replace(mark, " ")
    return " ".join(low.split())


_BLANKED = bytes(byte if chr(byte).isalnum() else ord(" ") for byte in range(256))  # each mark of ASCII a blank


def runs(words: str) -> Runs:
    """Return all runs of plain words, each once and by its hash of 63 bits, ascending.

    The hashes are those of M. Karp and R. Rabin (1987), polynomials in a run's bytes, all taken from one running sum.

    >>> len(runs("one two three")), len(runs("one two three four five six seven"))
    (0, 2)
    """
    data = np.frombuffer(f" {words} ".encode(), np.uint8)
    sums, blanks = (data * _powers(_BASE, len(data))).cumsum(), np.flatnonzero(data == _BLANK)
    before, last = blanks[:-SHINGLE], blanks[SHINGLE:]
    hashes = (sums[last] - sums[before]) * _powers(_INVERSE, len(data))[before]
    ordered = np.sort((hashes ^ hashes >> _HALF) * _BASE >> _SIGN)
    return np.concatenate((ordered[:1], ordered[1:][ordered[1:] != ordered[:-1]]))  # np.unique takes far longer


_BASE = np.uint64(0x9E3779B97F4A7C15)  # odd, so that its powers have inverses; the bits of the golden ratio
_INVERSE = np.uint64(pow(int(_BASE), -1, 2**64))
_HALF, _SIGN, _BLANK = np.uint64(32), np.uint64(1), ord(" ")  # databases keep whole numbers of 63 bits and a sign
_KNOWN = {base: np.full(1 << 15, base).cumprod() for base in (_BASE, _INVERSE)}  # enough for all but the longest texts


def _powers(base: np.uint64, count: int) -> Runs:
    """Return the first `count` powers of a base, from the first on."""
    known = _KNOWN[base]
    return known[:count] if count <= len(known) else np.full(count, base).cumprod()


def sketch(words: str) -> tuple[int, ...]:
    """Return the least hashes of the runs of plain words, ascending: by these a text is found again.

    >>> len(sketch("one two three four five six seven"))
    2
    """
    return tuple(runs(words)[:SIZE].tolist())


def shared(one: Runs, other: Runs) -> int:
    """Return how many runs two texts have in common.

    >>> shared(runs("one two three four five six seven"), runs("zero one two three four five six"))
    1
    """
    return len(np.intersect1d(one, other, assume_unique=True))


def near(one: Iterable[int], other: Iterable[int]) -> bool:
    """Whether the texts of two sketches may be copies: of both together, enough of the least hashes stand in both.

    >>> near(range(14), range(14)), near(range(14), range(11, 25)), near(range(14), range(12, 26))
    (True, True, False)
    """
    first, second = frozenset(one), frozenset(other)
    least = sorted(first | second)[:SIZE]
    return len(first.intersection(second, least)) >= NEAR


def copies(one: Runs, other: Runs) -> bool:
    """Whether two texts, by their runs, are one report."""
    short, long = sorted((one, other), key=len)
    if len(short) < max(FEWEST, LEAST * len(long)):
        return False
    return shared(short, long) >= ALIKE * len(short)


def days_of_copies(days: Iterable[date]) -> set[date]:
    """Return every day on which a copy of what was printed on these may stand.

    >>> sorted(d.day for d in days_of_copies([date(2026, 1, 10)]))
    [8, 9, 10, 11, 12]
    """
    return {days_after(day, off) for day in set(days) for off in range(-DAYS, DAYS + 1)}
