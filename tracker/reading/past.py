"""Times that date what is past: the promise given, the putting off, what came first, a record, a name.

Invariant: a test says true where docs/windows.md, section 1, counts no prediction.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tracker.grammar.groups import WAS, Form, Group
from tracker.grammar.tokens import Tagged
from tracker.lexicon import load
from tracker.reading.discourse import Discourse
from tracker.reading.force import screened
from tracker.reading.gone_by import LONGEST_NAME, just_past
from tracker.reading.ties import Relative, Side

if TYPE_CHECKING:
    from tracker.reading.candidates import Candidate


_POSSIBILITY = "a possibility"  # a chance is no promise, given on a day
_NEW_DAY = re.compile(
    r"(?:from .*\b)?(?:(?:up|back|forward|ahead) )?(?:to|until|till|(?:no|not) (?:earlier|sooner|before))\b"
)
_ABOUT = r"(?:(?:about|nearly|almost|over|some|more than|at least) )?"
_LENGTH = re.compile(
    rf"in {_ABOUT}(?:\d+|[a-z]+)(?: and a half)? (?:days?|weeks?|fortnights?|months?|years?|decades?)$"
)


def is_record(_: Discourse, candidate: Candidate) -> bool:
    """Refuse "the third operation in six years", ", his third visit this month": a rank among what lies behind."""
    tagged, at = candidate.parse.tagged, candidate.at
    foretold = candidate.force is not None and candidate.force.noun is not None
    counts = _LENGTH.match(tagged.tokens[at].low) or _is_count(tagged, at)
    if foretold or not counts:
        return False
    phrase = re.search(r"[LJNX#pPAtGE]+(?:Tb[EK])?$", tagged.tags[:at])  # "the third to be tried in seven years"
    near = tagged.tokens[max(phrase.start(), at - 8) : at] if phrase else ()
    fraction = tagged.low(at - 2) in {"a", "one"}  # "will shrink by a third in two years"
    return any(is_rank(t.low) for t in (near[:-1] if fraction else near))


def _is_count(tagged: Tagged, at: int) -> bool:
    """Whether a week, month or year that is not over counts what it has seen: ", the fourth raid | this week"."""
    beside = _BESIDE.search(tagged.tags[:at]) if tagged.tokens[at].low in _NOT_OVER else None
    return beside is not None and "first" not in tagged.spelt[beside.start() : at]


_BESIDE = re.compile(r",[LJNX#pPGE]+$")  # ", the largest gathering"
_NOT_OVER = frozenset(("this week", "this month", "this year", "this season", "this decade"))


def is_rank(low: str) -> bool:
    """Whether a word ranks ("third", "driest"); `only_like_ranks` are words that merely end so ("protest")."""
    ranked = low.endswith("est") or low in screened("rank")
    return ranked and low not in screened("only_like_ranks")


def dates_the_move(_: Discourse, candidate: Candidate) -> bool:
    """Refuse "postponed the trip on Monday", "moved the troops to the border in May"."""
    force = candidate.force
    if force is None or not force.moved or candidate.parse.groups[force.event].form is Form.MODAL:
        return False
    tagged = candidate.parse.tagged
    low = tagged.tokens[candidate.at].low
    anew = candidate.parse.groups[force.event].lemma == "reschedule" and low.startswith("for ")
    named = anew or _NEW_DAY.match(low) or _APPOSED.search(tagged.lows(0, candidate.at - 1))
    return tagged.tokens[candidate.at].timex < 0 or not named


_APPOSED = re.compile(r"\b(?:to|until|till) (?:its|her|his|their|the|a) [\w -]+ ,$")  # "until its meeting, | Oct. 21"


def had_been_moved(_: Discourse, candidate: Candidate) -> bool:
    """Refuse "a year after a launch that had been put back to May": it has been since."""
    force, tagged = candidate.force, candidate.parse.tagged
    if force is None or not force.moved:
        return False
    group = candidate.parse.groups[force.start]
    before = _BEEN_SINCE.search(tagged.tags, 0, group.first)
    return before is not None and tagged.spelt[group.first] == "had" and tagged.spelt[before.start()] == "after"


_BEEN_SINCE = re.compile(r"[PS]L?[JNX#]*[NX],?[Wc]$")
_DAYS = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow"
_FROM_THEN_ON = re.compile(
    rf"(?:until|till|by|from|before|within) |for (?:next |the week |(?:\w+ )?(?:{_DAYS})|[a-z]+\.? \d)"
)


def dates_the_promise(page: Discourse, candidate: Candidate) -> bool:
    """Refuse "agreed on Thursday to meet": Thursday is the day of the agreement."""
    force = candidate.force
    if force is None or not force.own_will:
        return False
    if candidate.relative is not None:
        return _is_occasion(candidate, candidate.relative)
    start, event = candidate.parse.groups[force.start], candidate.parse.groups[force.event]
    number = candidate.parse.tagged.tokens[candidate.at].timex
    if number < 0:
        return False
    time = page.times[number]
    until = _FROM_THEN_ON.match(candidate.parse.tagged.tokens[candidate.at].low) is not None
    if until or time.type == "DURATION" or force.hedge.name == _POSSIBILITY:
        return False
    if start.form in {Form.PAST, Form.HAVE} and (just_past(page, time) or (time.past and force.noun is not None)):
        return True
    binds = start.lemma not in screened("intending") or candidate.at > start.first
    led = start is not event or (force.noun is not None and _opens(candidate, start))
    return start.form in {Form.PAST, Form.HAVE} and led and candidate.at < event.first and binds


def _opens(candidate: Candidate, verb: Group) -> bool:
    """Whether a time opens the clause of a past verb: "In May the bureau projected a drop", not "For May it ..."."""
    at = candidate.at
    return verb.form is Form.PAST and at < verb.first and not candidate.parse.tagged.tokens[at].low.startswith("for ")


def _is_occasion(candidate: Candidate, tie: Relative) -> bool:
    """Refuse "agreed to cooperate during a visit by the king": a mere visit is where the promise was given."""
    force, tags = candidate.force, candidate.parse.tagged
    given = force is not None and candidate.parse.groups[force.start].form in {Form.PAST, Form.HAVE}
    return given and tie.side is Side.DURING and tie.time < 0 and tags.tokens[tie.other[0]].low in {"a", "an", "talks"}


def is_done_late(_: Discourse, candidate: Candidate) -> bool:
    """Refuse "offered to go late on Monday": so a past verb is dated."""
    force, tagged = candidate.force, candidate.parse.tagged
    if force is None or not force.own_will or candidate.parse.groups[force.start].form is not Form.PAST:
        return False
    return tagged.tokens[candidate.at].low.startswith("late on ")


def is_past_form(page: Discourse, candidate: Candidate) -> bool:
    """Refuse "The workers cut the power on Monday": a form that is past as well, with a day that can be past."""
    force = candidate.force
    if force is None or not force.timetable or candidate.relative is not None:
        return False
    group, tagged = candidate.parse.groups[force.start], candidate.parse.tagged
    number = tagged.tokens[candidate.at].timex
    alike = group.form is Form.PRESENT and tagged.tokens[group.head].low in past_alike()
    return alike and number >= 0 and page.times[number].past


@cache
def past_alike() -> frozenset[str]:
    """Return the verbs whose past is their base form: "cut", "set", "hit"."""
    return frozenset(base for base, (past, _) in load("reading/verbs")["irregular"].items() if past == base)


def is_tried(page: Discourse, candidate: Candidate) -> bool:
    """Refuse "sought on Friday to calm the markets", "could not be reached on Monday": tried, and over."""
    force = candidate.force
    if force is None:
        return False
    start, event = candidate.parse.groups[force.start], candidate.parse.groups[force.event]
    tried = start.lemma in screened("trying") and start.form in {Form.PAST, Form.HAVE, Form.ING} and start is not event
    tried = tried or _took(page, candidate, start, event) or _was_trying(candidate, start, event)
    unreached = _is_over(page, candidate, start) and event.passive and event.lemma in screened("reaching")
    return tried or unreached


def _was_trying(candidate: Candidate, start: Group, event: Group) -> bool:
    """Whether a time tells when somebody was at it: "was trying on Saturday to count the loss"."""
    tagged = candidate.parse.tagged
    over = start.lemma in screened("trying") and tagged.spelt[start.first] in WAS
    return over and candidate.at == start.last + 1 == event.first - 1


def _is_over(page: Discourse, candidate: Candidate, start: Group) -> bool:
    """Whether "could" tells of the past: denied, or with a day gone by; "a deal could be reached within days"."""
    tokens = candidate.parse.tagged.tokens
    number = tokens[candidate.at].timex
    denied = start.negated or not _NEITHER.isdisjoint(candidate.parse.tagged.spelt[: start.first])
    return tokens[start.first].low.startswith("could") and (denied or (number >= 0 and page.times[number].past))


_NEITHER = frozenset(("neither", "nobody", "none", "no"))


def _took(page: Discourse, candidate: Candidate, start: Group, event: Group) -> bool:
    """Whether it is told how long something took: "needed barely half an hour to win on Monday"."""
    over = start.lemma == "need" and start.form in {Form.PAST, Form.HAVE} and event.form is Form.INFINITIVE
    between = candidate.parse.tagged.tokens[start.last + 1 : event.first] if over else ()
    return any(t.timex >= 0 and page.is_length(t.timex) for t in between)


def is_name(page: Discourse, candidate: Candidate) -> bool:
    """Refuse "the 2014 World Cup", "next year's championship": a name, not a statement of when."""
    if candidate.governor.noun is None or candidate.relative is not None:
        return False
    number = candidate.parse.tagged.tokens[candidate.at].timex
    time = page.ahead(number) or page.times[number]  # of "after Sunday's vote" Sunday alone
    if re.fullmatch(r"\d{4}", candidate.parse.tagged.tokens[candidate.at].low):
        return True
    if candidate.governor.noun[0] < candidate.at:
        return False
    long = (
        time.window is None or (time.window.days == 0 and time.window.latest is None) or time.window.days > LONGEST_NAME
    )
    capital = (
        candidate.parse.tagged.tags[candidate.governor.noun[1]] == "X"
        and time.window is not None
        and time.window.days > 0
    )
    return long or capital


def dates_what_came_first(page: Discourse, candidate: Candidate) -> bool:
    """Refuse "will shut it after opening ten others in May", in June: a month gone by is that of the deed before."""
    parse, verb = candidate.parse, candidate.governor.group
    if candidate.force is None or candidate.relative is not None or verb < 0:
        return False
    group, number = parse.groups[verb], parse.tagged.tokens[candidate.at].timex
    if group.form is not Form.ING or parse.tagged.low(group.first - 1) != "after" or number < 0:
        return False
    return page.times[number].past or just_past(page, page.ahead(number) or page.times[number])
