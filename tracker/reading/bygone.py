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
    r"|(?:duly |promptly |indeed )?did(?: so| just that)?|was|were|had)(?: [.;\"”]|$)"
    r"|\b(?:kept|broke|broken) (?:his|her|its|their) (?:word|promise|pledge|vow)\b"
    r"|, an? (?:date|deadline|target|goal|promise|pledge|vow) (?:that |which )?"
    r"(?:slipped|passed|came and went|(?:was|has been|had been) (?:not |never )?(?:missed|broken|kept|met|dropped)"
    r"|(?:it|he|she|they) (?:missed|broke|(?:did not|never) (?:keep|kept|meet|met)))\b"
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


_THEN = frozenset(("would", "was", "were", "could", "might"))
_AT_THE_TIME = re.compile(
    r"^(?:an?|[a-z]+|\d+) (?:years?|decades?) later\b"
    r"|\b(?:at (?:that|the) time(?! of\b| when\b)|back then|in those days"
    r"|(?:said|says?|told \w+|thought|believed|hoped|expected|predicted|promised|vowed) (?:then|at first))\b"
)


def was_said_then(_: Discourse, candidate: Candidate) -> bool:
    """Refuse "officials at the time expected it to last until autumn", "said then that no ship would sail"."""
    parse, force = candidate.parse, candidate.force
    if force is None:
        return False
    start = parse.groups[force.start]
    then = parse.tagged.spelt[start.first] in _THEN or (force.own_will and start.form is Form.PAST)
    return then and _AT_THE_TIME.search(parse.tagged.lows(0, candidate.head)) is not None


_SOME_DAY = frozenset(("one day", "some day", "someday", "eventually"))
_THAT_DAY = re.compile(r"(?:by |on |for |until )?that (?:same )?(?:morning|afternoon|evening|night|day)")


def is_of_then(page: Discourse, candidate: Candidate) -> bool:
    """Refuse "the pipe would be in by that night" where no day to come was named, "said in May they would one day"."""
    parse, force, low = candidate.parse, candidate.force, candidate.parse.tagged.low(candidate.at)
    if force is None or parse.tagged.spelt[parse.groups[force.start].first] not in _THEN:
        return False
    others = [t.timex for t in parse.tagged.tokens if t.timex >= 0 and t is not parse.tagged.tokens[candidate.at]]
    if low in _SOME_DAY:
        return any(_is_over(page, number) for number in others)
    if _THAT_DAY.fullmatch(low) is None or parse.groups[force.start].form is not Form.MODAL:
        return False
    before = page.parse(parse.number - 1).tagged.tokens if parse.number > page.paragraph_of(parse.number)[0] else ()
    others += [t.timex for t in before if t.timex >= 0]
    return not any(page.is_to_come(n) for n in others)


def _is_over(page: Discourse, number: int) -> bool:
    window = page.times[number].window
    return (
        page.times[number].past
        and window is not None
        and window.latest is not None
        and window.latest < page.published_on
    )


def was_going_to(page: Discourse, candidate: Candidate) -> bool:
    """Refuse "was going to put a guest aboard this spring", "I was going to sail that year": it came to nothing."""
    parse, force = candidate.parse, candidate.force
    if force is None:
        return False
    first = parse.groups[force.start].first
    group = parse.groups[force.start]
    meant = group.lemma == "mean" and group.form is Form.PAST and not group.passive  # "meant to sail on Sunday"
    going = meant or parse.tagged.lows(first, first + 1) in {"was going", "were going"}
    if page.quote_at(parse.tagged.tokens[first].start) is not None:
        return going and _OF_SPEAKER.search(parse.tagged.lows(0, first - 1)) is not None
    return going and not _is_said(parse, candidate)


_OF_SPEAKER = re.compile(r"(?:^|[\"“,;.] |\b(?:and|but|so) )(?:i|we)$")  # not "they told us that we were going to"


def is_told_in_court(page: Discourse, candidate: Candidate) -> bool:
    """Refuse "He said he would be up once the ball had been played", in quotation marks: a tale of what is past."""
    tie, parse = candidate.relative, candidate.parse
    if tie is None or tie.noun or page.quote_at(parse.tagged.tokens[tie.first].start) is None:
        return False
    verb = next((g for g in parse.groups if g.finite and tie.other[0] <= g.first <= tie.other[1]), None)
    return verb is not None and parse.tagged.spelt[verb.first] == "had"


