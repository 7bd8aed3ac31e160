"""Reasons against a reading, named: what makes a prediction only likely, or doubtful (`confidence` weighs them).

Invariant: every reason is a line of `confidence.WEIGHT`.
"""

from __future__ import annotations

from collections.abc import Iterator

from tracker.grammar.groups import WAS, Form
from tracker.reading.candidates import Candidate
from tracker.reading.discourse import Discourse
from tracker.reading.force import Force
from tracker.reading.known import Known, match
from tracker.reading.ties import Relative

_FAR = 14  # tokens between a verb and its time


def reasons_of(page: Discourse, candidate: Candidate, known: list[Known], *, today: bool) -> tuple[str, ...]:
    """Return the named reasons against a reading, for `confidence`; `today` says that its window ends at once."""
    out: list[str] = []
    force = candidate.force
    if force is None:
        out.append("a noun with its day, no verb")
    elif force.timetable:
        out.append("present tense read as a timetable")
    else:
        out += _reasons_of_verb(page, candidate, force)
    if today and force is None:
        out.append("no verb to come, and the day is today")
    if candidate.relative is not None:
        out += _reasons_of_tie(candidate, candidate.relative, known)
    if abs(candidate.head - candidate.at) > _FAR:
        out.append("time and verb stand far apart")
    return tuple(out)


def _reasons_of_verb(page: Discourse, candidate: Candidate, force: Force) -> Iterator[str]:
    parse = candidate.parse
    start, event = parse.groups[force.start], parse.groups[force.event]
    if force.event not in parse.forces and not event.finite:
        yield "an infinitive of purpose"
    if parse.tagged.tokens[start.first].low == "must":
        yield "an obligation"
    if parse.tagged.tokens[start.first].low in WAS:
        yield "future in the past"
    if force.noun is not None:
        yield "the event is the object of a verb"
    if start.form is Form.PARTICIPLE:
        yield "a participle behind a noun"
    if parse.tagged.tokens[candidate.at].start in page.leads or "another" in parse.tagged.tokens[candidate.at].low:
        yield "a length that counts from now"


def _reasons_of_tie(candidate: Candidate, tie: Relative, known: list[Known]) -> Iterator[str]:
    """Yield the one reason that a tie is: that it hangs on another event, or that nothing dates that event."""
    undated = tie.time < 0 and match(tie, candidate.parse.tagged, known) is None
    yield "the other event has no date" if undated else "time given by another event"
