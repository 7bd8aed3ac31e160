"""Short readable titles: "Putin–Trump summit, Budapest".

Invariant: a title has at most `LONGEST` code points and begins with a capital or a figure.
"""

from __future__ import annotations

import re
from functools import cache

from tracker.lexicon import load
from tracker.linking.gazetteer import families, fold, known
from tracker.linking.phrases import Phrase, phrase
from tracker.linking.values import Actor, Mention

LONGEST = 60
_NOUN = re.compile(
    r"\b(summit|talks|meeting|conference|negotiations|dinner|lunch|call|session|encounter)\b", re.IGNORECASE
)
_PRONOUN = re.compile(
    r"(?:i|we|you|he|she|it|they|there|them|who|which|that|this|those|everybody|nobody|us)(?:['’]\w+)?", re.IGNORECASE
)
_SMALL = frozenset(("of", "de", "da", "der", "den", "do", "bin", "al", "van", "von", "the", "and", "for"))
_PARTICLES = frozenset(("von", "van", "der", "den", "de", "da", "al", "bin"))
_EMPTY = frozenset(("be", "be held", "take place", "happen", "come", "go", "be out", "begin", "follow"))
_ACTS = {
    "sign": "signing",
    "vote": "vote",
    "launch": "launch",
    "approve": "approval",
    "meet": "meeting",
    "visit": "visit",
}


def title(mention: Mention) -> str:
    """Return what to call the event that a statement is about."""
    acting = [a for a in mention.actors if a.sort == "person"]
    inside = [a for a in acting if a.key.split()[-1] in fold(mention.event)]
    persons = list(dict.fromkeys(short(a) for a in (inside if len(inside) > 1 else acting)))
    place = next((name(p) for p in mention.places), "")
    if {"meet", "call"} & set(mention.acts) and len(persons) > 1:
        return _cut(_placed(f"{'–'.join(sorted(persons)[:3])} {_noun(mention)}", place))
    if "visit" in mention.acts and persons and place:
        return _cut(f"{persons[0]} visit to {place}")
    return _cut(_told(mention, phrase(mention.event, mention.quote), place))


def _placed(words: str, place: str) -> str:
    return f"{words}, {place}" if place and place.lower() not in words.lower() else words


def _noun(mention: Mention) -> str:
    found = _NOUN.search(mention.event) or _NOUN.search(mention.quote)
    return found[1].lower() if found else "call" if "call" in mention.acts else "meeting"


def _told(mention: Mention, said: Phrase, place: str) -> str:
    """Return subject and verb ("Technicians to open the cabin"), or the noun with who and where.

    A denial is named for the event that it denies.
    """
    verbal = re.sub(r"^be (?=no\b|a\b|an\b|the\b)", "", said.verbal)
    subject = "" if _PRONOUN.fullmatch(said.subject) else said.subject
    spoken = said.subject.lower() in {"there", "i", "we"}
    who = subject or ("" if spoken else _who(mention, verbal))
    if not verbal or (not who and verbal in _EMPTY):
        return _named(mention, subject, place)
    return f"{who} to {verbal}" if who else verbal


def _named(mention: Mention, noun: str, place: str) -> str:
    """Return a noun phrase, with who or where it needs to be known by."""
    who = _who(mention, noun)
    if not noun:
        act = next((_ACTS[a] for a in mention.acts if a in _ACTS), "event")
        return _placed(f"{who} {act}".strip(), place)
    if mention.stems:
        plain = noun.islower() and len(noun.split()) < len(("new", "video", "address"))
        return _placed(f"{who} {noun}".strip() if plain else noun, place)
    return f"{who or noun} in {place}" if place else noun


def _who(mention: Mention, beside: str) -> str:
    """Return who acts, of those that have a name of their own and are not in the words `beside`."""
    for actor in mention.actors:
        written = short(actor) if actor.sort == "person" else name(actor)
        if actor.sort in {"person", "body", "occasion"} or (
            actor.sort == "country" and _says(mention.quote, actor.key)
        ):
            return "" if fold(written) in fold(beside) else written
    return ""


def _says(quote: str, country: str) -> bool:
    """Whether a sentence names a country or its people, and not only something of that country ("Russian oil")."""
    entries = ((word, known().get(fold(word))) for word in re.findall(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)?", quote))
    return any(e is not None and e.key == country and (not e.people or word.endswith("s")) for word, e in entries)


def short(actor: Actor) -> str:
    """Return a person's surname as it is written, the family name where that comes first.

    >>> short(Actor("xi jinping", "person", "china")), short(Actor("recep tayyip erdogan", "person"))
    ('Xi', 'Erdogan')
    """
    parts, family = actor.key.split(), families().get(actor.key)
    if family == parts[0]:
        return _capital(family)
    first = next((n for n, part in enumerate(parts) if part in _PARTICLES), len(parts) - 1)
    return " ".join(w if w in _PARTICLES else _capital(w) for w in parts[first:])


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
