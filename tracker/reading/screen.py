"""The screen: which forward-looking words are no prediction: habits, demands, dropped plans, unreal conditions.

Invariant: a refusal is a reason of docs/windows.md section 1, in words.
"""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from tracker.grammar.groups import Form, Group
from tracker.grammar.phrases import subject
from tracker.lexicon import load
from tracker.reading.discourse import Discourse
from tracker.reading.hedges import table
from tracker.reading.kinds import is_scheduled
from tracker.timex import Timex

if TYPE_CHECKING:
    from tracker.reading.candidates import Candidate

_POSSIBILITY = "a possibility"  # a chance is no promise, given on a day
_LONG_AGO = timedelta(days=200)
_HALF_A_YEAR = timedelta(days=190)
_MOST_OF_A_YEAR = timedelta(days=270)
_LONGEST_NAME = 31  # days; "the 2014 championship" is a name, "next month's summit" an event with its time


def is_prediction(page: Discourse, candidate: Candidate) -> bool:
    """Whether a candidate says that something is to happen."""
    return refusal(page, candidate) is None


def refusal(page: Discourse, candidate: Candidate) -> str | None:
    """Return why a candidate is no prediction, None where it is one."""
    for test, reason in _TESTS:
        if test(page, candidate):
            return reason
    return None


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(load("reading/screen")[kind])


def _is_state(_: Discourse, candidate: Candidate) -> bool:
    force = candidate.force
    if force is None or not force.timetable:
        return False
    group, tagged = candidate.parse.groups[force.start], candidate.parse.tagged
    who = subject(tagged, group)
    if who is None or (tagged.tags[who[0]] == "W" and candidate.relative is not None):
        return True
    plain = group.lemma == "be" and group.first == group.last
    return candidate.relative is not None or (plain and not _is_day_of(candidate, group, who))


def _is_day_of(candidate: Candidate, group: Group, who: tuple[int, int]) -> bool:
    """Whether "be" only joins an event to its day: "the final is on Sunday"."""
    tokens = candidate.parse.tagged.tokens
    return candidate.at == group.last + 1 and any(is_scheduled(t.low) for t in tokens[who[0] : who[1] + 1])


def _is_going_on(page: Discourse, candidate: Candidate) -> bool:
    """Refuse "are searching the woods today": what goes on is not to come."""
    force = candidate.force
    if force is None or not force.timetable or candidate.relative is not None:
        return False
    group = candidate.parse.groups[force.start]
    progressive = group.form is Form.BE and group.first != group.last
    time = page.ahead(candidate.parse.tagged.tokens[candidate.at].timex)
    return progressive and time is not None and _began(page, time) and group.lemma not in _words("same_day")


_NEW_DAY = re.compile(r"(?:from .*\b)?(?:to|until|till)\b")


def _dates_the_move(_: Discourse, candidate: Candidate) -> bool:
    """Refuse "postponed the trip on Monday", "moved the troops to the border in May"."""
    force = candidate.force
    if force is None or not force.moved or candidate.parse.groups[force.event].form is Form.MODAL:
        return False
    number = candidate.parse.tagged.tokens[candidate.at].timex
    return number < 0 or not _NEW_DAY.match(candidate.parse.tagged.tokens[candidate.at].low)


def _is_whenever(_: Discourse, candidate: Candidate) -> bool:
    """Refuse "can suffer losses when prices fall": what may be whenever something is, is a general truth."""
    tie, force = candidate.relative, candidate.force
    if tie is None or force is None or tie.cue != "when" or tie.time >= 0:
        return False
    tagged, start = candidate.parse.tagged, candidate.parse.groups[force.start]
    return tagged.tokens[start.first].low in _words("whenever")


def _is_habit(page: Discourse, candidate: Candidate) -> bool:
    force = candidate.force
    lows = {t.low for t in candidate.parse.tagged.tokens}
    if force is None or not force.timetable:
        return False
    sets = any(t.timex >= 0 and page.times[t.timex].type == "SET" for t in candidate.parse.tagged.tokens)
    within = candidate.parse.tagged.tokens[candidate.at].low.startswith("within")
    return sets or within or bool(lows & _words("habit"))


_ABOUT = r"(?:(?:about|nearly|almost|over|some|more than|at least) )?"
_LENGTH = re.compile(rf"in {_ABOUT}(?:\d+|[a-z]+)(?: and a half)? (?:days|weeks|months|years|decades)$")


