"""Bare lengths that count from the day of the saying: "has ten days to appeal", "it will be a month before".

Invariant: a length is read with the words of docs/windows.md that it stands for: "within", or "in at least".
"""

from __future__ import annotations

import re

from tracker.grammar.groups import Form, Group
from tracker.grammar.phrases import Phrase, following, subject
from tracker.grammar.tokens import Tagged
from tracker.reading.discourse import Discourse, Parse
from tracker.reading.force import Force, screened
from tracker.reading.hedges import table
from tracker.reading.kinds import event_nouns, is_happening

AWAITED = frozenset(("expected", "likely", "due", "scheduled", "anticipated", "expect", "planned"))
_WITHIN, _AT_LEAST = "within", "in at least"
_GRANTING = frozenset(("have", "give", "get", "allow"))
_GRANTED = re.compile(r"[LJNXr#Ap]*")
_FOR_A_WHILE = re.compile(r"for (?!the |(?:days|weeks|months|years)\b)(?!.*(?:minute|hour|moment)s?$)")


_FOR = re.compile(
    r"for (?!another |the |(?:at least )?(?:several|many)\b|(?:days|weeks|months|years)\b)"
    r"(?!.*(?:minute|hour|moment)s?$)"
)


def may_count(text: str, start: int, end: int) -> bool:
    """Whether the words around the length `text[start:end]` let `read_length` count it from the day of the saying.

    >>> may_count("The dam reopens after it takes two weeks to mend.", 31, 40)
    True
    >>> may_count("The dam was shut two weeks.", 17, 26)
    False
    """
    low = text[start:end].lower()
    goes_on = _FOR.match(low) is not None or _FOR_A_WHILE.match(low) is not None
    return goes_on or "matter" in text[max(0, start - 8) : end].lower() or _LEADS_ON.match(text, end) is not None


_LEADS_ON = re.compile(r"\W*(?:to|in which|before|for|until|till|away|off|left|remaining)\b", re.IGNORECASE)


def read_length(page: Discourse, parse: Parse, at: int) -> Force | None:
    """Give the length at token `at` its window where it counts from now; return the force of what waits, if any."""
    number = parse.tagged.tokens[at].timex
    if not page.is_length(number):
        return None
    if (soon := _MATTER.search(parse.tagged.lows(max(0, at - 1), at))) and page.take_as(number, f"within {soon[1]}"):
        return _brought(parse, at)
    least = _AT_LEAST if parse.tagged.tokens[at].low.startswith("at least ") else "in"
    if (distant := _distant(parse, at) or _left(parse, at)) and page.grant(number, least):
        return distant
    if _is_limit(parse, at):
        page.grant(number, _WITHIN)
    elif _is_put_off(parse, at):
        page.grant(number, _AT_LEAST)
    elif _goes_on(parse, at):
        if page.times[number].window is None:  # "for at least another week" has its own
            page.grant(number, _WITHIN)
    elif (awaited := _awaited(parse, at)) is not None and page.grant(number, _lead(parse, at)):
        return awaited
    return None


_MATTER = re.compile(r"\bmatter of (hours|days|weeks|months)$")


def _brought(parse: Parse, at: int) -> Force | None:
    """Return the force of what "it is a matter of days before" brings, None for "is a matter of days away"."""
    if parse.tagged.low(at + 1) not in _UNTIL:
        return None
    verb = next((n for n, g in enumerate(parse.groups) if g.first > at), None)
    if verb is None:
        return None
    force = parse.forces.get(verb)
    return (
        force if force and not force.timetable else Force(verb, verb, table("modal")["will"], (at, at), negated=False)
    )


