"""What was ahead once and is no longer: said long ago, thought once, or let go by.

Invariant: a test says true where docs/windows.md, section 1, counts no prediction.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from tracker.grammar.groups import Form
from tracker.grammar.tokens import Tagged
from tracker.reading.attribution import is_report
from tracker.reading.discourse import Discourse
from tracker.reading.force import screened

if TYPE_CHECKING:
    from tracker.reading.candidates import Candidate


_LONG_AGO = timedelta(days=200)
_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)


def is_history(page: Discourse, candidate: Candidate) -> bool:
    """Refuse "promised in March 1815 to raise the siege within ten days": what was ahead lies long back."""
    return _was_said_long_ago(page, candidate) or _stands_among_old_days(page, candidate)


def _was_said_long_ago(page: Discourse, candidate: Candidate) -> bool:
    """Whether it was said on a day long back: "who a year ago predicted that", "had promised, when he came in 1990"."""
    parse = candidate.parse
    tokens = parse.tagged.tokens
    said = {a.time for a in parse.over(candidate.head) if a.time >= 0}
    said |= {g.last + 1 for g in parse.groups if g.passive and is_report(g.lemma) and g.last + 1 < len(tokens)}
    if any(is_long_ago(page, tokens[at].timex) for at in said):
        return True
    promised = next(
        (g for g in reversed(parse.groups) if g.last < candidate.words[0] or g.head in candidate.words), None
    )
    had = promised is not None and promised.form is Form.HAVE and tokens[promised.first].low == "had"
    return had and any(is_long_ago(page, token.timex) for token in tokens)


def _stands_among_old_days(page: Discourse, candidate: Candidate) -> bool:
    parse, force = candidate.parse, candidate.force
    if force is None:
        return False
    start = parse.groups[force.start]
    now = start.form is Form.PRESENT or parse.tagged.spelt[start.first] in {"has", "have"}
    told = force.own_will and not now  # "expects sales to rise from 20 % last year" is of now
    if not told and parse.tagged.tokens[start.first].low not in _THEN:
        return False
    for at in parse.tagged.times():
        told_of = at == candidate.at or parse.tagged.low(at).startswith("since ") or _is_planned(parse.tagged, at)
        apart = "W" in parse.tagged.tags[candidate.head : at]  # "is to see the envoy, who came in 1980"
        apart = apart or (at < candidate.head and _ASIDE.search(parse.tagged.tags[: at + 3]) is not None)
        apart = apart or (at < candidate.head and _is_in_aside(parse.tagged.tags, at, candidate.head))
        apart = apart or "Cc" in parse.tagged.tags[at : candidate.head]  # "it had won in 1980 and that it would"
        apart = apart or (at < candidate.head and _is_said_since(candidate, at))
        if not (told_of or apart) and is_long_ago(page, parse.tagged.tokens[at].timex):
            return True
    return False


_THEN = frozenset(("would", "was", "were", "could", "might", "having"))
_ASIDE = re.compile(r",W[^,;:]*t,[EZO]$")  # "Amselle, whose family left in 1942, | said"


def _is_in_aside(tags: str, at: int, head: int) -> bool:
    """Whether commas part a time from the verb behind them: "the dam, built in 1956, | would be torn down"."""
    return _OPENED.search(tags, 0, at) is not None and _CLOSED.match(tags, at, head) is not None


_OPENED, _CLOSED = re.compile(r',A*[EKGJ][^,;:"cWS]*$'), re.compile(r't[^,;:"]*,')


def _is_said_since(candidate: Candidate, at: int) -> bool:
    """Whether last year's figures open what ends in a saying: "lost a billion last year, as did Rhode, which said"."""
    parse = candidate.parse
    over = [a.group for a in parse.over(candidate.head) if a.group >= 0]
    led = any(
        parse.groups[n].first > at and parse.tagged.tags[parse.groups[n].first - 2 : parse.groups[n].first] == ",W"
        for n in over
    )
    return led and parse.tagged.low(at) == "last year"


def _is_planned(tagged: Tagged, at: int) -> bool:
    """Whether the time at token `at` is what a thing was planned for: "the flight, planned for the fourth quarter"."""
    return tagged.low(at - 1) in screened("postposed") and tagged.low(at).startswith("for ")


def is_long_ago(page: Discourse, number: int) -> bool:
    """Whether a time lies most of a year back."""
    window = page.times[number].window if number >= 0 else None
    if window is None or window.latest is None:
        return False
    limit = page.published_on - _LONG_AGO
    years = _YEARS_AGO.search(page.times[number].text) is not None and window.latest < page.published_on
    return years or window.latest < limit


_YEARS_AGO = re.compile(r"\b(?:years?|decades?) ago$")


def is_old_belief(page: Discourse, candidate: Candidate) -> bool:
    """Refuse "We thought we would be home in a week", in quotation marks: what the speaker once took for granted."""
    parse, force = candidate.parse, candidate.force
    if force is None or parse.tagged.spelt[parse.groups[force.start].first] not in _BACKSHIFTED:
        return False
    if page.quote_at(parse.tagged.tokens[candidate.head].start) is None:
        return False
    over = [a for a in parse.over(candidate.head) if a.group >= 0 and a.who]
    return any(
        parse.groups[a.group].lemma in screened("believing")
        and parse.groups[a.group].form in {Form.PAST, Form.HAVE}
        and parse.tagged.spelt[a.who[0]] in _SPEAKERS
        for a in over
        if a.who
    )


_BACKSHIFTED = frozenset(("would", "wouldn't", "wouldn’t", "'d", "’d", "could", "might", "was", "were"))
_SPEAKERS = frozenset(("i", "we"))


def is_let_go_by(page: Discourse, candidate: Candidate) -> bool:
    """Refuse "The parties had until midnight Wednesday to file" in Thursday's paper."""
    parse, force = candidate.parse, candidate.force
    if force is None or candidate.relative is not None:
        return False
    start = parse.groups[force.start]
    token = parse.tagged.tokens[candidate.at]
    had = start.lemma == "have" and start.form is Form.HAVE and parse.tagged.spelt[start.first] == "had"
    if not had or token.timex < 0 or _WEEKDAY.search(token.low) is None:
        return False
    time = page.ahead(token.timex)
    latest = time.window.latest if time is not None and time.window is not None else None
    return latest == page.published_on + _WEEK - _DAY


_WEEKDAY = re.compile(r"day(?: (?:night|morning|evening|afternoon))?$")
