"""What an edition freezes: the figures and lists of its cut-off day as they stood, and what was put right.

Invariant: everything that any form of the edition shows is in here, so that it never asks the archive again.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from tracker.review import COMING_DAYS, Card
from tracker.service.agenda import Week, week_of
from tracker.service.board import week
from tracker.service.scoring import track_record
from tracker.service.settings import share_of
from tracker.service.sitting import decisions
from tracker.state import Statement, current
from tracker.store import Store
from tracker.store.corrected import corrected_since
from tracker.store.event_rows import event_rows
from tracker.store.rows import EventRow, SittingRow, WeekRow
from tracker.window import Window, days_after

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_BOARD = ("due", "overdue", "suggested", "coming")
"""The lists that the board has; beside them stands what is new, settled or moved since the edition before."""


def contents(store: Store, sitting: SittingRow) -> str:
    """Return everything that the edition of a sitting shows, as JSON with sorted keys."""
    day = sitting.cutoff_on
    board, share = week(store, day, as_of=day), share_of(store)
    with store.read() as connection:
        seen = week_of(connection, day, share)
        listed = {card.event_id for card in (*seen.new, *seen.queue.resolved, *seen.queue.moved)}
        rows = {row.id: row for row in event_rows(connection, sorted(listed), day, share)}
        righted = corrected_since(connection, seen.signed_at, seen.since) if seen.signed_at else ()
    told = {
        "cutoff_on": day,
        "since": seen.since,
        "coming_until": days_after(day, COMING_DAYS),
        "figures": _figures(board, seen),
        "lists": _lists(board, seen, rows),
        "corrections": [_row(row) for row in righted],
        "record": [_row(row) for row in track_record(store, as_of=day)],
        "decisions": decisions(store, sitting.id),
    }
    return json.dumps(told, default=_json, ensure_ascii=False, sort_keys=True)


def _figures(board: WeekRow, seen: Week) -> dict[str, object]:
    """Return what the archive holds on the day, and what the week brought."""
    return {
        "articles": board.articles,
        "events": board.events,
        "predictions": board.predictions,
        "by_state": board.counts,
        "new": seen.figures.new,
        "moved": len(_going_on(seen)),
        "settled": seen.figures.resolved,
        "by_timeliness": seen.figures.by_timeliness,
    }


def _going_on(seen: Week) -> list[Card]:
    """Return what moved and was not settled after all."""
    settled = {card.event_id for card in seen.queue.resolved}
    return [card for card in seen.queue.moved if card.event_id not in settled]


def _lists(board: WeekRow, seen: Week, rows: Mapping[int, EventRow]) -> dict[str, list[dict[str, object]]]:
    """Return the lists, each event as it stood."""
    said = {item.event_id: item.said for item in seen.items}
    return {
        **{name: [_row(row) for row in getattr(board, name)] for name in _BOARD},
        "fresh": [_row(rows[card.event_id]) for card in seen.new],
        "settled": [_row(rows[card.event_id]) for card in seen.queue.resolved],
        "moved": [_moved(rows[card.event_id], card, said[card.event_id], seen.since) for card in _going_on(seen)],
    }


def _moved(row: EventRow, card: Card, said: tuple[Statement, ...], since: date) -> dict[str, object]:
    """Return an event whose day moved, with the window that it had at the last sitting."""
    before = current(said, since)
    told = before.window._asdict() if before and before.window else None
    return {**_row(row), "moved_by": card.days, "window_before": told}


def _row(row: DataclassInstance) -> dict[str, object]:
    """Return a row by its fields, its windows too."""
    return dataclasses.asdict(row, dict_factory=_fields)


def _fields(row: list[tuple[str, object]]) -> dict[str, object]:
    return {name: value._asdict() if isinstance(value, Window) else value for name, value in row}


def _json(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    message = f"{value!r} has no place in an edition"
    raise TypeError(message)
