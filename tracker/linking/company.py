"""Names in company: those that "and" and commas join to one another, as "they" are.

Invariant: names come and go in the order of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.linking.named import Named

_JOINED = re.compile(r"(?:['’]s)?(?:,|,? and|,? with)(?:\s+[\w.'’-]+){0,4}\s*")
_LISTED = re.compile(r"\b(?:and|or|with)\b|&")


def joined_to_last(text: str, named: Sequence[Named]) -> list[Named]:
    """Return the last name, with those joined to it by "and" and commas."""
    group = list(named[-1:])
    for n in reversed(named[:-1]):
        if n.start != group[0].start and not _JOINED.fullmatch(text[n.end : group[0].start]):
            break
        group.insert(0, n)
    if group and _LISTED.search(text[group[0].start : group[-1].start]):
        return group
    return [n for n in group if n.start == group[-1].start]  # no list has a comma alone: "leaving Earth, Kestrel will"


def several(text: str, named: Sequence[Named]) -> list[Named]:
    """Return the first names that are joined to each other, as "they" are; none where nobody is in company."""
    for i in range(len(named) - 1):
        group = _joined_to_first(text, named[i:])
        if len(group) > 1:
            return group
    return []


def _joined_to_first(text: str, named: Sequence[Named]) -> list[Named]:
    """Return the first name, with those joined to it by "and" and commas."""
    group = list(named[:1])
    for n in named[1:]:
        if n.start != group[-1].start and not _JOINED.fullmatch(text[group[-1].end : n.start]):
            break
        group.append(n)
    return group
