"""What an edition freezes: the figures and lists of its cut-off day as they stood, and what was put right.

Invariant: everything that any form of the edition shows is in here, so that it never asks the archive again.
"""

from __future__ import annotations

import dataclasses
import json
from datetime import date, datetime, timedelta

from tracker.review import COMING_DAYS, Card
from tracker.service.agenda import week_of
from tracker.service.board import week
from tracker.service.one_event import event
from tracker.service.scoring import track_record
from tracker.service.settings import share_of
from tracker.service.sitting import decisions
from tracker.store import Store
from tracker.store.corrected import corrected_since
from tracker.store.rows import SittingRow

_BOARD = ("due", "overdue", "suggested", "coming")
"""The lists that the board has; beside them stands what is new, settled or moved since the edition before."""


def contents(store: Store, sitting: SittingRow) -> str:
    """Return everything that the edition of a sitting shows, as JSON with sorted keys."""
    day = sitting.cutoff_on
    board = week(store, day, as_of=day)
    with store.read() as connection:
        seen = week_of(connection, day, share_of(store))
        righted = corrected_since(connection, seen.signed_at, seen.since) if seen.signed_at else ()
    settled = {card.event_id for card in seen.queue.resolved}
    moved = [card for card in seen.queue.moved if card.event_id not in settled]
    lists = {name: [dataclasses.asdict(row) for row in getattr(board, name)] for name in _BOARD}
    told = {
        "cutoff_on": day,
        "since": seen.since,
        "coming_until": day + timedelta(days=COMING_DAYS),
        "figures": {
            "articles": board.articles,
            "events": board.events,
            "predictions": board.predictions,
            "by_state": board.counts,
            "new": seen.figures.new,
            "moved": len(moved),
            "settled": seen.figures.resolved,
            "by_timeliness": seen.figures.by_timeliness,
        },
        "lists": {
            **lists,
            "fresh": [_listed(store, card, day) for card in seen.new],
            "settled": [_listed(store, card, day) for card in seen.queue.resolved],
            "moved": [_moved(store, card, day) for card in moved],
        },
        "corrections": [dataclasses.asdict(row) for row in righted],
        "record": [dataclasses.asdict(row) for row in track_record(store, as_of=day)],
        "decisions": decisions(store, sitting.id),
    }
    return json.dumps(told, default=_json, ensure_ascii=False, sort_keys=True)


def _listed(store: Store, card: Card, day: date) -> dict[str, object]:
    """Return an event of the week as it stood."""
    return dataclasses.asdict(event(store, card.event_id, as_of=day).event)


def _moved(store: Store, card: Card, day: date) -> dict[str, object]:
    """Return an event whose day moved, with the window that it had before."""
    view = event(store, card.event_id, as_of=day)
    before = next((slip.window for slip in reversed(view.slips) if slip.window != view.event.window), None)
    told = dataclasses.asdict(before) if before else None
    return {**dataclasses.asdict(view.event), "moved_by": card.days, "window_before": told}


def _json(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    message = f"{value!r} has no place in an edition"
    raise TypeError(message)
