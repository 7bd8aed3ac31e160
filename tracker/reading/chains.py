"""Chains of verbs, from the one that looks forward to the one that names the event: "is expected | to agree | to meet".

Invariant: an event reached through an infinitive carries the weakest hedge on the way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tracker.grammar.groups import Form, Group
from tracker.grammar.tokens import Tagged
from tracker.reading.force import Force, screened
from tracker.reading.hedges import Hedge, table, weaker
from tracker.reading.infinitives import GAP, OBJECT, takes, target

PLACES = frozenset(("here", "there", "away", "back"))  # "is here to see" tells a purpose


def follow(tagged: Tagged, found: Sequence[Group], force: Force) -> Force:
    """Move to the infinitive that names the event: "is expected to travel", "would need to speak"."""
    while (number := target(tagged, found, force.event)) < len(found):
        after = found[number]
        link = _link(tagged, found[force.event], after)
        if link is None or after.form not in {Form.INFINITIVE, Form.ING} or _is_closed(tagged, found, force.event):
            break
        hedge = weaker(force.hedge, link) if not force.by_subject else force.hedge
        between = tagged.tags[found[force.event].last + 1 : after.first]
        negated = force.negated != (after.negated or "!" in between)
        timetable = force.timetable and found[force.event].lemma in _ASPECTS
        force = force._replace(
            event=number, hedge=hedge, negated=negated, by_subject=False, timetable=timetable, noun=None
        )
    return force


def _is_closed(tagged: Tagged, found: Sequence[Group], event: int) -> bool:
    """Whether commas enclose a participle with its time: "expect the report, due Friday, | to show"."""
    group = found[event]
    own = group.form is Form.PARTICIPLE and tagged.tags[group.first - 1 : group.first] == ","
    return own and tagged.tags[group.last + 1 : group.last + 3] == "t,"


def refusing(tagged: Tagged, found: Sequence[Group], force: Force) -> Force:
    """Move to what is refused: "will refuse to debate" denies the debate."""
    verb, number = found[force.event], force.event + 1
    if verb.lemma not in table("refusal") or number >= len(found) or found[number].form is not Form.INFINITIVE:
        return force
    if not GAP.fullmatch(tagged.tags[verb.last + 1 : found[number].first]):
        return force
    return force._replace(event=number, negated=not force.negated)


def _link(tagged: Tagged, group: Group, after: Group) -> Hedge | None:
    """Return the hedge that joins a group to the infinitive after it, or None where nothing does."""
    between = tagged.tags[group.last + 1 : after.first]
    word = tagged.tokens[group.head].low
    if group.lemma in table("verb") and not group.passive and takes(tagged, group, after):
        return table("verb")[group.lemma]
    if after.form is not Form.INFINITIVE:
        seen = word == "seen" and after.form is Form.ING and not between  # "is seen dipping below"
        return table("predicate")[word] if seen else None
    if group.lemma in table("order") and not group.passive and OBJECT.fullmatch(between):
        return table("order")[group.lemma]
    if word in table("predicate") or f"{word} to" in table("predicate"):
        plain = GAP.fullmatch(between) or (tagged.low(group.last + 1) == "by" and _BY_WHOM.fullmatch(between))
        return table("predicate").get(word, table("predicate")["to"]) if plain else None
    if group.lemma in _ASPECTS or group.lemma == "be" or group.lemma in screened("copulas") | {"get"}:
        return _through_predicate(tagged, group, after, between)
    return None


_BY_WHOM = re.compile(r"P[LJNX#p]+(?:J?P[LJNX#prR]+)?[A,]?")  # "is expected by those close to the talks to quit"
_ASPECTS = frozenset(("begin", "start", "cease", "continue", "stop"))  # "cease to be valid on May 5"


def _through_predicate(tagged: Tagged, group: Group, after: Group, between: str) -> Hedge | None:
    certain = table("predicate")["to"]
    if group.lemma in _ASPECTS:  # "begins to thaw"
        return None if between else certain
    if not between or not re.fullmatch(r"[AJtE!NPG,]*", between):
        return None if between else certain
    words = [t.low for t in tagged.tokens[group.last + 1 : after.first]]
    if not PLACES.isdisjoint(words):
        return None
    known = [table("predicate")[w] for w in words if w in table("predicate") and w != "able"]
    if known:
        return known[0]
    joined = _last_words() & set(words)
    return certain if joined or re.fullmatch(r"[AJEt]+", between) else None


@cache
def _last_words() -> frozenset[str]:
    return frozenset(words.split()[-1] for words in table("predicate"))


def coordinated(tagged: Tagged, found: Sequence[Group], index: int) -> Iterator[int]:
    """Yield the verbs that share the helper: "will attend briefings and hold talks", "will be tried and jailed"."""
    for number in range(index + 1, len(found)):
        joined_be = found[number].lemma == "be" and found[number].form is Form.BARE  # "and be home by May"
        if found[number].lemma in screened("stative") and not joined_be:
            return
        shared = found[index].passive and _SHARED.search(tagged.tags, 0, found[number].last + 2) is not None
        if found[number].finite and not shared:
            return
        if found[number].form is Form.BARE or shared:
            yield number


_SHARED = re.compile(r"[^,]CA*[EK][PtA,.]$")  # a participle without an object, joined by "and"


def helped(tagged: Tagged, found: Sequence[Group], index: int) -> Iterator[int]:
    """Yield the bare verb that an event helps, lets or sees happen: "could help cut the deficit"."""
    after = index + 1
    if after >= len(found) or found[after].form is not Form.BARE or found[index].lemma not in _LETTING:
        return
    if "C" not in tagged.tags[found[index].last : found[after].first]:
        yield after


_LETTING = frozenset(("help", "see", "let", "make"))
