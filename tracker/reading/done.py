"""Deeds of a sentence, each with the time it was done at: a verb of the past, a participle aside, an event noun.

Invariant: a time belongs to one deed; one without a time of its own has -1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.grammar.groups import Form, Group
from tracker.grammar.phrases import Phrase, antecedent, following
from tracker.outcome import Says
from tracker.reading import event as events
from tracker.reading.attribution import is_report
from tracker.reading.discourse import Discourse, Parse
from tracker.reading.not_then import goes_by
from tracker.reading.recent import is_background, is_brief, is_recent
from tracker.reading.scope import Governor, governor
from tracker.reading.telling import Told, conditional, is_deed, is_further, is_state, own_words, table, words_of

_OPENING = re.compile(r"[APL]*t,[SW]")  # "On May 23, | as they slept, three of them left"
_TO_TIME = re.compile(r"J?(?:P[LJNXp#]+)?A*P?(?=t)")  # "a victory | over Norway on | May 4", "made | public on | May 4"
_PARTED = re.compile(r";|,C")  # between two clauses of equal rank
_BESIDE = re.compile(r",?A*$")
_MEETING = re.compile(r"[NX],N(?=[Pt])")  # "the ministers | , meeting | in Oslo"
_PARTICIPLES = frozenset("OEK")


def happened(page: Discourse, parse: Parse) -> Iterator[Told]:
    """Yield each deed of the sentence with its time, and each event noun that a past time names."""
    at_of: dict[int, int] = {}
    old: set[int] = set()
    for at, place in _governed(page, parse):
        if place.noun is not None:
            stands = _stands_now(parse, place.noun) or _is_prevented(parse, place.noun)
            if _names_past(page, parse, at) and not stands:
                yield Told(Says.HAPPENED, events.noun_words(parse.tagged, place.noun), at)
        elif not is_recent(page, parse.tagged.tokens[at].timex):
            old.add(place.group)
        else:
            number = _in_its_clause(parse, place.group, at)
            if _is_hour(page, at_of.get(number, -1), parse):
                at_of[number] = at
    for number, group in enumerate(parse.groups):
        at = at_of.get(number, _time_beside(page, parse, number))
        if (at >= 0 or number not in old) and _is_done(page, parse, number, at_of):
            at = at if at >= 0 else _before_colon(page, parse, group)
            yield Told(Says.HAPPENED, words_of(parse, number), at if at >= 0 else _of_first(page, parse, number, at_of))
    yield from _asides(page, parse)
    yield from _meetings(page, parse)
    yield from _nouns(page, parse)


def _governed(page: Discourse, parse: Parse) -> Iterator[tuple[int, Governor]]:
    """Yield each time of the past, by its token, with what it belongs to."""
    for at in parse.tagged.times():
        number = parse.tagged.tokens[at].timex
        if not (is_recent(page, number) or is_background(page, number)):
            continue
        place = governor(parse.tagged, parse.groups, parse.forces, at) or _opened(parse, at)
        if place is not None:
            yield at, place


def _opened(parse: Parse, at: int) -> Governor | None:
    """Return the main verb, where a time opens the sentence before a clause set in commas."""
    opens = _OPENING.match(parse.tagged.tags)
    if opens is None or at >= opens.end():
        return None
    closed = parse.tagged.tags.find(",", opens.end())
    number = next((n for n, g in enumerate(parse.groups) if g.finite and g.first > closed > 0), None)
    return Governor(number) if number is not None else None


def _names_past(page: Discourse, parse: Parse, at: int) -> bool:
    token = parse.tagged.tokens[at]
    told = is_recent(page, token.timex) and is_brief(page, token.timex)
    return told and page.times[token.timex].past and page.quote_at(token.start) is None


def _stands_now(parse: Parse, noun: Phrase) -> bool:
    """Whether a noun stands in a clause of the present: "Next is a trip to Porto on Wednesday"."""
    before = next((g for g in reversed(parse.groups) if g.finite and g.last < noun[0]), None)
    later = next((g for g in parse.groups if g.finite and g.first > noun[1]), None)
    if before is None or before.passive or is_report(before.lemma) or (later is not None and not _is(parse, later)):
        return False
    return before.form is Form.PRESENT or _is(parse, before)


def _is_prevented(parse: Parse, noun: Phrase) -> bool:
    """Whether something made an event impossible: "the storm made a launch on Friday impossible"."""
    before = next((g for g in reversed(parse.groups) if g.last < noun[0]), None)
    return before is not None and _prevents(parse, before)


def _prevents(parse: Parse, group: Group) -> bool:
    end = re.search(r"[,;:.\"]|$", parse.tagged.tags[group.last + 1 :])
    told = parse.tagged.spelt[group.last + 1 : group.last + 1 + (end.start() if end else 0)]
    return group.lemma in {"make", "render"} and not table("prevented").isdisjoint(told)


def _is(parse: Parse, group: Group) -> bool:
    return group.form is Form.BE and parse.tagged.spelt[group.first] in {"is", "are"}


def _is_done(page: Discourse, parse: Parse, number: int, at_of: dict[int, int]) -> bool:
    group = parse.groups[number]
    if _prevents(parse, group):
        return False
    if is_deed(page, parse, group):
        return not goes_by(parse, number)
    return number in at_of and (is_state(page, parse, group) or _goes_on(page, parse, group, at_of[number]))


def _goes_on(page: Discourse, parse: Parse, group: Group, at: int) -> bool:
    """Whether a state began on a day just past and lasts: "leads them since Monday"."""
    since = parse.tagged.tokens[at].low.startswith("since ")
    plain = group.form in {Form.BE, Form.PRESENT} and not group.negated
    return since and plain and own_words(page, parse, group)


def _is_hour(page: Discourse, at: int, parse: Parse) -> bool:
    """Whether the time at token `at`, -1 for none, is only an hour of today: "before sunrise | on Wednesday"."""
    time = page.times[parse.tagged.tokens[at].timex] if at >= 0 else None
    return time is None or (time.type == "TIME" and time.value.startswith(page.published_on.isoformat()))


def _time_beside(page: Discourse, parse: Parse, number: int) -> int:
    """Return the recent time that stands between a verb and the next, or right before it: "on Thursday confirmed"."""
    group, times = parse.groups[number], parse.tagged.times()
    if not times:
        return -1
    end = next((g.first for g in parse.groups[number + 1 :] if g.finite), len(parse.tagged.tags))
    near = (i for i in times if i == group.first - 1 or (group.last < i < end and not _is_parted(parse, number, i)))
    return next((i for i in near if is_recent(page, parse.tagged.tokens[i].timex)), -1)


def _is_parted(parse: Parse, number: int, at: int) -> bool:
    """Whether another clause of equal rank begins between a verb and a time: "the talks broke up, and | on Friday"."""
    return _PARTED.search(parse.tagged.tags, parse.groups[number].last, max(at, 0)) is not None


def _in_its_clause(parse: Parse, number: int, at: int) -> int:
    """Return the verb of a time: the next one, where a clause of its own has begun since the one it seems to follow."""
    after = (n for n, g in enumerate(parse.groups) if g.finite and g.first > at)
    return next(after, number) if _is_parted(parse, number, at) else number


def _before_colon(page: Discourse, parse: Parse, group: Group) -> int:
    """Return the one time of what a colon spells out: "The run ended on Sunday: | the visitors beat them"."""
    colon = parse.tagged.tags.find(":", 0, group.first)
    times = parse.tagged.times() if colon > 0 else []
    alone = len(times) == 1 and times[0] < colon
    return times[0] if alone and is_recent(page, parse.tagged.tokens[times[0]].timex) else -1


def _of_first(page: Discourse, parse: Parse, number: int, at_of: dict[int, int]) -> int:
    """Return the time of the verb before one that is joined to it: "read out the figures on Monday | and named him"."""
    before = next((n for n in range(number - 1, -1, -1) if parse.groups[n].finite), -1)
    told = parse.groups[number].form in {Form.PAST, Form.BE}  # not "and has hired"
    joined = told and before in at_of and is_further(parse, number)
    if not joined or _PARTED.search(parse.tagged.tags, parse.groups[before].last, parse.groups[number].first):
        return -1
    at = at_of[before]
    return at if is_deed(page, parse, parse.groups[before]) and is_recent(page, parse.tagged.tokens[at].timex) else -1


def _asides(page: Discourse, parse: Parse) -> Iterator[Told]:
    """Yield what a participle with a past time says of the noun beside it: "the mast, fitted on May 4, stands"."""
    for number, group in enumerate(parse.groups):
        if group.negated or not _is_aside(parse, group) or _is_plan(parse, group):
            continue
        at = _dated(page, parse, group.last + 1)
        forced = group.finite or number in parse.forces
        if at < 0 or (forced and not _is_set_off(parse, group, at)):
            continue
        words = _beside(parse, group, at)
        if words is not None and own_words(page, parse, group) and not conditional(parse, group):
            yield Told(Says.HAPPENED, words, at)


def _is_plan(parse: Parse, group: Group) -> bool:
    due = parse.tagged.spelt[group.head] in table("was_due")
    return due or group.lemma in table("only_says") or group.lemma in table("planned")


def _is_set_off(parse: Parse, group: Group, at: int) -> bool:
    """Whether a participle and its time stand between commas, or open the sentence: "the deal, signed on May 4,"."""
    closed = parse.tagged.low(at + 1) == "," and any(g.finite and g.first > at for g in parse.groups)
    return closed and (group.first == 0 or parse.tagged.tags[group.first - 1] == ",")


def _beside(parse: Parse, group: Group, at: int) -> Phrase | None:
    """Return a participle with the noun before it, or with the subject that it opens a sentence for."""
    before = _BESIDE.search(parse.tagged.tags[: group.first])
    words = _whole(parse, antecedent(parse.tagged, before.start())) if before else None
    if words is not None:
        return (words[0], group.last)
    opened = following(parse.tagged, at + 2) if group.first == 0 and parse.tagged.low(at + 1) == "," else None
    return (0, opened[1]) if opened is not None else None


def _is_aside(parse: Parse, group: Group) -> bool:
    """Whether a verb is a participle of the past, or behind a comma of the present: "Berg, arriving on May 4, said"."""
    tags = parse.tagged.tags
    return tags[group.head] in _PARTICIPLES or (tags[group.head] == "G" and tags[group.first - 1 : group.first] == ",")


def _meetings(page: Discourse, parse: Parse) -> Iterator[Told]:
    """Yield what "meeting" tells of those before it: "the ministers, meeting in Oslo on May 4, said"."""
    if "meeting" not in parse.tagged.spelt:
        return
    for beside in _MEETING.finditer(parse.tagged.tags):
        at = beside.end() - 1
        words, time = antecedent(parse.tagged, at - 1), _dated(page, parse, at + 1)
        plain = parse.tagged.spelt[at] == "meeting" and page.quote_at(parse.tagged.tokens[at].start) is None
        if plain and words is not None and time >= 0:
            yield Told(Says.HAPPENED, (words[0], at), time)


def _whole(parse: Parse, words: Phrase | None) -> Phrase | None:
    """Return a noun with what it belongs to: "the detector of | cosmic rays"."""
    while words is not None and words[0] > 1 and parse.tagged.low(words[0] - 1) == "of":
        owner = antecedent(parse.tagged, words[0] - 1)
        if owner is None:
            break
        words = (owner[0], words[1])
    return words


def _nouns(page: Discourse, parse: Parse) -> Iterator[Told]:
    """Yield what a noun tells as done, with its past time: "a victory over Norway on Wednesday"."""
    if table("done_nouns").isdisjoint(parse.tagged.spelt):
        return
    for at, token in enumerate(parse.tagged.tokens):
        time = _dated(page, parse, at + 1) if token.low in table("done_nouns") else -1
        if time >= 0 and page.quote_at(token.start) is None:
            yield Told(Says.HAPPENED, (at, time - 1), time)


def _dated(page: Discourse, parse: Parse, start: int) -> int:
    """Return the token of the past time that follows, past a phrase; -1 for none."""
    found = _TO_TIME.match(parse.tagged.tags, start)
    at = found.end() if found else -1
    return at if at >= 0 and is_recent(page, parse.tagged.tokens[at].timex) else -1
