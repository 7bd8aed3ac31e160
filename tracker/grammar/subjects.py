"""Who does it: the subject of a verb, also where a relative clause stands between the two.

Invariant: a subject is (first, last) token, both included, and stands before its verb.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.grammar.groups import Group
from tracker.grammar.phrases import Phrase, subject
from tracker.grammar.tokens import Tagged
from tracker.grammar.words import reporting
from tracker.lexicon import load

_NOUN_PHRASE = r"[LJNXEG#pt]*[NX#](?:[PC][LJNXEG#pt]*[NX#t])*"
_RELATIVE = re.compile(rf"[At]*,?(?P<who>{_NOUN_PHRASE})t?,?P?[Wc][^;:\"]*")
_WHOLE = re.compile(r"[At]*,?(?P<who>[LJNXEG#pt]*[NX](?:[PC][LJNXEG#pt]*[NX#t])*)[At!]*(?:,[^,;:\"WMBHDZO]*,)?")
_TO_COME = re.compile(rf"[At]*(?P<who>{_NOUN_PHRASE})[JE]T[Vb][^,;:\"WMBHDZO]*")  # "the drill | due to start on Monday"
_PURPOSE = re.compile(
    rf"[At]*(?P<who>{_NOUN_PHRASE})T[Vb][ALJNX#pPrREGt]*"
)  # "the deadline for it | to leave the city"
_NAMED_AFTER = re.compile(rf"(?P<who>{_NOUN_PHRASE})[EK]S[LJNX#p]*[NX]$")
_APPOSED = re.compile(
    rf"(?P<who>{_NOUN_PHRASE}),[LJNXEG#p]*[NX]W[^;:\"SC]*,$"
)  # "the trial of Ole Berg, | a man who fled to Oslo,"
_NEAREST = re.compile(r"(?P<who>[LJXEG#p]*[NX]),?P?[Wc]$")
_FIRST = re.compile(r"(?P<who>(?:[L#]|tp)[JNXG#p]*[NX](?:P[LJNXG#p]*[NX](?:C[LJNXG#p]*[NX])?)?),?P?[Wc]$")
_OPENS = re.compile(rf"[At]*,?(?P<who>{_NOUN_PHRASE}),")
_BEHIND_THAT = re.compile(r"c(?P<who>[LJNXEG#p]*[NX#]|R)$")
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
    shared = _shared(tagged, groups, number) if before.endswith("C") else None
    if shared is not None:
        return who(tagged, groups, shared)
    return (
        _complement(tagged, before)
        or _named_after(tagged, before)
        or _opening(tagged, groups, group)
        or _apposed(groups, group, before)
        or subject(tagged, group)
        or _aside(tagged, groups, group)
    )


def _complement(tagged: Tagged, before: str) -> Phrase | None:
    """Return what alone stands behind "that": "Ostrava Motors, which sells it, says that | the car will be back"."""
    found = _BEHIND_THAT.search(before)
    if found is None or tagged.low(found.start()) != "that":
        return None
    return found.start("who"), found.end("who") - 1


def _shared(tagged: Tagged, groups: Sequence[Group], number: int) -> int | None:
    """Return the finite verb whose subject a verb behind "and" shares: "it | is close to buying a mill, and could".

    A relative clause in commas is passed: "it | was put off to the fair, which opens in May, and will not be ready".
    """
    before, closed = number - 1, tagged.tags[: groups[number].first].rstrip("At!C").endswith(",")
    while before >= 0 and (not groups[before].finite or (closed and _is_aside(tagged, groups[before]))):
        before -= 1
    return before if before >= 0 and (before == number - 1 or groups[number].finite) else None


def _is_aside(tagged: Tagged, group: Group) -> bool:
    return tagged.tags[: group.first].rstrip("At!").endswith(",W")


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


def _apposed(groups: Sequence[Group], group: Group, before: str) -> Phrase | None:
    """Return who opens a sentence, behind whom an apposition in commas has a relative clause of one verb at most."""
    found = _APPOSED.search(before) if group.finite else None
    inner = [g for g in groups if found and g.finite and found.end("who") <= g.first < group.first]
    return (found.start("who"), found.end("who") - 1) if found and len(inner) < _SEVERAL else None


_SEVERAL = 2


def _named_after(tagged: Tagged, before: str) -> Phrase | None:
    """Return what is named after somebody who stands before the verb: "the port named after Ada Lind | opens"."""
    found = _NAMED_AFTER.search(before, max(0, len(before) - _FAR))
    at = found.end("who") if found else 0
    naming = tagged.low(at) in load("time/context")["before_after"]["words"] and tagged.low(at + 1) == "after"
    return (found.start("who"), at - 1) if found and naming else None


def _opening(tagged: Tagged, groups: Sequence[Group], group: Group) -> Phrase | None:
    """Return the noun phrase that opens the clause of a verb, of what is said where that begins behind who says it."""
    said = _told(tagged, groups, group)
    return (_opens(tagged, groups, group, said) if said else None) or _opens(tagged, groups, group, 0)


def _opens(tagged: Tagged, groups: Sequence[Group], group: Group, start: int) -> Phrase | None:
    """Return the noun phrase that opens the clause of a verb, where all that stands between belongs to it."""
    for mark in _CLAUSE.finditer(tagged.tags, start, group.first):
        start = mark.end()
    relative = _RELATIVE.fullmatch(tagged.tags, start, group.first)
    inner = relative is not None and any(g.finite and relative.end("who") <= g.first < group.first for g in groups)
    found = relative if inner else _whole(tagged.tags, start, group.first)
    if found is None or any(g.finite and g.last < found.end("who") for g in groups if g.first >= found.start("who")):
        return None
    return found.start("who"), found.end("who") - 1


_REPORTED, _TOLD = re.compile(r"t?c?"), re.compile(r"[LJNX#r]*[NXr]t?c")  # "told | the jurors on Friday that"


def _told(tagged: Tagged, groups: Sequence[Group], group: Group) -> int:
    """Return where what is said begins, behind who says it: "officials said | states willing to pay would meet"."""
    says = (g for g in reversed(groups) if g.finite and g.last < group.first and g.lemma in reporting("says"))
    told = next((g for g in says if tagged.tags[g.first - 1 : g.first] not in "WR"), None)
    pattern = _TOLD if told and told.lemma == "tell" else _REPORTED
    behind = pattern.match(tagged.tags, told.last + 1) if told else None
    aside = behind is not None and tagged.tags.count(",", behind.end(), group.first) % 2  # the verb stands behind it
    return behind.end() if behind and not aside else 0


def _whole(tags: str, start: int, end: int) -> re.Match[str] | None:
    """Match a noun phrase from `start` on with all that belongs to it up to `end`."""
    plain = _WHOLE.fullmatch(tags, start, end) or _TO_COME.fullmatch(tags, start, end)
    return plain or _PURPOSE.fullmatch(tags, start, end)
