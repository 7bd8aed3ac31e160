"""Noun phrases: the subject of a verb group, and the phrase that follows a word.

Invariant: a phrase is (first, last) token, both included, and never holds a finite verb.
"""

from __future__ import annotations

import re
from functools import cache

from tracker.grammar.groups import Group
from tracker.grammar.tokens import Tagged
from tracker.grammar.words import takes_clause
from tracker.lexicon import load

Phrase = tuple[int, int]

_INSIDE = frozenset("NXJL#pPEGtA&")
_AFTER = re.compile(r"[AL]*(?:(?:u#|[LJNXEG#p])+(?:\\([NX]+\\)[NXJ]+)?|R)(?:(?:P|C(?=[LJ#]*X))[LJNXG#p]+)*")
_BEFORE_COMMA = re.compile(r"[LJ]*[NXJ]+(?=,)")
_TRIM = frozenset("AtPCE")


def subject(tagged: Tagged, group: Group) -> Phrase | None:
    """Return the subject that stands before a verb group, relative clauses and asides in commas skipped.

    >>> from tracker.grammar.groups import groups
    >>> from tracker.grammar.tagging import tag
    >>> tagged = tag("The mayor, who was away, said no.", 0, 33)
    >>> tagged.words(*subject(tagged, groups(tagged)[-1]))
    'The mayor'
    """
    if group.first not in tagged.subjects:
        tagged.subjects[group.first] = _subject(tagged, group.first)
    return tagged.subjects[group.first]


def _subject(tagged: Tagged, verb: int) -> Phrase | None:
    if (told := _told_of(tagged, verb)) is not None:
        return told
    before = _skip(tagged.tags, verb - 1, "At!")
    if tagged.tags[before : before + 2] == "PA":  # "analysts | on average | expect"
        before = _skip(tagged.tags, before - 1, "At!")
    last = _skip_aside(tagged, before)
    if last > 0 and tagged.tokens[last].low == "as" and tagged.tags[last - 1] in "NX":
        last -= 1
    if last >= 0 and tagged.tags[last] == "C":
        return None
    if last < 0:
        return _opening(tagged, before)
    if tagged.tags[last] in "RW":
        return (last, last)
    first = _extend(tagged, last)
    if first > 0 and tagged.tags[first - 1] == "R" and tagged.tags[first] == "P":
        first -= 1
    while first <= last and tagged.tags[first] in _TRIM:
        first += 1
    while last > first and tagged.tags[last] == "E" and tagged.tags[last + 1] == "t":
        last -= 1
    return (first, last) if first <= last else None


_TOLD_OF = re.compile(r"(?<=[NX])W[A!]*(?P<verb>[BHMZODEV])[A!bVEKGTLJNX#pPrtu]*$")


def _told_of(tagged: Tagged, verb: int) -> Phrase | None:
    """Return what a relative clause without commas tells of, before the verb: "a man who lives by the sea | said"."""
    near = _CLOSE_TO.search(tagged.tags, 0, verb)
    if near is not None and tagged.low(near.end("who")) in _TIED:
        return near.start("who"), verb - 1
    led = _TOLD_OF.search(tagged.tags, 0, verb)
    if led is None or tagged.tags[verb - 1] in "VWA":
        return None
    who, closes = antecedent(tagged, led.start()), tagged.tags[verb + 1 : verb + 2] in {".", ",", ""}
    if who is not None and tagged.tags[who[0] - 1 : who[0]] == "#":
        who = (who[0] - 1, who[1])  # "two people"
    alone = closes and who is not None and tagged.tags[who[0] - 1 : who[0]] == ","  # ", people who know him | said."
    if alone and who is not None and tagged.spelt[verb] in {"said", "says"}:
        return who[0], verb - 1
    if not alone and any(tagged.tags[i] in "EOZV" and takes_clause(tagged.spelt[i]) for i in range(led.start(), verb)):
        return None
    return who


_CLOSE_TO = re.compile(r"(?P<who>[LJX#]*[NX])[JNA]P(?:[Rr]|L?[JNX]*[NX])$")  # "people close to it | said"
_TIED = frozenset(("close", "familiar"))


def _opening(tagged: Tagged, before: int) -> Phrase | None:
    """Return the noun phrase that opens the clause, where asides with commas of their own follow it."""
    start = max(tagged.tags.rfind(mark, 0, max(before, 0)) for mark in ';"c:') + 1
    match = _BEFORE_COMMA.match(tagged.tags[start : max(before, 0)])
    return (start, start + match.end() - 1) if match else None


