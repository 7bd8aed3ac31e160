"""Plans that were overtaken: somebody did otherwise, their time ran out, something else came first.

Invariant: a test says true where docs/windows.md, section 1, counts no prediction.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from tracker.grammar.groups import WAS, Form
from tracker.reading.discourse import Discourse, Parse
from tracker.reading.force import screened
from tracker.reading.ties import Side
from tracker.timex import resolve

if TYPE_CHECKING:
    from tracker.reading.candidates import Candidate

_RESTRICTED = re.compile(r"[NX](?:W|c)A*$")  # "a court that | was to hear", no comma before it
_LENGTH = re.compile(
    r"(?:in|within) (?:an?|[a-z]+|\d+)(?: or [a-z]+)? (?:days?|weeks?|months?)$|within (?:days|weeks)$"
)
_ASIDE = re.compile(r",P?W[^,;:\"]*,")  # "the agency, which in May cut it, said"
_SHIFTED = frozenset(("would", "could", "might", "'d", "’d"))
_SAYINGS = frozenset(("promise", "tell", "assure", "say"))


def did_otherwise(_: Discourse, candidate: Candidate) -> bool:
    """Refuse "A minister who was to fly to Minsk on Thursday fell ill": its own subject did something else."""
    parse, force = candidate.parse, candidate.force
    if force is None or parse.tagged.spelt[parse.groups[force.start].first] not in WAS:
        return False
    if _RESTRICTED.search(parse.tagged.tags, 0, parse.groups[force.start].first) is None:
        return False
    main = next((g for g in parse.groups if g.finite and g.first > candidate.at), None)
    return main is not None and main.form is Form.PAST and main.lemma in screened("overtaking")


def something_came_first(_: Discourse, candidate: Candidate) -> bool:
    """Refuse "was scheduled to return before the war broke out": told of a plan from before, not of its day."""
    parse, force, tie = candidate.parse, candidate.force, candidate.relative
    if force is None or tie is None or tie.side is not Side.BEFORE or tie.noun or tie.cue != "before":
        return False
    planned = parse.tagged.spelt[parse.groups[force.start].first] in WAS and not parse.over(candidate.head)
    verb = next((g for g in parse.groups if g.finite and tie.first < g.first <= tie.last), None)
    return planned and verb is not None and verb.form is Form.PAST


def ran_out(page: Discourse, candidate: Candidate) -> bool:
    """Refuse "In March he had told parliament that it would come within a week", in July: the week is over."""
    parse, low = candidate.parse, candidate.parse.tagged.low(candidate.at)
    if candidate.force is None or candidate.relative is not None or not _LENGTH.match(low):
        return False
    first = parse.groups[candidate.force.start].first
    if parse.tagged.spelt[first] not in _SHIFTED or not _is_told(parse, candidate):
        return False
    asides = [m.span() for m in _ASIDE.finditer(parse.tagged.tags, 0, first)]
    own = [at for at in parse.tagged.times() if at < first and not any(a < at < z for a, z in asides)]
    said_on = [page.times[parse.tagged.tokens[at].timex] for at in own]
    return any(_is_over(page, time.window.latest, low) for time in said_on if time.past and time.window)


def _is_over(page: Discourse, said_on: date | None, length: str) -> bool:
    """Whether a length counted from the last day of the saying ends before the publication day."""
    end = resolve(length, said_on, lengths=page.lengths) if said_on is not None else None
    latest = end.window.latest if end is not None and end.window is not None else None
    return latest is not None and latest < page.published_on


def _is_told(parse: Parse, candidate: Candidate) -> bool:
    """Whether a verb of saying stands over the event, in the passive too: "had been promised that"."""
    told = any(g.last < candidate.head and g.lemma in _SAYINGS for g in parse.groups)
    return told or bool(parse.over(candidate.head))
