"""What "that" is: a pronoun ("the pact that runs out"), a determiner ("that day") or what a clause begins with.

Invariant: nothing here changes a tag that was given.
"""

from __future__ import annotations

from tracker.grammar.neighbours import Neighbours, words_of
from tracker.grammar.words import reporting, timetable

_SEEING, _WITH_NOUNS = words_of("seeing"), words_of("with_nouns")
_CLAUSE, _ACTED_ON = frozenset("MBHDZO"), frozenset("PLt#T")


def that(near: Neighbours, index: int) -> str:
    """Return the tag of "that" at `index`: "W" relative, "L" determiner, "c" before a clause."""
    before, following = near.out[-1], near.options(index + 1)[:1] or "N"
    if near.low(index + 1) == "to" and before == "V":
        return "L"  # "we expect that to continue"
    if "V" in near.options(index + 1) and before == "V" and near.tokens[index - 1].low in _SEEING:
        return "L"  # "is expected to see that grow"
    acts = following == "E" and near.options(index + 2)[:1] in _ACTED_ON
    if (before in "NX" and (following in _CLAUSE or acts)) or (before in "NXt" and _is_run_out(near, index)):
        return "W"
    reports = near.tokens[index - 1].low in reporting("says", "thinks", "credited")
    points = before in "P^" or (before == "V" and not reports)
    return "L" if points and following in "NJ" else "c"


def _is_run_out(near: Neighbours, index: int) -> bool:
    """Whether the word behind "that" is the verb of a timetable: "a pact that runs out in May"."""
    runs = near.low(index + 1) in timetable() and "Z" in near.options(index + 1)
    return runs and near.options(index + 2)[:1] in {"t", "P"} and near.low(index + 2) not in _WITH_NOUNS
