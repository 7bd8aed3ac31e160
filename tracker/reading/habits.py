"""Habits, rules and general truths, which foretell nothing: "usually opens on Mondays", "sells out when it rains".

Invariant: a test says true where docs/windows.md, section 1, counts no prediction.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.grammar.groups import Form, Group
from tracker.grammar.phrases import subject
from tracker.grammar.tokens import Token
from tracker.reading.discourse import Discourse
from tracker.reading.force import Force, screened
from tracker.reading.gone_by import began
from tracker.reading.present import AT_DAY

if TYPE_CHECKING:
    from tracker.reading.candidates import Candidate


def is_whenever(page: Discourse, candidate: Candidate) -> bool:
    """Refuse "can suffer losses when prices fall", "can be sold even after it closes": a general truth."""
    tie, force = candidate.relative, candidate.force
    if force is None:
        return False
    tagged, start = candidate.parse.tagged, candidate.parse.groups[force.start]
    if _is_of_any_time(candidate, start) or _is_ability(candidate, start) or _is_of_you(candidate, start):
        return True
    if _is_of_procedure(candidate, start) or _is_of_nature(page, candidate, start):
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
_TOLD = frozenset(("would", "could", "'d", "’d"))
_MOMENTS = re.compile(r"(?:in|within) .*(?:second|minute|hour)s?$")


def _is_of_anyone(candidate: Candidate, start: Group) -> bool:
    """Whether a rule binds whoever it is: "anyone who is fined must pay within a week"."""
    tagged = candidate.parse.tagged
    bound = start.form is Form.MODAL or start.lemma in {"have", "need"}
    if start.lemma == "have" and _UNDER_LAW.search(tagged.lows(0, start.first - 1)):
        return True
    whoever = tagged.spelt[0] in screened("anyone") or _WHOEVER.search(tagged.lows(0, start.first - 1)) is not None
    return bound and whoever and _WITHIN.match(tagged.tokens[candidate.at].low) is not None


# "Under the act an owner | has 30 days to appeal".
_UNDER_LAW = re.compile(rf"^under [\w ]*\b(?:{'|'.join(sorted(screened('laws')))})\b[\w ]*,? an? (?:\w+ ){{0,2}}\w+$")
_WHOEVER = re.compile(r"(?:^|, |and )(?:any|an?) (?:\w+ )?\w+ (?:who|whose)\b[^,;]*$")


def _is_of_procedure(candidate: Candidate, start: Group) -> bool:
    """Whether rules say what comes before any such thing: "Under its rules both must talk before a panel can sit"."""
    tie, tagged = candidate.relative, candidate.parse.tagged
    if tie is None or tie.noun or not _UNDER_RULES.match(tagged.lows(0, start.first)):
        return False
    bound = start.form is Form.MODAL or start.lemma in {"have", "need"}
    return bound and tagged.low(tie.other[0]) in {"a", "an", "any"}


_UNDER_RULES = re.compile(
    r"(?:under|by|according to) (?:[\w']+ ){0,4}(?:rules?|laws?|statutes?|procedures?|regulations?)\b"
)


def _is_of_nature(page: Discourse, candidate: Candidate, start: Group) -> bool:
    """Whether the seasons' own round is told: "the monsoon does not reach the hills before July"."""
    tagged, force = candidate.parse.tagged, candidate.force
    who = subject(tagged, start)
    if force is None or not force.timetable or who is None:
        return False
    if screened("seasonal").isdisjoint(tagged.spelt[who[0] : who[1] + 1]):
        return False
    token = tagged.tokens[candidate.at]
    bare = token.timex >= 0 and _MONTH.fullmatch(page.times[token.timex].value) is not None
    return bare and not any(c.isdigit() for c in token.low) and "next" not in token.low


_MONTH = re.compile(r"\d{4}-\d\d")


def _is_of_any_time(candidate: Candidate, start: Group) -> bool:
    """Whether a clause that opens the sentence tells of whenever it happens: "When a call comes they have an hour"."""
    spelt = candidate.parse.tagged.spelt
    opened = spelt[0] == "whenever" or (spelt[0] == "when" and spelt[1:2] and spelt[1] in {"a", "an", "someone"})
    return bool(opened) and start.form in {Form.PRESENT, Form.HAVE} and start.lemma not in screened("turn_of_events")


def _is_of_you(candidate: Candidate, start: Group) -> bool:
    """Whether "you" is anybody: "When the rain comes you have to plant"."""
    tie, tagged = candidate.relative, candidate.parse.tagged
    whenever = tie is not None and tie.cue == "when" and tie.time < 0
    return whenever and start.lemma in {"have", "need"} and tagged.low(start.first - 1) == "you"


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
    if _MINUTES.search(parse.tagged.low(candidate.at)) and parse.tagged.spelt[start.first] in _TOLD:
        return True  # "promised listeners she would be back in five minutes"
    if force.timetable:
        return start.form is Form.PRESENT and start.lemma not in screened("turn_of_events")
    return force.noun is not None and force.own_will and start.form in {Form.PAST, Form.HAVE}


def is_habit(page: Discourse, candidate: Candidate) -> bool:
    """Refuse "usually opens on Mondays", "meets every other Friday"."""
    force = candidate.force
    if force is None:
        return _is_each(page, candidate) or _is_of_habit(candidate)
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
    """Whether a set goes on from the time of a noun, or opens its clause: "a vote in December | every four years"."""
    after = candidate.parse.tagged.tokens[candidate.at + 1 : candidate.at + 2]
    first = _clause_of(candidate)[:1]
    return any(t.timex >= 0 and page.times[t.timex].type == "SET" for t in (*first, *after))


def _is_of_habit(candidate: Candidate) -> bool:
    """Whether a noun is that of a habit told aside: "who usually give their December meeting to the budget"."""
    tagged = candidate.parse.tagged
    aside = next((m for m in _ASIDE.finditer(tagged.tags) if m.start() < candidate.at < m.end()), None)
    return aside is not None and not screened("habit").isdisjoint(tagged.spelt[aside.start() : candidate.at])


_ASIDE = re.compile(r",W[^,;:\"]*,")


def _is_to_begin(page: Discourse, candidate: Candidate) -> bool:
    """Whether a habit is yet to begin: "three trips a week starting in January"."""
    token = candidate.parse.tagged.tokens[candidate.at]
    time = page.ahead(token.timex) if token.timex >= 0 else None
    return time is not None and token.low.startswith(("starting ", "beginning ")) and not began(page, time)


_BARE_SEASON = re.compile(r"in (?:winter|summer|spring|autumn)")  # "drops to minus 80 in winter"


def _is_named(candidate: Candidate, token: Token) -> bool:
    """Whether a set only names what has its day: "the chains report | their monthly sales on Thursday of next week"."""
    tags, at = candidate.parse.tagged.tags, candidate.parse.tagged.tokens.index(token)
    ahead = AT_DAY.match(candidate.parse.tagged.tokens[candidate.at].low) is not None
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


_BOUNDARY = re.compile(r'[,;:"]')