def _distant(parse: Parse, at: int) -> Force | None:
    """Return the force of what lies ahead by a length: "the ceremony is 39 days away", "polling is a month off"."""
    number = next((n for n in range(len(parse.groups) - 1, -1, -1) if parse.groups[n].last < at), -1)
    if number < 0:
        return None
    group, tagged = parse.groups[number], parse.tagged
    now = group.lemma in _STAYING and group.form in {Form.BE, Form.PRESENT} and tagged.low(group.first) not in _WAS
    if not now or not _ONLY.fullmatch(tagged.tags[group.last + 1 : at]):
        return None
    who = subject(tagged, group)
    if who is None or not _AHEAD.match(tagged.lows(at + 1, at + 2)):
        return None
    whole = _PARTED.search(tagged.tags[: who[0]])  # "the first vote | on it is now two days off"
    event = (whole.start() if whole else who[0], who[1])
    if not (_takes_place(parse, event) or tagged.lows(*who) == "it"):
        return None
    hedge = table("scheduled")["a timetable"]
    named = event if whole else None
    return Force(number, number, hedge, (group.first, at + 1), group.negated, by_subject=True, noun=named)


def _takes_place(parse: Parse, words: Phrase) -> bool:
    return any(low in event_nouns() or is_happening(low) for low in parse.tagged.spelt[words[0] : words[1] + 1])


_PARTED = re.compile(r"[LJNX#p]+P[LJ]*$")
_STAYING, _WAS = frozenset(("be", "remain")), frozenset(("was", "were"))
_ONLY = re.compile(r"[At]*[AP]?")  # "is still", "is now", "is just over"
_AHEAD = re.compile(r"(?:away|off)(?: [^\w\s]| and| but|$)")


def _left(parse: Parse, at: int) -> Force | None:
    """Return the force of what a length is left to: "with nine days to go before the ballot", "with it a week off"."""
    tagged = parse.tagged
    behind = next((size for words, size in _REMAINING.items() if tagged.lows(at + 1, at + size) == words), 0)
    until = at + 1 + behind
    awaited = tagged.low(until) in _UNTIL or tagged.lows(until - 1, until) == "go to"  # "three weeks to go to the vote"
    noun = following(tagged, until + 1) if behind and awaited else _off(tagged, at)
    number = next((n for n, g in enumerate(parse.groups) if g.last >= at), -1)
    if noun is None or number < 0 or not _takes_place(parse, noun):
        return None
    return Force(number, number, table("scheduled")["a timetable"], (at, until), negated=False, noun=noun)


def _off(tagged: Tagged, at: int) -> Phrase | None:
    """Return the event of "with the vote only ten days away"."""
    match = _WITH.search(tagged.tags[:at]) if _AHEAD.match(tagged.lows(at + 1, at + 2)) else None
    led = match is not None and tagged.low(match.start()) == "with"
    return (match.start() + 1, match.end("what") - 1) if match and led else None


_WITH = re.compile(r"P(?P<what>[LJp#]*(?:[NXG]p?)*[NXG])(?:P[LJNXrR]+)?[At]*$")
_REMAINING = {"left": 1, "remaining": 1, "to go": 2, "to run": 2}
_UNTIL = frozenset(("before", "until", "till"))


def _before(parse: Parse, at: int) -> Group | None:
    return next((g for g in reversed(parse.groups) if g.last < at), None)


def _is_limit(parse: Parse, at: int) -> bool:
    """Whether a length is what somebody is given to act: "has thirty days to appeal", "gave them a week to leave"."""
    group = _before(parse, at)
    if group is None or not parse.tagged.tags.startswith(("T", "PWT"), at + 1):  # "60 days in which to report"
        return False
    if group.lemma not in _GRANTING or group.form is Form.MODAL:
        return False
    return _GRANTED.fullmatch(parse.tagged.tags[group.last + 1 : at]) is not None


def _is_put_off(parse: Parse, at: int) -> bool:
    """Whether nothing is awaited "for another two weeks": "is not due for another month", "not expected for days"."""
    group, tagged = _before(parse, at), parse.tagged
    if group is None or lasts(parse, group, at) or not _FOR_A_WHILE.match(tagged.tokens[at].low):
        return False
    if not group.finite:  # "is not expected | to let | her | sail | for six weeks"
        group = next((g for g in reversed(parse.groups) if g.finite and g.last < group.first), group)
    who = None if group.negated else subject(tagged, group)
    denied = group.negated or (who is not None and tagged.tokens[who[0]].low == "no")
    return denied and not AWAITED.isdisjoint(tagged.spelt[group.first : at])


