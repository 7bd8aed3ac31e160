"""Who comes, where an event is a visit: "Fidan visit to Moscow".

Invariant: whoever comes is the subject of the sentence, or somebody welcomes them.
"""

from __future__ import annotations

import re

from tracker.lexicon import load
from tracker.linking.gazetteer import fold
from tracker.linking.phrases import Said
from tracker.linking.values import Actor, Mention
from tracker.linking.words import acts
from tracker.linking.written import name, short

_INVITED = re.compile(r"\b(?:welcom|receiv|host|invit)\w*", re.IGNORECASE)
_NO_PERSON = frozenset(("it", "they"))


def visit(mention: Mention, words: Said) -> str:
    """Return who comes where in the words of a title, nothing where the event is no visit."""
    place = next(iter(mention.places), None)
    comes = _visitor(mention, words) if place and not _is_left(mention, place) else ""
    return f"{comes} visit to {_with_article(place)}" if place and comes else ""


def _visitor(mention: Mention, words: Said) -> str:
    """Return those whom somebody welcomes, else who acts."""
    invited = _INVITED.search(mention.event)
    after = fold(mention.event[invited.end() :]) if invited else ""
    coming = [a for a in mention.persons if a.key.split()[-1] in after][:1] if invited else _subject(mention, words)
    plain = not words.verb and any(fold(words.subject).endswith(a.key.split()[-1]) for a in coming[:1])
    comes = "visit" in acts(mention.event) or plain or (words.base == "be" and "visit" in mention.acts)
    return " and ".join(dict.fromkeys(map(short, coming[:2]))) if comes else ""


def _subject(mention: Mention, words: Said) -> list[Actor]:
    """Return those of the persons who can be the sentence's subject; one that is only spoken of does not come."""
    if words.pronoun in _NO_PERSON:
        return []
    persons = [a for a in (*mention.actors, *mention.others) if a.sort == "person"]
    named = [a for a in persons if _calls(words.subject or words.sentence, a)]
    told = any(_calls_within(mention.quote, a) for a in mention.persons[:1])  # who is only spoken of is not "she"
    if told and not named and words.pronoun in {"he", "she"} and mention.meant:
        return [a for a in persons if _calls(mention.meant, a)] or [Actor(fold(mention.meant), "person")]
    return named or ([] if words.subject else list(mention.persons[:1]))


def _calls(subject: str, person: Actor) -> bool:
    """Whether a noun phrase ends with a person's name, or lists it: "Ada Lindqvist and Jan Berg"."""
    last = re.escape(person.key.split()[-1])
    names = f"{last}|{re.escape(fold(short(person)))}"
    aside = re.search(rf"\b(?:for|to|of|with|from|by) (?:{re.escape(person.key)}|{names})\b", fold(subject))
    return aside is None and re.search(rf"\b(?:{names})(?:$| and |,)", fold(subject)) is not None  # "aides to Ada Lind"


def _calls_within(quote: str, person: Actor) -> bool:
    return person.key.split()[-1] in fold(quote)


def _is_left(mention: Mention, place: Actor) -> bool:
    """Whether somebody leaves a place: "arrives from Washington"."""
    return re.search(rf"\bfrom (?:the )?{re.escape(place.key)}\b", fold(mention.quote)) is not None


def _with_article(place: Actor) -> str:
    """Return a place as it stands behind a preposition: "the United States"."""
    return f"the {name(place)}" if name(place) in load("linking")["phrase"]["articles"] else name(place)
