"""Which of two titles names an event better: the one that tells who and what, and no bare act.

Invariant: a title is only better where it is so clearly, so that two alike never take turns.
"""

from __future__ import annotations

import re

from tracker.grammar.words import lemmas

CLEARLY = 2
"""By so much a title is better than another one, so that it takes its place."""
_VAGUE = re.compile(r"\b(?:it|them|event|one)\b")


def better(old: str, new: str) -> bool:
    """Whether another statement names an event clearly better than its title does.

    >>> better("Using it", "American Airlines flies the jet"), better("Signing of the treaty", "Ceremony, Oslo")
    (True, False)
    """
    return _quality(new) - _quality(old) >= CLEARLY


def _quality(title: str) -> int:
    """Return how well a title names its event: by who and what, not by a bare act or a single word."""
    words = title.split()
    bare = words[0].lower() in lemmas() and words[0].endswith("ing") and words[1:2] != ["of"]
    named = any(w[:1].isupper() for w in words[1:]) or "–" in title
    alone = len(title.partition(",")[0].split()) == 1
    return named - CLEARLY * alone - CLEARLY * bare - CLEARLY * bool(_VAGUE.search(title))
