"""What a person changes of stored predictions: kept beside what was read, never in its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.service.drafts import Edit
    from tracker.store import Store
    from tracker.store.rows import PredictionRow
    from tracker.text import Span


@dataclass(frozen=True, slots=True)
class Changes:
    """What reading the archive again changes (or, where `applied`, has changed), counted and exemplified."""

    articles: int
    same: int
    appeared: tuple[PredictionRow, ...]
    vanished: tuple[PredictionRow, ...]
    altered: tuple[tuple[PredictionRow, PredictionRow], ...]
    applied: bool


def correct(
    store: Store, prediction_id: int, change: Edit, *, reason: str = "", by: str | None = None
) -> PredictionRow:
    """Put a corrected prediction beside a stored one, which stands no longer; return the new one.

    Raises `InputError` where the time in words is not understood, `UnknownError`.
    """
    raise NotImplementedError


def drop(store: Store, prediction_id: int, *, reason: str = "", by: str | None = None) -> PredictionRow:
    """Say that a stored prediction is none: it stays in the article, and counts nowhere."""
    raise NotImplementedError


def restore(store: Store, prediction_id: int, *, by: str | None = None) -> PredictionRow:
    """Take back a drop, or a replacement (whose replacement then stands no longer)."""
    raise NotImplementedError


def add_missed(  # noqa: PLR0913 - options by keyword
    store: Store, article_id: int, sentence: Span, event_text: str, time: str, *, by: str | None = None
) -> PredictionRow:
    """Store a prediction that the rules missed; the arguments are those of `missed`."""
    raise NotImplementedError


def reread(store: Store, *, apply: bool = False, by: str | None = None, limit: int = 200) -> Changes:
    """Read the archive anew with the rules and settings of today: show what would change, or apply it.

    Corrections, drops, links and outcomes are kept. At most `limit` examples of each kind are returned.
    """
    raise NotImplementedError
