"""What people keep beside events: topics, watch lists, probabilities of their own, filters with a name.

Invariant: a row holds values only; `_on` is a day, `_at` an aware UTC instant.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tracker.store.rows.events import EventRow
from tracker.store.rows.pages import Filters


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic and how many events bear it."""

    name: str
    events: int


@dataclass(frozen=True, slots=True)
class ForecastRow:
    """A person's own probability (0 to 1) for an event on a day; `id` grows with each."""

    id: int
    event_id: int
    person: str
    probability: float
    made_on: date
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class ForecasterRow:
    """A person's last words before events were settled: how many, and their mean Brier score (0 best, 1 worst)."""

    person: str
    events: int
    brier: float


@dataclass(frozen=True, slots=True)
class WatchedRow:
    """An event that a person watches, and how much is new of it since they last looked."""

    event: EventRow
    since_at: datetime
    seen_at: datetime
    statements: int
    reports: int
    outcomes: int

    @property
    def changed(self) -> bool:
        """Whether anything is new."""
        return bool(self.statements or self.reports or self.outcomes)


@dataclass(frozen=True, slots=True)
class SavedFilterRow:
    """A filter with a name; `query` is what stands in an address (`state=due&kind=vote`)."""

    name: str
    query: str
    filters: Filters
    saved_by: str
    saved_at: datetime
