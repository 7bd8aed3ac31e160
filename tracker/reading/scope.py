"""Scope: which event of a sentence a time expression belongs to.

Invariant: a time has one governor at most: a verb group, or a noun that names a scheduled event.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from tracker.grammar.groups import Form, Group, last_before
from tracker.grammar.tokens import Tagged
from tracker.lexicon import load
from tracker.reading.force import Force
from tracker.reading.kinds import is_scheduled

_NOMINAL = re.compile(r"p?[AJNXEG#]*")
_OPENERS = frozenset('^cSWC;:"-')
_ASIDE = re.compile(r"-[^-]*-|\([^)]*\)")
_LED = re.compile(r"(?:for|of|at|in|on|to|with|from|by)\b")
_BEHIND_ASIDE = re.compile(r",[MBHDZO]")


class Governor(NamedTuple):
    """What a time belongs to: verb group `group`, or the noun phrase `noun` (first and last token)."""

    group: int = -1
    noun: tuple[int, int] | None = None


def governor(
    tagged: Tagged, found: Sequence[Group], strong: Mapping[int, Force], at: int, last: int = -1
) -> Governor | None:
    """Return what the time at token `at` (to `last`) belongs to; `strong` are the groups that look forward."""
    inside = _within(found, at)
    own = describes_subject(tagged, found, strong, at) if inside is None else inside
    if own is not None:
        return Governor(own)
    verb = _verb(tagged, found, strong, at, max(at, last))
    moved = _moved(tagged, found, strong, at, verb)
    if moved is not None:
        return Governor(moved)
    noun = _noun_after(tagged, found, at)
    if noun is not None and verb is not None and _is_object(tagged, found, strong, verb, at):
        return Governor(verb)
    if noun is not None:
        inner = _LED.match(tagged.spelt[at])
        subject = None if inner else _as_subject(tagged, found, strong, noun)
        return Governor(subject) if subject is not None else Governor(noun=noun)
    noun = _noun_before(tagged, at)
    if noun is not None and (
        _is_aside(tagged, at)
        or verb is None
        or not _governs(tagged, found, strong, verb, noun)
        or (_is_purpose(found, strong, verb) and not _is_at(tagged, noun))
    ):
        return Governor(noun=noun)
    return None if verb is None else Governor(verb)


_DESCRIBED = re.compile(r"(?:(?<=[Lp])t|tp)[JNXG#]*[NX]A*(?=[MB])")


def _within(found: Sequence[Group], at: int) -> int | None:
    """Return the verb group that token `at` is part of."""
    for number, group in enumerate(found):
        if group.first <= at <= group.last:
            return number
    return None


def describes_subject(tagged: Tagged, found: Sequence[Group], strong: Mapping[int, Force], at: int) -> int | None:
    """Return the forward-looking verb whose subject a period describes: "the mill's 2031 output will double"."""
    match = _DESCRIBED.match(tagged.tags, at)
    if match is None or not _PERIOD.search(tagged.tokens[at].low):
        return None
    return next((event for event, force in strong.items() if found[force.start].first == match.end()), None)


_PERIOD = re.compile(r"(?:year|(?<!-)quarter|month|season|\b(?:19|20)\d\d)$")


def _moved(
    tagged: Tagged, found: Sequence[Group], strong: Mapping[int, Force], at: int, verb: int | None
) -> int | None:
    """Return the verb that gives an event its new day: "put off until Friday any vote", "extended a bid, which"."""
    if verb is not None and verb in strong:
        return verb if strong[verb].moved and found[verb].last + 1 == at else None
    if verb is None or not tagged.tokens[at].low.startswith(("until ", "till ", "through ")):
        return None
    return next((n for n, force in strong.items() if force.moved and found[n].last < at and not found[n].passive), None)


def _is_object(tagged: Tagged, found: Sequence[Group], strong: Mapping[int, Force], verb: int, at: int) -> bool:
    """Whether the noun phrase that the time opens is a verb's object: "will miss Sunday's match"."""
    if verb not in strong or strong[verb].timetable:
        return False
    between = tagged.tags[found[verb].last + 1 : at]
    near = [t.low for t in tagged.tokens[max(0, at - 2) : at]]
    after = tagged.tags[found[verb].last + 1 : found[verb].last + 2]
    fit = found[verb].lemma in {"be", "get"} and after in {"J", "P"} and tagged.tokens[at].low.startswith("for ")
    inside = fit or tagged.tokens[at].low.startswith(("at ", "in ", "during ")) or "at" in near or "during" in near
    return inside or re.fullmatch(r"[LJ]*", between) is not None


