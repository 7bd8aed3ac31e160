"""What became of events: what was recorded, and what reports propose.

Invariant: a row holds values only; `_on` is a day, `_at` an aware UTC instant; offsets are code points, end
excluded.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tracker.outcome import Disposition, Status, Verdict


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """One row of an event's history of outcomes; the newest counts, `replaces_id` names the one before.

    `choice` is the token of `tracker.outcome.CHOICES`, None for an undo that leaves nothing recorded.
    `undoes_id` names the row that this one takes back.
    """

    id: int
    event_id: int
    choice: str | None
    status: Status
    verdict: Verdict | None
    disposition: Disposition
    occurred_from: date | None
    occurred_to: date | None
    known_on: date
    recorded_at: datetime
    recorded_by: str
    replaces_id: int | None
    undoes_id: int | None
    evidence_article_id: int | None
    evidence_url: str | None
    evidence_title: str | None
    evidence_publisher: str | None
    evidence_quote: str | None
    own_knowledge: bool
    note: str


@dataclass(frozen=True, slots=True)
class SuggestionRow:
    """An outcome that a report proposes, for a person to accept, edit or dismiss."""

    report_id: int
    article_id: int
    article_title: str
    publisher: str | None
    url: str | None
    path: str | None
    published_on: date
    start: int
    end: int
    quote: str
    verdict: Verdict | None
    disposition: Disposition
    choice: str
    occurred_on: date | None
