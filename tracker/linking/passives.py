"""What is done, where nobody is named who does it: "they will stop the line" is "Line stopped".

Invariant: what comes out begins with a noun phrase; what has no passive ("gets", "has") comes out empty.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.grammar.inflection import past
from tracker.grammar.words import tags
from tracker.lexicon import load
from tracker.linking.pieces import PARTICLES

_DETERMINED = re.compile(r"^(?:the|an?)\s+")
_FIRST = frozenset("LJN#X")
_NOT_OBJECTS = re.compile(
    r"\b(?:his|her|my|our|your|their|its|\w*self|percent|times)\b|\b(?:it|him|them|us|me|you|one)$"
)


def passive(base: str, rest: Sequence[str]) -> list[str]:
    """Return the object of a verb with what is done to it, and the phrases that follow; nothing where it has none.

    >>> passive("stop", ["the line", "at Renton"]), passive("send", ["back a final report"]), passive("get", ["a star"])
    (['line stopped', 'at Renton'], ['final report sent back'], [])
    """
    if not rest or base in load("linking")["phrase"]["no_passive"]:
        return []
    particle, _, behind = rest[0].partition(" ")
    particle, noun = (particle, behind) if particle in PARTICLES else ("", rest[0])
    if not _is_object(noun):
        return []
    others = list(rest[1:])
    belongs = [others.pop(0)] if others and others[0].startswith("of ") else []
    return [" ".join((_DETERMINED.sub("", noun), *belongs, _done(base), *particle.split())), *others]


def _done(base: str) -> str:
    forms = load("reading/verbs")["irregular"].get(base)
    return str(forms[-1]) if forms else past(base)


def _is_object(noun: str) -> bool:
    """Whether words are a noun phrase of their own: with "the", "a" or "another", or of several."""
    first = tags().get(noun.partition(" ")[0].lower(), "N")[0]
    several = noun.endswith("s") and not noun.endswith("ss")
    return first in _FIRST and (first == "L" or several) and _NOT_OBJECTS.search(noun) is None
