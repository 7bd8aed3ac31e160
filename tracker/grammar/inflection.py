"""The forms of a regular verb by its base form: "plan", "plans", "planned", "planning".

Invariant: spelling alone decides, but for the listed verbs of some syllables that are stressed on the last.
"""

from __future__ import annotations

from functools import cache

from tracker.lexicon import load

_VOWELS = "aeiou"


def third(base: str) -> str:
    """Return the third person of a regular verb.

    >>> third("carry"), third("veto"), third("play")
    ('carries', 'vetoes', 'plays')
    """
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    return base[:-1] + "ies" if base.endswith("y") and base[-2] not in _VOWELS else base + "s"


def past(base: str) -> str:
    """Return the past of a regular verb.

    >>> past("plan"), past("agree"), past("deny"), past("visit")
    ('planned', 'agreed', 'denied', 'visited')
    """
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ied"
    return _doubled(base) + "ed"


def present_participle(base: str) -> str:
    """Return the "-ing" form.

    >>> present_participle("take"), present_participle("cut"), present_participle("see")
    ('taking', 'cutting', 'seeing')
    """
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "ye", "oe")):
        return base[:-1] + "ing"
    return _doubled(base) + "ing"


def _doubled(base: str) -> str:
    short = len(base) > 2 and base[-1] not in "aeiouwxy" and base[-2] in _VOWELS and base[-3] not in _VOWELS  # noqa: PLR2004 - consonant, vowel, consonant
    one_syllable = sum(c in _VOWELS for c in base) == 1
    return base + base[-1] if short and (one_syllable or base in _stressed_last()) else base


@cache
def _stressed_last() -> frozenset[str]:
    return frozenset(load("reading/verbs")["stressed_last"]["words"])