def dates_a_finding(_: Discourse, candidate: Candidate) -> bool:
    """Refuse "would back it, though a poll in August found": the time is of a noun whose own verb is past."""
    tags, at = candidate.parse.tagged.tags, candidate.at
    if candidate.force is None or candidate.relative is not None or tags[at - 1 : at] != "N":
        return False
    told = next((g for g in candidate.parse.groups if g.first == at + 1 and g.form is Form.PAST), None)
    apart = re.search(r"[SC,]", tags[candidate.head : at]) is not None
    return told is not None and apart and tags[told.last + 1 : told.last + 2] in set("LNXRJ#c")


_HOPING = frozenset(("hope", "want", "plan", "intend", "wish", "mean", "expect"))


def was_hoped(_: Discourse, candidate: Candidate) -> bool:
    """Refuse "had hoped that the plant would open in May": a hope that the speaker has no more."""
    parse = candidate.parse
    over = [parse.groups[a.group] for a in parse.over(candidate.head) if a.group >= 0]
    return any(g.lemma in _HOPING and g.form is Form.HAVE and parse.tagged.spelt[g.first] == "had" for g in over)


_LENGTH = re.compile(r"(?:in|within) (?:an?|[a-z]+|\d+)(?: or [a-z]+)? (?:days?|weeks?|months?|years?)$")


def is_among_old_days(page: Discourse, candidate: Candidate) -> bool:
    """Refuse "The camps were to be rebuilt within two years" in a paragraph that tells of 1974.

    What somebody said may be of today whatever stands before it.
    """
    parse, force = candidate.parse, candidate.force
    if force is None:
        return False
    if candidate.relative is not None or not _LENGTH.match(parse.tagged.low(candidate.at)):
        return _is_told_on(page, candidate)
    start = parse.groups[force.start]
    then = parse.tagged.spelt[start.first] in _THEN or (force.own_will and start.form is Form.PAST)
    if not then or len(parse.tagged.times()) > 1:
        return False
    if _is_said(parse, candidate):
        return parse.tagged.spelt[0] in _PRONOUNS and _last_told(page, parse.number, opening=True)
    return _last_told(page, parse.number)


def _is_told_on(page: Discourse, candidate: Candidate) -> bool:
    """Whether a story goes on: "They were not to be found until November", behind what happened a century ago."""
    parse, force = candidate.parse, candidate.force
    if force is None or _is_said(parse, candidate) or page.quote_at(parse.tagged.tokens[candidate.head].start):
        return False
    verb = parse.groups[force.start].first
    then = parse.tagged.spelt[verb] in {"would", "was", "were"}
    of_now = any(_OF_NOW.search(parse.tagged.low(at)) for at in parse.tagged.times())
    return then and not of_now and "if" not in parse.tagged.spelt and _last_told(page, parse.number)


_OF_NOW = re.compile(
    r"day\b|\b(?:tomorrow|tonight|this|coming|now|soon|\d{4}|overnight|within (?:days|weeks|months))\b"
    r"|(?<!the )\bnext\b"
)
_PRONOUNS = frozenset(("he", "she", "they"))


def _is_said(parse: Parse, candidate: Candidate) -> bool:
    own = candidate.force.start if candidate.force else -1
    return any(said.group != own for said in parse.over(candidate.head))


def _last_told(page: Discourse, number: int, *, opening: bool = False) -> bool:
    """Whether the last time before sentence `number`, in its paragraph or the one before, lies long back.

    With `opening` that time opens a sentence of the same paragraph.
    """
    here = page.paragraph_of(number)
    first = page.paragraph_of(here[0] - 1)[0] if here[0] and not opening else here[0]
    for earlier in range(number - 1, first - 1, -1):
        parse = page.parse(earlier)
        if any(g.form is Form.PRESENT or _is_now(parse, g.first) for g in parse.groups):
            return False
        times = parse.tagged.times()
        if times and not (opening and times[0]):
            return is_long_ago(page, parse.tagged.tokens[times[0 if opening else -1]].timex)
        if times:
            return False
    return False


def _is_now(parse: Parse, verb: int) -> bool:
    return parse.tagged.spelt[verb] in {"is", "are", "has", "have", "will", "can", "may", "must", "shall", "should"}
