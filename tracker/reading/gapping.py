"""Gapping: what a second time adds to a verb that is told once: "will fly to Oslo on Tuesday and to Bergen on Friday".

Invariant: pure; what is handed out has the verb of the first event, and words of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.reading.candidates import Candidate

_SECOND = re.compile(r"(?:P[LJNX]+)*(?:,C?|C)A*((?:S[LJ]S|P)?[ALJNX#Rpu]+(?:P[ALJNX#pru]+){0,3})")


def elliptic(candidate: Candidate, before: int) -> Candidate | None:
    """Return what "and to Helsinki on Thursday" adds to "will fly to Oslo on Tuesday", None where it adds nothing."""
    tags = candidate.parse.tagged.tags[before + 1 : candidate.at]
    match = _SECOND.fullmatch(tags)
    if candidate.force is not None and candidate.parse.tagged.low(candidate.at - 1) == "but":  # "not on May 1 but on"
        return candidate._replace(force=candidate.force._replace(negated=False))
    if match is None or candidate.relative is not None or tags.endswith("p"):  # "by July 20, the city's feast day"
        return None
    first = before + 1 + match.start(1)
    if candidate.parse.tagged.low(first) in _COMPARED:  # "$90 million in 2003, from $131 million this year"
        return None
    return candidate.named((first, candidate.at - 1))


_COMPARED = frozenset(("from", "than", "against", "versus", "over", "above", "below"))
