"""Short readable titles: "Putin–Trump summit, Budapest".

Invariant: a title has at most `LONGEST` code points and begins with a capital or a figure.
"""

from __future__ import annotations

import re
from functools import cache

from tracker.lexicon import load
from tracker.linking.gazetteer import families, fold
from tracker.linking.values import Actor, Mention

LONGEST = 70
_NOUN = re.compile(r"\b(summit|talks|meeting|conference|negotiations|dinner|call|session|encounter)\b", re.IGNORECASE)
_LEAD = re.compile(
    r"^(?:that|this|these|those|the|a|an|its|their|his|her|our|another|any|no)\s+|^(?:to|will|would|could|may|might|should|is|are|was|were)\s+",
    re.IGNORECASE,
)
_MODAL = re.compile(
    r"\s+(?:will|would|shall|should|could|may|might|can"
    r"|(?:is|are|was|were) (?:expected|due|set|scheduled|likely|unlikely|planned|about)(?: to)?"
    r"|(?:is|are|was|were) to)\b\s*(?:be\b)?"
)
_SMALL = frozenset(("of", "de", "da", "der", "den", "do", "bin", "al", "van", "von", "the", "and", "for"))


def title(mention: Mention) -> str:
    """Return what to call the event that a statement is about."""
    persons = [short(a) for a in mention.actors if a.sort == "person"]
    place = next((name(p) for p in mention.places), "")
    if "meet" in mention.acts and len(dict.fromkeys(persons)) > 1:
        return _cut(f"{'–'.join(sorted(dict.fromkeys(persons))[:3])} {_noun(mention)}{f', {place}' if place else ''}")
    if "visit" in mention.acts and persons and place:
        return _cut(f"{persons[0]} visit to {place}")
    return _cut(_plain(mention, persons))


def _noun(mention: Mention) -> str:
    found = _NOUN.search(mention.event) or _NOUN.search(mention.quote)
    return found[1].lower() if found else "meeting"


def _plain(mention: Mention, persons: list[str]) -> str:
    event = mention.event.strip(" \"“”'‘’,.;:")
    while _LEAD.match(event) and len(event.split()) > 1:
        event = _LEAD.sub("", event, count=1)
    event = _MODAL.sub(" to ", event, count=1)
    who = persons or [name(a) for a in mention.actors]
    named = who and who[0].lower() not in event.lower()
    return f"{who[0]}: {event}" if named else event


def short(actor: Actor) -> str:
    """Return a person's surname as it is written, the family name where that comes first.

    >>> short(Actor("xi jinping", "person", "china")), short(Actor("recep tayyip erdogan", "person"))
    ('Xi', 'Erdogan')
    """
    return _capital(families().get(actor.key) or actor.key.split()[-1])


def name(actor: Actor) -> str:
    """Return a key as a name is written.

    >>> name(Actor("united states", "country")), name(Actor("g20", "body"))
    ('United States', 'G20')
    """
    return _spelt().get(actor.key) or " ".join(w if w in _SMALL else _capital(w) for w in actor.key.split())


def _capital(word: str) -> str:
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))


@cache
def _spelt() -> dict[str, str]:
    """Return how the bodies of the lexicon are written."""
    return {fold(body): body for body in load("actors")["body"]}


def _cut(text: str) -> str:
    words, kept = " ".join(text.split()), ""
    if len(words) > LONGEST:
        kept = words[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"
    short_enough = kept or words
    return short_enough[:1].upper() + short_enough[1:]
