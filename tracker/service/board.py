"""The board: events, their windows and states on a day, today or any past one.

Invariant: on a day T only articles published and outcomes known by T are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import sqlalchemy as sa

from tracker.service.clock import day_of
from tracker.service.settings import share_of
from tracker.state import State
from tracker.store import Store, counting, found
from tracker.store import board as boards
from tracker.store.event_rows import event_rows
from tracker.store.rows import (
    DensityRow,
    EventRow,
    Filters,
    Page,
    PredictionRow,
    SpeakerRow,
    TimelineRow,
    WeekRow,
    page_within,
)
from tracker.store.timeline import prediction_page, timeline_rows
from tracker.window import days_after

__all__ = [
    "BEST",
    "SORTS",
    "bars",
    "density",
    "empty",
    "events",
    "events_by_id",
    "predictions",
    "speakers",
    "timeline",
    "week",
]

BEST = "best"
SORTS = (*boards.SORTS, BEST)
WEEK, AHEAD = 7, 14  # days
_MOST = 200  # cards of one kind on a board: more would not be read


def empty(store: Store) -> bool:
    """Whether the archive holds nothing to show yet."""
    with store.read() as connection:
        return counting.empty(connection)


def week(store: Store, today: date | None = None, *, as_of: date | None = None, most: int = _MOST) -> WeekRow:
    """Return what needs a person, what just happened and what comes, on a day; at most `most` events of each kind.

    `sizes` tells how many there are of each.
    """
    day, share = day_of(today, as_of), share_of(store)
    with store.read() as connection:
        b = boards.board(connection, day)
        ids, sizes = {}, {}
        for name, where, sort in _lists(b, day):
            found = boards.event_ids(connection, b, [where], sort=sort, limit=most)
            ids[name], sizes[name] = found, len(found) if len(found) < most else boards.count(connection, b, [where])
        rows = {
            row.id: row for row in event_rows(connection, [*{i for each in ids.values() for i in each}], day, share)
        }
        totals = counting.totals(connection, day)
        counts = boards.counts(connection, b, day, boards.narrowed(b, Filters(), day))
    lists = {name: tuple(rows[i] for i in found) for name, found in ids.items()}
    return WeekRow(day=day, counts=counts, sizes=sizes, **lists, **totals)  # type: ignore[arg-type] # lists and totals by name


def _lists(b: boards.Board, day: date) -> Iterator[tuple[str, sa.ColumnElement[bool], str]]:
    """Yield the lists of the board: the condition and the order of each."""
    c, soon, week_ago = b.c, days_after(day, AHEAD), days_after(day, -WEEK)
    touched = c.earliest.between(day, soon) | c.latest.between(day, soon) | c.closes_on.between(day, soon)
    yield "due", boards.in_state(b, State.DUE, day), "latest"
    yield "overdue", boards.in_state(b, State.OVERDUE, day), "-latest"
    yield "coming", boards.going(b, day) & touched, "earliest"
    yield "settled", boards.in_state(b, State.SETTLED, day) & (c.known_on > week_ago), "-known"
    yield "fresh", (c.first_said_on > week_ago) & (c.stage != "gone"), "-first_said"
    yield "suggested", (c.stage != "settled") & (c.stage != "gone") & counting.suggested(c.id, day), "latest"


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
    day, share = day_of(today, as_of), share_of(store)
    with store.read() as connection:
        b = boards.board(connection, day)
        where = [*boards.narrowed(b, filters or Filters(), day), b.c.said_id.is_not(None)]
        ids = _nearest(connection, b, where, day, limit)
        near = sorted(event_rows(connection, ids, day, share), key=lambda r: _distance(r, day))
        return timeline_rows(connection, near, day, limit, share)


def _nearest(
    connection: sa.Connection, b: boards.Board, where: list[sa.ColumnElement[bool]], day: date, limit: int
) -> list[int]:
    """Return so many events whose windows end after the day, before it, or never: each lot walks an index."""
    ends = b.c.closes_on
    lots = ((ends >= day, "latest"), (ends < day, "-latest"), (ends.is_(None), "-said"))
    return [i for lot, sort in lots for i in boards.event_ids(connection, b, [*where, lot], sort=sort, limit=limit)]


def _distance(row: EventRow, day: date) -> int:
    end = row.window.latest or row.window.earliest if row.window else None
    return abs((end - day).days) if end else 0


def bars(store: Store, today: date | None = None, *, as_of: date | None = None, filters: Filters | None = None) -> int:
    """Count the bars that `timeline` would return without its limit."""
    day = day_of(today, as_of)
    with store.read() as connection:
        b = boards.board(connection, day)
        return boards.bars(connection, b, boards.narrowed(b, filters or Filters(), day))


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
    day = day_of(today, as_of)
    count = -(-((until - since).days + 1) // step)
    with store.read() as connection:
        b = boards.board(connection, day)
        where = boards.narrowed(b, filters or Filters(), day)
        return boards.density(connection, b, day, where, since, step, count)


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
    """Return a page of events; `sort` is one of `SORTS`, with a leading "-" downwards.

    `BEST` puts those first that fit the search best, and without one what was said last.
    """
    day, share = day_of(today, as_of), share_of(store)
    with store.read() as connection:
        b = boards.board(connection, day)
        where = boards.narrowed(b, filters or Filters(), day)
        total = boards.count(connection, b, where)
        number = page_within(page, total, size)
        fits = found.best_events(connection.dialect.name, filters.search, day) if filters and sort == BEST else None
        part = {"limit": size, "offset": (number - 1) * size}
        if fits is not None:
            ids = found.best_ids(connection, b, where, fits, newest=b.c.last_said_on, **part)
        else:
            ids = boards.event_ids(connection, b, where, sort="-said" if sort == BEST else sort, **part)
        return Page(event_rows(connection, ids, day, share), total, number, size)


def events_by_id(
    store: Store, ids: Sequence[int], today: date | None = None, *, as_of: date | None = None
) -> tuple[EventRow, ...]:
    """Return these events as they stand on a day, in this order; those that are not there are left out."""
    day, share = day_of(today, as_of), share_of(store)
    with store.read() as connection:
        return event_rows(connection, ids, day, share)


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
    day = day_of(today, as_of)
    with store.read() as connection:
        return prediction_page(connection, filters or Filters(), day, page, size)


def speakers(store: Store) -> tuple[SpeakerRow, ...]:
    """Return everybody who is credited with a standing prediction, the most heard first."""
    with store.read() as connection:
        return counting.speakers(connection)
