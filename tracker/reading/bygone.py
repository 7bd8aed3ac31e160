"""Promises of a past that the article tells of: kept or broken by now, hoped for once, given among days long back.

Invariant: a test says true where docs/windows.md, section 1, counts no prediction.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.grammar.groups import Form
from tracker.reading.discourse import Discourse, Parse
from tracker.reading.history import is_long_ago

if TYPE_CHECKING:
    from tracker.reading.candidates import Candidate

_DID = r"(?:did|had|has|have|was|were)"
# What stands behind the promise: "promised to look again in a year, and did not", "swore to be back and never was".
_CODA = re.compile(
    rf"\b(?:and|but) (?:(?:he|she|it|they|we|i) )?(?:(?:{_DID} (?:not|n't|n’t)|{_DID}(?:n't|n’t)|never {_DID})"
    r"|(?:duly |promptly |indeed )?did(?: so| just that)?)(?: [.,;\"”]|$)"
)
_WHAT_CAME = re.compile(
    r"(?:(?:but|and|yet) )?(?:(?:it|he|she|they|we|i|that|this) "
    rf"(?:{_DID}(?: not|n't|n’t)|never (?:{_DID}|happened|came)|(?:duly |promptly )?did(?: so| just that)?)"
    r"|nothing (?:happened|came of it|ever came of it))[.!]"
)
_LONGEST_ANSWER = 40  # code points of a sentence such as "It never did."


def is_told_of(page: Discourse, candidate: Candidate) -> bool:
    """Refuse "promised to look again in two years, and did not", "would reopen in a year. It did not."."""
    parse = candidate.parse
    if _CODA.search(parse.tagged.lows(candidate.head, len(parse.tagged.spelt))):
        return True
    after = page.sentences[parse.number + 1 : parse.number + 2]
    if not after or after[0].span.end - after[0].span.start > _LONGEST_ANSWER:
        return False
    return _WHAT_CAME.match(page.text[after[0].span.start : after[0].span.end].lower()) is not None


_HOPING = frozenset(("hope", "want", "plan", "intend", "wish", "mean", "expect"))


def was_hoped(_: Discourse, candidate: Candidate) -> bool:
    """Refuse "had hoped that the plant would open in May": a hope that the speaker has no more."""
    parse = candidate.parse
    over = [parse.groups[a.group] for a in parse.attributions if a.group >= 0 and a.first <= candidate.head <= a.last]
    return any(g.lemma in _HOPING and g.form is Form.HAVE and parse.tagged.spelt[g.first] == "had" for g in over)


_THEN = frozenset(("would", "was", "were", "could", "might"))
_LENGTH = re.compile(r"(?:in|within) (?:an?|[a-z]+|\d+)(?: or [a-z]+)? (?:days?|weeks?|months?|years?)$")


def is_among_old_days(page: Discourse, candidate: Candidate) -> bool:
    """Refuse "The camps were to be rebuilt within two years" in a paragraph that tells of 1974.

    What somebody said may be of today whatever stands before it.
    """
    parse, force = candidate.parse, candidate.force
    if force is None or candidate.relative is not None or not _LENGTH.match(parse.tagged.low(candidate.at)):
        return False
    start = parse.groups[force.start]
    then = parse.tagged.spelt[start.first] in _THEN or (force.own_will and start.form is Form.PAST)
    if not then or len(parse.tagged.times()) > 1 or _is_said(parse, candidate):
        return False
    return _last_told(page, parse.number)


def _is_said(parse: Parse, candidate: Candidate) -> bool:
    said = (a for a in parse.attributions if a.first <= candidate.head <= a.last)
    return any(a.group != (candidate.force.start if candidate.force else -1) for a in said)


def _last_told(page: Discourse, number: int) -> bool:
    """Whether the last time before sentence `number`, in its paragraph or the one before, lies long back."""
    here = page.paragraph_of(number)
    first = page.paragraph_of(here[0] - 1)[0] if here[0] else here[0]
    for earlier in range(number - 1, first - 1, -1):
        parse = page.parse(earlier)
        if any(g.form in {Form.PRESENT, Form.MODAL} or _is_now(parse, g.first) for g in parse.groups):
            return False
        times = parse.tagged.times()
        if times:
            return is_long_ago(page, parse.tagged.tokens[times[-1]].timex)
    return False


def _is_now(parse: Parse, verb: int) -> bool:
    return parse.tagged.spelt[verb] in {"is", "are", "has", "have"}
