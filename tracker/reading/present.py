"""The present tense that foretells nothing: states, what goes on already, what is arranged for no day of its own.

Invariant: a test says true where docs/windows.md, section 1, counts no prediction.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.grammar.groups import WAS, Form, Group
from tracker.grammar.phrases import subject
from tracker.grammar.subjects import who as doer
from tracker.reading.attribution import is_report
from tracker.reading.discourse import Discourse
from tracker.reading.force import screened
from tracker.reading.gone_by import began
from tracker.reading.kinds import is_happening, is_scheduled
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
    tied = tied and not _is_lasting(candidate, group)
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
    tie = candidate.relative
    beside = tie is not None and tie.first == group.last + 1  # not "it comes into force ten days after the vote"
    return named or (beside and pointing and group.lemma in {"come", "follow", "fall"})


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
    past = earlier.form is Form.PAST or candidate.parse.tagged.spelt[earlier.first] in WAS
    told = past and candidate.parse.tagged.tags[group.head] == "Z"  # "left its rate and decides"
    return told or earlier.form in {Form.PRESENT, Form.HAVE} or before[-1] in candidate.parse.forces


def _is_by_then(candidate: Candidate, group: Group) -> bool:
    """Whether a timetable has the day told before: "the leases run out by then"."""
    tie = candidate.relative
    return tie is not None and tie.noun == THEN and tie.cue == "by then" and group.lemma in screened("timetable")


def _is_day_of(candidate: Candidate, group: Group, who: tuple[int, int]) -> bool:
    """Whether "be" only joins an event to its day: "the final is on Sunday"."""
    tags, tokens = candidate.parse.tagged.tags, candidate.parse.tagged.tokens
    whole = _LED_BY.search(tags[: who[0]])  # "The deadline for leaving the scheme is May 5"
    first = whole.start() if whole else who[0]
    placed = _IN_PLACE.match(tags, group.last + 1)  # "her next concert is in Vienna | on April 2"
    if placed is not None and placed.end() == candidate.at:
        return any(is_scheduled(t.low) for t in tokens[first : who[1] + 1])
    in_force = candidate.parse.tagged.lows(group.last + 1, candidate.at - 1) in {"in effect", "in force"}
    if in_force and tokens[candidate.at].low.startswith(("from ", "as of ", "starting ", "beginning ")):
        return True  # "A storm warning is in effect from noon today"
    if candidate.at != group.last + 1:
        return False
    named = _DAY.match(tokens[candidate.at].low) is not None and tags[first] != "R"
    held = is_happening if tokens[first].low == "the" and tokens[first + 1].low == "next" else is_scheduled
    return named or any(held(t.low) for t in tokens[first : who[1] + 1])  # "the next review is in September"


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
    if group.lemma in screened("stative"):
        return True  # "it remains a mystery on Friday"
    number = tagged.tokens[candidate.at].timex
    told = number >= 0 and page.times[number].past and not group.passive and tagged.tags[group.head] != "Z"
    if candidate.relative is not None or number < 0 or told:
        return True
    low = tagged.tokens[candidate.at].low
    going_on = not {"b", "G"}.isdisjoint(tagged.tags[group.first : group.last + 1])  # "is being groomed for 2028"
    arranged = not going_on and not is_report(group.lemma)
    named = AT_DAY.match(low) is not None or (arranged and _YET_TO_BEGIN.search(low) is not None)
    return not named or began(page, page.ahead(number) or page.times[number])


def _is_lasting(candidate: Candidate, group: Group) -> bool:
    """Whether a present state has its last day: "stays shut through Sunday", "remains so until it is mended"."""
    tie, low = candidate.relative, candidate.parse.tagged.tokens[candidate.at].low
    bound = low.startswith(("until ", "till ", "through ")) if tie is None else tie.cue in {"until", "till"}
    remains = group.lemma != "remain" or _REMAINING.match(candidate.parse.tagged.tags, group.last + 1) is not None
    remains = remains or candidate.parse.tagged.lows(group.last + 1, group.last + 2) in screened("in_force")
    return bound and remains and group.lemma in screened("bounded_states")


_REMAINING = re.compile(r"A*[JEK]")  # "remains closed until Friday", not "remains in Oslo until Friday"


def is_together(_: Discourse, candidate: Candidate) -> bool:
    """Refuse "three strikes at once", "so that all can strike at once": together, at no time told."""
    tagged, at = candidate.parse.tagged, candidate.at
    if tagged.tokens[at].low != "at once":
        return False
    before = tagged.tags[:at]
    first = max(before.rfind(mark) for mark in ',;:"cS') + 1
    return "#" in before[first:] or not _SEVERAL.isdisjoint(tagged.spelt[first:at])


_SEVERAL = frozenset(("all", "both", "several", "many", "everything", "everybody", "everyone"))


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


_DAY = re.compile(
    r"tonight\b|this evening\b|(?:on |this |next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|tomorrow\b"
    r"|(?:on )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d"
)
AT_DAY = re.compile(rf"(?:(?:from|early|late|at [\w.: ]+?) (?:on )?)?(?:{_DAY.pattern})")
_YET_TO_BEGIN = re.compile(r"\bnext\b|\b(?:19|20)\d\d$")  # "stays in the barn next winter", "leads the team in 2031"
_IN_PLACE = re.compile(r"A?P(?:L[JNX]*[NX](?:PX+)?|X+)(?:,X+,?)?")
_LED_BY = re.compile(r"[LJNX#p]+PG$")