def _is_record(_: Discourse, candidate: Candidate) -> bool:
    """Refuse "the third operation in six years": a rank among what lies behind."""
    tagged, at = candidate.parse.tagged, candidate.at
    foretold = candidate.force is not None and candidate.force.noun is not None
    if foretold or not _LENGTH.match(tagged.tokens[at].low):
        return False
    phrase = re.search(r"[LJNX#pPAtGE]+$", tagged.tags[:at])
    near = tagged.tokens[max(phrase.start(), at - 8) : at] if phrase else ()
    return any(_is_rank(t.low) for t in near)


def _is_rank(low: str) -> bool:
    """Whether a word ranks ("third", "driest"); `only_like_ranks` are words that merely end so ("protest")."""
    ranked = low.endswith("est") or low in _words("rank")
    return ranked and low not in _words("only_like_ranks")


def _dates_the_promise(page: Discourse, candidate: Candidate) -> bool:
    """Refuse "agreed on Thursday to meet": Thursday is the day of the agreement."""
    force = candidate.force
    if force is None or not force.own_will or candidate.relative is not None:
        return False
    start, event = candidate.parse.groups[force.start], candidate.parse.groups[force.event]
    number = candidate.parse.tagged.tokens[candidate.at].timex
    if number < 0:
        return False
    time = page.times[number]
    if time.type == "DURATION" or force.hedge.name == _POSSIBILITY:
        return False
    if start.form in {Form.PAST, Form.HAVE} and (_just_past(page, time) or (time.past and force.noun is not None)):
        return True
    until = candidate.parse.tagged.tokens[candidate.at].low.startswith(("until ", "till ", "by "))
    binds = start.lemma not in _words("intending") or candidate.at > start.first
    return (
        start.form in {Form.PAST, Form.HAVE}
        and start is not event
        and candidate.at < event.first
        and binds
        and not until
    )


def _just_past(page: Discourse, time: Timex) -> bool:
    """Whether a day or month without a year would have to wait most of a year to come round again."""
    far = (
        time.window is not None
        and time.window.earliest is not None
        and time.window.earliest - page.published_on > _MOST_OF_A_YEAR
    )
    return (
        far
        and re.search(r"\d{4}|year", time.text) is None
        and time.window is not None
        and time.window.days <= _LONGEST_NAME
    )


def _dates_the_past(page: Discourse, candidate: Candidate) -> bool:
    """Refuse "A strike on Wednesday paralysed the city": the noun's own verb is past."""
    if candidate.governor.noun is None:
        return False
    number = candidate.parse.tagged.tokens[candidate.at].timex
    if page.times[number].past and not (_looks_ahead(candidate) and _is_near(page, number)):
        return True
    tags = candidate.parse.tagged.tags
    after = max(candidate.at, candidate.governor.noun[1]) + 1
    time = page.ahead(number) or page.times[number]
    if _began(page, time) and _is_told(candidate):
        return True
    following = next((g for g in candidate.parse.groups if g.first >= after and g.finite), None)
    if following is None or not _is_past(candidate, following):
        return False
    near = not re.search(r"[,;:\"cSW-]", tags[after : following.first])
    return near and _began(page, time)


def _began(page: Discourse, time: Timex) -> bool:
    window = time.window
    return window is not None and window.earliest is not None and window.earliest <= page.published_on


def _is_told(candidate: Candidate) -> bool:
    """Whether a noun of today stands under a past verb that foretells nothing: "spoke at Thursday's dinner"."""
    parse, noun = candidate.parse, candidate.governor.noun
    first = min(candidate.at, noun[0]) if noun else candidate.at
    before = [(n, g) for n, g in enumerate(parse.groups) if g.finite and g.last < first]
    if not before:
        return False
    number, verb = before[-1]
    close = not re.search(r"[;:\"cSW]", parse.tagged.tags[verb.last + 1 : first])
    return close and number not in parse.forces and _is_past(candidate, verb) and not _looks_ahead(candidate)


def _is_near(page: Discourse, number: int) -> bool:
    """Whether a day without a year is nearer ahead than behind."""
    time = page.ahead(number)
    window = time.window if time is not None else None
    return window is not None and window.earliest is not None and window.earliest <= page.published_on + _HALF_A_YEAR


