"""Strength: how surely a candidate is said to come, and whether it is denied.

Invariant: the weakest word decides; a denial of "before" or "until" after "expected" denies nothing.
"""

from __future__ import annotations

import re

from tracker.grammar.groups import Form
from tracker.grammar.phrases import subject
from tracker.grammar.tokens import Tagged
from tracker.reading.candidates import Candidate
from tracker.reading.counted import AWAITED, lasts
from tracker.reading.discourse import Parse
from tracker.reading.force import screened
from tracker.reading.hedges import Hedge, table, weaker
from tracker.reading.speaker import Source, in_aside
from tracker.reading.stated import stated_for
from tracker.reading.values import Polarity

_PLAN_FOR = re.compile(r"L[JNE]*(?P<plan>N)PL?$")
_NONE_OF = frozenset(("no", "nothing", "nobody", "none", "neither", "never", "few"))


def is_negated(candidate: Candidate) -> bool:
    """Return whether the event is denied: by its verb, by "no" or "nobody" before it, or by "not" before its time."""
    force, tagged = candidate.force, candidate.parse.tagged
    if force is None:
        return _is_unplanned(tagged, candidate.words[0])
    negated = force.negated
    start = candidate.parse.groups[force.start]
    who = None if start.form is Form.INFINITIVE else subject(tagged, start)
    if who is not None and (tagged.tokens[who[0]].low in _NONE_OF | {"nor"} or tagged.low(who[0] - 1) == "nor"):
        return True
    if who is not None and tagged.tags[who[0]] == "W" and tagged.low(who[0] - 1) == "of":  # "none of which"
        return tagged.low(who[0] - 2) in _NONE_OF
    after = candidate.parse.groups[force.event].last + 1
    after += tagged.tags[after : after + 2] in {"PL", "AL"}  # "will take in no more dogs"
    none = tagged.low(after) == "none" and candidate.parse.groups[force.event].lemma != "be"
    if none or (tagged.low(after) == "no" and tagged.low(after + 2) != "than"):
        return True  # not "bring no more than rain"
    if candidate.at > 0 and (tagged.tags[candidate.at - 1] == "!" or tagged.low(candidate.at - 1) == "neither"):
        return True
    awaited = tagged.low(candidate.at).startswith("not ")  # "and the second part not until June" says when it comes
    return not awaited and negated != _is_disbelieved(candidate)


def _is_unplanned(tagged: Tagged, first: int) -> bool:
    """Whether nobody plans what begins at token `first`: "There are no immediate plans for any | talks"."""
    led = _PLAN_FOR.search(tagged.tags[:first])
    if led is None or tagged.spelt[led.start()] != "no":
        return False
    plan = led.start("plan")
    return tagged.lows(plan, plan + 1) in {"plan for", "plans for"}


def _is_disbelieved(candidate: Candidate) -> bool:
    """Whether the denial stands on the verb of opinion: "does not think that the yard will reopen", "doubts"."""
    parse = candidate.parse
    over = [a for a in parse.over(candidate.head) if a.thinks and a.group >= 0]
    nearest = max(over, key=lambda a: a.group, default=None)
    if nearest is None or (candidate.force is not None and nearest.group == candidate.force.start):
        return False
    group = parse.groups[nearest.group]
    longer = parse.tagged.lows(max(0, group.first - 2), group.first - 1) == "no longer"
    return (group.negated or longer) != (group.lemma == "doubt")


_EXPECTING = frozenset(("expect", "see", "anticipate", "foresee", "envisage"))


_FOR_LONG = re.compile(
    r"for (?!(?:the |this |that )?(?:next |coming |following )?(?:week|month|year)$)(?:[\w'’-]+ )*?"
    r"(?:hours?|days?|weeks?|months?|years?|decades?|time|while|now)(?: or \w+| to come| yet)?"
)  # "for weeks", "for some time": no "for Monday", "for next week"


def is_awaited(candidate: Candidate) -> bool:
    """Whether "not" belongs to "expected before": the event comes, only not earlier."""
    force, tagged = candidate.force, candidate.parse.tagged
    if force is None:
        return False
    group = candidate.parse.groups[force.start]
    foretold = group.lemma in _EXPECTING and (
        group.lemma != "see" or group.passive or group.form is Form.DO
    )  # "do not see it ending before May", not "might not see it before May"
    foretold = foretold or (group.passive and candidate.parse.groups[force.event].lemma == "expect")
    foretold = foretold or (group.lemma == "look" and tagged.low(group.last + 1) == "for")
    expects = foretold or any(t.low in AWAITED for t in tagged.tokens[group.first : force.words[1] + 1])
    phrase = tagged.tokens[candidate.at].low
    if candidate.relative is not None and candidate.at and tagged.tokens[candidate.at - 1].low in {"until", "till"}:
        return expects
    for_long = _FOR_LONG.fullmatch(phrase) is not None and not lasts(
        candidate.parse, candidate.parse.groups[force.event], candidate.at
    )
    waits = for_long or phrase.startswith(("before", "until", "till"))
    return "at the earliest" in phrase or (expects and waits)


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
        if (
            other.first <= candidate.head <= other.last
            and other.group >= 0
            and not in_aside(parse, other, candidate.head)
        ):
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


def _between_semicolons(candidate: Candidate) -> tuple[int, int]:
    tags, head = candidate.parse.tagged.tags, candidate.head
    ends = [m.start() for m in _NEXT_CLAUSE.finditer(tags, head)] if candidate.governor.noun else []
    end = next(iter(ends), tags.find(";", head))
    return tags.rfind(";", 0, head) + 1, end if end >= 0 else len(tags)