def lasts(parse: Parse, group: Group, at: int) -> bool:
    """Whether a verb, or a word right before token `at`, tells of what goes on: "is to last for ten days"."""
    going_on = {group.lemma, parse.tagged.low(at - 1)} & set(screened("lasting"))
    return bool(going_on) or (group.lemma == "be" and group.form is Form.INFINITIVE)


def _goes_on(parse: Parse, at: int) -> bool:
    """Whether a length runs from now: "will stay shut for a month", "is not going to rise for two years"."""
    group = _before(parse, at)
    while group is not None and group.form is Form.ING:
        group = next((g for g in reversed(parse.groups) if g.last < group.first), None)
    force = next((f for f in parse.forces.values() if group is not None and parse.groups[f.event] is group), None)
    if group is None or force is None or force.timetable or not _FOR.match(parse.tagged.tokens[at].low):
        return False
    told = parse.tagged.low(parse.groups[force.start].first).startswith(("could", "can"))  # "couldn't see for two days"
    told = told or parse.groups[force.start].lemma in table("refusal")  # "may refuse to recognize it for up to a year"
    denied = (force.negated and not told) or "no" in parse.tagged.spelt[group.last + 1 : at]
    going_on = group.lemma == "go" and parse.tagged.low(group.last + 1) == "on"
    shut = group.lemma == "be" and parse.tagged.low(group.last + 1) in screened("shut")
    if group.lemma == "stay" and not denied:  # "will stay shut for a month", not "will stay for a month"
        tags = parse.tagged.tags[group.last + 1 : group.last + 3]
        return tags[:1] in {"J", "E", "K"} or tags == "PN"  # "in hospital"
    lasting = group.lemma in screened("lasting") and (denied or group.lemma != "last")  # "may last for ten years"
    return lasting or going_on or denied or shut


def _awaited(parse: Parse, at: int) -> Force | None:
    """Return the force of what follows "it will be a month before" or "it will take a year for the ice to melt"."""
    main = next((f for f in reversed(parse.forces.values()) if parse.groups[f.event].last < at), None)
    tagged = parse.tagged
    if main is None or main.timetable:
        return None
    group, after = parse.groups[main.event], tagged.low(at + 1)
    if group.lemma != "wait" and not tagged.lows(0, parse.groups[main.start].first - 1).endswith("it"):
        return None
    takes = _takes(parse, group, at) and (after in {"for", "before", "until"} or tagged.tags[at + 1 : at + 2] == "T")
    waits = takes or (group.lemma in {"be", "wait"} and after == "before")
    event = next((n for n, g in enumerate(parse.groups) if g.first > at), None)
    return main._replace(event=event) if waits and event is not None else None


def _takes(parse: Parse, group: Group, at: int) -> bool:
    """Whether a verb only says how long something takes: "will take two weeks"; "would take a year" only weighs it."""
    between = _WHOM.sub("", parse.tagged.lows(group.last + 1, at - 1))
    weighed = parse.tagged.tokens[group.first].low == "would" and "at least" not in parse.tagged.lows(group.last, at)
    return group.lemma == "take" and not weighed and between in {"", "at least", "up to", "as much as", "as long as"}


_WHOM = re.compile(r"^(?:(?:the|its|their|his|her) (?:\w+ )?\w+|them|him|her|us)(?: |$)")  # "will take | the crews"
_MOST = ("up to ", "as much as ", "as long as ", "less than ", "no more than ", "no longer than ", "not more than ")


def _lead(parse: Parse, at: int) -> str:
    """Return the words by which a length that something takes counts from now."""
    group = _before(parse, at)
    words = parse.tagged.lows(group.last + 1 if group else at, at)
    if group is None or group.lemma != "take" or words.startswith("at least "):
        return _AT_LEAST
    return _WITHIN if words.startswith(_MOST) else "in"
