"""Denial: whether a candidate is said not to come, and whether "not" only says that it comes no earlier.

Invariant: a denial of "before" or "until" after "expected" denies nothing.
"""

from __future__ import annotations

import re

from tracker.grammar.groups import Form
from tracker.grammar.phrases import subject
from tracker.grammar.tokens import Tagged
from tracker.reading.candidates import Candidate
from tracker.reading.counted import AWAITED, lasts

_PLAN_FOR = re.compile(r"L[JNE]*(?P<plan>N)PL?$")
_NONE_OF = frozenset(("no", "nothing", "nobody", "none", "neither", "never", "few"))


def is_negated(candidate: Candidate) -> bool:
    """Return whether the event is denied: by its verb, by "no" or "nobody" before it, or by "not" before its time."""
    force, tagged = candidate.force, candidate.parse.tagged
    if force is None:
        return _is_unplanned(tagged, candidate.words[0])
    negated = force.negated
    start = candidate.parse.groups[force.start]
    who = None if start.form is Form.INFINITIVE else subject(tagged, start)
    if who is not None and (tagged.tokens[who[0]].low in _NONE_OF | {"nor"} or tagged.low(who[0] - 1) == "nor"):
        return True
    if who is not None and tagged.tags[who[0]] == "W" and tagged.low(who[0] - 1) == "of":  # "none of which"
        return tagged.low(who[0] - 2) in _NONE_OF
    after = candidate.parse.groups[force.event].last + 1
    after += tagged.tags[after : after + 2] in {"PL", "AL"}  # "will take in no more dogs"
    none = tagged.low(after) == "none" and candidate.parse.groups[force.event].lemma != "be"
    if none or (tagged.low(after) == "no" and tagged.low(after + 2) != "than"):
        return True  # not "bring no more than rain"
    if candidate.at > 0 and (tagged.tags[candidate.at - 1] == "!" or tagged.low(candidate.at - 1) == "neither"):
        return True
    awaited = tagged.low(candidate.at).startswith("not ")  # "and the second part not until June" says when it comes
    return not awaited and negated != _is_disbelieved(candidate)


def _is_unplanned(tagged: Tagged, first: int) -> bool:
    """Whether nobody plans what begins at token `first`: "There are no immediate plans for any | talks"."""
    led = _PLAN_FOR.search(tagged.tags[:first])
    if led is None or tagged.spelt[led.start()] != "no":
        return False
    plan = led.start("plan")
    return tagged.lows(plan, plan + 1) in {"plan for", "plans for"}


def _is_disbelieved(candidate: Candidate) -> bool:
    """Whether the denial stands on the verb of opinion: "does not think that the yard will reopen", "doubts"."""
    parse = candidate.parse
    over = [a for a in parse.over(candidate.head) if a.thinks and a.group >= 0]
    nearest = max(over, key=lambda a: a.group, default=None)
    if nearest is None or (candidate.force is not None and nearest.group == candidate.force.start):
        return False
    group = parse.groups[nearest.group]
    longer = parse.tagged.lows(max(0, group.first - 2), group.first - 1) == "no longer"
    return (group.negated or longer) != (group.lemma == "doubt")


_EXPECTING = frozenset(("expect", "see", "anticipate", "foresee", "envisage"))
_FOR_LONG = re.compile(
    r"for (?!(?:the |this |that )?(?:next |coming |following )?(?:week|month|year)$)(?:[\w'’-]+ )*?"
    r"(?:hours?|days?|weeks?|months?|years?|decades?|time|while|now)(?: or \w+| to come| yet)?"
)  # "for weeks", "for some time": no "for Monday", "for next week"


def is_awaited(candidate: Candidate) -> bool:
    """Whether "not" belongs to "expected before": the event comes, only not earlier."""
    force, tagged = candidate.force, candidate.parse.tagged
    if force is None:
        return False
    group = candidate.parse.groups[force.start]
    seen = group.lemma != "see" or group.passive or group.form is Form.DO  # "might not see it before May" denies it
    foretold = group.lemma in _EXPECTING and seen
    foretold = foretold or (group.passive and candidate.parse.groups[force.event].lemma == "expect")
    foretold = foretold or (group.lemma == "look" and tagged.low(group.last + 1) == "for")
    expects = foretold or any(t.low in AWAITED for t in tagged.tokens[group.first : force.words[1] + 1])
    phrase = tagged.tokens[candidate.at].low
    if candidate.relative is not None and candidate.at and tagged.tokens[candidate.at - 1].low in {"until", "till"}:
        return expects
    for_long = _FOR_LONG.fullmatch(phrase) is not None and not lasts(
        candidate.parse, candidate.parse.groups[force.event], candidate.at
    )
    waits = for_long or phrase.startswith(("before", "until", "till"))
    return "at the earliest" in phrase or (expects and waits)
