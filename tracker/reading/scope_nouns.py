"""The noun of a scheduled event that a time belongs to: "Monday's planned talks", "a summit Thursday".

Invariant: what is returned is the first and the last token of a noun phrase that does not hold the time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tracker.grammar.groups import Form, Group, last_before
from tracker.grammar.tokens import Tagged
from tracker.lexicon import load
from tracker.reading.kinds import is_issued, is_scheduled

_NOMINAL = re.compile(r"p?[AJNXEG#]*")
_BEHIND_ASIDE = re.compile(r"(?:P[LJ]*[NX]+)?,[MBHDZOP]")
# "invited them to a ceremony in Windsor, Ont., | on May 12"
_PLACED = re.compile(r"[PB][LJNX#]*(?P<head>[NG])PX+(?:,X+\.?)?,?$")


def noun_after(tagged: Tagged, found: Sequence[Group], at: int) -> tuple[int, int] | None:
    """Return the scheduled noun that the time stands before: "Monday's planned talks"."""
    match = _NOMINAL.match(tagged.tags, at + 1)
    if match is None or not match[0] or tagged.tags[at + 1] == "A":
        return None
    if any(g.finite and g.first == at + 1 for g in found):
        return None
    for last in range(match.end() - 1, at, -1):
        low, owned = tagged.tokens[last].low, tagged.tags[at + 1] == "p"
        if tagged.tags[last] in "NXG" and (is_scheduled(low) or (owned and is_issued(low))):
            return (at + 1 + owned, last)
    return None


def noun_before(tagged: Tagged, found: Sequence[Group], at: int) -> tuple[int, int] | None:
    """Return the scheduled noun right before the time: "a summit Thursday", "the visit, from May 3 to 5,"."""
    last = at - 2 if is_aside(tagged, at) else at - 1
    fixed = last > 0 and (tagged.tokens[last].low in _postposed() or _is_convoked(tagged, last, at))
    if fixed and tagged.tags[last - 1] in "NXG":
        return _phrase_to(tagged, found, last - 1)
    placed = _PLACED.search(tagged.tags[:at]) or _of_something(tagged, found, at)
    last = placed.start("head") if placed else last
    if last >= 0 and tagged.lows(last - 1, last) in _STATES:
        return None
    if last >= 0 and tagged.tags[last] in "NXG" and is_scheduled(tagged.tokens[last].low):
        return _phrase_to(tagged, found, last)
    return None


_STATES = frozenset(
    ("on sale", "on strike", "on trial", "on show", "on display", "on tour")
)  # no event: "on sale today"
_DAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\d|tomorrow")
# "faces a vote of confidence | on Thursday"
_OF = re.compile(r"(?P<head>[NG])P[LJp]*N+$")


def _of_something(tagged: Tagged, found: Sequence[Group], at: int) -> re.Match[str] | None:
    """Return the noun that "of" parts from its time, behind no verb of the past: "the funeral of the mayor | on"."""
    own = is_scheduled(tagged.low(at - 1)) or _DAY.search(tagged.low(at)) is None
    match = None if own else _OF.search(tagged.tags[:at])
    if match is None or tagged.low(match.start("head") + 1) != "of":
        return None
    verb = next((g for g in reversed(found) if g.last < match.start()), None)
    return match if verb is None or verb.form not in {Form.PAST, Form.HAVE} else None


def _is_convoked(tagged: Tagged, word: int, at: int) -> bool:
    """Whether a participle calls together for its day: "polls | called for May 5", not "a strike … emptied it"."""
    led = tagged.tokens[word].low in load("reading/screen")["convoked"] and tagged.tokens[at].low.startswith("for ")
    return led and tagged.tags[at + 1 : at + 2] not in {"E", "O"}


def _phrase_to(tagged: Tagged, found: Sequence[Group], last: int) -> tuple[int, int]:
    """Return the phrase that ends at token `last`; no finite verb is part of it: "has held | talks this week"."""
    over, first = last_before(found, last, finite=True), last
    while first > over + 1 and tagged.tags[first - 1] in "JNX#EpG":
        first -= 1
    return (first, last)


def is_aside(tagged: Tagged, at: int) -> bool:
    """Whether commas enclose the time behind a noun: "the visit, from May 3 to 5, will"."""
    return at > 1 and tagged.tags[at - 1] == "," and _BEHIND_ASIDE.match(tagged.tags, at + 1) is not None


@cache
def _postposed() -> frozenset[str]:
    return frozenset(load("reading/screen")["postposed"])
