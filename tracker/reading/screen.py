"""The screen: which forward-looking words are no prediction: habits, demands, dropped plans, unreal conditions.

Invariant: a refusal is a reason of docs/windows.md section 1, in words.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tracker.grammar.groups import Form, Group
from tracker.lexicon import load
from tracker.reading.discourse import Discourse

if TYPE_CHECKING:
    from tracker.reading.predictions import Candidate

_LONGEST_NAME = 31  # days; "the 2014 championship" is a name, "next month's summit" an event with its time


def is_prediction(page: Discourse, candidate: Candidate) -> bool:
    """Whether a candidate says that something is to happen."""
    return refusal(page, candidate) is None


def refusal(page: Discourse, candidate: Candidate) -> str | None:
    """Return why a candidate is no prediction, None where it is one."""
    for test, reason in _TESTS:
        if test(page, candidate):
            return reason
    return None


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(load("reading/screen")[kind])


def _is_state(_: Discourse, candidate: Candidate) -> bool:
    force = candidate.force
    if force is None or not force.timetable:
        return False
    group = candidate.parse.groups[force.start]
    return candidate.relative is not None or (group.lemma == "be" and group.first == group.last)


def _is_habit(_: Discourse, candidate: Candidate) -> bool:
    force = candidate.force
    lows = {t.low for t in candidate.parse.tagged.tokens}
    return force is not None and force.timetable and bool(lows & _words("habit"))


def _dates_the_promise(_: Discourse, candidate: Candidate) -> bool:
    """ "agreed on Thursday to meet": Thursday is the day of the agreement."""
    force = candidate.force
    if force is None or not force.own_will or candidate.relative is not None:
        return False
    start, event = candidate.parse.groups[force.start], candidate.parse.groups[force.event]
    return start.form in {Form.PAST, Form.HAVE} and start is not event and candidate.at < event.first


def _dates_the_past(page: Discourse, candidate: Candidate) -> bool:
    """ "A strike on Wednesday paralysed the city": the noun's own verb is past."""
    if candidate.governor.noun is None:
        return False
    tags = candidate.parse.tagged.tags
    after = max(candidate.at, candidate.governor.noun[1]) + 1
    following = next((g for g in candidate.parse.groups if g.first >= after and g.finite), None)
    if following is None or not _is_past(candidate, following):
        return False
    time = page.times[candidate.parse.tagged.tokens[candidate.at].timex]
    near = not re.search(r"[,;:\"cSW-]", tags[after : following.first])
    return near and time.window is not None and time.window.earliest is not None and time.window.earliest <= page.published_on


def _is_past(candidate: Candidate, group: Group) -> bool:
    word = candidate.parse.tagged.tokens[group.first].low
    return group.form in {Form.PAST, Form.HAVE} or word in {"was", "were"}


def _is_name(page: Discourse, candidate: Candidate) -> bool:
    """ "the 2014 World Cup", "next year's championship": a name, not a statement of when."""
    if candidate.governor.noun is None or candidate.governor.noun[0] < candidate.at:
        return False
    time = page.times[candidate.parse.tagged.tokens[candidate.at].timex]
    long = time.window is None or time.window.days == 0 and time.window.latest is None or time.window.days > _LONGEST_NAME
    capital = candidate.parse.tagged.tags[candidate.governor.noun[1]] == "X" and time.window is not None and time.window.days > 0
    return long or capital


def _is_open_question(_: Discourse, candidate: Candidate) -> bool:
    """ "It is unclear whether they will meet", "if they meet"."""
    tokens = candidate.parse.tagged.tokens
    opening = _clause_opening(candidate)
    return opening >= 0 and tokens[opening].low in _words("open")


def _clause_opening(candidate: Candidate) -> int:
    """Return the subordinator that opens the event's clause, -1 where none does."""
    force = candidate.force
    start = candidate.parse.groups[force.start].first if force else candidate.words[0]
    tags = candidate.parse.tagged.tags
    for index in range(start - 1, -1, -1):
        if tags[index] in "S":
            return index
        if tags[index] in ',;:"-cCW' or any(g.first <= index <= g.last and g.finite for g in candidate.parse.groups):
            return -1
    return -1


def _is_dropped(_: Discourse, candidate: Candidate) -> bool:
    """ "was due on Tuesday but was called off"."""
    head = candidate.head
    return any(g.head > head and g.passive and g.lemma in _words("dropped") for g in candidate.parse.groups)


def _is_imagined(_: Discourse, candidate: Candidate) -> bool:
    """ "would win if they had a leader": the condition is only imagined."""
    tokens, tags = candidate.parse.tagged.tokens, candidate.parse.tagged.tags
    for index, token in enumerate(tokens):
        if token.low == "if":
            clause = tokens[index + 1 : index + 9]
            return any(t.low in {"had", "were"} for t in clause) and "M" in tags
    return False


_TESTS = (
    (_is_state, "a state, no event"),
    (_is_habit, "a habit"),
    (_dates_the_promise, "the time dates the promise"),
    (_dates_the_past, "the noun's verb is past"),
    (_is_name, "a name"),
    (_is_open_question, "an open question or a condition"),
    (_is_dropped, "a plan dropped in the same sentence"),
    (_is_imagined, "an imagined condition"),
)
