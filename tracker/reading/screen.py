"""The screen: which forward-looking words are no prediction: habits, demands, dropped plans, unreal conditions.

Invariant: a refusal names its reason, one of docs/windows.md section 1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.reading.discourse import Discourse

if TYPE_CHECKING:
    from tracker.reading.predictions import Candidate


def is_prediction(page: Discourse, candidate: Candidate) -> bool:
    """Whether a candidate says that something is to happen."""
    return refusal(page, candidate) is None


def refusal(page: Discourse, candidate: Candidate) -> str | None:  # noqa: ARG001 - quotations come with the next rule
    """Return why a candidate is no prediction, None where it is one."""
    tagged, force = candidate.parse.tagged, candidate.force
    if force is None:
        return None
    group = candidate.parse.groups[force.start]
    if force.timetable and candidate.relative is not None:
        return "a timetable needs a time of its own"
    lows = {t.low for t in tagged.tokens}
    if force.timetable and lows & {"usually", "often", "always", "every", "each", "regularly", "generally", "normally"}:
        return "a habit"
    if force.timetable and group.lemma == "be" and group.first == group.last:
        return "a state"
    return None
