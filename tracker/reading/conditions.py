"""Conditions: whether a candidate comes only if something else does ("if no candidate wins", "weather permitting").

Invariant: a condition bears on one clause; what the next clause or an inner one depends on is not the event.
"""

from __future__ import annotations

import re

from tracker.grammar.tokens import Tagged
from tracker.reading.candidates import Candidate
from tracker.reading.force import screened


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
# "will resign should he lose"
_INVERTED_CONDITION = re.compile(r",M[LXNJ#R]|[MVZBOEH][^,;:\"cW]*(?<=[tVEKAN])M[LXNJ#R]")


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


# "not until May, if then", "if narrowly in the upper house"
_WITHOUT_VERB = re.compile(r"(?:then|only|ever|\w{3,}ly)(?: (?:[,;.]|in|by|for|at|on|with|to)\b|\W|$)")


def _is_inverted(tagged: Tagged) -> bool:
    if "should" not in tagged.spelt:
        return False
    places = (m.end() - 2 for m in _INVERTED_CONDITION.finditer(tagged.tags))
    return any(tagged.tokens[place].low == "should" for place in places)
