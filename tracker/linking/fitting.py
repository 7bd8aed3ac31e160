"""Phrases put together to a title that is no longer than a title may be, and ends where a phrase ends.

Invariant: a title has at most `LONGEST` code points and begins with a capital, where it begins with a letter.
"""

from __future__ import annotations

from collections.abc import Iterable

from tracker.grammar.words import tags
from tracker.linking.pieces import PARTICLES, enters

LONGEST = 60
_OPEN = "LPCTMBHDSWc!p"
_EDGES = " ,;:.-–—'\"“”‘’(["


def fitted(parts: Iterable[str]) -> str:
    """Return as many of the phrases as a title has room for; a first one that is too long is cut between words."""
    first, *rest = (" ".join(part.split()) for part in parts)
    while len(first) > LONGEST:
        first = _closed(first.rsplit(" ", 1)[0] if " " in first else first[:LONGEST])
    taken = list[str]()
    for part in rest:
        if len(" ".join((first, *taken, part))) > LONGEST:
            if not taken and tags().get(part.split()[0], "N")[0] not in "PCT":  # what is done to has to be told
                taken.append(part[: LONGEST - len(first)].rpartition(" ")[0])
                break
            while len(taken) > 1 and part.startswith("of "):  # "in the hope | of peace"
                part = taken.pop()  # noqa: PLW2901 - what that one hangs on goes with it
            break
        taken.append(part)
    words = _closed(" ".join((first, *taken)))
    return words[:1].upper() + words[1:]


def _closed(words: str) -> str:
    """Return words without those at their end that wait for others."""
    kept = words.strip(_EDGES).split(" ")
    while len(kept) > 1 and _waits(kept[-1].lower().strip(_EDGES)) and not enters(*kept[-2:]):
        kept.pop()
    return " ".join(kept).strip(_EDGES)


def _waits(word: str) -> bool:
    """Whether a word at the end of a title waits for another."""
    return not word or (tags().get(word, "N")[0] in _OPEN and word not in PARTICLES and word != "her")