def _looks_ahead(candidate: Candidate) -> bool:
    """Whether the words around a noun place it ahead although its verb is past: "tickets for the June 12 concert"."""
    parse, noun = candidate.parse, candidate.governor.noun
    first = min(candidate.at, noun[0]) if noun else candidate.at
    led = {word for t in parse.tagged.tokens[max(0, first - 3) : first + 1] for word in t.low.split()}
    described = {t.low for t in parse.tagged.tokens[first + 1 : first + 4]} - {"for", "before", "until"}
    if (led | described) & _words("supporting"):
        return True
    before = [g for g in parse.groups if g.finite and g.last < first]
    main = before[-1] if before else next((g for g in parse.groups if g.finite), None)
    return main is not None and (main.form in {Form.PRESENT, Form.HAVE, Form.BE} and not _was(candidate, main))


def _was(candidate: Candidate, group: Group) -> bool:
    return candidate.parse.tagged.tokens[group.first].low in {"was", "were", "had"}


def _is_past(candidate: Candidate, group: Group) -> bool:
    word = candidate.parse.tagged.tokens[group.first].low
    return group.form in {Form.PAST, Form.HAVE} or word in {"was", "were"}


def _is_name(page: Discourse, candidate: Candidate) -> bool:
    """Refuse "the 2014 World Cup", "next year's championship": a name, not a statement of when."""
    if candidate.governor.noun is None or candidate.relative is not None:
        return False
    time = page.times[candidate.parse.tagged.tokens[candidate.at].timex]
    if re.fullmatch(r"\d{4}", candidate.parse.tagged.tokens[candidate.at].low):
        return True
    if candidate.governor.noun[0] < candidate.at:
        return False
    long = (
        time.window is None
        or (time.window.days == 0 and time.window.latest is None)
        or time.window.days > _LONGEST_NAME
    )
    capital = (
        candidate.parse.tagged.tags[candidate.governor.noun[1]] == "X"
        and time.window is not None
        and time.window.days > 0
    )
    return long or capital


def _is_open_question(_: Discourse, candidate: Candidate) -> bool:
    """Refuse "It is unclear whether they will meet", "if they meet"."""
    tokens = candidate.parse.tagged.tokens
    if tokens[-1].low == "?" or (tokens[-1].low in '"”' and len(tokens) > 1 and tokens[-2].low == "?"):
        return True
    opening = _clause_opening(candidate)
    return opening >= 0 and (tokens[opening].low in _words("open") or _asks(candidate, opening))


def _asks(candidate: Candidate, opening: int) -> bool:
    """Whether "what", "who" or "how" opens a question and not a relative clause."""
    tagged = candidate.parse.tagged
    before = tagged.tags[opening - 1] if opening else "^"
    return tagged.tokens[opening].low in _words("question") and tagged.tags[opening] == "W" and before in "^PVZEOK"


def _clause_opening(candidate: Candidate) -> int:
    """Return the subordinator that opens the event's clause, -1 where none does."""
    force = candidate.force
    start = candidate.parse.groups[force.start].first if force else candidate.words[0]
    tags = candidate.parse.tagged.tags
    for index in range(start - 1, -1, -1):
        if tags[index] in "SW":
            return index
        if tags[index] in ",;:-cC" or any(g.first <= index <= g.last and g.finite for g in candidate.parse.groups):
            return -1
    return -1


def _is_dropped(_: Discourse, candidate: Candidate) -> bool:
    """Refuse "was due on Tuesday but was called off"."""
    head, parse = candidate.head, candidate.parse
    event = parse.groups[candidate.force.event] if candidate.force else None
    if event is not None and event.perfect and _was_to(candidate):
        return True
    if candidate.force is not None and candidate.force.moved:
        return False
    if any(g.head < head and g.passive and g.lemma in {"cancel", "scrap", "call"} for g in parse.groups):
        return candidate.force is None or candidate.force.by_subject
    before = [g for g in parse.groups if g.last < candidate.words[0]]
    planned = candidate.force is None or candidate.parse.tagged.tags[candidate.force.words[0]] == "N"
    if planned and before and _is_dropping(candidate, before[-1]):
        return True
    return any(g.head > head and g.passive and _is_dropping(candidate, g) for g in parse.groups)


