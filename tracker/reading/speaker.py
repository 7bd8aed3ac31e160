"""Speakers: who is credited with a prediction, from the sentence, the quotation or the paragraph around it.

Invariant: None is the article's own voice; a pronoun is never returned where the article names its bearer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from tracker.grammar.groups import Form
from tracker.grammar.phrases import Phrase, subject
from tracker.grammar.words import reporting
from tracker.reading.attribution import Attribution, credited, is_speaker, own_saying
from tracker.reading.discourse import Discourse, Parse
from tracker.reading.force import Force
from tracker.reading.hedges import table
from tracker.reading.names import as_said, is_person, leaders, looks_personal

_PERSONS = frozenset(("he", "she", "him", "her"))
_NOBODY = frozenset(("nobody", "none", "no one", "i"))  # "I" outside a quotation is the writer
_OTHERS = frozenset(("they", "it", "we", "who", "which"))
_BY_AGE = re.compile(r"^the \d+-year-old\b")
_BACK = 6  # sentences that a pronoun reaches back


class Source(NamedTuple):
    """Who said it, the attribution that says so, and the number of the sentence it stands in."""

    who: str | None
    attribution: Attribution | None = None
    sentence: int = -1
    quoted: bool = False


def source_of(page: Discourse, parse: Parse, event: int, force: Force | None) -> Source:
    """Return who is credited with what token `event` names."""
    offset = parse.tagged.tokens[event].start
    if page.quote_at(offset) is not None:
        return _quoted(page, parse, event)
    if force is not None and _is_appended(parse, force):
        return Source(None)
    own = force.start if force is not None and _speaks_of_itself(parse, force) else None
    inside = _covering(parse, event, own=own)
    if inside is not None:
        return Source(who_is(page, parse, inside.who), inside, parse.number)
    if force is not None and (force.own_will or force.moved) and _is_credited(parse, force):
        saying = own_saying(parse.tagged, parse.groups, force.start)
        if _sets_day(parse, force) and saying.time > parse.groups[force.start].first:
            saying = saying._replace(time=-1)  # "set noon on Monday as the deadline": the day that is set
        return Source(who_is(page, parse, saying.who), saying, parse.number)
    return Source(None)


def _is_appended(parse: Parse, force: Force) -> bool:
    """Whether a participle in commas is an aside of the article's own: "a match, due on Friday, could"."""
    group, tags = parse.groups[force.start], parse.tagged.tags
    aside = group.form is Form.PARTICIPLE and force.start == force.event and tags[group.first - 1 : group.first] == ","
    return aside and "," in tags[group.last :]


def _is_credited(parse: Parse, force: Force) -> bool:
    """Whether the subject sets the date: "gave them ten days"; what merely "gives a chance" does not."""
    group = parse.groups[force.start]
    if force.moved or _sets_day(parse, force):
        return force.noun is not None
    return group.lemma in credited() and (group.lemma != "give" or group.form is not Form.PRESENT)


def _sets_day(parse: Parse, force: Force) -> bool:
    """Whether the verb sets the day of its object: "called a strike for May 5", not "calls for a vote by June"."""
    group = parse.groups[force.start]
    called = group.lemma in reporting("dates") and force.hedge is table("foretell").get(group.lemma)
    behind = force.noun is not None and force.noun[0] > group.last  # not "a dinner that the notary called for May"
    who = subject(parse.tagged, group)
    aside = who is not None and parse.tagged.tags[who[0]] == "W"
    return called and behind and not aside and parse.tagged.low(group.last + 1) != "for"


def _speaks_of_itself(parse: Parse, force: Force) -> bool:
    """Whether a plan is its subject's own ("hopes to win"), not one for others ("expects prices to fall")."""
    if not force.own_will or force.noun is not None:
        return False
    between = parse.tagged.tags[parse.groups[force.start].last + 1 : parse.groups[force.event].first]
    return not set(between) & set("NX")


def _covering(parse: Parse, event: int, *, own: int | None) -> Attribution | None:
    """Return the nearest attribution that covers `event`, if no relative clause cuts the event off from it."""
    reach = [a for a in parse.over(event) if a.group != own and not _is_own(parse, a, event)]
    nearest = min(reach, key=lambda a: _distance(parse, a, event), default=None)
    if nearest is None or in_aside(parse, nearest, event):
        return None
    return nearest


def _is_own(parse: Parse, said: Attribution, event: int) -> bool:
    return said.group >= 0 and parse.groups[said.group].first <= event <= parse.groups[said.group].last


def _distance(parse: Parse, said: Attribution, event: int) -> int:
    bare = said.last if said.last < event else said.first
    behind = said.who is not None and said.who[0] > event  # "may fall, | according to brokers"
    at = parse.groups[said.group].head if said.group >= 0 else said.who[0] if behind and said.who else bare
    return abs(at - event)


def in_aside(parse: Parse, said: Attribution, event: int) -> bool:
    """Whether a relative clause holds the event, outside what the attribution reports."""
    tags = parse.tagged.tags
    if tags.startswith(",Et,", event - 1):
        return True  # "expect the report, due Friday, to show"
    opening = max(tags.rfind(mark, 0, event) for mark in (",W", ",PW", "NW", ",LPW", ",NPW", ",#PW"))
    if opening < 0 or ("," in tags[opening + 1 : event] and not tags[opening + 1 : event].endswith(",")):
        return False
    if _relative_is_over(parse, opening, event):
        return False
    verb = parse.groups[said.group].head if said.group >= 0 else said.first
    return verb < opening or verb > event


def _relative_is_over(parse: Parse, opening: int, event: int) -> bool:
    """Whether the main verb has come since the relative clause began: "a ship that was late is to sail"."""
    finite = [g.first for g in parse.groups if g.finite and opening < g.first <= event]
    if len(finite) > 1 and parse.tagged.tags[opening] == "," and parse.tagged.tags[finite[-1] - 1] == ",":
        return True  # "Its kiln, which was lit in May, | goes out on Friday, the firm said"
    return len(finite) > 1 and not re.search(r"[WScC,]", parse.tagged.tags[finite[0] : finite[1]])


def _quoted(page: Discourse, parse: Parse, event: int) -> Source:
    for number in _nearest_first(page, parse.number):
        other = page.parse(number)
        for said in sorted(
            other.attributions, key=lambda a: _distance(other, a, event) if number == parse.number else a.first
        ):
            if said.group < 0 or page.quote_at(other.tagged.tokens[other.groups[said.group].head].start) is None:
                return Source(who_is(page, other, said.who), said, number, quoted=True)
    return Source(None)


def _nearest_first(page: Discourse, number: int) -> Iterator[int]:
    """Yield the sentence itself, the rest of its paragraph from the nearest on, then the two paragraphs before."""
    here = page.paragraph_of(number)
    yield from sorted(here, key=lambda n: (abs(n - number), n < number))
    before = here[0] - 1
    for _ in range(2):
        if before < 0:
            return
        earlier = page.paragraph_of(before)
        if page.sentences[before].heading:
            return
        yield from reversed(earlier)
        before = earlier[0] - 1


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
