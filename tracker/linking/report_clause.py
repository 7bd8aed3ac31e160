"""The clause of a report: where it ends, and whether what is done there only sets a day.

Invariant: who is named in another clause of the sentence has no part in what is reported.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from tracker.lexicon import load
from tracker.linking.parts import Parts
from tracker.linking.values import Mention
from tracker.outcome import Says
from tracker.text import Span

if TYPE_CHECKING:
    from tracker.reading.values import Report

_RELATIVE = re.compile(r",? (?:who|which|whose)\b")


@cache
def _other_clause() -> re.Pattern[str]:
    """Return the pattern of what opens another clause: "because", or "that" before a subject."""
    opens = "|".join(load("linking")["clause"]["other"])
    return re.compile(rf"\s(?:{opens}|that(?= (?:[A-Z]|(?:the|an?|its?|he|she|they)\b)))\s")


def own_clause(found: Parts) -> Parts:
    """Return the parts of a report, whose relative clause ends at the next comma: ", which was lit in Greece, came"."""
    comma = found.page.text.find(",", found.event.end, found.clause.end)
    if comma >= 0 and _RELATIVE.search(found.of(found.event)):
        return replace(found, clause=Span(found.clause.start, comma))
    other = _other_clause().search(found.page.text, found.event.end, found.clause.end)
    return replace(found, clause=Span(found.clause.start, other.start())) if other else found


def sets_day(report: Report, said: Sequence[Mention]) -> bool:
    """Whether what is done only sets a day for what it names last: "called | its annual meeting | for July 3"."""
    if report.says is not Says.HAPPENED:
        return False
    inside = (m for m in said if report.event.start < m.start < report.event.end and m.window is not None)
    last = (m for m in inside if report.event_text.endswith(m.event))
    return any(m.window and m.window.earliest and m.window.earliest > m.published_on for m in last)
