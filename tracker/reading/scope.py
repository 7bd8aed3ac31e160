"""Scope: which event of a sentence a time expression belongs to.

Invariant: a time has one governor at most: a verb group, or a noun that names a scheduled event.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tracker.grammar.groups import Form, Group
from tracker.grammar.tokens import Tagged
from tracker.reading.force import Force
from tracker.reading.scope_nouns import is_aside, noun_after, noun_before
from tracker.reading.scope_verbs import event_of, verb_of

_ASIDE = re.compile(r"-[^-]*-|\([^)]*\)")
_OF_ONE_CLAUSE = re.compile(r"[^;:\"cSWVZOMBHD]*")
_LED = re.compile(r"(?:for|of|at|in|on|to|with|from|by)\b")
_DESCRIBED = re.compile(r"(?:(?<=[Lp])t|tp)[JNXG#]*[NX]A*(?=[MB])")
_PERIOD = re.compile(r"(?:year|(?<!-)quarter|month|season|\b(?:19|20)\d\d)$")


class Governor(NamedTuple):
    """What a time belongs to: verb group `group`, or the noun phrase `noun` (first and last token)."""

    group: int = -1
    noun: tuple[int, int] | None = None


def governor(
    tagged: Tagged, found: Sequence[Group], strong: Mapping[int, Force], at: int, last: int = -1
) -> Governor | None:
    """Return what the time at token `at` (to `last`) belongs to; `strong` are the groups that look forward."""
    inside = _within(found, strong, at)
    own = describes_subject(tagged, found, strong, at) if inside is None else inside
    if own is not None:
        return Governor(own)
    verb = verb_of(tagged, found, strong, at, max(at, last))
    moved = _moved(tagged, found, strong, at, verb)
    if moved is not None:
        return Governor(moved)
    noun = noun_after(tagged, found, at)
    if noun is not None:
        if verb is not None and _is_object(tagged, found, strong, verb, at):
            return Governor(verb)
        place = _of_noun_after(tagged, found, strong, noun, at)
        if place.noun is None or last <= at:  # the noun of a tie is its own: "sign a pact after | elections in May"
            return place
    noun = noun_before(tagged, found, at)
    if noun is not None and (is_aside(tagged, at) or verb is None or not _governs(tagged, found, strong, verb, noun)):
        return Governor(noun=noun)
    return None if verb is None else Governor(verb)


def _of_noun_after(
    tagged: Tagged, found: Sequence[Group], strong: Mapping[int, Force], noun: tuple[int, int], at: int
) -> Governor:
    """Return the noun, or the verb whose subject it is: "Friday's talks will decide"."""
    subject = None if _LED.match(tagged.spelt[at]) else _as_subject(tagged, found, strong, noun)
    return Governor(noun=noun) if subject is None else Governor(subject)


def _within(found: Sequence[Group], strong: Mapping[int, Force], at: int) -> int | None:
    """Return the verb group that token `at` is part of, or what it leads to: "would from July 1 be able | to buy"."""
    number = next((n for n, g in enumerate(found) if g.first <= at <= g.last), None)
    return number if number is None or number in strong else event_of(strong, number)


def describes_subject(tagged: Tagged, found: Sequence[Group], strong: Mapping[int, Force], at: int) -> int | None:
    """Return the forward-looking verb whose subject a period describes: "the mill's 2031 output will double"."""
    match = _DESCRIBED.match(tagged.tags, at)
    if match is None or not _PERIOD.search(tagged.tokens[at].low):
        return None
    return next((event for event, force in strong.items() if found[force.start].first == match.end()), None)


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
    """Whether the noun phrase that the time opens is a verb's: "will miss Sunday's match", "by a May 3 deadline"."""
    if verb not in strong:
        return False
    if strong[verb].timetable:
        return tagged.tokens[at].low.startswith("by ")
    between = tagged.tags[found[verb].last + 1 : at]
    near = [t.low for t in tagged.tokens[max(0, at - 2) : at]]
    after = tagged.tags[found[verb].last + 1 : found[verb].last + 2]
    fit = found[verb].lemma in {"be", "get"} and after in {"J", "P"} and tagged.tokens[at].low.startswith("for ")
    inside = (
        fit or tagged.tokens[at].low.startswith(("at ", "by ", "in ", "during ")) or "at" in near or "during" in near
    )
    return inside or re.fullmatch(r"[LJ]*", between) is not None


def _governs(
    tagged: Tagged, found: Sequence[Group], strong: Mapping[int, Force], verb: int, noun: tuple[int, int]
) -> bool:
    """Whether a verb before the noun keeps the time: "receives forty leaders at a summit on Friday"."""
    if verb not in strong:  # of purpose: "has come to approve the sale at a meeting on May 8"
        return found[verb].form is Form.INFINITIVE and _is_at(tagged, noun)
    beside = tagged.tags[noun[0] - 2 : noun[0]]
    if tagged.lows(*noun) == "service" and found[verb].last + 1 == noun[0]:
        return True  # "enters service in April"
    if strong[verb].negated and found[verb].form is Form.DO:  # "does not get another eclipse until March"
        return True
    if tagged.tags[found[verb].head] == "G" and tagged.tags[found[verb].last + 1 : noun[0]] in {"", "L"}:
        return True  # "was closing its workshop in August"
    return not strong[verb].timetable or (found[verb].form is Form.PRESENT and "P" in beside)


def _is_at(tagged: Tagged, noun: tuple[int, int]) -> bool:
    """Whether a noun phrase is where something is done: "to approve the sale at a meeting on May 8"."""
    return "at" in {t.low for t in tagged.tokens[max(0, noun[0] - 2) : noun[0]]}


def _as_subject(
    tagged: Tagged, found: Sequence[Group], strong: Mapping[int, Force], noun: tuple[int, int]
) -> int | None:
    """Return the forward-looking group whose subject the noun phrase is."""
    asides = [m.span() for m in _ASIDE.finditer(tagged.tags, noun[1] + 1)]
    for number, force in sorted(strong.items()):
        start = found[force.start].first
        if start > noun[1] and not any(first <= start < end for first, end in asides):
            between = _ASIDE.sub("", tagged.tags[noun[1] + 1 : start])
            own = _OF_ONE_CLAUSE.fullmatch(between) and not _has_verb(tagged, found, noun[1], start)
            return number if own else None
    return None


def _has_verb(tagged: Tagged, found: Sequence[Group], after: int, before: int) -> bool:
    """Whether a finite verb stands between two tokens, outside any aside."""
    asides = [m.span() for m in _ASIDE.finditer(tagged.tags, after + 1, before)]
    own = [g.first for g in found if after < g.first < before and g.finite]
    return any(not any(start <= verb < end for start, end in asides) for verb in own)
