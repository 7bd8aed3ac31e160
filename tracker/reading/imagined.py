"""What is told and does not happen: the plot of a play, a reproach, a condition that is contrary to fact.

Invariant: a test says true where docs/windows.md, section 1, counts no prediction.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.grammar.groups import Form
from tracker.reading.discourse import Discourse, Parse
from tracker.reading.force import screened
from tracker.reading.tied_clauses import UNCHANGED

if TYPE_CHECKING:
    from tracker.reading.candidates import Candidate


def is_fiction(_: Discourse, candidate: Candidate) -> bool:
    """Refuse "In the film's last scene the heroine says that she will leave": told of a story."""
    tagged = candidate.parse.tagged
    if screened("stories").isdisjoint(tagged.spelt):
        return False
    opening = _LED_BY_PLACE.match(tagged.tags)
    told = tagged.spelt[: opening.end()] if opening and candidate.head > opening.end() else ()
    return not screened("stories").isdisjoint(told)


_LED_BY_PLACE = re.compile(r"P[LJNX#p]+")


def is_reproach(_: Discourse, candidate: Candidate) -> bool:
    """Refuse "should have let it go in the spring": what was not done; "should have passed by May" is yet to come."""
    force, parse = candidate.force, candidate.parse
    if force is None:
        return False
    group = parse.groups[force.start]
    done = group.perfect or parse.tagged.low(group.last + 1).endswith("ed")  # "should have closed it"
    owed = done and group.head > group.first and parse.tagged.low(group.first) == "should"
    return owed and _LAST_DAY.match(parse.tagged.tokens[candidate.at].low) is None


_LAST_DAY = re.compile(r"(?:by|before|within)\b")


def is_imagined(page: Discourse, candidate: Candidate) -> bool:
    """Refuse "would win if they had a leader": the condition is only imagined."""
    spelt, tags = candidate.parse.tagged.spelt, candidate.parse.tagged.tags
    if "M" not in tags or (candidate.force is not None and not _may_be_unreal(candidate)):
        return False
    if "otherwise" in spelt and _is_averted(candidate):
        return True
    if "if" in spelt:
        after = spelt.index("if") + 1
        clause = spelt[after : after + _NEAR]
        bound = _BOUND.search(" ".join(spelt[after:])) is not None
        if _ABLE.match(" ".join(spelt[after:])):
            return True
        unreal = not _UNREAL.isdisjoint(clause) and not bound and not _is_shifted(candidate, after)
        return unreal or _had(page, candidate.parse, after) or _is_supposed(page, candidate, after)
    if "without" in spelt[:2] and _goes_on_unreal(candidate):
        return True
    return spelt[0] in _UNREAL and tags[1:2] in {"R", "L", "X"}


def _is_averted(candidate: Candidate) -> bool:
    """Whether the verb tells what was kept from happening: "the lease, which would otherwise run out on Friday"."""
    force, tagged = candidate.force, candidate.parse.tagged
    group = candidate.parse.groups[force.start] if force else None
    return (
        group is not None
        and tagged.spelt[group.first] in _SUPPOSING
        and "otherwise" in tagged.spelt[group.first : group.head]
    )


_BOUND = re.compile(r"^\w+ had to(?: [.,;\"]|$)")  # "would sit on Sunday if they had to"
_ABLE = re.compile(r"(?:he|she|they|we|i|you|it|one) could(?: [.,;\"”]|$)")  # "would abolish it tomorrow if they could"
_UNREAL = frozenset(("had", "were"))
_SHORT = frozenset(("'d", "’d"))


def _had(page: Discourse, parse: Parse, first: int) -> bool:
    """Whether "'d" stands for "had" in the clause at token `first`: "if they'd asked her", "if they'd let him"."""
    tagged = parse.tagged
    if _is_told(parse) and page.quote_at(tagged.tokens[first - 1].start) is None:
        return False  # "said she would come if they'd set a day"
    for index in range(first, min(first + _NEAR, len(tagged.tags) - 1)):
        at = index + 1 + (tagged.tags[index + 1] == "A")
        if tagged.spelt[index] in _SHORT and (tagged.tags[at : at + 1] == "E" or tagged.low(at) in UNCHANGED):
            return True
    return False


_NEAR = 8  # tokens from "if" to its verb
_SUPPOSING = frozenset(("would", "'d", "’d", "could", "might"))


def _is_supposed(page: Discourse, candidate: Candidate, after: int) -> bool:
    """Whether a speaker only supposes: "If they struck tomorrow, we would hold out", in quotation marks."""
    parse, force = candidate.parse, candidate.force
    if force is None or parse.tagged.spelt[parse.groups[force.start].first] not in _SUPPOSING:
        return False
    places = [page.quote_at(parse.tagged.tokens[at].start) for at in (after - 1, candidate.head)]
    condition = next((g for g in parse.groups if g.finite and g.first >= after), None)
    return places[0] is not None and places[0] == places[1] and condition is not None and condition.form is Form.PAST


def _may_be_unreal(candidate: Candidate) -> bool:
    """Whether the verb can be that of an imagined case: not "is due", not "will"."""
    force, parse = candidate.force, candidate.parse
    first = parse.tagged.tokens[parse.groups[force.start].first].low if force else ""
    return force is None or (not force.timetable and first not in _REAL)


_REAL = frozenset(("is", "are", "will", "'ll", "’ll", "won't", "won’t"))


def _is_shifted(candidate: Candidate, after: int) -> bool:
    """Whether a report shifts a real condition back: "said it would close in May if no buyer had come forward"."""
    parse = candidate.parse
    verb = next((g for g in parse.groups if g.finite and g.first >= after), None)
    return _is_told(parse) and verb is not None and verb.form is Form.HAVE and verb.head > verb.first


def _is_told(parse: Parse) -> bool:
    """Whether the sentence has a report in the past tense."""
    return any(a.group >= 0 and parse.groups[a.group].form is Form.PAST for a in parse.attributions)


def _goes_on_unreal(candidate: Candidate) -> bool:
    """Whether the verb tells what would be going on now: "Without the dam the town would be sinking"."""
    force, tagged = candidate.force, candidate.parse.tagged
    group = candidate.parse.groups[force.start] if force else None
    return group is not None and group.form is Form.MODAL and tagged.tags[group.first : group.last + 1].endswith("bG")