def _governs(
    tagged: Tagged, found: Sequence[Group], strong: Mapping[int, Force], verb: int, noun: tuple[int, int]
) -> bool:
    """Whether a verb before the noun keeps the time: "receives forty leaders at a summit on Friday"."""
    if verb not in strong:
        return _is_purpose(found, strong, verb) and _is_at(tagged, noun)
    beside = tagged.tags[noun[0] - 2 : noun[0]]
    if strong[verb].negated and found[verb].form is Form.DO:  # "does not get another eclipse until March"
        return True
    return not strong[verb].timetable or (found[verb].form is Form.PRESENT and "P" in beside)


def _is_purpose(found: Sequence[Group], strong: Mapping[int, Force], index: int) -> bool:
    return found[index].form is Form.INFINITIVE and index not in strong


def _is_at(tagged: Tagged, noun: tuple[int, int]) -> bool:
    """Whether a noun phrase is where something is done: "to approve the sale at a meeting on May 8"."""
    return "at" in {t.low for t in tagged.tokens[max(0, noun[0] - 2) : noun[0]]}


def _noun_after(tagged: Tagged, found: Sequence[Group], at: int) -> tuple[int, int] | None:
    """Return the scheduled noun that the time stands before: "Monday's planned talks"."""
    match = _NOMINAL.match(tagged.tags, at + 1)
    if match is None or not match[0] or tagged.tags[at + 1] == "A":
        return None
    if any(g.finite and g.first == at + 1 for g in found):
        return None
    for last in range(match.end() - 1, at, -1):
        if tagged.tags[last] in "NXG" and is_scheduled(tagged.tokens[last].low):
            return (at + 1 + (tagged.tags[at + 1] == "p"), last)
    return None


def _is_aside(tagged: Tagged, at: int) -> bool:
    """Whether commas enclose the time behind a noun: "the visit, from May 3 to 5, will"."""
    return at > 1 and tagged.tags[at - 1] == "," and _BEHIND_ASIDE.match(tagged.tags, at + 1) is not None


@cache
def _postposed() -> frozenset[str]:
    return frozenset(load("reading/screen")["postposed"])


def _noun_before(tagged: Tagged, at: int) -> tuple[int, int] | None:
    """Return the scheduled noun right before the time: "a summit Thursday", "the visit, from May 3 to 5,"."""
    last = at - 2 if _is_aside(tagged, at) else at - 1
    if last > 0 and tagged.tokens[last].low in _postposed() and tagged.tags[last - 1] in "NXG":
        return _phrase_to(tagged, last - 1)
    placed = _PLACED.search(tagged.tags[:at])
    last = placed.start("head") if placed else last
    if last >= 0 and tagged.tags[last] in "NXG" and is_scheduled(tagged.tokens[last].low):
        return _phrase_to(tagged, last)
    return None


# "invited them to a ceremony in Windsor, Ont., | on May 12"
_PLACED = re.compile(r"P[LJNX#]*(?P<head>[NG])PX+(?:,X+\.?)?,?$")


def _phrase_to(tagged: Tagged, last: int) -> tuple[int, int]:
    first = last
    while first > 0 and tagged.tags[first - 1] in "JNX#EpG":
        first -= 1
    return (first, last)


def _as_subject(
    tagged: Tagged, found: Sequence[Group], strong: Mapping[int, Force], noun: tuple[int, int]
) -> int | None:
    """Return the forward-looking group whose subject the noun phrase is."""
    asides = [m.span() for m in _ASIDE.finditer(tagged.tags, noun[1] + 1)]
    for number, force in sorted(strong.items()):
        start = found[force.start].first
        if start > noun[1] and not any(first <= start < end for first, end in asides):
            between = _ASIDE.sub("", tagged.tags[noun[1] + 1 : start])
            return (
                number
                if re.fullmatch(r"[^;:\"cSWVZOMBHD]*", between) and not _has_verb(tagged, found, noun[1], start)
                else None
            )
    return None


def _has_verb(tagged: Tagged, found: Sequence[Group], after: int, before: int) -> bool:
    """Whether a finite verb stands between two tokens, outside any aside."""
    asides = [m.span() for m in _ASIDE.finditer(tagged.tags, after + 1, before)]
    own = [g.first for g in found if after < g.first < before and g.finite]
    return any(not any(start <= verb < end for start, end in asides) for verb in own)


