"""Bearers: whom the words for a speaker stand for, a pronoun followed back to who bears it.

Invariant: a pronoun is never returned where the article names its bearer.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from tracker.grammar.phrases import Phrase, subject
from tracker.grammar.words import reporting
from tracker.reading.attribution import is_speaker
from tracker.reading.discourse import Discourse, Parse
from tracker.reading.names import as_said, is_person, leaders, looks_personal

_PERSONS = frozenset(("he", "she", "him", "her"))
_NOBODY = frozenset(("nobody", "none", "no one", "i"))  # "I" outside a quotation is the writer
_OTHERS = frozenset(("they", "it", "we", "who", "which"))
_BY_AGE = re.compile(r"^the \d+-year-old\b")
_BACK = 6  # sentences that a pronoun reaches back


def who_is(page: Discourse, parse: Parse, phrase: Phrase | None) -> str | None:
    """Return the words for a speaker, a pronoun followed back to its bearer."""
    if phrase is None or parse.tagged.tags[phrase[0]] == "p":  # "Friday's ruling makes it clear that"
        return None
    first, last = phrase
    placed = parse.tagged.tags[last : last + 2] == "NA" and parse.tagged.low(last + 1) in _PLACED
    said = parse.tagged.words(first, last + placed)
    low = said.lower()
    if low in _NOBODY:
        return None
    if low in _PERSONS or _BY_AGE.search(low):
        return _person(page, parse, phrase) or said
    if low in _OTHERS:
        own = _own_subject(page, parse, phrase) if low == "it" and _says_at_end(parse, phrase) else None
        return own or _teller(page, parse, phrase, _is_body) or _earlier_subject(page, parse, phrase, _is_body)
    return as_said(said, page.names)


_PLACED = frozenset(("there", "here"))  # "diplomats there said"


def _own_subject(page: Discourse, parse: Parse, phrase: Phrase) -> str | None:
    """Return the body that opens a sentence and says it: "Samsung will publish the result in May, | it said"."""
    first = next((g for g in parse.groups if g.finite), None)
    who = subject(parse.tagged, first) if first is not None and first.last < phrase[0] else None
    if who is None or not (parse.tagged.tags[who[1]] == "X" or is_speaker(parse.tagged.spelt[who[1]])):
        return None
    name = as_said(parse.tagged.words(*who), page.names)
    return name if _is_body(name, page) else None


def _person(page: Discourse, parse: Parse, phrase: Phrase) -> str | None:
    """Return who "he" is: who spoke or acted last, a person; else the person named last."""
    since = page.sentences[max(0, parse.number - _BACK)].span.start
    return (
        _teller(page, parse, phrase, _is_person)
        or _earlier_subject(page, parse, phrase, _is_named, first=True)
        or (page.names.person_before(parse.sentence.body, since) if _says_at_end(parse, phrase) else None)
        or page.names.person_before(parse.tagged.tokens[phrase[0]].start, since)
        or _earlier_subject(page, parse, phrase, _is_person)
    )


def _says_at_end(parse: Parse, phrase: Phrase) -> bool:
    """Whether a pronoun says what stands before it, whose names are of others: "Kovel is to go, | he said"."""
    behind = parse.tagged.tags[: phrase[0]].rstrip('"').endswith(",")
    return behind and any(g.first == phrase[1] + 1 and g.lemma in reporting("says") for g in parse.groups)


def _is_person(said: str, page: Discourse) -> bool:
    said = _head(said)
    last = said.rsplit(maxsplit=1)[-1].lower()
    return last in page.names.full or is_person(last) or looks_personal(said)


def _is_named(said: str, page: Discourse) -> bool:
    last = _head(said).split()[-1].lower()
    return last in page.names.full or last in leaders()


def _head(said: str) -> str:
    """Return a phrase up to what is told of it: "a meeting | with Ada Holt"."""
    return _FURTHER.split(said, maxsplit=1)[0]


_FURTHER = re.compile(r" (?:of|with|by|for|from|to|between|about|on|in|at) ")


def _is_body(said: str, page: Discourse) -> bool:
    return not _is_person(said, page)


def _teller(page: Discourse, parse: Parse, phrase: Phrase, fits: Callable[[str, Discourse], bool]) -> str | None:
    """Return who spoke last, in the two sentences before or earlier in this one, if they fit the pronoun."""
    for number in range(parse.number, max(-1, parse.number - 3), -1):
        earlier = page.parse(number)
        for who in reversed([a.who for a in earlier.attributions if a.who is not None]):
            before = number < parse.number or who[1] < phrase[0]
            named = not _NAMING.isdisjoint(earlier.tagged.tags[who[0] : who[1] + 1])
            if before and named and earlier.tagged.tags[who[0]] not in "RW":
                name = as_said(earlier.tagged.words(*who), page.names)
                if fits(name, page):
                    return name
    return None


_NAMING = frozenset("NXG")  # "flat" in "we think flat is" and "one" name nobody


def _earlier_subject(
    page: Discourse, parse: Parse, phrase: Phrase, fits: Callable[[str, Discourse], bool], *, first: bool = False
) -> str | None:
    """Return the nearest subject before a phrase that fits; `first` asks the first verbs of the sentences before."""
    for number in range(parse.number - first, max(-1, parse.number - 3), -1):
        earlier = page.parse(number)
        finite = [g for g in earlier.groups if g.finite]
        for group in finite[:1] if first else reversed(finite):
            who = subject(earlier.tagged, group)
            if who is None or (number == parse.number and who[1] >= phrase[0]):
                continue
            if earlier.tagged.tags[who[0]] not in "RW" and earlier.tagged.tags[who[1]] != "L":
                name = as_said(earlier.tagged.words(*who), page.names)
                if fits(name, page):
                    return name
    return None
