"""Whom a title says to act: who is named, whom a pronoun stands for, else who speaks.

Invariant: a person is called by surname alone, and one who is only a pronoun, or named at length, by nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tracker.grammar.words import tags
from tracker.linking import speech
from tracker.linking.cast import is_named
from tracker.linking.gazetteer import families, fold
from tracker.linking.phrases import Said
from tracker.linking.values import Actor, Mention
from tracker.linking.written import is_thing, name, short
from tracker.reading.names import is_person

SPEAKER = 30
"""A speaker called by more code points is no subject of a title."""
_DETERMINED = re.compile(r"^(?:the|an?|one(?! of\b)|some|his|her|its|their|our)\s+", re.IGNORECASE)
_BEHIND = re.compile(r" (?:from|of|in|at|for|on|with|who)\b|,")
_SPEAKS = frozenset(("i", "we"))
ACTING = {"person", "body", "occasion", "country", "name"}


def named_subject(mention: Mention, words: Said, speaker: str) -> str:
    """Return who does what a statement is about, in words for a title; "" where nobody is named."""
    named = _together(mention, words) or _called(mention, _no_person(mention, words))
    return named or _stands_for(mention, words, speaker)


def persons_in(mention: Mention) -> list[str]:
    """Return the persons who take part, by surname; those of the event's own words where they are several."""
    acting = [a for a in mention.actors if a.sort == "person"]
    inside = [a for a in acting if a.key.split()[-1] in fold(mention.event)]
    return list(dict.fromkeys(short(a) for a in (inside if len(inside) > 1 else acting)))


def _called(mention: Mention, subject: str) -> str:
    """Return a subject in words, a person by surname alone: "President Ada Lindqvist" -> "Lindqvist"."""
    if not subject[:1].isupper() or re.search(r"^All | (?:and|of|by|for|from|in|on|to|with) |['’]s\b|,", subject):
        return subject
    persons = [a for a in mention.persons if not is_thing(_surname(a))]
    leader = Actor(fold(subject), "person") if fold(subject) in families() else None
    return next(
        (short(a) for a in persons if fold(subject).endswith(a.key.split()[-1])), short(leader) if leader else subject
    )


def _stands_for(mention: Mention, words: Said, speaker: str) -> str:
    """Return whom a pronoun or an unnamed subject stands for: who is named, else the sentence's subject or speaker."""
    if words.pronoun in _SPEAKS:
        return _spoken(mention, speaker)
    if words.pronoun == "they" or (words.pronoun == "it" and mention.meant):
        return mention.meant or _company(mention)
    sorts = {"it": {"body", "occasion", "country", "name"}, "he": {"person"}, "she": {"person"}}
    named = who_acts(mention, " ".join((words.verb, *words.rest)), sorts.get(words.pronoun, ACTING))
    personal = (
        words.pronoun in {"he", "she"}
        and not _NOT_ONE.match(speaker)
        and not speech.is_direct(mention.quote, mention.event)
    )
    spoken = _spoken(mention, speaker) if personal else ""
    can_be = words.pronoun not in {"he", "she"} or _is_one(words.sentence)
    said_before = _called(mention, mention.meant) if words.pronoun in {"he", "she"} else ""
    return named or spoken or said_before or (words.sentence if can_be else "")


# "She might not go, aides said", "he is to go, his spokesman said", "the Unionists told him that he should not".
_NOT_ONE = re.compile(r"(?i:his|her) |(?:.* )?[a-z][\w-]*s$|[Tt]he \w+s$")


def _is_one(subject: str) -> bool:
    """Whether "he" or "she" can be a sentence's subject: a name, or a person by trade."""
    return subject[:1].isupper() or is_person(subject.rpartition(" ")[2])


def _no_person(mention: Mention, words: Said) -> str:
    """Return the subject of a sentence, but nobody where "it" or "they" stands for one person."""
    person = any(fold(words.subject).endswith(a.key.split()[-1]) for a in (*mention.persons, *_others(mention)))
    return "" if person and words.pronoun in {"it", "they"} and " and " not in words.subject else words.subject


def _together(mention: Mention, words: Said) -> str:
    """Return the persons that an event's words list as who does it: "Prime Minister Ada Lindqvist and Jan Berg"."""
    event = fold(mention.event)
    named = [a for a in mention.persons if _surname(a) in event]
    if len(named) < 2 or not event.endswith(_surname(named[-1])) or _surname(named[0]) not in fold(words.subject):  # noqa: PLR2004
        return ""
    *most, last = (short(a) for a in named)
    return f"{', '.join(most)} and {last}"


def _surname(person: Actor) -> str:
    return person.key.split()[-1]


def _others(mention: Mention) -> Iterable[Actor]:
    return (a for a in mention.others if a.sort == "person")


def _company(mention: Mention) -> str:
    """Return the two persons that "they" are."""
    persons = persons_in(mention)
    return " and ".join(persons) if len(persons) == 2 else ""  # noqa: PLR2004


def _spoken(mention: Mention, speaker: str) -> str:
    """Return a speaker as the subject of a title, nothing for one who is only a pronoun or named at length."""
    plain = _DETERMINED.sub("", speaker)
    plain = plain if len(plain) <= SPEAKER else _BEHIND.split(plain)[0]
    told = tags().get(plain.lower(), "N")[0] not in "RrW" and len(plain) <= SPEAKER
    return _called(mention, plain) if told else ""


def who_acts(mention: Mention, beside: str, sorts: set[str]) -> str:
    """Return who acts, of those that have a name of their own and are not in the words `beside`."""
    for actor in mention.actors:
        written = short(actor) if actor.sort == "person" else name(actor)
        named = actor.sort in sorts and (actor.sort != "country" or is_named(mention.quote, actor.key))
        if named and fold(written) not in fold(beside):
            return written
    return ""
