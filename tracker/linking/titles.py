"""Short readable titles: "Putin–Trump summit, Budapest", "Ceasefire expires".

Invariant: a title has at most `fitting.LONGEST` code points, and begins with a capital or a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tracker.grammar.inflection import third
from tracker.grammar.words import tags
from tracker.lexicon import load
from tracker.linking import speech
from tracker.linking.cast import is_named
from tracker.linking.fitting import LONGEST, fitted
from tracker.linking.gazetteer import families, fold, known
from tracker.linking.objects import named_for
from tracker.linking.passives import passive
from tracker.linking.phrases import Said, said
from tracker.linking.pieces import bases
from tracker.linking.values import Actor, Mention
from tracker.linking.visitors import visit
from tracker.linking.words import acts
from tracker.linking.written import is_thing, name, short
from tracker.reading.names import is_person

_NOUN = re.compile(
    r"\b(summit|talks|meeting|conference|negotiations|dinner|lunch|call|session|encounter)\b", re.IGNORECASE
)
_HELD = frozenset(
    (
        *(
            "be held",
            "take place",
            "happen",
            "occur",
            "be planned",
            "be scheduled",
            "be expected",
            "be due",
            "be staged",
        ),
        *("be set", "be fixed"),
    )
)
SPEAKER = 30
"""A speaker called by more code points is no subject of a title."""
_DETERMINED = re.compile(r"^(?:the|an?|one(?! of\b)|some|his|her|its|their|our)\s+", re.IGNORECASE)
_BEHIND = re.compile(r" (?:from|of|in|at|for|on|with|who)\b|,")
_SPEAKS = frozenset(("i", "we"))
_OWNERS = frozenset(("his", "her", "its", "their"))


def title(mention: Mention, speaker: str | None = None) -> str:
    """Return what to call the event that a statement is about; `speaker` is who "I" and "we" are in it."""
    place = next((name(p) for p in mention.places), "")
    persons = _persons(mention)
    words = said(mention.event, mention.quote, mention.published_on)
    if {"meet", "call"} & set(mention.acts) and len(persons) > 1 and not _are_others(mention, words):
        return fitted([_placed(f"{'–'.join(sorted(persons)[:3])} {_meeting(mention)}", place)])
    told = visit(mention, words) or speech.told(_told(mention, words, speaker or "", place))
    return fitted([_placed(told, _topic(mention)) if len(told.split()) == 1 else told])


def _topic(mention: Mention) -> str:
    """Return whom or what most of an article is about: "Signing" alone says too little."""
    return next((name(Actor(key, "name")) for key in mention.context), "")


def _persons(mention: Mention) -> list[str]:
    acting = [a for a in mention.actors if a.sort == "person"]
    inside = [a for a in acting if a.key.split()[-1] in fold(mention.event)]
    return list(dict.fromkeys(short(a) for a in (inside if len(inside) > 1 else acting)))


def _are_others(mention: Mention, words: Said) -> bool:
    """Whether a sentence that names none of the persons says itself who meets: "the leaders of the 27"."""
    quote = fold(mention.quote)
    return " of " in words.subject and not any(a.key.split()[-1] in quote for a in mention.persons)


def _placed(words: str, place: str) -> str:
    return f"{words}, {place}" if place and fold(place) not in fold(words) else words


def _meeting(mention: Mention) -> str:
    found = _NOUN.search(mention.event) or _NOUN.search(mention.quote)
    return found[1].lower() if found else "call" if "call" in mention.acts else "meeting"


def _told(mention: Mention, words: Said, speaker: str, place: str) -> str:
    """Return who does what ("Russia rejoins the grain deal"), or the noun with who and where.

    A denial is named for the event that it denies.
    """
    subject = (
        _together(mention, words)
        or _called(mention, _no_person(mention, words))
        or _stands_for(mention, words, speaker)
    )
    held = (words.base in _HELD and words.rest[:1] != ("up",)) or (
        words.base == "take" and words.rest[:1] in {("place",), ("place here",), ("place there",)}
    )
    held = held and not (words.base == "be expected" and subject and _AWAITED.match(" ".join(words.rest)))
    comes = words.base == "come" and not words.subject[:1].isupper()  # "the strike comes", not "the Union comes"
    held = held or ((words.base == "be" or comes) and not words.rest)
    if words.verb and not held:
        return fitted(_doing(mention, words, subject))
    parts = words.rest[1:] if words.base == "take" else words.rest
    noun = words.subject or ("" if subject == mention.meant and not acts(subject) else subject)
    return _named(mention, _affirmed(mention, noun), parts, words.pronoun, place) or _unnamed(mention, place)


def _affirmed(mention: Mention, words: str) -> str:
    """Return words without the "no" that a denial is made with: "will hold | no drill"."""
    return _DENIED.sub("", words) if mention.polarity == "-" else words


_DENIED = re.compile(r"^no (?!more\b)")
_AWAITED = re.compile(r"(?:back|home|in|at)\b")  # "is expected | in Oslo"


def _unnamed(mention: Mention, place: str) -> str:
    """Return the kind of event, with whom its article is about: "It won't be this year"."""
    kind = "event" if mention.kind == "other" else mention.kind
    return fitted([_placed(f"{_somewhere(mention)} {kind}".strip(), place)])


def _doing(mention: Mention, words: Said, subject: str) -> list[str]:
    kept = [part for part in words.rest if part not in {"there", "here"} or words.base == "be"]
    kept = [_HERE.sub("", part) for part in kept]
    told = named_for([_affirmed(mention, part) for part in kept], mention.done_to, subject)
    if subject:
        one = words.pronoun == "they" and subject.rsplit(maxsplit=1)[-1].lower() in load("linking")["phrase"]["groups"]
        verb = third(words.base) if one and words.base in bases() else words.verb
        return [f"{_room_for(subject, verb, told)} {verb}", *told]
    finite = not mention.event.lower().startswith(words.gerund)
    return (passive(words.base, told) if finite else []) or [words.gerund, *told]


_HERE = re.compile(r"(?<=\w) here$")


def _room_for(subject: str, verb: str, told: Sequence[str]) -> str:
    """Return a subject without where it is, if what is done to would find no room behind it."""
    long = told and len(f"{subject} {verb} {told[0]}") > LONGEST and tags().get(told[0].split()[0], "N")[0] not in "PCT"
    return _WHERE.split(subject)[0] if long else subject


_WHERE = re.compile(r"(?<!\b[Tt]hose) (?:in|at|on|near|from|with)\b")


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
    named = _who(mention, " ".join((words.verb, *words.rest)), sorts.get(words.pronoun, _ACTING))
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
    persons = _persons(mention)
    return " and ".join(persons) if len(persons) == 2 else ""  # noqa: PLR2004


def _spoken(mention: Mention, speaker: str) -> str:
    """Return a speaker as the subject of a title, nothing for one who is only a pronoun or named at length."""
    plain = _DETERMINED.sub("", speaker)
    plain = plain if len(plain) <= SPEAKER else _BEHIND.split(plain)[0]
    told = tags().get(plain.lower(), "N")[0] not in "RrW" and len(plain) <= SPEAKER
    return _called(mention, plain) if told else ""


_ACTING = {"person", "body", "occasion", "country", "name"}


def _named(mention: Mention, noun: str, parts: Iterable[str], owner: str, place: str) -> str:
    """Return a noun phrase; a single word with who or where it needs to be known by."""
    parts = tuple(parts)
    if not noun or tags().get(noun.lower(), "N")[0] not in "NXGJVZE#":
        return ""
    if not parts and (len(noun.split()) == 1 or owner in _OWNERS) and noun[:1].islower():
        owned = owner in {"his", "her"} or "visit" in mention.acts  # "Lindqvist said that | the ceremony" is not hers
        who = _who(mention, noun, _ACTING if owned else _ACTING - {"person"}) or _somewhere(mention)
        return fitted([_placed(f"{who} {noun}".strip(), place)])
    inside = place and any(fold(place) in fold(part) for part in parts)
    return fitted([noun, *parts] if inside or not place else [_placed(" ".join((noun, *parts)), place)])


def _somewhere(mention: Mention) -> str:
    """Return the occasion, body or country that the article is about, or that the sentence names beside the event."""
    about = [Actor(key, known()[key].sort) for key in mention.context if key in known()]
    named = sorted((*about, *mention.others), key=lambda a: _SORTS.index(a.sort) if a.sort in _SORTS else len(_SORTS))
    return name(named[0]) if named and named[0].sort in _SORTS else ""


_SORTS = ("occasion", "body", "country")


def _who(mention: Mention, beside: str, sorts: set[str]) -> str:
    """Return who acts, of those that have a name of their own and are not in the words `beside`."""
    for actor in mention.actors:
        written = short(actor) if actor.sort == "person" else name(actor)
        named = actor.sort in sorts and (actor.sort != "country" or is_named(mention.quote, actor.key))
        if named and fold(written) not in fold(beside):
            return written
    return ""
