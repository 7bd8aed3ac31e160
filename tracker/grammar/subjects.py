"""Who does it: the subject of a verb, also where a relative clause stands between the two.

Invariant: a subject is (first, last) token, both included, and stands before its verb.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.grammar.groups import Group
from tracker.grammar.phrases import Phrase, subject
from tracker.grammar.tokens import Tagged

_NOUN_PHRASE = r"[LJNXEG#pt]*[NX#](?:[PC][LJNXEG#pt]*[NX#t])*"
_RELATIVE = re.compile(rf"[At]*,?(?P<who>{_NOUN_PHRASE})t?,?P?[Wc][^;:\"]*")
_WHOLE = re.compile(r"[At]*,?(?P<who>[LJNXEG#pt]*[NX](?:[PC][LJNXEG#pt]*[NX#t])*)[At!]*(?:,[^,;:\"WMBHDZO]*,)?")
_TO_COME = re.compile(rf"[At]*(?P<who>{_NOUN_PHRASE})[JE]T[Vb][^,;:\"WMBHDZO]*")  # "the drill | due to start on Monday"
_PURPOSE = re.compile(
    rf"[At]*(?P<who>{_NOUN_PHRASE})T[Vb][ALJNX#pPrREGt]*"
)  # "the deadline for it | to leave the city"
_NEAREST = re.compile(r"(?P<who>[LJXEG#p]*[NX]),?P?[Wc]$")
_FIRST = re.compile(r"(?P<who>[L#][JNXG#p]*[NX](?:P[LJNXG#p]*[NX](?:C[LJNX#p]*[NX])?)?),?P?[Wc]$")
_OPENS = re.compile(rf"[At]*,?(?P<who>{_NOUN_PHRASE}),")
_CLAUSE = re.compile(r"[;:\"S]|,C|-")
_FAR = 40  # tokens


def who(tagged: Tagged, groups: Sequence[Group], number: int) -> Phrase | None:
    """Return the subject of verb group `number`: that of a clause with a relative clause of its own, too.

    >>> from tracker.grammar.groups import groups
    >>> from tracker.grammar.tagging import tag
    >>> tagged = tag("The race that was to open today was called off.", 0, 47)
    >>> tagged.words(*who(tagged, groups(tagged), 2))
    'The race'
    """
    group = groups[number]
    before = tagged.tags[: group.first].rstrip("At!")
    antecedent = _antecedent(tagged, before)
    if antecedent is not None:
        return antecedent
    if before.endswith("C") and number > 0 and groups[number - 1].finite:
        return who(tagged, groups, number - 1)
    return _opening(tagged, groups, group) or subject(tagged, group) or _aside(tagged, groups, group)


def _antecedent(tagged: Tagged, before: str) -> Phrase | None:
    """Return what a relative clause belongs to: "who" to the nearest name, "which" to the whole phrase before it."""
    if not before.endswith(("W", "c")):
        return None
    start, person = max(0, len(before) - _FAR), tagged.tokens[len(before) - 1].low == "who"
    found = (None if person else _FIRST.search(before, start)) or _NEAREST.search(before, start)
    return (found.start("who"), found.end("who") - 1) if found else None


def _aside(tagged: Tagged, groups: Sequence[Group], group: Group) -> Phrase | None:
    """Return the phrase that opens the sentence, where any aside stands between: "The games, put off in May, begin"."""
    found = _OPENS.match(tagged.tags) if tagged.tags[: group.first].rstrip("At!").endswith(",") else None
    if found is None or any(g.first < found.end() for g in groups):
        return None
    return (found.start("who"), found.end("who") - 1)


def _opening(tagged: Tagged, groups: Sequence[Group], group: Group) -> Phrase | None:
    """Return the noun phrase that opens the clause of a verb, where all that stands between belongs to it."""
    start = 0
    for mark in _CLAUSE.finditer(tagged.tags, 0, group.first):
        start = mark.end()
    relative = _RELATIVE.fullmatch(tagged.tags, start, group.first)
    inner = relative is not None and any(g.finite and relative.end("who") <= g.first < group.first for g in groups)
    found = relative if inner else _whole(tagged.tags, start, group.first)
    if found is None or any(g.finite and g.last < found.end("who") for g in groups if g.first >= found.start("who")):
        return None
    return found.start("who"), found.end("who") - 1


def _whole(tags: str, start: int, end: int) -> re.Match[str] | None:
    """Match a noun phrase from `start` on with all that belongs to it up to `end`."""
    plain = _WHOLE.fullmatch(tags, start, end) or _TO_COME.fullmatch(tags, start, end)
    return plain or _PURPOSE.fullmatch(tags, start, end)
