"""How the key of an actor is written as a name: "xi jinping" as "Xi", "g20" as "G20".

Invariant: a name begins with a capital or a particle, and a body of the lexicon is written as it is there.
"""

from __future__ import annotations

import re
from functools import cache

from tracker.lexicon import load
from tracker.linking.gazetteer import companies, families, family_first, fold
from tracker.linking.values import Actor

_LED = re.compile(r"(mc|[od]')(\w{3,})")
_NUMBER, _NUMBERED = re.compile(r"[ivx]+|\d+"), re.compile(r"[a-z]{1,4}-?\d+")
_SMALL = frozenset(("of", "de", "da", "der", "den", "do", "bin", "al", "van", "von", "the", "and", "for"))
_PARTICLES = frozenset(("von", "van", "der", "den", "de", "da", "al", "bin"))


def short(actor: Actor) -> str:
    """Return a person's surname as it is written, the family name where that comes first.

    >>> short(Actor("xi jinping", "person", "china")), short(Actor("recep tayyip erdogan", "person"))
    ('Xi', 'Erdogan')
    >>> short(Actor("mark mcgwire", "person")), short(Actor("maureen o'hara", "person"))
    ('McGwire', "O'Hara")
    """
    parts, family = actor.key.split(), families().get(actor.key)
    if family == parts[0] or family_first(parts):
        return _capital(parts[0])
    if family in parts[1:-1]:
        return _capital(family)
    first = next((n for n, part in enumerate(parts) if part in _PARTICLES), len(parts) - 1)
    return " ".join(w if w in _PARTICLES else _capital(w) for w in parts[first:])


def name(actor: Actor) -> str:
    """Return a key as a name is written.

    >>> name(Actor("united states", "country")), name(Actor("g20", "body")), name(Actor("at&t", "name"))
    ('United States', 'G20', 'AT&T')
    >>> name(Actor("ses-17", "name"))
    'SES-17'
    """
    words = actor.key.split()
    if actor.sort == "person" and family_first(words):  # "Moon Jae-in"
        return " ".join(word[:1].upper() + word[1:] for word in words)
    return _spelt().get(actor.key) or " ".join(w if w in _SMALL else _capital(w) for w in words)


def _capital(word: str) -> str:
    return (
        word.upper() if "&" in word or _NUMBERED.fullmatch(word) else "-".join(_part(part) for part in word.split("-"))
    )


def _part(word: str) -> str:
    """Return a part of a name with its capitals, "McGwire" and "O'Hara" with two."""
    led = _LED.match(word)
    return "".join(part[:1].upper() + part[1:] for part in led.groups()) if led else word[:1].upper() + word[1:]


def is_thing(last: str) -> bool:
    """Whether the last word of what looks like a person's name tells that it is none: "Torvik Motors", "Lind III".

    >>> is_thing("motors"), is_thing("iii"), is_thing("lind")
    (True, True, False)
    """
    return last in companies() or last in load("linking")["phrase"]["things"] or _NUMBER.fullmatch(last) is not None


@cache
def _spelt() -> dict[str, str]:
    """Return how the bodies of the lexicon are written."""
    return {fold(body): body for body in load("actors")["body"]}