def _is_dropping(candidate: Candidate, group: Group) -> bool:
    after = candidate.parse.tagged.lows(group.last + 1, group.last + 1)
    return group.lemma in _words("dropped") or f"{group.lemma} {after}" in _words("dropped")


def _was_to(candidate: Candidate) -> bool:
    """Refuse "was to have been held", "should have told": what did not come about; a forecast "by" a day stays one."""
    force = candidate.force
    if force is None:
        return False
    word = candidate.parse.tagged.tokens[candidate.parse.groups[force.start].first].low
    by = candidate.parse.tagged.tokens[candidate.at].low.startswith("by ")
    return word in {"was", "were"} or (word in {"should", "ought"} and not by)


def _is_demand(_: Discourse, candidate: Candidate) -> bool:
    """Refuse "demanded that he resign by Friday", "told them that they should go"."""
    parse, force = candidate.parse, candidate.force
    start = parse.groups[force.start].first if force else candidate.words[0]
    asking = [g for g in parse.groups if g.last < start and g.lemma in _words("demand") and not g.passive]
    if force is None or force.timetable:
        return bool(asking) and any(
            g.form is Form.INFINITIVE or g.form is Form.PRESENT for g in parse.groups if g.first > asking[0].last
        )
    advised = (
        force is not None
        and parse.groups[force.start].passive
        and any(a.first <= candidate.head <= a.last for a in parse.attributions)
    )
    obliging = parse.tagged.tokens[start].low in _words("obliging")
    tail = [
        a
        for a in parse.attributions
        if a.group >= 0 and parse.groups[a.group].lemma in _words("demand") and a.first <= candidate.head <= a.last
    ]
    told = [g for g in parse.groups if g.last < start and g.lemma in _words("demand")]
    return obliging and bool(tail or told or advised)


def _is_denied(_: Discourse, candidate: Candidate) -> bool:
    """Refuse "denied that the ship would sail", "has not said what it will do", "declined to comment on"."""
    parse, force = candidate.parse, candidate.force
    if force is not None and parse.groups[force.start].lemma in table("refusal"):
        return parse.groups[force.event].lemma in _words("telling")
    for said in parse.attributions:
        if said.group >= 0 and said.first <= candidate.head <= said.last:
            group = parse.groups[said.group]
            if group.lemma in _words("denial") or (group.negated and group.lemma in {"say", "confirm", "announce"}):
                return True
    return False


def _is_history(page: Discourse, candidate: Candidate) -> bool:
    """Refuse "promised in March 1815 to raise the siege within ten days": what was ahead lies long back."""
    parse, force = candidate.parse, candidate.force
    if force is None or not (
        parse.tagged.tokens[parse.groups[force.start].first].low in {"would", "was", "were", "could", "might"}
        or force.own_will
    ):
        return False
    for token in parse.tagged.tokens[: candidate.at] + parse.tagged.tokens[candidate.at + 1 :]:
        window = page.times[token.timex].window if token.timex >= 0 else None
        if window is not None and window.latest is not None and window.latest < page.published_on - _LONG_AGO:
            return True
    return False


def _is_imagined(_: Discourse, candidate: Candidate) -> bool:
    """Refuse "would win if they had a leader": the condition is only imagined."""
    tokens, tags = candidate.parse.tagged.tokens, candidate.parse.tagged.tags
    for index, token in enumerate(tokens):
        if token.low == "if":
            clause = tokens[index + 1 : index + 9]
            return any(t.low in {"had", "were"} for t in clause) and "M" in tags
    return tokens[0].low in {"were", "had"} and tags[1:2] in {"R", "L", "X"} and "M" in tags


_TESTS = (
    (_is_state, "a state, no event"),
    (_dates_the_move, "the day of the putting off, not the new day"),
    (_is_habit, "a habit"),
    (_is_going_on, "going on already"),
    (_is_whenever, "a general truth"),
    (_is_record, "a rank among what lies behind"),
    (_dates_the_promise, "the time dates the promise"),
    (_dates_the_past, "the noun's verb is past"),
    (_is_name, "a name"),
    (_is_open_question, "an open question or a condition"),
    (_is_dropped, "a plan dropped in the same sentence"),
    (_is_demand, "a demand on others"),
    (_is_denied, "denied, or not said"),
    (_is_history, "long past"),
    (_is_imagined, "an imagined condition"),
)
