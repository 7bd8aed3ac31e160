"""Phrases put together to a title that is no longer than a title may be, and ends where a phrase ends.

Invariant: a title has at most `LONGEST` code points and begins with a capital, where it begins with a letter; a name
like "iPhone" keeps its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
            if not taken and tags().get(part.split()[0], "N")[0] not in "PCTWS":  # what is done to has to be told
                taken.append(_shortened(part, LONGEST - len(first) - 1))
                break
            while part.startswith("of ") and _can_go(taken):  # "in the hope | of peace"
                part = taken.pop()  # noqa: PLW2901 - what that one hangs on goes with it
            break
        taken.append(part)
    words = _closed(" ".join((first, *taken)))
    return words if words[1:2].isupper() else words[:1].upper() + words[1:]  # "iPhone"


def _can_go(taken: Sequence[str]) -> bool:
    """Whether the last of some phrases is not what something is done to."""
    return len(taken) > 1 or (bool(taken) and tags().get(taken[-1].split()[0], "N")[0] == "P")


def _shortened(noun: str, room: int) -> str:
    """Return a noun phrase that fits: without what it is of or worth, its article, or the first of what describes it.

    >>> _shortened("an emergency summit", 10), _shortened("some gas worth 600 euros", 22)
    ('summit', 'some gas')
    """
    kept = noun.split()
    ends = [n for n, word in enumerate(kept) if n and (word in _WORTH or tags().get(word.lower(), "N")[0] == "P")]
    while ends and len(" ".join(kept)) > room:
        kept = kept[: ends.pop()]
    while len(kept) > 1 and len(" ".join(kept)) > room:
        kept = kept[1:]
    return " ".join(kept)[:room].strip()


_WORTH = frozenset(("worth", "and", "or"))


def _closed(words: str) -> str:
    """Return words without those at their end that wait for others."""
    kept = words.strip(_EDGES).split(" ")
    while len(kept) > 1 and _waits(kept[-1].lower().strip(_EDGES)) and not enters(*kept[-2:]):
        kept.pop()
    return " ".join(kept).strip(_EDGES)


def _waits(word: str) -> bool:
    """Whether a word at the end of a title waits for another."""
    return not word or (tags().get(word, "N")[0] in _OPEN and word not in PARTICLES and word != "her")
