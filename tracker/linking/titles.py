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
from tracker.linking.fitting import LONGEST, fitted
from tracker.linking.gazetteer import fold, known
from tracker.linking.objects import named_for
from tracker.linking.passives import passive
from tracker.linking.phrases import Said, said
from tracker.linking.pieces import bases
from tracker.linking.title_subjects import ACTING, named_subject, persons_in, who_acts
from tracker.linking.values import Actor, Mention
from tracker.linking.visitors import visit
from tracker.linking.words import acts
from tracker.linking.written import name

_NOUN = re.compile(
    r"\b(summit|talks|meeting|conference|negotiations|dinner|lunch|call|session|encounter)\b", re.IGNORECASE
)
# That something is held tells less than its noun: "The vote will take place" is "Vote".
_ARRANGED = ("held", "planned", "scheduled", "expected", "due", "staged", "set", "fixed")
_HELD = frozenset((*(f"be {how}" for how in _ARRANGED), "take place", "happen", "occur"))
_PLACE = {("place",), ("place here",), ("place there",)}
_OWNERS = frozenset(("his", "her", "its", "their"))


def title(mention: Mention, speaker: str | None = None) -> str:
    """Return what to call the event that a statement is about; `speaker` is who "I" and "we" are in it."""
    place = next((name(p) for p in mention.places), "")
    persons = persons_in(mention)
    words = said(mention.event, mention.quote, mention.published_on)
    if {"meet", "call"} & set(mention.acts) and len(persons) > 1 and not _are_others(mention, words):
        return fitted([_placed(f"{'–'.join(sorted(persons)[:3])} {_meeting(mention)}", place)])
    told = visit(mention, words) or speech.told(_told(mention, words, speaker or "", place))
    return fitted([_placed(told, _topic(mention)) if len(told.split()) == 1 else told])


def _topic(mention: Mention) -> str:
    """Return whom or what most of an article is about: "Signing" alone says too little."""
    return next((name(Actor(key, "name")) for key in mention.context), "")


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
    subject = named_subject(mention, words, speaker)
    if words.verb and not _is_held(words, subject):
        return fitted(_doing(mention, words, subject))
    parts = words.rest[1:] if words.base == "take" else words.rest
    noun = words.subject or ("" if subject == mention.meant and not acts(subject) else subject)
    return _named(mention, _affirmed(mention, noun), parts, words.pronoun, place) or _unnamed(mention, place)


def _is_held(words: Said, subject: str) -> bool:
    """Whether a verb only says that something is or takes place: "the talks are set", and no "he is set up"."""
    if words.base == "be expected" and subject and _AWAITED.match(" ".join(words.rest)):
        return False
    if words.base in _HELD:
        return words.rest[:1] != ("up",)
    comes = words.base == "come" and not words.subject[:1].isupper()  # "the strike comes", not "the Union comes"
    if words.base == "be" or comes:
        return not words.rest
    return words.base == "take" and words.rest[:1] in _PLACE


_AWAITED = re.compile(r"(?:back|home|in|at)\b")  # "is expected | in Oslo"


def _affirmed(mention: Mention, words: str) -> str:
    """Return words without the "no" that a denial is made with: "will hold | no drill"."""
    return _DENIED.sub("", words) if mention.polarity == "-" else words


_DENIED = re.compile(r"^no (?!more\b)")


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


def _named(mention: Mention, noun: str, parts: Iterable[str], owner: str, place: str) -> str:
    """Return a noun phrase; a single word with who or where it needs to be known by."""
    parts = tuple(parts)
    if not noun or tags().get(noun.lower(), "N")[0] not in "NXGJVZE#":
        return ""
    if not parts and (len(noun.split()) == 1 or owner in _OWNERS) and noun[:1].islower():
        owned = owner in {"his", "her"} or "visit" in mention.acts  # "Lindqvist said that | the ceremony" is not hers
        who = who_acts(mention, noun, ACTING if owned else ACTING - {"person"}) or _somewhere(mention)
        return fitted([_placed(f"{who} {noun}".strip(), place)])
    inside = place and any(fold(place) in fold(part) for part in parts)
    return fitted([noun, *parts] if inside or not place else [_placed(" ".join((noun, *parts)), place)])


def _somewhere(mention: Mention) -> str:
    """Return the occasion, body or country that the article is about, or that the sentence names beside the event."""
    about = [Actor(key, known()[key].sort) for key in mention.context if key in known()]
    named = sorted((*about, *mention.others), key=lambda a: _SORTS.index(a.sort) if a.sort in _SORTS else len(_SORTS))
    return name(named[0]) if named and named[0].sort in _SORTS else ""


_SORTS = ("occasion", "body", "country")
