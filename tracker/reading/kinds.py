"""Kinds: what sort of event a noun or a verb names, from the lexicon.

Invariant: a word has the kind that the lexicon gives it, or none.
"""

from __future__ import annotations

from functools import cache

from tracker.grammar.inflection import third
from tracker.grammar.words import lemma, lemmas
from tracker.lexicon import load
from tracker.reading.values import Kind


@cache
def _table(part: str) -> dict[str, Kind]:
    rows: dict[str, list[str]] = load("reading/kinds")[part]
    return {word: Kind(kind) for kind, words in reversed(rows.items()) for word in words}


@cache
def scheduled_nouns() -> frozenset[str]:
    """Return the nouns that name a thing with a day of its own."""
    return frozenset(load("reading/kinds")["scheduled"]["nouns"])


def is_scheduled(noun: str) -> bool:
    """Whether a noun names a thing with a day of its own.

    >>> is_scheduled("summit"), is_scheduled("elections"), is_scheduled("mood")
    (True, True, False)
    """
    return noun in _with_plurals()


def is_issued(noun: str) -> bool:
    """Whether a noun names what is published on a day of its own: "Thursday's figures"."""
    return noun in load("reading/kinds")["scheduled"]["issued"]


@cache
def _with_plurals() -> frozenset[str]:
    counted = load("reading/kinds")["scheduled"]["counted"]
    plurals = {third(noun) for noun in scheduled_nouns()}  # "speeches", "rallies"
    return scheduled_nouns() | ({f"{noun}s" for noun in scheduled_nouns()} - set(counted)) | (plurals - set(counted))


@cache
def accords() -> frozenset[str]:
    """Return the nouns for what binds from the day it was signed: "an accord", "a truce"."""
    return frozenset(load("reading/reporting")["accords"])


def kind_of_noun(noun: str) -> Kind | None:
    """Return the kind of an event noun, None for a noun that names no event."""
    return _nouns().get(noun)


@cache
def _nouns() -> dict[str, Kind]:
    known = _table("noun")
    return {f"{noun}s": kind for noun, kind in known.items()} | known


@cache
def event_nouns() -> frozenset[str]:
    """Return the nouns that name an event: a thing with a day of its own, or one that has a kind."""
    return _with_plurals().union(_nouns())


def is_happening(noun: str) -> bool:
    """Whether a noun names what takes place, of whatever kind.

    >>> is_happening("restructuring"), is_happening("summit"), is_happening("harbour")
    (True, True, False)
    """
    return noun in _happenings() or kind_of_noun(noun) is not None


def takes_place(noun: str) -> bool:
    """Whether a noun names what takes place without being of a kind: "an offering", not "the growth"."""
    return noun in _happenings() and kind_of_noun(noun) is None


@cache
def _happenings() -> frozenset[str]:
    return frozenset(load("reading/kinds")["happening"]["nouns"])


def kind_of_verb(verb: str) -> Kind | None:
    """Return the kind of event that a verb names, None where the lexicon has none."""
    return _verbs().get(verb)


@cache
def _verbs() -> dict[str, Kind]:
    """Return the kind of every form of the verbs that the lexicon has one for."""
    known = _table("verb")
    return {form: known[base] for form, base in lemmas().items() if base in known} | known


def noun_of_verb(verb: str) -> str:
    """Return the noun that names again what a verb told, "" for none.

    >>> noun_of_verb("met")
    'meeting'
    """
    return str(load("reading/kinds")["noun_of_verb"].get(lemma(verb), ""))
