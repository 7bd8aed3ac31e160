"""Outcomes told without a day: a deed measured by its plan ("opened on time"), or told of an event ("the vote split").

Invariant: what is so told had been foretold, or is a known event, so that it needs no day of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.grammar.groups import Group
from tracker.grammar.phrases import Phrase
from tracker.grammar.subjects import who
from tracker.grammar.tokens import Tagged
from tracker.outcome import Says
from tracker.reading.counted_days import counted_day
from tracker.reading.discourse import Discourse, Parse
from tracker.reading.kinds import is_scheduled
from tracker.reading.telling import Told, begun, is_deed, words_of
from tracker.reading.undone import is_event_verb

_PARTED = re.compile(r"[;:SW\"]|,C")  # no clause of the deed goes on behind it
_KNOWN = frozenset(("the", "its", "their", "his", "her", "this", "that"))


def measured(page: Discourse, parse: Parse) -> Iterator[Told]:
    """Yield the deed nearest to each phrase that measures one by a plan."""
    for first, last in _measures(parse.tagged):
        near = [n for n, g in enumerate(parse.groups) if g.finite and _goes_with(parse.tagged, g, first, last)]
        nearest = min(near, key=lambda n: abs(parse.groups[n].head - first), default=None)
        if nearest is not None and is_deed(page, parse, parse.groups[nearest]):
            yield Told(Says.HAPPENED, words_of(parse, nearest))


def _measures(tagged: Tagged) -> Iterator[Phrase]:
    """Yield each phrase that measures; a length counts by its last word: "two days | late"."""
    for at, low in enumerate(tagged.spelt):
        for phrase in begun("measured").get(low.rpartition(" ")[2], ()):
            rest = phrase.partition(" ")[2]
            last = at + len(rest.split())
            if tagged.lows(at + 1, last) == rest:
                yield at, last


def _goes_with(tagged: Tagged, group: Group, first: int, last: int) -> bool:
    """Whether a verb stands beside a phrase, in one clause."""
    between = tagged.tags[last + 1 : group.head] if group.first > last else tagged.tags[group.last + 1 : first]
    return not first <= group.head <= last and _PARTED.search(between) is None


def held(page: Discourse, parse: Parse) -> Iterator[Told]:
    """Yield what the past tense says of a known event: "the conference brought in", "their session came"."""
    for number, group in enumerate(parse.groups):
        if group.finite and not group.passive and is_deed(page, parse, group) and _is_of_event(parse, number):
            yield Told(Says.HAPPENED, words_of(parse, number))


def since_done(page: Discourse, parse: Parse) -> Iterator[Told]:
    """Yield what is taken to be known: "now that the court has ruled"."""
    spelt = parse.tagged.spelt
    for at in range(len(spelt) - 1):
        if spelt[at] == "now" and spelt[at + 1] == "that":
            number = next((n for n, g in enumerate(parse.groups) if g.finite and g.first > at + 1), None)
            if number is not None and is_deed(page, parse, parse.groups[number]):
                yield Told(Says.HAPPENED, words_of(parse, number))


def followed(page: Discourse, parse: Parse) -> Iterator[Told]:
    """Yield what the news came so long after: "two days after voters rejected the treaty, the euro fell"."""
    if "after" not in parse.tagged.spelt or not parse.tagged.times():
        return
    for number, group in enumerate(parse.groups):
        if group.finite and is_deed(page, parse, group):
            told = Told(Says.HAPPENED, words_of(parse, number))
            if counted_day(page, parse, told) is not None:
                yield told


def resulting(page: Discourse, parse: Parse) -> Iterator[Told]:
    """Yield what has been done to a known thing, as it stands now: "the bridge has been opened to traffic"."""
    for number, group in enumerate(parse.groups):
        perfect = group.passive and parse.tagged.lows(group.first, group.first + 1) in {"has been", "have been"}
        words = who(parse.tagged, parse.groups, number) if perfect and is_event_verb(parse.tagged, group) else None
        known = words is not None and (parse.tagged.spelt[words[0]] in _KNOWN or parse.tagged.tags[words[0]] == "X")
        if known and is_deed(page, parse, group):
            yield Told(Says.HAPPENED, words_of(parse, number))


def _is_of_event(parse: Parse, number: int) -> bool:
    """Whether the subject of a verb is an event with a day of its own, and known: "the summit", "Oslo's summit"."""
    words = who(parse.tagged, parse.groups, number)
    lows = parse.tagged.spelt[words[0] : words[1] + 1] if words is not None else ()
    known = lows[:1] and (lows[0] in _KNOWN or not {"'s", "’s"}.isdisjoint(lows))
    return bool(known) and any(map(is_scheduled, lows))
