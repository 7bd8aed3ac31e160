"""What a pronoun before an event's verb stands for: "The crew went home on Friday. | They | will fly again in May".

Invariant: it is the subject or the object of a sentence before, and agrees with the pronoun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from tracker.grammar.groups import Group, groups
from tracker.grammar.inflection import past, third
from tracker.grammar.phrases import Phrase
from tracker.grammar.subjects import who
from tracker.grammar.tokens import Tagged
from tracker.lexicon import load
from tracker.linking.clauses import object_phrase, trimmed
from tracker.linking.event_tokens import tagged_of
from tracker.linking.gazetteer import families, fold, women
from tracker.linking.number import can_mean
from tracker.linking.parts import Parts
from tracker.linking.phrases import named
from tracker.linking.speech import is_direct
from tracker.reading.attribution import is_report
from tracker.reading.hedges import table as hedges

_ANY = frozenset(("have", "like", "look", "need", "ought", "stand"))  # what a thing does, too
BACK = 3
"""How many sentences a pronoun reaches back, where the ones between speak of the same."""
_STANDS = re.compile(r"\b(?:it|they)\b", re.IGNORECASE)
_PERSON = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
_OWN = {"it": "its", "they": "their", "he": "his", "she": "her"}


class Able(NamedTuple):
    """Whether a pronoun hopes or plans, as only a person or a body can, and whether it does what no date can."""

    wills: bool = False
    does: bool = False


ANYTHING = Able()


def meant(found: Parts) -> str:
    """Return what "it", "they", "he" or "she" before an event's verb means in the sentences before, else nothing.

    `found` are the spans of the statement in its page.
    """
    page, index = found.page, found.page.index(found.sentence.start)
    pronoun = _pronoun(found)
    if not pronoun or (pronoun in {"he", "she"} and is_direct(found.of(found.sentence), found.of(found.event))):
        return ""
    wills = _wills().search(found.of(found.sentence)) is not None
    able = Able(wills=wills, does=_of_times().search(found.of(found.event)) is None)
    for sentence in reversed(page.sentences[max(0, index - BACK) : index]):
        body = page.body(sentence)
        persons = {n.key.split()[-1]: n.key if n.sort == "person" else "" for n in page.named(body)}
        words = subject_before(body.of(page.text), page.published_on, pronoun, persons, able)
        if words is not None:
            return words
    return ""


def _pronoun(found: Parts) -> str:
    """Return the pronoun that the clause of an event has, or else the last one before the event in its sentence."""
    text = found.page.text
    here = _STANDS.search(text, found.clause.start, found.event.end) or _PERSON.search(
        text, found.clause.start, found.event.end
    )
    before = [m for p in (_STANDS, _PERSON) for m in p.finditer(text, found.sentence.start, found.event.start)]
    last = here or max(before, key=re.Match.start, default=None)
    return last[0].lower() if last else ""


def subject_before(
    sentence: str, on: date, pronoun: str, persons: dict[str, str] | None = None, able: Able = ANYTHING
) -> str | None:
    """Return the subject of a sentence that a pronoun in the next one can mean, or its object; nothing where none can.

    None is for a sentence that speaks of the pronoun's own bearer itself. `persons` are its persons by surname, with ""
    for other names; `able` tells what the pronoun can be by what it does.

    >>> subject_before("A review board, set up in May, is at work.", date(2021, 11, 22), "it")
    'review board'
    >>> subject_before("Their first walk was put off.", date(2021, 11, 22), "they") is None
    True
    """
    tagged = tagged_of(sentence, on, 0, 0)
    found = groups(tagged)
    for phrase in _phrases(tagged, found, wills=able.wills):
        if tagged.low(phrase[0]) in {pronoun, _OWN[pronoun]} and tagged.tags[phrase[0]] in "RrLp":
            return None
        timely = able.does and tagged.low(_head(tagged, phrase)) in load("linking")["phrase"]["times"]
        if not timely and _agrees(tagged, phrase, pronoun, persons or {}):
            return named(tagged, phrase)[0]
    return ""


def _phrases(tagged: Tagged, found: Sequence[Group], *, wills: bool) -> Iterator[Phrase]:
    """Yield the subjects of a sentence, then what is expected or done in it, then who only says or expects something.

    Who says something comes first for what `wills`: "the yard said sales fell. | It | hopes to recover by May".
    """
    finite = [n for n, g in enumerate(found) if g.finite]
    telling = [n for n in finite if is_report(found[n].lemma) or found[n].lemma in load("linking")["phrase"]["expects"]]
    subjects = {n: phrase for n in finite if (phrase := trimmed(tagged, who(tagged, found, n)))}
    tellers = [subjects[n] for n in telling if n in subjects]
    acting = sorted(phrase for n, phrase in subjects.items() if n not in telling)
    objects = [object_phrase(tagged, found[n]) for n in finite[:1] if not is_report(found[n].lemma)]
    common = [p for p in objects if p and tagged.tags[p[1]] == "N"]
    yield from (*tellers, *acting, *common) if wills else (*acting, *common, *tellers)


def _agrees(tagged: Tagged, phrase: Phrase, pronoun: str, persons: dict[str, str]) -> bool:
    """Whether a pronoun can mean a noun phrase: a crew may be "they", one person is neither "it" nor "they"."""
    first, last = phrase
    if tagged.tags[first] in "RrWSM" or (tagged.tags[last] not in "NX#" and fold(tagged.low(last)) not in persons):
        return False
    person = persons.get(fold(tagged.low(last)), "")
    if pronoun in {"he", "she"}:
        other = women() if pronoun == "he" else families().keys() - women()
        return bool(person) and person not in other and not can_mean(tagged, phrase, "they")
    if can_mean(tagged, phrase, pronoun):
        return not person or pronoun == "they" or "P" in tagged.tags[first:last]
    head = _head(tagged, phrase)
    return pronoun == "they" and tagged.tags[head] == "N" and tagged.low(head) in load("linking")["phrase"]["groups"]


def _head(tagged: Tagged, phrase: Phrase) -> int:
    first, last = phrase
    return first + len(tagged.tags[first : last + 1].partition("P")[0]) - 1


@cache
def _of_times() -> re.Pattern[str]:
    """Return the pattern of what a day or date does: "it | has moved", "it is to be fixed"."""
    return re.compile(rf"\b(?:{'|'.join(load('linking')['phrase']['of_times'])})\b", re.IGNORECASE)


@cache
def _wills() -> re.Pattern[str]:
    """Return the pattern of a pronoun that hopes or plans."""
    willing = hedges("verb").keys() - _ANY
    verbs = "|".join(sorted({form for verb in willing for form in (verb, third(verb), past(verb))}))
    return re.compile(rf"\b(?:it|they|and)\s+(?:\w+ly\s+|still\s+|now\s+|also\s+)?(?:{verbs})\b", re.IGNORECASE)
