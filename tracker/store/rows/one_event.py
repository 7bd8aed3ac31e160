"""Everything that the page of one event, or of one article, shows.

Invariant: a row holds values only; `_on` is a day, `_at` an aware UTC instant; offsets are code points, end
excluded.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tracker.store.rows.articles import AddressRow, ArticleRow
from tracker.store.rows.events import EventRow
from tracker.store.rows.outcomes import OutcomeRow, SuggestionRow
from tracker.store.rows.statements import PredictionRow, ReportRow
from tracker.window import Window


@dataclass(frozen=True, slots=True)
class LineRow:
    """One readable line of an event's history: what changed on a day, with its quote.

    `what` is `said`, `moved`, `brought_forward`, `repeated`, `doubted`, `denied`, `revived`, `reported` or `outcome`;
    `days` is by how many days `latest` moved, None where that cannot be counted.
    """

    on: date
    what: str
    words: str
    days: int | None = None
    prediction_id: int | None = None
    report_id: int | None = None
    outcome_id: int | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class SlipRow:
    """One statement of an event's slip: what was said on a day, and how far it moved the window's end."""

    prediction_id: int
    said_on: date
    window: Window
    speaker: str | None
    quote: str
    days: int | None  # by how much `latest` moved since the statement before; None for the first


@dataclass(frozen=True, slots=True)
class ContradictionRow:
    """Two standing predictions of one event that cannot both be right, the earlier one first, and why.

    `others` counts the earlier ones beside the first that the second contradicts as well.
    """

    first: PredictionRow
    second: PredictionRow
    why: str
    others: int = 0


@dataclass(frozen=True, slots=True)
class OfferRow:
    """Another event that may be the same one, for a person to join or keep apart."""

    event_id: int
    title: str
    prediction_id: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LinkRow:
    """What a person decided about events: `merge`, `split`, `apart` or `rename`; `undone_by` who took it back."""

    id: int
    act: str
    event_id: int
    other_id: int | None
    made_by: str
    made_at: datetime
    undone_by: str | None


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A person's note on an event."""

    id: int
    text: str
    written_by: str
    written_at: datetime


@dataclass(frozen=True, slots=True)
class EventView:
    """Everything that an event's page shows on a day; predictions and outcomes newest first.

    `velocity` is the slip in days a day (Theil-Sen over three statements or more), else None. `silence` says that
    the window has passed and nothing was heard since, in words; empty where that is not so.
    """

    event: EventRow
    predictions: tuple[PredictionRow, ...]
    outcomes: tuple[OutcomeRow, ...]
    suggestions: tuple[SuggestionRow, ...]
    reports: tuple[ReportRow, ...]
    history: tuple[LineRow, ...]
    slips: tuple[SlipRow, ...]
    contradictions: tuple[ContradictionRow, ...]
    offers: tuple[OfferRow, ...]
    notes: tuple[NoteRow, ...]
    velocity: float | None = None
    silence: str = ""


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article with its text and everything stored of it, predictions and reports in text order."""

    article: ArticleRow
    text: str
    predictions: tuple[PredictionRow, ...]
    reports: tuple[ReportRow, ...]
    addresses: tuple[AddressRow, ...] = ()
