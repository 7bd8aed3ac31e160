"""From reports to suggestions: which event a report is about, and which outcome it proposes.

Invariant: a suggestion settles nothing; it names an answer of the closed vocabulary for a person to accept.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from tracker.linking.linker import best
from tracker.linking.values import Candidate, Decision, Link, Mention
from tracker.outcome import CHOICES, Choice, Says

REPORT = 2.2
"""Points from which a report is about an event: it has no day to come by which to tell two apart."""
_CHOICE = {Says.HAPPENED: "happened", Says.CALLED_OFF: "called_off", Says.PUT_OFF: "put_off"}


def link_report(report: Mention, candidates: Iterable[Candidate]) -> Link:
    """Return which event predicted in an earlier article (or another of the day) the report is about, if any."""
    told = (replace(c, mentions=tuple(m for m in c.mentions if _before(m, report))) for c in candidates)
    found = best(report, told, REPORT)
    if found is None:
        return Link(Decision.NEW, None, (), 0.0)
    return Link(Decision.JOIN, found.event_id, found.reasons, found.points)


def _before(mention: Mention, report: Mention) -> bool:
    return mention.source != report.source and mention.published_on <= report.published_on


def suggested(says: Says, on: date | None) -> tuple[Choice, date | None]:
    """Return the answer that a report proposes, with the day it happened where the report gives one.

    >>> suggested(Says.CALLED_OFF, date(2025, 10, 22))[0].words
    'called off'
    """
    choice = next(c for c in CHOICES if c.token == _CHOICE[says])
    return choice, on if says is Says.HAPPENED else None