def _skip(tags: str, index: int, over: str) -> int:
    while index >= 0 and tags[index] in over:
        index -= 1
    return index


def _skip_aside(tagged: Tagged, last: int) -> int:
    """Step over ", who was away," and ", chief of the council,"; a closing bracket likewise."""
    if last >= 0 and tagged.tags[last] == ")":
        return _skip(tagged.tags, tagged.tags.rfind("(", 0, last) - 1, "At")
    if last <= 0 or tagged.tags[last] != ",":
        return last
    opening = tagged.tags.rfind(",", 0, last)
    if opening <= 0:
        return last - 1 if tagged.tags[last - 1] in "NX" else -1
    named = tagged.tags[opening - 1] in "NX" and set(tagged.tags[opening + 1 : last]) == {"X"}
    if named and _is_office(tagged, opening) and not _is_of_event(tagged, opening):
        return last - 1
    once = tagged.tags[opening + 1] == "S" and tagged.tags[opening + 2] in "EJA"  # ", once promised for April,"
    if (once or tagged.tags[opening + 1] in "#JLNXWtEPGA") and tagged.tags[opening - 1] in "NX)":
        return _skip_aside(tagged, opening - 1) if tagged.tags[opening - 1] == ")" else opening - 1
    return -1


def _is_office(tagged: Tagged, end: int) -> bool:
    """Whether the phrase that ends before token `end` names a person by office: "the president of the club"."""
    if tagged.tags[end - 1] == "N":
        return True
    return not _offices().isdisjoint(tagged.spelt[max(0, end - 8) : end])


def _is_of_event(tagged: Tagged, end: int) -> bool:
    """Whether the phrase is of an event: "a vote of no confidence in the premier", whom the aside names."""
    first = _extend(tagged, end - 1)
    head = tagged.tags.find("P", first, end) - 1
    return head >= first and tagged.spelt[head] in _events()


@cache
def _events() -> frozenset[str]:
    return frozenset(load("reading/kinds")["scheduled"]["nouns"])


@cache
def _offices() -> frozenset[str]:
    words = load("reading/names")
    return frozenset((*words["titles"], *words["persons"]))


def _extend(tagged: Tagged, last: int) -> int:
    first = last
    while first > 0 and _belongs(tagged, first - 1) and not _begins(tagged, first):
        first -= 1
    return first


def _begins(tagged: Tagged, index: int) -> bool:
    """Whether an article begins a phrase of its own: "In its bulletin | the observatory said", "is sure | the bid"."""
    return tagged.tags[index] == "L" and (tagged.tags[index - 1] in "NX" or tagged.tags[index - 2 : index] == "BJ")


def _belongs(tagged: Tagged, index: int) -> bool:
    tag = tagged.tags[index]
    if tag in "EG":
        before = tagged.tags[index - 1] if index else "R"
        described = tagged.tags[index + 1] in "P#t" or (
            tagged.tags[index + 1] == "N" and (tag == "G" or before not in "NXA")
        )
        told = tag == "E" and before == "X" and tagged.tokens[index + 1].low != "by"
        return described and before not in "RWC" and not told
    if tag == "u":
        return "#" in tagged.tags[index - 1 : index + 2]  # "$200 million", "15%"
    if tag in _INSIDE:
        return tag != "t" or tagged.tags[index + 1] not in "LR"
    joins = (
        tag == "C" and index > 0 and tagged.tags[index - 1] in "NX#" and tagged.tokens[index].low in {"and", "&", "or"}
    )
    lists = (
        tag == ","
        and index > 0
        and tagged.tags[index - 1] == "X"
        and tagged.tags[index + 1] == "X"
        and "C" in tagged.tags[index : index + 5]
    )
    return joins or lists


def following(tagged: Tagged, index: int) -> Phrase | None:
    """Return the noun phrase that begins at token `index`, None where none does."""
    match = _AFTER.match(tagged.tags, index)
    if match is None:
        return None
    last = match.end() - 1
    while last > index and tagged.tags[last] in _TRIM:
        last -= 1
    return (index, last)


def antecedent(tagged: Tagged, at: int) -> Phrase | None:
    """Return the noun phrase that the relative pronoun at token `at` stands for."""
    last = at - 1
    while last >= 0 and tagged.tags[last] in ",P":
        last -= 1
    first = last
    while first > 0 and tagged.tags[first - 1] in "XNJL":
        first -= 1
    return (first, last) if last >= 0 else None
