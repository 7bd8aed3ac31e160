"""Strength: how surely a candidate is said to come.

Invariant: the weakest word decides, but for a chance that the sentence states.
"""

from __future__ import annotations

import re

from tracker.reading.candidates import Candidate
from tracker.reading.conditions import is_conditional
from tracker.reading.discourse import Parse
from tracker.reading.hedges import Hedge, table, weaker
from tracker.reading.speaker import Source, in_aside
from tracker.reading.stated import stated_for
from tracker.reading.values import Polarity


def hedge_of(candidate: Candidate, source: Source, parse: Parse) -> Hedge:
    """Return the chance that the sentence states, else the hedge of the weakest word that bears on the event."""
    stated = stated_for(candidate.parse.tagged, candidate.head)
    if stated is not None:
        return stated
    hedge = candidate.hedge
    said = source.attribution
    if said is not None and source.sentence == parse.number and said.group >= 0:
        hedge = weaker(hedge, table("weakens").get(parse.groups[said.group].lemma, hedge))
    hedge = _held(candidate, _doubt_of_time(candidate, _doubt(candidate, hedge)))
    if is_conditional(candidate):
        hedge = weaker(hedge, table("modal")["could"])
    for other in parse.attributions:
        covers = other.first <= candidate.head <= other.last and not in_aside(parse, other, candidate.head)
        if covers and other.group >= 0:
            hedge = weaker(hedge, table("weakens").get(parse.groups[other.group].lemma, hedge))
    return hedge


_DOUBTING = frozenset(words.split()[0] for words in table("adverb"))
_DOUBTS = re.compile("|".join(rf"\b{re.escape(words)}\b" for words in sorted(table("adverb"), key=len, reverse=True)))


def _doubt(candidate: Candidate, hedge: Hedge) -> Hedge:
    """Weaken by "perhaps", "it is possible that", "in all likelihood" in the clause before the event."""
    tagged, start = candidate.parse.tagged, _start(candidate)
    if _DOUBTING.isdisjoint(tagged.spelt):
        return hedge
    earlier = [g.last for g in candidate.parse.groups if g.finite and g.last < start and g.lemma != "be"]
    first = max([*earlier, tagged.tags.rfind("S", 0, start)]) + 1
    own = range(candidate.force.words[0], candidate.force.words[1] + 1) if candidate.force else range(0)
    words = [tagged.tokens[i].low for i in range(first, candidate.head + 1) if i not in own]
    found = _DOUBTS.search(" ".join(words))
    if found and table("adverb")[found[0]].polarity is Polarity.NEGATIVE:
        return table("adverb")[found[0]]  # "it is doubtful that she can"
    return weaker(hedge, table("adverb")[found[0]]) if found and "," not in tagged.tags[candidate.head :][:1] else hedge


def _doubt_of_time(candidate: Candidate, hedge: Hedge) -> Hedge:
    """Weaken by "perhaps" right before the time: "will meet, perhaps later this week"."""
    word = candidate.parse.tagged.low(candidate.at - 1)
    return weaker(hedge, table("adverb").get(word, hedge))


_HOLDING = re.compile(r"(?P<noun>N)(?:P[LJNXG#p]+|B[AG]*)?c")  # "hopes among growers that", "a belief is growing that"


def _held(candidate: Candidate, hedge: Hedge) -> Hedge:
    """Weaken by the noun whose clause the event is: "the view that the bank will cut rates"."""
    tagged = candidate.parse.tagged
    over = [g.last for g in candidate.parse.groups if g.finite and g.last < _start(candidate)]
    for led in _HOLDING.finditer(tagged.tags, 0, candidate.head):
        if not any(led.end() <= last for last in over):
            hedge = weaker(hedge, table("holding").get(tagged.low(led.start("noun")), hedge))
    return hedge


def _start(candidate: Candidate) -> int:
    return candidate.parse.groups[candidate.force.start].first if candidate.force else candidate.words[0]
