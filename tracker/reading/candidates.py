"""Candidates: the events of a sentence, each with the words that give its time.

Invariant: one event with one time expression makes one candidate at most.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tracker.grammar.groups import Form
from tracker.grammar.phrases import Phrase, following, subject
from tracker.reading import event as events
from tracker.reading.agenda import items
from tracker.reading.bounded import read_bounded
from tracker.reading.counted import may_count, read_length
from tracker.reading.described import describes
from tracker.reading.discourse import Discourse, Parse
from tracker.reading.force import Force
from tracker.reading.gapping import elliptic
from tracker.reading.hedges import Hedge, table
from tracker.reading.labels import is_modifier, is_quarter
from tracker.reading.passing import beside
from tracker.reading.pointing import points_at_nothing
from tracker.reading.relative import relatives
from tracker.reading.scope import Governor, governor
from tracker.reading.screen import is_prediction
from tracker.reading.taken_up import looks_back
from tracker.reading.ties import Relative, Side

_YEARS = re.compile(r"\d{4}")  # "before the election in 2031" sets no day for it


class Candidate(NamedTuple):
    """An event of a sentence with what says its time: a time expression (token `at`), or a tie to another event.

    `head` is the token that stands for the event when its place in the sentence is asked.
    """

    parse: Parse
    at: int
    governor: Governor
    force: Force | None
    hedge: Hedge
    words: Phrase
    head: int
    relative: Relative | None = None

    @staticmethod
    def of(  # noqa: PLR0913, PLR0917 - a candidate has this many parts
        parse: Parse,
        at: int,
        governor: Governor,
        force: Force | None,
        hedge: Hedge,
        words: Phrase,
        relative: Relative | None = None,
    ) -> Candidate:
        """Return a candidate with its head: that of the verb of its force, else the last of its words."""
        head = parse.groups[force.event].head if force is not None else words[1]
        return Candidate(parse, at, governor, force, hedge, words, head, relative)

    def named(self, words: Phrase) -> Candidate:
        """Return the candidate with other words for its event."""
        return self._replace(words=words, head=self.head if self.force is not None else words[1])


def candidates(page: Discourse, number: int) -> tuple[Candidate, ...]:
    """Return the events of a sentence that have a time and pass the screen."""
    parse = page.parse(number)
    ties = relatives(parse.tagged, parse.groups)
    absolute = [c for c in _absolute(page, parse, ties) if is_prediction(page, c)]
    absolute += _listed(page, parse, taken={c.head for c in absolute})
    if not ties:
        return tuple(_distinct(page, absolute))
    tied = [c for c in _tied(page, parse, ties) if is_prediction(page, c)]
    absolute = [c for c in absolute if not any(_goes_on_from(c, t) for t in tied)]
    taken = {c.head for c in absolute}
    free = [c for c in tied if c.head not in taken and not (absolute and _is_loose(c)) and not _is_wait(page, c)]
    return tuple(_distinct(page, [*absolute, *free]))


def _listed(page: Discourse, parse: Parse, taken: set[int]) -> Iterator[Candidate]:
    """Yield what a list sets for a day without a verb: "On the agenda Monday: a vote on the budget"."""
    hedge = table("scheduled")["a scheduled noun"]
    for noun, at in items(page, parse):
        if taken.isdisjoint(range(noun[0], noun[1] + 1)):
            yield Candidate.of(parse, at, Governor(noun=noun), None, hedge, noun)


def _is_wait(page: Discourse, candidate: Candidate) -> bool:
    """Whether a length before the tie has its window already: "it will be a month before the dam reopens"."""
    tie, tokens = candidate.relative, candidate.parse.tagged.tokens
    return tie is not None and any(t.start in page.leads for t in tokens[max(0, tie.first - _TO_GO) : tie.first])


_TO_GO = 3  # tokens from a length to its tie: "two weeks | to go | until"


def _goes_on_from(candidate: Candidate, tied: Candidate) -> bool:
    """Whether "60 days after that" is counted from what a tie has dated, of the same verb."""
    low = candidate.parse.tagged.tokens[candidate.at].low
    return low.endswith(" after that") and tied.head == candidate.head and tied.at < candidate.at


def _is_loose(candidate: Candidate) -> bool:
    """Whether the tie is a mere "at the talks", which gives way to any time of the sentence; not "at closing"."""
    tie = candidate.relative
    return tie is not None and tie.cue == "at" and tie.time < 0 and tie.other[0] < tie.other[1]


def _distinct(page: Discourse, found: list[Candidate]) -> Iterator[Candidate]:
    seen: dict[tuple[int, bool], int] = {}
    for candidate in sorted(found, key=lambda c: (describes(page, c), c.at)):
        mark = (candidate.head, candidate.relative is None)
        if mark not in seen:
            yield candidate
        elif (other := elliptic(candidate, seen[mark])) is not None:
            yield other
        seen[mark] = candidate.at


def _absolute(page: Discourse, parse: Parse, ties: tuple[Relative, ...]) -> Iterator[Candidate]:
    inside = {tie.time for tie in ties if tie.holds_time} if ties else ()
    counted = {tie.counted for tie in ties} if ties else ()
    for at in parse.tagged.times():
        start, end, _, number = parse.tagged.tokens[at]
        day = read_bounded(page, parse, at)
        length = page.is_length(number) and may_count(page.text, start, end)
        if day or at in counted or not (length or page.is_to_come(number)):
            continue
        if at in inside:
            yield from _inner(page, parse, next(tie for tie in ties if tie.time == at and tie.holds_time))
        elif not (is_modifier(page, parse, at) or looks_back(page, parse, at)):
            awaited = read_length(page, parse, at) if length else None
            if length and not page.is_to_come(number):
                continue
            candidate = _waited_for(parse, at, awaited) if awaited else _candidate(parse, at, None)
            if candidate is not None:
                yield _of_quarter(candidate) if is_quarter(parse, at) else candidate
                yield from _when(parse, at, candidate)


def _when(parse: Parse, at: int, main: Candidate) -> Iterator[Candidate]:
    """Yield what else a day brings: "a curfew from early Sunday, when a court is due to rule"."""
    if parse.tagged.tags[at + 1 : at + 2] != "," or parse.tagged.low(at + 2) != "when":
        return
    verb = next((n for n, g in enumerate(parse.groups) if g.first > at and g.finite), None)
    force = next((f for f in parse.forces.values() if f.start == verb), None)
    if force is not None and force is not main.force and not events.tells_age(parse.tagged, parse.groups[force.event]):
        words = events.words_of(parse.tagged, parse.groups, force)
        on_it = parse.tagged.tokens[at].low.startswith(("until ", "till "))  # "not until Monday, when it is to open"
        yield Candidate.of(parse, at, Governor(force.event), force._replace(moved=on_it), force.hedge, words)


def _of_quarter(candidate: Candidate) -> Candidate:
    """Name the event by the noun that the quarter stands before: "expects a fourth-quarter charge"."""
    noun = following(candidate.parse.tagged, candidate.at + 1)
    return candidate.named(noun) if noun is not None else candidate


def _waited_for(parse: Parse, at: int, force: Force) -> Candidate:
    """Return the event of "it will be a month before the bridge reopens"."""
    group = parse.groups[force.event]
    if force.noun is not None:  # "with nine days left before | the ballot"
        return Candidate.of(parse, at, Governor(noun=force.noun), None, force.hedge, force.noun)
    own = group.form is Form.ING or group.first == at + 1  # "must wait a week before mending it", "will take a week to"
    who = None if own else subject(parse.tagged, group)
    words = (who[0], group.last) if who else (group.head, events.complement(parse.tagged, group))
    alone = who if force.by_subject else None  # "the ceremony | is 39 days away"
    return Candidate.of(parse, at, Governor(force.event), force, force.hedge, alone or words)


def _inner(page: Discourse, parse: Parse, tie: Relative) -> Iterator[Candidate]:
    """Yield the other event itself, which the phrase dates: "ahead of Thursday's summit"."""
    number = parse.tagged.tokens[tie.time].timex
    if page.is_to_come(number) and not (tie.noun and _YEARS.fullmatch(page.times[number].value)):
        head = next((i for i in range(tie.last, tie.other[0], -1) if parse.tagged.tokens[i].low == tie.noun), tie.last)
        first = tie.time + 1 if tie.time < head else tie.other[0]
        noun = events.noun_words(parse.tagged, (first, head))
        yield Candidate.of(parse, tie.time, Governor(noun=noun), None, table("scheduled")["a scheduled noun"], noun)


def _tied(page: Discourse, parse: Parse, ties: tuple[Relative, ...]) -> Iterator[Candidate]:
    for tie in ties:
        if tie.holds_time and not page.is_to_come(number := parse.tagged.tokens[tie.time].timex):
            if not page.is_length(number):
                continue  # "imposed after the 1990 invasion"
            tie = tie._replace(time=-1)  # noqa: PLW2901 - "a two-day summit at which" is not dated by its length
        candidate = _candidate(parse, tie.first, tie) if not _is_of_deed(parse, tie) else None
        if (
            candidate is not None
            and not points_at_nothing(page, parse, tie, candidate.force)
            and not tie.first <= candidate.head <= tie.last
        ):
            yield candidate


def _is_of_deed(parse: Parse, tie: Relative) -> bool:
    """Whether a participle has the tie: "will free the men captured | during the war", not "wants it passed during"."""
    if tie.side is not Side.DURING or tie.time >= 0:
        return False
    deed = next((n for n, g in enumerate(parse.groups) if g.last + 1 == tie.first), None)
    if deed is None or parse.groups[deed].form is not Form.PARTICIPLE or deed in parse.forces:
        return False
    over = parse.groups[deed - 1].lemma if deed else ""
    return parse.tagged.tags[parse.groups[deed].first - 1] in "NX" and over not in _WANTING


_WANTING = frozenset(("want", "need", "have", "get", "see", "like", "keep", "expect", "wish"))


def _candidate(parse: Parse, at: int, tie: Relative | None) -> Candidate | None:
    tagged, found = parse.tagged, parse.groups
    place = _of_which(parse, tie) or governor(tagged, found, parse.forces, at, tie.last if tie else at)
    if place is None or (tie is not None and place.noun is not None):
        return None
    if place.noun is not None:
        words = events.noun_words(tagged, place.noun)
        return Candidate.of(parse, at, place, None, _hedge_before(parse, at), words, tie)
    force = parse.forces.get(place.group) or beside(parse, place.group, at)
    if force is None:
        return None
    first, last = events.words_of(tagged, found, force)
    last = tie.first - 1 if tie is not None and first < tie.first <= last <= tie.last else last
    return Candidate.of(parse, at, place, force, force.hedge, (first, last), tie)


def _of_which(parse: Parse, tie: Relative | None) -> Governor | None:
    """Return the verb behind "at which"."""
    if tie is None or parse.tagged.tags[tie.last] != "W":
        return None
    verb = next((n for n, g in enumerate(parse.groups) if g.finite and g.first > tie.last), None)
    return next((Governor(n) for n, f in parse.forces.items() if f.start == verb), None)


def _hedge_before(parse: Parse, at: int) -> Hedge:
    """Return the hedge of the participle between a noun and its time: "with a contract | expected | this week"."""
    beside = (f for f in parse.forces.values() if f.words == (at - 1, at - 1) and f.by_subject)
    return next((f.hedge for f in beside), table("scheduled")["a scheduled noun"])
