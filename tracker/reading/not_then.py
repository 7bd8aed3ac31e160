"""An event that does not come on its day: the day went by, the event will not be on it, or is on another one instead.

Invariant: only the day is denied, so that the event can still come: what is told was put off.
"""

from __future__ import annotations

import re

from tracker.grammar.groups import Form, Group
from tracker.grammar.phrases import Phrase, following
from tracker.grammar.subjects import who
from tracker.grammar.tokens import Tagged
from tracker.outcome import Says
from tracker.reading import event as events
from tracker.reading.discourse import Parse
from tracker.reading.telling import NEAR, Told, begun, of_event, table, words_of
from tracker.reading.undone import is_event_verb, limit

PASSES, RUNS = frozenset(("go", "come", "slip", "pass")), frozenset(("run", "drag", "stretch"))
"""What a day does, and what a thing does that is late, in base form."""
_COMPANY = frozenset(("with", "without"))
_BEYOND = frozenset(("past", "beyond", "over"))
_WILL_NOT = frozenset(("will", "won't", "won’t"))
_ARE = frozenset(("is", "are"))
_INSTEAD = re.compile(r"instead(?: of| not)?|rather than|and not|,? ?not")
_NO_DAY = ("for ", "before ", "until ", "till ", "since ", "after ")
_CLAUSE = re.compile(r"[^,;:\"SW]*")


def goes_by(parse: Parse, number: int) -> bool:
    """Whether a verb tells that a day, or a deadline, went by: "Thursday came and went"."""
    return _gone(parse, number, parse.groups[number]) is not None


def went_by(parse: Parse, number: int, group: Group) -> Told | None:
    """Tell "Thursday came and went without the banks opening": what was awaited of a day that is over."""
    gone = _gone(parse, number, group)
    if gone is None:
        return None
    rest = parse.tagged.spelt[group.last + 1 :]
    at = next((group.last + 1 + n for n, low in enumerate(rest) if low in _COMPANY), -1)
    words = _awaited(parse, following(parse.tagged, at + 1)) if at >= 0 else None
    day = next((n for n in range(gone[0], gone[1] + 1) if parse.tagged.tags[n] == "t"), -1)
    return Told(Says.PUT_OFF, words or gone, day, went_by=True)


def in_vain(parse: Parse, number: int, group: Group) -> Told | None:
    """Tell "the opening night came and went without a game": what is a day and an event in one was no event."""
    barren = _passes(parse.tagged, group) and "without" in parse.tagged.spelt[group.last :]
    return of_event(parse, Says.CALLED_OFF, who(parse.tagged, parse.groups, number)) if barren else None


def _gone(parse: Parse, number: int, group: Group) -> Phrase | None:
    """Return the day or the deadline that went by."""
    tagged, day = parse.tagged, _day_before(parse.tagged, group)
    if _passes(tagged, group):
        return (day, day) if day >= 0 else _of_date(tagged, who(tagged, parse.groups, number))
    passed = group.lemma == "pass" and _is_told(group) and tagged.low(group.last + 1) in _COMPANY
    return (day, day) if passed and day >= 0 else None


def _passes(tagged: Tagged, group: Group) -> bool:
    """Whether a verb tells that something went by: "came and went", "had slipped by"."""
    said = f"{group.lemma} {tagged.lows(group.last + 1, group.last + 2)}"
    return _is_told(group) and said.startswith(begun("goes_by").get(group.lemma, ()))


def _is_told(group: Group) -> bool:
    return not group.negated and not group.passive and group.form not in {Form.MODAL, Form.PRESENT}


def _of_date(tagged: Tagged, words: Phrase | None) -> Phrase | None:
    """Return words that name a deadline or a date, and nothing else."""
    named = words is not None and not table("days_set").isdisjoint(tagged.spelt[words[0] : words[1] + 1])
    return words if named else None


