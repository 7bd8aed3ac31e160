"""The board: events, their windows and states on a day, today or any past one.

Invariant: on a day T only articles published and outcomes known by T are looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from tracker.store import Store
    from tracker.store.rows import (
        DensityRow,
        EventRow,
        EventView,
        Filters,
        Page,
        PredictionRow,
        SpeakerRow,
        TimelineRow,
        WeekRow,
    )


def week(store: Store, today: date | None = None, *, as_of: date | None = None) -> WeekRow:
    """Return what needs a person, what just happened and what comes, on a day."""
    raise NotImplementedError


def timeline(
    store: Store,
    today: date | None = None,
    *,
    as_of: date | None = None,
    filters: Filters | None = None,
    limit: int = 500,
) -> tuple[TimelineRow, ...]:
    """Return a bar for each standing dated prediction, by event, then by day said; at most `limit`.

    Where there are more, the events whose windows end nearest to the day come first; `bars` counts them all.
    """
    raise NotImplementedError


def bars(store: Store, today: date | None = None, *, as_of: date | None = None, filters: Filters | None = None) -> int:
    """Count the bars that `timeline` would return without its limit."""
    raise NotImplementedError


def density(  # noqa: PLR0913 - options by keyword
    store: Store,
    today: date | None = None,
    *,
    since: date,
    until: date,
    step: int = 7,
    as_of: date | None = None,
    filters: Filters | None = None,
) -> tuple[DensityRow, ...]:
    """Count the events whose window touches each step of `step` days from `since` to `until`, by state."""
    raise NotImplementedError


def events(  # noqa: PLR0913 - options by keyword
    store: Store,
    today: date | None = None,
    *,
    as_of: date | None = None,
    filters: Filters | None = None,
    sort: str = "-said",
    page: int = 1,
    size: int = 50,
) -> Page[EventRow]:
    """Return a page of events; `sort` is one of `SORTS`, with a leading "-" downwards."""
    raise NotImplementedError


SORTS = ("said", "latest", "earliest", "title", "first_said", "predictions")


def event(store: Store, event_id: int, today: date | None = None, *, as_of: date | None = None) -> EventView:
    """Return everything about an event. A merged one answers with the one it went into.

    Raises `UnknownError` where there is none, or none yet on that day.
    """
    raise NotImplementedError


def all_events(
    store: Store, today: date | None = None, *, as_of: date | None = None, filters: Filters | None = None
) -> tuple[EventView, ...]:
    """Return every event with its predictions and suggestions, for exports; by id."""
    raise NotImplementedError


def predictions(  # noqa: PLR0913 - options by keyword
    store: Store,
    today: date | None = None,
    *,
    as_of: date | None = None,
    filters: Filters | None = None,
    page: int = 1,
    size: int = 50,
) -> Page[PredictionRow]:
    """Return standing predictions, newest first: of one speaker or outlet through `filters`."""
    raise NotImplementedError


def speakers(store: Store) -> tuple[SpeakerRow, ...]:
    """Return everybody who is credited with a standing prediction, the most heard first."""
    raise NotImplementedError


def publishers(store: Store) -> tuple[SpeakerRow, ...]:
    """Return the outlets of the archive, the most read first; the key is the publisher's name."""
    raise NotImplementedError
