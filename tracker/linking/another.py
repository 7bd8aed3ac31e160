"""What tells that a report is of another deed than the one foretold, though who, where and what are alike.

Invariant: nothing speaks against what was done on the very day that was named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.linking.same_deed import shares_verb
from tracker.linking.told_days import in_time, is_short, on_the_day
from tracker.linking.values import Clue, Mention
from tracker.linking.who import related, same
from tracker.linking.words import RARE, acts, stems, weight

PART = -3.0
"""What it takes away that a committee did it, and the whole house was to."""
COMMITTEE = -4.0
"""What it takes away that a committee is to do what the whole house is to."""
BEFORE = -3.5
"""What it takes away that it was done to prepare something else."""
THING = -1.5
"""What it takes away that the same was done to another thing, on another day."""
OTHER_DAY = -0.4
"""What it takes away that neither the deed nor the day is the event's."""
FEW = 3
"""So many days off, a deed told by other words may still be the one."""
_BROKE = re.compile(r"\b(?:crash|burst|explod|burn(?:ed|t) up|br(?:oke|oken) up)\w*")
_COMMITTEE = re.compile(r"\b(?:sub)?committees?\b|\bpanel\b")
_HOUSE = re.compile(r"\b(?:parliament|senate|house|chamber|congress|assembly|council|lawmakers|deputies|senators)\b")
_PREPARES = re.compile(r"\bto (?:prepare|pave the way|lay the ground\w*|set the stage)\b|\bin preparation for\b")
_TREATS = frozenset(("approve", "decide", "vote"))
"""What a court or a house does to one thing after another: the thing tells them apart."""
_STOP = re.compile(r"[,;:.]")
_WORD = re.compile(r"[A-Za-z][\w'’-]*")


def part_of_it(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that a committee did what the whole house was to do."""
    committee = _COMMITTEE.search(new.event.lower())
    if committee and not _COMMITTEE.search(old.quote.lower()) and _HOUSE.search(old.quote.lower()):
        yield Clue(PART, "a committee did it")


def committees(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that a committee is to vote on something, and a whole house as well."""
    if _TREATS.isdisjoint(new.act_set & old.act_set):
        return
    told = [_COMMITTEE.search(_up_to(m).lower()) is not None for m in (new, old)]
    whole = (old if told[0] else new).quote.lower()
    if told[0] != told[1] and not _COMMITTEE.search(whole) and _HOUSE.search(whole):
        yield Clue(COMMITTEE, "one is in a committee")


def _up_to(mention: Mention) -> str:
    """Return an event's words with those before it since the last stop: "a committee of the | Senate votes"."""
    before = mention.quote[: max(0, mention.quote.find(mention.event))]
    return _STOP.split(before)[-1] + mention.event


def beforehand(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that it was done to prepare what was foretold: "officials met in Oslo to prepare the summit"."""
    told = new.says == "happened" and _PREPARES.search(new.quote) is not None
    if told and not _PREPARES.search(old.quote) and "preparing" not in old.marks and new.act_set & old.act_set:
        yield Clue(BEFORE, "it was done to prepare something")


def another_thing(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that the same was done to another thing on another day: "sign the lake law", "signed a pardon"."""
    both = new.act_set & old.act_set
    alike = both or (_TREATS & new.act_set and _TREATS & old.act_set)
    if new.says != "happened" or not alike or on_the_day(new, old) or _is_by_same_then(new, old):
        return
    mine, theirs = _done_to(new, both or new.act_set), _done_to(old, both or old.act_set)
    named = mine & {*theirs, *old.stems, *old.around} or theirs & {*new.stems, *new.around}
    if mine and theirs and not named:
        yield Clue(THING, "done to another thing")


def _is_by_same_then(new: Mention, old: Mention) -> bool:
    """Whether the same did it, or it was done in the same place, in the few days that were named."""
    who_or_where = any(same(a, b) for a in new.own for b in old.own) or any(
        p.key == q.key for p in new.places for q in old.places
    )
    then = is_short(new.window) and is_short(old.window) and in_time(new, old)
    return then and who_or_where


def broken(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that what was to land or dock came to grief."""
    if new.says == "happened" and {"land", "dock"} & old.act_set and _BROKE.search(new.event):
        yield Clue(PART, "it came to grief")


def other_day(new: Mention, old: Mention) -> Iterator[Clue]:
    """Weigh that something else was done on another day than the few that were named."""
    if new.says != "happened" or new.window is None or old.window is None or not is_short(old.window):
        return
    alike = new.act_set & old.act_set or related(new.act_set, old.act_set) or shares_verb(new, old)
    if not alike and new.window.gap(old.window) > FEW:
        yield Clue(OTHER_DAY, "another deed on another day")


def _done_to(mention: Mention, named: frozenset[str]) -> set[str]:
    """Return the telling stems behind the word that names one of the acts, in the event or else in its clause."""
    words = _WORD.findall(mention.event)
    at = next((n for n, word in enumerate(words) if acts(word) & named), len(words))
    behind = "" if mention.act_set.isdisjoint(_TREATS) else _behind(mention)
    return _telling(" ".join(words[at + 1 :])) or _telling(behind)


def _behind(mention: Mention) -> str:
    """Return what stands behind an event's words in its sentence, up to the next stop."""
    at = mention.quote.find(mention.event)
    return _STOP.split(mention.quote[at + len(mention.event) :], maxsplit=1)[0] if at >= 0 else ""


def _telling(words: str) -> set[str]:
    """Return the telling stems of the words that name no act: what is done to a thing is none."""
    things = " ".join(w for w in _WORD.findall(words) if not acts(w))
    return {s for s in stems(things) if weight(s) == RARE}