def _day_before(tagged: Tagged, group: Group) -> int:
    """Return the time that a verb has for its subject: "March 20 | came", "January, the month they chose, | went"."""
    if group.first > 0 and tagged.tags[group.first - 1] == "t":
        return group.first - 1
    return 0 if tagged.tags.startswith("t,") and tagged.tags[group.first - 1] == "," else -1


def _awaited(parse: Parse, words: Phrase | None) -> Phrase | None:
    """Return what did not come, with what it did not do: "the banks | opening", "a vote", "the two astronauts"."""
    tags = parse.tagged.tags
    if words is None or tags[words[1]] not in "NXG":
        return None
    doing = next((g for g in parse.groups if g.first in {words[1], words[1] + 1} and g.form is Form.ING), None)
    return words if doing is None else (words[0], events.complement(parse.tagged, doing))


def overran(parse: Parse, number: int, group: Group) -> Told | None:
    """Tell "the talks ran past their deadline", "the ministers let a date go by": it was not done in time."""
    tagged = parse.tagged
    if group.negated or group.passive or group.form is Form.MODAL:
        return None
    ran = group.lemma in RUNS and tagged.low(group.last + 1) in _BEYOND
    let = group.lemma == "let" and any(w in tagged.lows(group.last + 1, group.last + NEAR) for w in table("let_go_by"))
    date = _of_date(tagged, following(tagged, group.last + 1 + ran)) if ran or let else None
    words = who(tagged, parse.groups, number) if date else None
    if words is None or date is None:
        return None
    return Told(Says.PUT_OFF, (words[0] if group.head - words[0] <= NEAR else group.first, date[1]))


def none_until(parse: Parse, number: int, group: Group) -> Told | None:
    """Tell "no talks will be held before May"; "no date will be named before May" tells nothing of the event."""
    words = who(parse.tagged, parse.groups, number) if group.form is Form.MODAL else None
    if words is None or "no" not in parse.tagged.spelt[max(0, words[0] - 1) : words[0] + 1]:
        return None
    if _of_date(parse.tagged, words) or limit(parse.tagged, group) < 0:
        return None
    return of_event(parse, Says.PUT_OFF, words)


def not_on_day(parse: Parse, number: int, group: Group) -> Told | None:
    """Tell "the jet will not fly this year", "will not be paid on Tuesday": it comes later, if at all."""
    tagged = parse.tagged
    sure = group.form is Form.MODAL and group.negated and tagged.spelt[group.first] in _WILL_NOT
    if not sure or not (is_event_verb(tagged, group) or group.lemma in table("on_a_day")):
        return None
    believed = any(g.lemma in table("believes") for g in parse.groups)
    at = _time_of(tagged, group)
    if at < 0 or believed or group.lemma in table("stays_away"):
        return None
    return Told(Says.PUT_OFF, words_of(parse, number), at)


def _time_of(tagged: Tagged, group: Group) -> int:
    """Return the day that stands in the clause of a verb, behind it; -1 for none, or for one to wait for."""
    clause = _CLAUSE.match(tagged.tags, group.last + 1)
    at = next((n for n in tagged.times() if group.last < n < (clause.end() if clause else 0)), -1)
    return -1 if at >= 0 and tagged.spelt[at].startswith(_NO_DAY) else at


def instead(parse: Parse, number: int, group: Group) -> Told | None:
    """Tell "will set out on May 21 instead of May 18", "meets on Tuesday and not on Monday": on another day."""
    tagged = parse.tagged
    ahead = group.form in {Form.MODAL, Form.PRESENT} or (group.form is Form.BE and tagged.spelt[group.first] in _ARE)
    times = [n for n in tagged.times() if n > group.last]
    if not ahead or group.negated or len(times) <= 1 or times[0] != _time_of(tagged, group):
        return None
    parted = tagged.lows(times[0] + 1, times[1] - 1)
    return Told(Says.PUT_OFF, words_of(parse, number), times[1]) if _INSTEAD.fullmatch(parted) else None