def _verb(tagged: Tagged, found: Sequence[Group], strong: Mapping[int, Force], at: int, last: int) -> int | None:
    if tagged.tags[at + 1 : at + 2] == "," and tagged.low(at + 2) == "when":
        begun = any(g.first < at and number in strong for number, g in enumerate(found))
        if not begun:
            return next((_event_of(strong, n) for n, g in enumerate(found) if g.first > at and g.finite), None)
    beside = _beside(tagged, found, at)
    if beside is not None:
        return _event_of(strong, beside)
    opener = _opener(tagged, found, at)
    if opener is not None and not _closes_list(tagged, opener, at, last):
        right = _right(tagged, found, strong, at, last)
        if right is not None:
            return right
    return _left(tagged, found, strong, at)


def _beside(tagged: Tagged, found: Sequence[Group], at: int) -> int | None:
    """Return the group right behind an adverb and its subject: "said it eventually would sell"."""
    adverb = tagged.tags[at - 1 : at] == "R" and tagged.text[tagged.tokens[at].start].islower()
    return (
        next((n for n, g in enumerate(found) if g.first == at + 1 and g.form is Form.MODAL), None) if adverb else None
    )


def _closes_list(tagged: Tagged, opener: str, at: int, last: int) -> bool:
    """Whether "and" only joins nouns before the time: "will free a judge and a priest on Friday, he said"."""
    if opener != "C":
        return False
    if tagged.tags[last + 1 : last + 3] == ",C":  # "holds its last assembly on Monday, and"
        return True
    if is_scheduled(tagged.tokens[at - 1].low):
        return False
    over = re.match(r"[^MBHDZOVECcSW;:]*,", tagged.tags[last + 1 :]) is not None
    return over and re.search(r"[NX#r]", tagged.tags[tagged.tags.rfind("C", 0, at) : at]) is not None


def _opener(tagged: Tagged, found: Sequence[Group], at: int) -> str | None:
    """Return the boundary that the time opens a clause after, or None where a verb lies between them."""
    verb = last_before(found, at)
    for index in range(at - 1, -1, -1):
        tag = tagged.tags[index]
        if tag == '"' and tagged.tags.count('"', 0, index) % 2:
            continue  # the end of a quotation
        if tag in _OPENERS and not (tag == "S" and not any(index < g.first < at for g in found)):
            return tag
        if tag == ",":
            return ","
        if index <= verb:
            return None
    return "^"


def _right(tagged: Tagged, found: Sequence[Group], strong: Mapping[int, Force], at: int, last: int) -> int | None:
    opener = _opener(tagged, found, at)
    for number, group in enumerate(found):
        if group.first <= last or not group.finite:
            continue
        between = tagged.tags[last + 1 : group.first]
        if not _reaches(between, opener, at, tagged):
            return None
        return _event_of(strong, number)
    return None


def _reaches(between: str, opener: str | None, at: int, tagged: Tagged) -> bool:
    if opener == ",":
        led = _LED_BY_PLACE.fullmatch(tagged.tags, 0, at) is not None  # "In the second stage, in 2003, workers are to"
        return (
            bool(re.fullmatch(r",[LJNXR#pA]{1,6}" if led else r",|[LJNXR#pA]{0,6}", between))
            and tagged.tags[at - 1] == ","
        )
    commas = 1 + between.startswith(",")
    plain = between.lstrip(",")
    return (
        not re.search(r"[;:\"cSW-]", plain)
        and between.count(",") <= commas + 1
        and bool(re.search(r"[NXRWGL#]", plain) or opener == "W" or tagged.tags[at - 1] in "NXR")
    )


_LED_BY_PLACE = re.compile(r"[AC]*P[LJNX#pG]+,")


def _event_of(strong: Mapping[int, Force], number: int) -> int:
    for event, force in strong.items():
        if force.start == number:
            return event
    return number


def _left(tagged: Tagged, found: Sequence[Group], strong: Mapping[int, Force], at: int) -> int | None:
    aside = _RELATIVE_ASIDE.search(tagged.tags[:at])
    for number in range(len(found) - 1, -1, -1):
        group = found[number]
        if group.last >= at or (aside is not None and group.first > aside.start()):
            continue
        if ";" in tagged.tags[group.last + 1 : at]:
            return None
        if group.finite or number in strong:
            return _event_of(strong, number)
        if group.form in {Form.INFINITIVE, Form.BARE} or _is_sequel(tagged, group):
            return number
    return None


_RELATIVE_ASIDE = re.compile(r",P?W[^,;:\"]*,$")  # "will close its mill, which employs 300, | in May"


def _is_sequel(tagged: Tagged, group: Group) -> bool:
    """Whether "before" or "after" leads an "-ing" form that a time can belong to: "before leaving on Friday"."""
    return group.form is Form.ING and tagged.low(group.first - 1) in {"before", "after"}
