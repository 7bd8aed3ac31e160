"""The kind of a whole event: which of its words decides what sort of event it is.

    a phrase ("go to the polls") -> a verb that decides alone ("sign") -> what is done or does ("hold talks")
    -> the verb ("launch") -> what the event is about ("agree on the budget")

Invariant: every event has a kind; `Kind.OTHER` where no word of it tells one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tracker.grammar.tokens import Tagged
from tracker.grammar.words import lemma
from tracker.lexicon import load
from tracker.reading.kinds import kind_of_noun, kind_of_verb
from tracker.reading.names import is_person
from tracker.reading.values import Kind

_VERB = re.compile(r"[VZOEKGb]+")
_NOUNS = re.compile(r"[NX]+")
_BEHIND = re.compile(r"P[LJ#A]*$")  # a noun behind a preposition is neither what is done nor what does it
_SPARED = frozenset("LA#M!T")  # tags of words that no phrase is spelt with


def kind_of(tagged: Tagged, first: int, last: int) -> Kind:
    """Return the kind of the event that tokens `first` to `last` tell, both included.

    >>> from tracker.grammar.tagging import tag
    >>> kind_of(tag("hold talks", 0, 10), 0, 1).value, kind_of(tag("open the plant", 0, 14), 0, 2).value
    ('meeting', 'launch')
    """
    event = _Event(tagged.spelt[first : last + 1], tagged.tags[first : last + 1])
    return next((kind for kind in event.kinds() if kind is not None), Kind.OTHER)


class _Event:
    """The words of an event, lower case, and their tags (see `tracker.grammar.words`); `_verb` is its last verb."""

    def __init__(self, spelt: Sequence[str], tags: str) -> None:
        self._spelt, self._tags = spelt, tags
        self._verbs = [m.end() - 1 for m in _VERB.finditer(tags)]
        self._verb = lemma(spelt[self._verbs[-1]]) if self._verbs else ""

    def kinds(self) -> Iterator[Kind | None]:
        """Yield what each sort of word says, the one to be believed most first."""
        yield self._by_phrase()
        yield self._by_decisive_verb()
        main, about = self._heads()
        yield self._by_term(main)
        yield from (_noun_kind(self._spelt, at) for at in main)
        yield from (self._kind_before(at) for at in main)
        yield self._by_travel()
        yield self._by_verb()
        yield from (_noun_kind(self._spelt, at) for at in about)
        unsure = _words("unsure") if self._verbs else _words("unsure", "bodies")
        yield from (kind_of_noun(self._spelt[at]) for at in main if self._spelt[at] in unsure)

    def _by_phrase(self) -> Kind | None:
        pairs = [(word, tag) for word, tag in zip(self._spelt, self._tags, strict=True) if tag not in _SPARED]
        words = (lemma(word) if _VERB.match(tag) or tag in "BH" else word for word, tag in pairs)
        plain = f" {' '.join(words)} "
        return next((kind for phrase, kind in _table("phrase").items() if f" {phrase} " in plain), None)

    def _by_decisive_verb(self) -> Kind | None:
        free = (at for at in self._verbs if not (self._tags[at] in "EK" and self._tags[at + 1 : at + 2] == "N"))
        said = (lemma(self._spelt[at]) for at in free)
        return next((_verb_kind(verb) for verb in said if verb in _words("decisive")), None)

    def _heads(self) -> tuple[list[int], list[int]]:
        """Return the nouns that the event is made of, what is done before who does it; and what is behind "at"."""
        done: list[int] = []
        doing: list[int] = []
        about: list[int] = []
        for run in _NOUNS.finditer(self._tags):
            head, behind = run.end() - 1, _BEHIND.search(self._tags, 0, run.start())
            if behind is not None and not self._is_part(behind.start()):
                about.append(head)
            else:
                (done if self._verbs and head > self._verbs[0] else doing).append(head)
        return done + doing, about

    def _is_part(self, of: int) -> bool:
        """Whether the preposition at `of` joins a part to its whole: "the start | of | the trial"."""
        return of > 0 and self._spelt[of] == "of" and self._spelt[of - 1] in _words("partitive")

    def _by_term(self, main: list[int]) -> Kind | None:
        term = load(_SENSES)["term"]
        ends = self._verb in term["verbs"] and any(self._spelt[at] in term["nouns"] for at in main)
        return Kind.DEADLINE if ends else None

    def _kind_before(self, head: int) -> Kind | None:
        """Return what a noun before the head names: "a trade | mission"."""
        before = _NOUNS.match(self._tags[:head][::-1])
        words = self._spelt[head - before.end() : head] if before else ()
        return next((kind_of_noun(word) for word in words if _is_telling(word)), None)

    def _by_travel(self) -> Kind | None:
        if self._verb not in _words("travel") or not self._is_by_person():
            return None
        behind = self._verbs[-1] + 1
        placed = "X" in self._tags[behind:] or not _words("at_a_place").isdisjoint(self._spelt[behind:])
        return Kind.VISIT if placed or self._verb not in _words("to_a_place") else None

    def _is_by_person(self) -> bool:
        """Whether the event says no subject, or a person: a name, a pronoun, an office."""
        before = self._tags[: self._verbs[0]].rstrip("BHbM!TA,W")
        if not before or before[-1] in "XR":
            return True
        noun = self._spelt[len(before) - 1]
        return is_person(noun) or is_person(noun.removesuffix("s")) or noun in _words("travellers")

    def _by_verb(self) -> Kind | None:
        if self._verb in _words("travel"):
            return None
        kind = _verb_kind(self._verb)
        natural = kind is Kind.ECONOMY and not _words("no_trade").isdisjoint(self._spelt)
        return None if natural or kind is Kind.OTHER else kind


_SENSES = "reading/kind_senses"


@cache
def _words(*parts: str) -> frozenset[str]:
    return frozenset(word for part in parts for word in load(_SENSES)["words"][part])


@cache
def _table(part: str) -> dict[str, Kind]:
    rows: dict[str, list[str]] = load(_SENSES)[part]
    return {word: Kind(kind) for kind, words in rows.items() for word in words}


def _verb_kind(verb: str) -> Kind | None:
    return _table("verb").get(verb) or kind_of_verb(verb)


def _is_telling(noun: str) -> bool:
    return noun not in _words("unsure", "bodies", "never_before")


def _noun_kind(spelt: Sequence[str], at: int) -> Kind | None:
    """Return the kind of the noun at `at`, None for one that names no event or may name a thing."""
    arms = load(_SENSES)["arms"]
    if spelt[at] in arms["nouns"] and at and spelt[at - 1] in arms["before"]:
        return Kind.MILITARY
    if spelt[at] in _words("unsure", "bodies"):
        return None
    return _table("noun").get(spelt[at]) or kind_of_noun(spelt[at])
