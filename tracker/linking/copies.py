"""Copies of one agency report: ten outlets that print it are one statement with ten addresses.

Invariant: a sketch depends on the words alone, not on case, spaces, dateline or the outlet's name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import blake2b
from heapq import nsmallest

SHINGLE, SIZE = 6, 32
"""Runs of six words; the 32 smallest of their hashes stand for a text (A. Broder, 1997: min-wise sketches)."""
ALIKE = 0.6
"""From this share of common hashes two texts are one report, cut or slightly edited."""
_WORD = re.compile(r"[^\W_]+")


def sketch(text: str) -> tuple[int, ...]:
    """Return the sketch of a text, ascending; empty for one of fewer than six words.

    >>> sketch("One two three") == ()
    True
    """
    words = [w.lower() for w in _WORD.findall(text)]
    runs = {" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}
    return tuple(nsmallest(SIZE, (_hash(run) for run in runs)))


def _hash(run: str) -> int:
    # 63 bits, so that every database keeps it in a plain signed integer.
    return int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), "big") >> 1


def copies(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether two sketches are of one report."""
    union = nsmallest(SIZE, set(one) | set(other))
    shared = set(one) & set(other) & set(union)
    return bool(union) and len(shared) / len(union) >= ALIKE
