"""The present tense that foretells nothing: states, habits, what goes on already, general truths.

Invariant: a test says true where docs/windows.md, section 1, counts no prediction.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.grammar.groups import Form, Group
from tracker.grammar.phrases import subject
from tracker.grammar.subjects import who as doer
from tracker.grammar.tokens import Token
from tracker.reading.attribution import is_report
from tracker.reading.discourse import Discourse
from tracker.reading.force import Force, screened
from tracker.reading.gone_by import began
from tracker.reading.kinds import is_scheduled
from tracker.reading.pointing import THEN

if TYPE_CHECKING:
    from tracker.reading.candidates import Candidate


def is_state(_: Discourse, candidate: Candidate) -> bool:
    """Refuse "is in Oslo until Friday": a state, unless "be" joins an event to its day."""
    force = candidate.force
    if force is None or not force.timetable:
        return False
    group, tagged = candidate.parse.groups[force.start], candidate.parse.tagged
    who = subject(tagged, group) or _before_aside(candidate, force.start)
    joined = group.lemma != "be" and (_is_joined(candidate, group) or _is_of_period(candidate, group))
    if _is_remark(candidate, group) or tagged.tokens[candidate.at].low.startswith("into "):
        return True  # "they head into the weekend"
    if who is None and (joined or tagged.tags[group.first - 1 : group.first] == "t"):
        return False
    if who is None or (tagged.tags[who[0]] == "W" and candidate.relative is not None):
        return True
    plain = group.lemma == "be" and group.first == group.last
    if plain and _is_end(candidate, group):
        return False
    tied = candidate.relative is not None and candidate.relative.counted < 0 and not _is_by_then(candidate, group)
    return tied or (plain and not _is_day_of(candidate, group, who))


def _is_of_period(candidate: Candidate, group: Group) -> bool:
    """Whether the subject is a period or a feast with an aside, which turns: "The festival, or new year, falls on"."""
    tags = candidate.parse.tagged.tags
    named = re.fullmatch(r"L?t,[^,;:\"]+,", tags[: group.first]) is not None
    return (
        named and group.lemma in {"begin", "start", "open", "end", "close", "fall"} and candidate.at == group.last + 1
    )


def _before_aside(candidate: Candidate, number: int) -> tuple[int, int] | None:
    """Return the subject before a clause in commas: "The barge, which left on May 3, reaches Basel in June"."""
    tagged, groups = candidate.parse.tagged, candidate.parse.groups
    return doer(tagged, groups, number) if tagged.tags[: groups[number].first].rstrip("At!").endswith(",") else None


def _is_remark(candidate: Candidate, group: Group) -> bool:
    """Whether only a day is named or compared: "Today is Friday", "it comes ten days before the vote"."""
    before = candidate.parse.tagged.low(group.first - 1)
    named = group.lemma == "be" and before in {"today", "tomorrow", "that day"}
    who = subject(candidate.parse.tagged, group)
    pointing = who is None or candidate.parse.tagged.tags[who[0]] in "RW"
    return named or (candidate.relative is not None and pointing and group.lemma in {"come", "follow", "fall"})


def _is_end(candidate: Candidate, group: Group) -> bool:
    """Whether "be" with its particle tells a turn: "the contract is up in May", "he is back on Monday"."""
    tokens, at = candidate.parse.tagged.tokens, candidate.at
    lasts = tokens[at].low.startswith(("until ", "till ", "through ", "for ", "from "))
    turns = candidate.parse.tagged.low(group.last + 1) in screened("turning")
    return turns and at == group.last + 2 and not lasts and candidate.relative is None


def _is_joined(candidate: Candidate, group: Group) -> bool:
    """Whether "and" joins the verb to what is to come before it: "opens on May 5 and runs until June"."""
    before = [n for n, g in enumerate(candidate.parse.groups) if g.last < group.first]
    joined = re.search(r"C[A]*$", candidate.parse.tagged.tags[: group.first]) is not None
    if not joined or not before:
        return False
    earlier = candidate.parse.groups[before[-1]]
    return earlier.form in {Form.PRESENT, Form.HAVE} or before[-1] in candidate.parse.forces


def _is_by_then(candidate: Candidate, group: Group) -> bool:
    """Whether a timetable has the day told before: "the leases run out by then"."""
    tie = candidate.relative
    return tie is not None and tie.noun == THEN and tie.cue == "by then" and group.lemma in screened("timetable")


def _is_day_of(candidate: Candidate, group: Group, who: tuple[int, int]) -> bool:
    """Whether "be" only joins an event to its day: "the final is on Sunday"."""
    tags, tokens = candidate.parse.tagged.tags, candidate.parse.tagged.tokens
    whole = _LED_BY.search(tags[: who[0]])  # "The deadline for leaving the scheme is May 5"
    first = whole.start() if whole else who[0]
    if candidate.at != group.last + 1:
        return False
    named = _DAY.match(tokens[candidate.at].low) is not None and tags[first] != "R"
    return named or any(is_scheduled(t.low) for t in tokens[first : who[1] + 1])


def is_no_timetable(page: Discourse, candidate: Candidate) -> bool:
    """Refuse "feels better in May": what is not arranged beforehand needs a day of its own ("pays on May 5")."""
    force = candidate.force
    if force is None or not force.timetable:
        return False
    group, tagged = candidate.parse.groups[force.start], candidate.parse.tagged
    if tagged.tokens[candidate.at].low in {"eventually", "ultimately"}:
        return True  # "the gap eventually closes"
    if group.lemma == "be" or group.lemma in screened("timetable") or _is_lasting(candidate, group):
        return False
    number = tagged.tokens[candidate.at].timex
    told = number >= 0 and page.times[number].past and not group.passive and tagged.tags[group.head] != "Z"
    if candidate.relative is not None or number < 0 or told:
        return True
    low = tagged.tokens[candidate.at].low
    going_on = not {"b", "G"}.isdisjoint(tagged.tags[group.first : group.last + 1])  # "is being groomed for 2028"
    arranged = not going_on and not is_report(group.lemma)
    named = _AT_DAY.match(low) is not None or (arranged and _YET_TO_BEGIN.search(low) is not None)
    return not named or began(page, page.ahead(number) or page.times[number])


def _is_lasting(candidate: Candidate, group: Group) -> bool:
    """Whether a present state has its last day: "the pool stays shut through Sunday", "keeps the mines open until"."""
    low = candidate.parse.tagged.tokens[candidate.at].low
    bound = low.startswith(("until ", "till ", "through "))
    return bound and candidate.relative is None and group.lemma in screened("bounded_states")


def is_told_of_state(_: Discourse, candidate: Candidate) -> bool:
    """Refuse "is closed until Monday", "is based there from May": the passive of a state."""
    force = candidate.force
    if force is None or not force.timetable:
        return False
    group, tagged = candidate.parse.groups[force.start], candidate.parse.tagged
    low = tagged.tokens[candidate.at].low
    return group.passive and (
        candidate.relative is not None or low.startswith(("until ", "till ", "through ", "since "))
    )


def is_going_on(page: Discourse, candidate: Candidate) -> bool:
    """Refuse "are searching the woods today": what goes on is not to come."""
    force = candidate.force
    if force is None or not force.timetable or candidate.relative is not None:
        return False
    group = candidate.parse.groups[force.start]
    progressive = group.form is Form.ING or (group.form is Form.BE and group.first != group.last)
    time = page.ahead(candidate.parse.tagged.tokens[candidate.at].timex)
    if not progressive or time is None or not began(page, time):
        return False
    return group.form is Form.ING or group.lemma not in screened("same_day")


def is_whenever(_: Discourse, candidate: Candidate) -> bool:
    """Refuse "can suffer losses when prices fall", "can be sold even after it closes": a general truth."""
    tie, force = candidate.relative, candidate.force
    if force is None:
        return False
    tagged, start = candidate.parse.tagged, candidate.parse.groups[force.start]
    if _is_of_any_time(candidate, start) or _is_ability(candidate, start):
        return True
    if tie is None:
        return _is_of_anyone(candidate, start)
    even = tagged.low(tie.first - 1) == "even"
    possible = tie.time < 0 and tagged.tokens[start.first].low in screened("whenever")
    return even or possible if tie.cue == "when" else even and possible


def is_any_such_day(_: Discourse, candidate: Candidate) -> bool:
    """Refuse "We'd be told on a Friday", "will always fall on a Monday": any such day, and none of them."""
    tagged, at = candidate.parse.tagged, candidate.at
    return tagged.tags[at + 1 : at + 2] not in set("NXJ") and _ANY_DAY.search(tagged.lows(at - 2, at)) is not None


_ANY_DAY = re.compile(r"\ban? (?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|afternoon|evening|night))?$")
_WITHIN = re.compile(r"within\b|up to\b|(?:for )?(?:up to|at least|at most)\b")
_MINUTES = re.compile(r"(?:second|minute|quarter of an hour|half an hour)s?$")
_MOMENTS = re.compile(r"(?:in|within) .*(?:second|minute|hour)s?$")


def _is_of_anyone(candidate: Candidate, start: Group) -> bool:
    """Whether a rule binds whoever it is: "anyone who is fined must pay within a week"."""
    tagged = candidate.parse.tagged
    bound = start.form is Form.MODAL or start.lemma in {"have", "need"}
    whoever = tagged.spelt[0] in screened("anyone") or _WHOEVER.search(tagged.lows(0, start.first - 1)) is not None
    return bound and whoever and _WITHIN.match(tagged.tokens[candidate.at].low) is not None


_WHOEVER = re.compile(r"(?:^|, |and )(?:any|an?) (?:\w+ )?\w+ (?:who|whose)\b[^,;]*$")


def _is_of_any_time(candidate: Candidate, start: Group) -> bool:
    """Whether a clause that opens the sentence tells of whenever it happens: "When a call comes they have an hour"."""
    spelt = candidate.parse.tagged.spelt
    opened = spelt[0] == "whenever" or (spelt[0] == "when" and spelt[1:2] and spelt[1] in {"a", "an", "someone"})
    return bool(opened) and start.form in {Form.PRESENT, Form.HAVE} and start.lemma not in screened("turn_of_events")


def _is_ability(candidate: Candidate, start: Group) -> bool:
    """Whether it is told how fast something can be done: "each pump can drain a pool in ten minutes"."""
    tagged, tie = candidate.parse.tagged, candidate.relative
    before = tie is not None and tie.counted < 0 and tagged.low(tie.first) == "of"  # "within 20 minutes | of a call"
    length = tagged.low(candidate.at - before)
    return tagged.spelt[start.first] == "can" and _MOMENTS.match(length) is not None


def is_so_quick(_: Discourse, candidate: Candidate) -> bool:
    """Refuse "makes the trip in 12 minutes", "pledged a million within an hour": how fast it is done."""
    force, parse = candidate.force, candidate.parse
    if candidate.relative is not None or not _MOMENTS.match(parse.tagged.low(candidate.at)):
        return False
    if force is None:
        verb = next((g for g in reversed(parse.groups) if g.finite and g.last < candidate.at), None)
        return verb is not None and verb.form in {Form.PRESENT, Form.PAST}
    start = parse.groups[force.start]
    if _MINUTES.search(parse.tagged.low(candidate.at)) and parse.tagged.spelt[start.first] in {"would", "'d", "’d"}:
        return True  # "promised listeners she would be back in five minutes"
    if force.timetable:
        return start.form is Form.PRESENT and start.lemma not in screened("turn_of_events")
    return force.noun is not None and force.own_will and start.form in {Form.PAST, Form.HAVE}


def is_habit(page: Discourse, candidate: Candidate) -> bool:
    """Refuse "usually opens on Mondays", "meets every other Friday"."""
    force = candidate.force
    if force is None:
        return _is_each(page, candidate)
    if not (force.timetable or _is_usual(candidate, force)) or _is_to_begin(page, candidate):
        return False
    clause = _clause_of(candidate)
    lows = {t.low for t in clause}
    sets = any(t.timex >= 0 and page.times[t.timex].type == "SET" and not _is_named(candidate, t) for t in clause)
    ends = candidate.parse.groups[force.start].lemma in _ENDING
    within = candidate.parse.tagged.tokens[candidate.at].low.startswith("within") and not ends
    season = _BARE_SEASON.fullmatch(candidate.parse.tagged.tokens[candidate.at].low) is not None
    each_year = season and candidate.parse.groups[force.start].lemma not in screened("turn_of_events")
    return sets or within or each_year or bool(lows & screened("habit")) or _is_rule(candidate)


def _is_each(page: Discourse, candidate: Candidate) -> bool:
    """Whether a set goes on from the time of a noun: "gone to the polls in December | every four years"."""
    after = candidate.parse.tagged.tokens[candidate.at + 1 : candidate.at + 2]
    return bool(after) and after[0].timex >= 0 and page.times[after[0].timex].type == "SET"


def _is_to_begin(page: Discourse, candidate: Candidate) -> bool:
    """Whether a habit is yet to begin: "three trips a week starting in January"."""
    token = candidate.parse.tagged.tokens[candidate.at]
    time = page.ahead(token.timex) if token.timex >= 0 else None
    return time is not None and token.low.startswith(("starting ", "beginning ")) and not began(page, time)


_BARE_SEASON = re.compile(r"in (?:winter|summer|spring|autumn)")  # "drops to minus 80 in winter"


def _is_named(candidate: Candidate, token: Token) -> bool:
    """Whether a set only names what has its day: "the chains report | their monthly sales on Thursday of next week"."""
    tags, at = candidate.parse.tagged.tags, candidate.parse.tagged.tokens.index(token)
    ahead = _AT_DAY.match(candidate.parse.tagged.tokens[candidate.at].low) is not None
    return ahead and _OWN.match(tags, max(0, at - 1)) is not None and at < candidate.at


_OWN = re.compile(r"[Lp]t[JNXG#]*[NX]")
_ENDING = frozenset(("expire", "mature", "lapse", "elapse"))  # "the lease expires within a month"


def _is_rule(candidate: Candidate) -> bool:
    """Whether words anywhere in the sentence make it a rule: "as a rule", "most years"."""
    spelt = candidate.parse.tagged.spelt
    whole = f" {' '.join(spelt)} "
    return any(f" {words} " in whole for words in screened("as_a_rule"))


def _is_usual(candidate: Candidate, force: Force) -> bool:
    """Whether a modal tells what is usual: "taxes normally would be low in a bad year"."""
    group, spelt = candidate.parse.groups[force.start], candidate.parse.tagged.spelt
    near = spelt[max(0, group.first - 1) : group.last + 1]
    return group.form is Form.MODAL and not screened("usual").isdisjoint(near)


def _clause_of(candidate: Candidate) -> tuple[Token, ...]:
    """Return the tokens around the verb and its time, up to the commas and quotation marks that enclose both."""
    tags, tokens = candidate.parse.tagged.tags, candidate.parse.tagged.tokens
    first, last = sorted((candidate.head, candidate.at))
    before = max(tags.rfind("S", 0, first) + 1, *(m.end() for m in _BOUNDARY.finditer(tags, 0, first)), 0)
    after = _BOUNDARY.search(tags, last)
    return tokens[before : after.start() if after else len(tokens)]


_DAY = re.compile(
    r"tonight\b|this evening\b|(?:on |this |next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|tomorrow\b"
    r"|(?:on )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d"
)
_AT_DAY = re.compile(rf"(?:(?:from|early|late|at [\w.: ]+?) (?:on )?)?(?:{_DAY.pattern})")
_YET_TO_BEGIN = re.compile(r"\bnext\b|\b(?:19|20)\d\d$")  # "stays in the barn next winter", "leads the team in 2031"
_LED_BY = re.compile(r"[LJNX#p]+PG$")
_BOUNDARY = re.compile(r'[,;:"]')