_NEXT_CLAUSE = re.compile(r",C(?=[LJNX#p]*R?[ARt]*[MBHDZO])")  # "the May 5 deadline, and it is unclear what comes if"


_CONSENT = rf"subject to (?:\w+ ){{0,2}}(?:{'|'.join(sorted(screened('consent')))})"
_BARRING = re.compile(rf"(?:^|, )(?:(?:barring|failing|{_CONSENT}) |(?:\w+ ){{1,6}}permitting\b)")
_CONDITIONS = frozenset(("if", "unless"))
_PROVISOS = _CONDITIONS | {"provided", "providing", "assuming"}
_OPENING = frozenset((",", "-", "--", "and", "but", '"'))
_ASIDE = re.compile(r",W[^,]*,")
_INVERTED_CONDITION = re.compile(
    r",M[LXNJ#R]|[MVZBOEH][^,;:\"cW]*(?<=[tVEKAN])M[LXNJ#R]"
)  # "will resign should he lose"


def is_conditional(candidate: Candidate) -> bool:
    """Return whether the event depends on a condition: "if no candidate wins", "should one be needed"."""
    tagged = candidate.parse.tagged
    first, end = _between_semicolons(candidate)
    opens = tagged.tokens[0].low == "should" and tagged.tags[1:2] in set("LRXNJpt")
    if opens or _is_inverted(tagged) or _BARRING.search(" ".join(tagged.spelt[first:end])):
        return True
    if _PROVISOS.isdisjoint(tagged.spelt):
        return False
    asides = [m.span() for m in _ASIDE.finditer(tagged.tags)]
    first, end = next(((a, z) for a, z in asides if a < candidate.head < z), (first, end))
    own = (i for i in range(first, end) if not any(first <= a < i < z < end for a, z in asides))
    return any(
        _is_proviso(tagged, index)
        and not (_is_of_inner(candidate, index) or _is_of_next(candidate, index) or _is_of_last(candidate, index))
        for index in own
    )


def _is_of_next(candidate: Candidate, index: int) -> bool:
    """Whether a condition opens the next clause: "will rule on Friday, but if it cannot agree the case goes on"."""
    tags = candidate.parse.tagged.tags
    before = candidate.parse.tagged.low(index - 1 - (tags[index - 1 : index] == ","))
    own = _NEXT_MODAL.search(tags, candidate.head, index) if candidate.head < index else None
    return candidate.head < index and (before in {"and", "but"} or own is not None)


_NEXT_MODAL = re.compile(r",C[LJNX#pPG]+M")  # "will end on Friday, and filling could begin on Monday | if"


def _is_of_last(candidate: Candidate, index: int) -> bool:
    """Whether a condition ends before the next thing told: "would go if it rained and | that the gate would close"."""
    spelt = candidate.parse.tagged.spelt
    tags = candidate.parse.tagged.tags
    if any(spelt[n : n + 2] == (",", "but") and tags[n + 2] == "M" for n in range(index, candidate.head)):
        return True  # "is to be final in June unless he gives in, but | will apply from Saturday"
    return any(spelt[n : n + 2] == ("and", "that") and tags[n + 1] in "cS" for n in range(index, candidate.head))


def _is_of_inner(candidate: Candidate, index: int) -> bool:
    """Whether a condition bears on a clause within the event's own: "will explain why it is needed if talks fail"."""
    tags = candidate.parse.tagged.tags
    inner = [g for g in candidate.parse.groups if g.finite and candidate.head < g.first < index]
    if inner and _DESCRIBED.search(tags, candidate.head, index):
        return True
    return bool(inner) and _ASKED.search(tags[candidate.head : inner[0].first]) is not None


_DESCRIBED = re.compile(r"[NX],?W[^,;]*M[^,;]*$")  # "meets to vote on a plan that would be dropped | if it rains"
_ASKED = re.compile(r"[VEKG]A*(?:W|S)[LJNX#pPRA]*$")  # "to explain just why it"


# "will decide on Friday if he can play": it asks
_ASKING = frozenset(
    ("ask", "asked", "asks", "decide", "decides", "say", "see", "know", "wonder", "announce", "learn", "tell")
)


def _is_proviso(tagged: Tagged, index: int) -> bool:
    low = tagged.spelt[index]
    if low not in _PROVISOS:
        return False
    before = tagged.spelt[index - 1] if index else ","
    if low in _CONDITIONS:
        bare = low == "if" and _WITHOUT_VERB.match(tagged.lows(index + 1, index + 3)) is not None
        verb = tagged.spelt[index - 2] if index > 1 and tagged.tags[index - 1] == "t" else before
        return before not in {"even", "as"} and verb not in _ASKING and tagged.low(index + 1) != "so" and not bare
    return before in _OPENING or (tagged.tags[index] == "S" and tagged.low(index + 1) == "that")


_WITHOUT_VERB = re.compile(
    r"(?:then|only|ever|\w{3,}ly)(?: (?:[,;.]|in|by|for|at|on|with|to)\b|\W|$)"
)  # "not until May, if then", "if narrowly in the upper house"


def _is_inverted(tagged: Tagged) -> bool:
    if "should" not in tagged.spelt:
        return False
    places = (m.end() - 2 for m in _INVERTED_CONDITION.finditer(tagged.tags))
    return any(tagged.tokens[place].low == "should" for place in places)
