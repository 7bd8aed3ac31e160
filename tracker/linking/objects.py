"""What a pronoun behind an event's verb stands for: "The ferry is old; the port will sell | it".

Invariant: it stands before the pronoun, in its sentence or shortly before it, and is not who does the deed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tracker.grammar.groups import Form, Group, groups
from tracker.grammar.phrases import Phrase
from tracker.grammar.subjects import who
from tracker.grammar.tokens import Tagged
from tracker.grammar.words import tags
from tracker.linking.clauses import EMPTY, deed, doer_of, object_phrase, trimmed, verbs
from tracker.linking.event_tokens import tagged_of, tokens_of
from tracker.linking.gazetteer import families, fold, known, women
from tracker.linking.named import Named
from tracker.linking.number import can_mean
from tracker.linking.parts import Parts
from tracker.linking.pieces import words
from tracker.linking.speech import is_direct
from tracker.linking.values import Actor
from tracker.linking.written import short
from tracker.reading.attribution import is_report
from tracker.text import Span

BACK = 2
"""How many sentences a pronoun reaches back."""
_THINGS, _PERSONS = frozenset(("it", "them")), frozenset(("him", "her"))
_SUBJECT = {"it": "it", "them": "they"}
_REACH = re.compile(r"[^;:\"ScWMBHDZO.]*")
_AMOUNTS = frozenset(("percent", "million", "billion", "trillion", "place", "part", "effect", "way"))
_STANDS = re.compile(r"\b(?:it|them|him|her)\b(?=$| and )|^(?:it|them|him|her)\b(?! own)")


class _Pronoun(NamedTuple):
    """A pronoun's word, whether a preposition leads it, who does the deed, and the surnames of the page's persons."""

    low: str
    led: bool
    doers: tuple[Phrase, ...]
    persons: frozenset[str]


def stood_for(found: Parts) -> str:
    """Return what "it", "them", "him" or "her" behind the verb of an event stands for, nothing where nothing is plain.

    `found` are the spans of the statement in its page. What somebody is quoted to say takes up what is not told.
    """
    text, page, event = found.of(found.sentence), found.page, found.of(found.event)
    if is_direct(text, event):
        return ""
    tagged = tagged_of(text, page.published_on, found.event.start - found.sentence.start, len(event))
    first, last = tokens_of(tagged, event)
    every = verbs(tagged, first, last)
    number = deed(tagged, every, first, last) if tagged.tokens else None
    at = _pronoun(tagged, every[number]) if number is not None else None
    if number is None or at is None:
        return ""
    can_do = (doer_of(tagged, every, number), _over(tagged, every, number), _told_to(tagged, every, number))
    doers = tuple(phrase for phrase in can_do if phrase)
    if tagged.low(at) in _PERSONS:
        return _person(found, tagged.low(at), " ".join(tagged.words(*p) for p in doers), tagged.tokens[at].start)
    persons = frozenset(n.key.split()[-1] for n in page.names if n.sort == "person")
    pronoun = _Pronoun(tagged.low(at), tagged.tags[at - 1] == "P", doers, persons)
    named = _in_sentence(tagged, every[:number], pronoun)
    if named or not _alone(tagged, every[:number], every[number].first, pronoun):
        return named
    return _before(found, tagged, pronoun)


def named_for(parts: Sequence[str], meant: str, subject: str) -> list[str]:
    """Return phrases with what a pronoun in them stands for in its place, the first only; nobody does a thing to it.

    >>> named_for(["back", "on it"], "the old ferry", "Port"), named_for(["it"], "the ferry", "Ferry")
    (['back', 'on the old ferry'], ['it'])
    """
    told = list(parts)
    at = next((n for n, part in enumerate(parts) if _STANDS.search(part)), None)
    if at is None or not meant or fold(meant) in fold(subject) or (subject and fold(subject) in fold(meant)):
        return told
    told[at] = _STANDS.sub(meant, told[at], count=1)
    return told


def _over(tagged: Tagged, every: Sequence[Group], number: int) -> Phrase | None:
    """Return the subject of the finite verb that an infinitive or participle hangs on."""
    finite = [n for n, g in enumerate(every[: number + 1]) if g.finite]
    return who(tagged, every, finite[-1]) if finite else None


def _told_to(tagged: Tagged, every: Sequence[Group], number: int) -> Phrase | None:
    """Return the object of the verb before an infinitive: "gave | the town | until May to replace it"."""
    told = every[number].form is Form.INFINITIVE and number > 0
    return object_phrase(tagged, every[number - 1]) if told else None


def _pronoun(tagged: Tagged, group: Group) -> int | None:
    """Return the pronoun among the phrases that follow a verb."""
    reach = None if group.lemma in EMPTY else _REACH.match(tagged.tags, group.last + 1)
    inside = range(group.last + 1, reach.end() if reach else 0)
    return next((n for n in inside if _is_pronoun(tagged, n)), None)


def _is_pronoun(tagged: Tagged, at: int) -> bool:
    low = tagged.low(at)
    owning = tagged.tags[at + 1 : at + 2] in {"N", "X", "J", "#", "E", "G"}
    return low in _THINGS or low == "him" or (low == "her" and not owning)


def _in_sentence(tagged: Tagged, earlier: Sequence[Group], pronoun: _Pronoun) -> str:
    """Return the object of an earlier clause or its subject, the nearest first."""
    numbers = [*range(len(earlier) - 1, -1, -1)]
    if any(_same_pronoun(tagged, who(tagged, earlier, n), pronoun.low) for n in numbers if earlier[n].finite):
        return ""  # "it needs approval; they want to complete it" is told in the sentence before
    return next(iter(_fitting(tagged, earlier, numbers, pronoun)), "")


def _alone(tagged: Tagged, earlier: Sequence[Group], start: int, pronoun: _Pronoun) -> bool:
    """Whether nothing stands before a deed in its sentence but who does it, and who says so."""
    tellers = (who(tagged, earlier, n) for n, g in enumerate(earlier) if is_report(g.lemma))
    passed = [*pronoun.doers, *filter(None, tellers)]
    nouns = (n for n in range(start) if tagged.tags[n] in {"N", "X"})
    return all(any(first <= n <= last for first, last in passed) for n in nouns)


def _fitting(tagged: Tagged, every: Sequence[Group], numbers: Sequence[int], pronoun: _Pronoun) -> list[str]:
    """Return what a pronoun can mean: an object before who acts on it, names last, and those only as an object."""
    phrases = [p for p in _phrases(tagged, every, numbers) if _can_be(tagged, p, pronoun)]
    things = [p for p in phrases if not _is_name(tagged, p)]
    names = [] if pronoun.led and pronoun.low == "it" else [p for p in phrases if p not in things]
    return [_told(tagged, p) for p in (*things, *names)]


def _is_name(tagged: Tagged, phrase: Phrase) -> bool:
    first, last = phrase
    return fold(tagged.low(last)) in known() or ("P" not in tagged.tags[first:last] and tagged.tags[last] == "X")


def _phrases(tagged: Tagged, every: Sequence[Group], numbers: Sequence[int]) -> Iterator[Phrase]:
    for n in (n for n in numbers if not is_report(every[n].lemma)):
        subject = trimmed(tagged, who(tagged, every, n)) if every[n].finite else None
        yield from (phrase for phrase in (object_phrase(tagged, every[n]), subject) if phrase)


def _can_be(tagged: Tagged, phrase: Phrase, pronoun: _Pronoun) -> bool:
    """Whether a pronoun can mean a phrase that is a noun and no amount, of somebody else than who does the deed."""
    first, last = phrase
    if any(first <= d[1] and d[0] <= last for d in pronoun.doers) or tagged.tags[first] in "RrWSMp":
        return False
    head = tagged.spelt[first : first + len(tagged.tags[first : last + 1].partition("P")[0])]
    noun = tagged.tags[last] in "NX" and not _AMOUNTS.intersection(head)
    person = pronoun.low == "it" and fold(head[-1]) in pronoun.persons
    return noun and not person and can_mean(tagged, phrase, _SUBJECT[pronoun.low])


def _told(tagged: Tagged, phrase: Phrase) -> str:
    """Return a phrase as it is told again: what was "a ship" is "the ship"."""
    first, last = phrase
    named = words(tagged, first, last)
    if first == _opening(tagged) and tagged.tags[first] not in {"L", "X"} and _is_common(tagged, first):
        named = named[:1].lower() + named[1:]
    return f"the {named}" if tagged.tags[first] == "L" or tagged.tags[first - 1 : first] == "L" else named


def _is_common(tagged: Tagged, at: int) -> bool:
    """Whether a word that opens a sentence is written small elsewhere."""
    low = tagged.low(at)
    return fold(low) not in known() and (low in tags() or low.endswith("s") or tagged.tags[at] == "#")


def _opening(tagged: Tagged) -> int:
    """Return the first token that is a word."""
    return next((n for n, tag in enumerate(tagged.tags) if tag.isalnum() or tag == "#"), 0)


def _same_pronoun(tagged: Tagged, phrase: Phrase | None, low: str) -> bool:
    return phrase is not None and tagged.lows(*phrase) == _SUBJECT[low]


def _before(found: Parts, tagged: Tagged, pronoun: _Pronoun) -> str:
    """Return the object of a sentence before, or its subject, but for a subject that such a pronoun says does it.

    A sentence whose own subject is the pronoun speaks of what the one before it names.
    """
    page, index = found.page, found.page.index(found.sentence.start)
    taken = any(_same_pronoun(tagged, doer, pronoun.low) for doer in pronoun.doers)
    for sentence in reversed(page.sentences[max(0, index - BACK) : index]):
        earlier = tagged_of(page.body(sentence).of(page.text), page.published_on, 0, 0)
        every = groups(earlier)
        finite = [n for n, g in enumerate(every) if g.finite][:1]
        if any(_same_pronoun(earlier, who(earlier, every, n), pronoun.low) for n in finite):
            continue
        doers = tuple(filter(None, (who(earlier, every, n) for n in finite))) if taken else ()
        return next(iter(_fitting(earlier, every, finite, pronoun._replace(doers=doers))), "")
    return ""


def _person(found: Parts, low: str, doer: str, at: int) -> str:
    """Return the one person named before a pronoun who does not do it; one before its sentence if that has none."""
    page, index = found.page, found.page.index(found.sentence.start)
    spans = [Span(found.sentence.start, found.sentence.start + at)]
    spans += [page.body(s) for s in reversed(page.sentences[max(0, index - 1) : index])]
    for span in spans:
        named = {n.key: n for n in page.named(span) if n.sort in _SOMEBODY and n.key.split()[-1] not in fold(doer)}
        if named:
            key, one = next(iter(named.items()))
            return short(Actor(key, "person")) if len(named) == 1 and _can_be_person(one, low) else ""
    return ""


_SOMEBODY = frozenset(("person", "name"))


def _can_be_person(named: Named, low: str) -> bool:
    other = women() if low == "him" else families().keys() - women()
    return named.sort == "person" and named.key not in other
