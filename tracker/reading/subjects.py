"""Who does it: the subject of a verb, also where a relative clause stands between the two.

Invariant: a subject is (first, last) token, both included, and stands before its verb.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.grammar.groups import Group
from tracker.grammar.phrases import Phrase, subject
from tracker.grammar.tagging import Tagged
from tracker.reading.discourse import Parse

_NOUN_PHRASE = r"[LJXEG#pt]*[NX#](?:[PC][LJNXEG#pt]*[NX#t])*"
_RELATIVE = re.compile(rf"[At]*,?(?P<who>{_NOUN_PHRASE})t?,?P?[Wc][^;:\"]*")
_WHOLE = re.compile(r"[At]*,?(?P<who>[LJNXEG#pt]*[NX](?:[PC][LJNXEG#pt]*[NX#t])*)[At!]*(?:,[^,;:\"WMBHDZO]*,)?")
_ANTECEDENT = re.compile(r"(?P<who>[LJXEG#p]*[NX]),?P?[Wc]$")
_CLAUSE = re.compile(r"[;:\"S]|,C|-")
_FAR = 40  # tokens


def who(parse: Parse, number: int) -> Phrase | None:
    """Return the subject of verb group `number`: that of a clause with a relative clause of its own, too."""
    tagged, group = parse.tagged, parse.groups[number]
    before = tagged.tags[: group.first].rstrip("At!")
    antecedent = _ANTECEDENT.search(before, max(0, len(before) - _FAR)) if before.endswith(("W", "c")) else None
    if antecedent is not None:
        return antecedent.start("who"), antecedent.end("who") - 1
    if before.endswith("C") and number > 0 and parse.groups[number - 1].finite:
        return who(parse, number - 1)
    return _opening(tagged, parse.groups, group) or subject(tagged, group)


def _opening(tagged: Tagged, groups: Sequence[Group], group: Group) -> Phrase | None:
    """Return the noun phrase that opens the clause of a verb, where all that stands between belongs to it."""
    start = max((m.end() for m in _CLAUSE.finditer(tagged.tags, 0, group.first)), default=0)
    relative = _RELATIVE.fullmatch(tagged.tags, start, group.first)
    inner = relative is not None and any(g.finite and relative.end("who") <= g.first < group.first for g in groups)
    found = relative if inner else _WHOLE.fullmatch(tagged.tags, start, group.first)
    if found is None:
        return None
    return found.start("who"), found.end("who") - 1
