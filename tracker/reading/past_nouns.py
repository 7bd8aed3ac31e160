"""Nouns whose time is past, for their own verb or the one over them is: "A strike on Wednesday paralysed the city".

Invariant: a test says true where docs/windows.md, section 1, counts no prediction.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.grammar.groups import WAS, Form, Group
from tracker.reading.discourse import Discourse
from tracker.reading.force import screened
from tracker.reading.gone_by import began, is_near, just_past

if TYPE_CHECKING:
    from tracker.reading.candidates import Candidate

_SINCE = 4  # tokens: "since | the opening of the | fair on Friday"
_LED_IN = re.compile(r"[AC]?[PS][LJNXpG#tP]*")
_DASHES = re.compile(r"-+[^-]+-+")  # "Friday's service -- a rite that honors the dead -- included"


def dates_the_past(page: Discourse, candidate: Candidate) -> bool:
    """Refuse "A strike on Wednesday paralysed the city": the noun's own verb is past."""
    if _is_day_when(candidate):
        return True
    if candidate.governor.noun is None:
        return False
    number = candidate.parse.tagged.tokens[candidate.at].timex
    if _is_gone(page, candidate, number) or _is_achieved(candidate) or _is_behind_since(candidate):
        return True
    tags = candidate.parse.tagged.tags
    after = max(candidate.at, candidate.governor.noun[1]) + 1
    time = page.ahead(number) or page.times[number]
    if (began(page, time) and (_is_told(candidate) or _is_where_done(candidate))) or _is_answered(candidate):
        return True
    aside = _DASHES.match(tags, after)
    after = aside.end() if aside else after
    following = next((g for g in candidate.parse.groups if g.first >= after and g.finite), None)
    if following is None or not _is_past(candidate, following):
        return False
    led = _LED_IN.fullmatch(tags, 0, min(candidate.at, candidate.governor.noun[0]) + 1)  # "At a rally Friday, he spoke"
    near = not re.search(r"[,;:\"cSW-]" if led is None else r"[;:\"cSW-]", tags[after : following.first])
    return near and began(page, time)


def _is_behind_since(candidate: Candidate) -> bool:
    """Whether a noun is what something has gone on from: "since | the opening on Friday of the fair"."""
    noun, at = candidate.governor.noun, candidate.at
    first = min(at, noun[0]) if noun else at
    return "since" in candidate.parse.tagged.spelt[max(0, first - _SINCE) : first]


def _is_gone(page: Discourse, candidate: Candidate, number: int) -> bool:
    """Whether a time is past, or just past where no verb brings it: "at the request of the guard, on August 26"."""
    if candidate.relative is None and just_past(page, page.ahead(number) or page.times[number]):
        return True
    return page.times[number].past and not (_looks_ahead(candidate) and is_near(page, number))


def _over(candidate: Candidate) -> Group | None:
    """Return the verb group before a noun."""
    noun = candidate.governor.noun
    return next((g for g in reversed(candidate.parse.groups) if noun and g.last < noun[0]), None)


def _is_achieved(candidate: Candidate) -> bool:
    """Whether a noun is what somebody won, lost or went to: "won his second tournament on Sunday"."""
    parse, noun, over = candidate.parse, candidate.governor.noun, _over(candidate)
    if (
        over is None
        or noun is None
        or over.form not in {Form.PAST, Form.PARTICIPLE}
        or over.lemma not in screened("achieving")
    ):
        return False
    return re.fullmatch(r"[LJp#]*", parse.tagged.tags[over.last + 1 : noun[0]]) is not None and noun[1] < candidate.at


def _is_day_when(candidate: Candidate) -> bool:
    """Whether a day is told by what happened on it: "On Friday, when she set out for talks"."""
    parse, at = candidate.parse, candidate.at
    if parse.tagged.tags[at + 1 : at + 2] != "," or parse.tagged.low(at + 2) != "when":
        return False
    verb = next((g for g in parse.groups if g.first > at and g.finite), None)
    return verb is not None and verb.form is Form.PAST


def _is_told(candidate: Candidate) -> bool:
    """Whether a noun of today stands under a past verb that foretells nothing: "spoke at Thursday's dinner"."""
    parse, noun = candidate.parse, candidate.governor.noun
    first = min(candidate.at, noun[0]) if noun else candidate.at
    before = [(n, g) for n, g in enumerate(parse.groups) if g.finite and g.last < first]
    if not before:
        return False
    number, verb = before[-1]
    after = parse.tagged.low(verb.last + 1) == "after"  # "said after talks on Tuesday"
    between = parse.tagged.tags[verb.last + 1 + after : first]
    between = between[:-1] if parse.tagged.low(first - 1) in {"after", "following"} else between
    close = not re.search(r"[;:\"cSW]", between)
    if not close or number in parse.forces or not _is_past(candidate, verb):
        return False
    own = verb.perfect and "T" not in between  # "has held talks this week", not "has agreed to hold talks this week"
    return not (_is_supported(candidate) if own else _looks_ahead(candidate))


def _is_where_done(candidate: Candidate) -> bool:
    """Whether a noun of today is where something was done: "The cut, decided at a meeting this morning"."""
    parse, noun, over = candidate.parse, candidate.governor.noun, _over(candidate)
    if over is None or noun is None:
        return False
    there = _WHERE.fullmatch(parse.tagged.tags, over.last, noun[0]) and parse.tagged.low(over.last + 1) in _IN
    return bool(there) and parse.groups.index(over) not in parse.forces


_WHERE, _IN = re.compile(r"EP[LJNX#]*"), frozenset(("at", "in", "during"))


def _is_answered(candidate: Candidate) -> bool:
    """Whether somebody answers what the noun names: "reacting to Monday's vote"."""
    parse = candidate.parse
    over = next((g for g in parse.groups if g.last + 1 == candidate.at and g.lemma in screened("reacting")), None)
    return over is not None and parse.tagged.tokens[candidate.at].low.startswith("to ")


def _looks_ahead(candidate: Candidate) -> bool:
    """Whether a noun is placed ahead by the words around it, or by the verb over it, which is not past."""
    parse, noun = candidate.parse, candidate.governor.noun
    first = min(candidate.at, noun[0]) if noun else candidate.at
    if _is_supported(candidate):
        return True
    before = [g for g in parse.groups if g.finite and g.last < first]
    main = before[-1] if before else next((g for g in parse.groups if g.finite), None)
    return main is not None and (main.form in {Form.PRESENT, Form.HAVE, Form.BE} and not _was(candidate, main))


def _is_supported(candidate: Candidate) -> bool:
    """Whether the words around a noun place it ahead although its verb is past: "tickets for the June 12 concert"."""
    parse, noun = candidate.parse, candidate.governor.noun
    first = min(candidate.at, noun[0]) if noun else candidate.at
    led = {word for t in parse.tagged.tokens[max(0, first - 3) : first + 1] for word in t.low.split()}
    described = {t.low for t in parse.tagged.tokens[first + 1 : first + 4]} - {"for", "before", "until"}
    return not (led | described).isdisjoint(screened("supporting"))


def _was(candidate: Candidate, group: Group) -> bool:
    return candidate.parse.tagged.tokens[group.first].low in {"was", "were", "had"}


def _is_past(candidate: Candidate, group: Group) -> bool:
    word = candidate.parse.tagged.tokens[group.first].low
    return group.form in {Form.PAST, Form.HAVE} or word in WAS
