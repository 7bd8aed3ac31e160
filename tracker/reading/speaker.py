"""Speakers: who is credited with a prediction, from the sentence, the quotation or the paragraph around it.

Invariant: None is the article's own voice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tracker.grammar.groups import Form
from tracker.grammar.phrases import subject
from tracker.grammar.words import reporting
from tracker.reading.attribution import Attribution, credited, own_saying
from tracker.reading.bearer import who_is
from tracker.reading.discourse import Discourse, Parse
from tracker.reading.force import Force
from tracker.reading.hedges import table


class Source(NamedTuple):
    """Who said it, the attribution that says so, and the number of the sentence it stands in."""

    who: str | None
    attribution: Attribution | None = None
    sentence: int = -1
    quoted: bool = False


def source_of(page: Discourse, parse: Parse, event: int, force: Force | None) -> Source:
    """Return who is credited with what token `event` names."""
    offset = parse.tagged.tokens[event].start
    if page.quote_at(offset) is not None:
        return _quoted(page, parse, event)
    if force is not None and _is_appended(parse, force):
        return Source(None)
    own = force.start if force is not None and _speaks_of_itself(parse, force) else None
    inside = _covering(parse, event, own=own)
    if inside is not None:
        return Source(who_is(page, parse, inside.who), inside, parse.number)
    if force is not None and (force.own_will or force.moved) and _is_credited(parse, force):
        saying = own_saying(parse.tagged, parse.groups, force.start)
        if _sets_day(parse, force) and saying.time > parse.groups[force.start].first:
            saying = saying._replace(time=-1)  # "set noon on Monday as the deadline": the day that is set
        return Source(who_is(page, parse, saying.who), saying, parse.number)
    return Source(None)


def _is_appended(parse: Parse, force: Force) -> bool:
    """Whether a participle in commas is an aside of the article's own: "a match, due on Friday, could"."""
    group, tags = parse.groups[force.start], parse.tagged.tags
    aside = group.form is Form.PARTICIPLE and force.start == force.event and tags[group.first - 1 : group.first] == ","
    return aside and "," in tags[group.last :]


def _is_credited(parse: Parse, force: Force) -> bool:
    """Whether the subject sets the date: "gave them ten days"; what merely "gives a chance" does not."""
    group = parse.groups[force.start]
    if force.moved or _sets_day(parse, force):
        return force.noun is not None
    return group.lemma in credited() and (group.lemma != "give" or group.form is not Form.PRESENT)


def _sets_day(parse: Parse, force: Force) -> bool:
    """Whether the verb sets the day of its object: "called a strike for May 5", not "calls for a vote by June"."""
    group = parse.groups[force.start]
    called = group.lemma in reporting("dates") and force.hedge is table("foretell").get(group.lemma)
    behind = force.noun is not None and force.noun[0] > group.last  # not "a dinner that the notary called for May"
    who = subject(parse.tagged, group)
    aside = who is not None and parse.tagged.tags[who[0]] == "W"
    return called and behind and not aside and parse.tagged.low(group.last + 1) != "for"


def _speaks_of_itself(parse: Parse, force: Force) -> bool:
    """Whether a plan is its subject's own ("hopes to win"), not one for others ("expects prices to fall")."""
    if not force.own_will or force.noun is not None:
        return False
    between = parse.tagged.tags[parse.groups[force.start].last + 1 : parse.groups[force.event].first]
    return not set(between) & set("NX")


def _covering(parse: Parse, event: int, *, own: int | None) -> Attribution | None:
    """Return the nearest attribution that covers `event`, if no relative clause cuts the event off from it."""
    reach = [a for a in parse.over(event) if a.group != own and not _is_own(parse, a, event)]
    nearest = min(reach, key=lambda a: _distance(parse, a, event), default=None)
    if nearest is None or in_aside(parse, nearest, event):
        return None
    return nearest


def _is_own(parse: Parse, said: Attribution, event: int) -> bool:
    return said.group >= 0 and parse.groups[said.group].first <= event <= parse.groups[said.group].last


def _distance(parse: Parse, said: Attribution, event: int) -> int:
    bare = said.last if said.last < event else said.first
    behind = said.who is not None and said.who[0] > event  # "may fall, | according to brokers"
    at = parse.groups[said.group].head if said.group >= 0 else said.who[0] if behind and said.who else bare
    return abs(at - event)


def in_aside(parse: Parse, said: Attribution, event: int) -> bool:
    """Whether a relative clause holds the event, outside what the attribution reports."""
    tags = parse.tagged.tags
    if tags.startswith(",Et,", event - 1):
        return True  # "expect the report, due Friday, to show"
    opening = max(tags.rfind(mark, 0, event) for mark in (",W", ",PW", "NW", ",LPW", ",NPW", ",#PW"))
    if opening < 0 or ("," in tags[opening + 1 : event] and not tags[opening + 1 : event].endswith(",")):
        return False
    if _relative_is_over(parse, opening, event):
        return False
    verb = parse.groups[said.group].head if said.group >= 0 else said.first
    return verb < opening or verb > event


def _relative_is_over(parse: Parse, opening: int, event: int) -> bool:
    """Whether the main verb has come since the relative clause began: "a ship that was late is to sail"."""
    finite = [g.first for g in parse.groups if g.finite and opening < g.first <= event]
    if len(finite) > 1 and parse.tagged.tags[opening] == "," and parse.tagged.tags[finite[-1] - 1] == ",":
        return True  # "Its kiln, which was lit in May, | goes out on Friday, the firm said"
    return len(finite) > 1 and not re.search(r"[WScC,]", parse.tagged.tags[finite[0] : finite[1]])


def _quoted(page: Discourse, parse: Parse, event: int) -> Source:
    for number in _nearest_first(page, parse.number):
        other = page.parse(number)
        for said in sorted(
            other.attributions, key=lambda a: _distance(other, a, event) if number == parse.number else a.first
        ):
            if said.group < 0 or page.quote_at(other.tagged.tokens[other.groups[said.group].head].start) is None:
                return Source(who_is(page, other, said.who), said, number, quoted=True)
    return Source(None)


def _nearest_first(page: Discourse, number: int) -> Iterator[int]:
    """Yield the sentence itself, the rest of its paragraph from the nearest on, then the two paragraphs before."""
    here = page.paragraph_of(number)
    yield from sorted(here, key=lambda n: (abs(n - number), n < number))
    before = here[0] - 1
    for _ in range(2):
        if before < 0:
            return
        earlier = page.paragraph_of(before)
        if page.sentences[before].heading:
            return
        yield from reversed(earlier)
        before = earlier[0] - 1
