"""The weekly sitting: open, decide, sign off an edition that cannot be changed unseen.

Invariant: an edition says what stood on its cut-off day when it was signed; what changes later is for the next.
"""

from __future__ import annotations

import dataclasses
import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import uuid4

import sqlalchemy as sa

from tracker.service.board import week
from tracker.service.clock import now
from tracker.service.clock import today as clock
from tracker.service.scoring import track_record
from tracker.service.settings import who
from tracker.store import InputError, Store, UnknownError
from tracker.store import editions as kept
from tracker.store import tables as t
from tracker.store.rows import EditionRow, SittingRow

CARDS = ("prediction", "event", "report", "offer")
"""What a card of a sitting is about; a card is named by it and an id, as `event:3`."""
ACTS = ("accept", "drop", "edit", "same", "settle", "later", "dismiss", "seen", "undo")
LISTS = ("fresh", "due", "overdue", "suggested", "settled", "coming")
"""The lists of an edition, by the names that the board has for them."""
_UNSIGNED = ""


def open_sitting(store: Store, today: date | None = None, *, by: str | None = None) -> SittingRow:
    """Open the sitting of this week, or resume the one that is open; its cut-off day is today."""
    day, name = today or clock(), who(store, by)
    with store.write() as connection:
        current = kept.open_sitting(connection)
        if current is None:
            return kept.one_sitting(connection, kept.add_sitting(connection, day, name, now()))
        if current.cutoff_on != day:
            kept.move_cutoff(connection, current.id, day)
        return replace(current, cutoff_on=day)


def decide(  # noqa: PLR0913 - options by keyword
    store: Store,
    sitting_id: int,
    card: str,
    act: str,
    *,
    until: date | None = None,
    by: str | None = None,
) -> None:
    """Note what was done with a card (`prediction:7`, `event:3`): accept, settle, later until a day, undo.

    Raises `InputError` for a card or an act that is none, and for "later" without a day.
    """
    name = who(store, by)
    kind, _, number = card.partition(":")
    if kind not in CARDS or not number.isdecimal() or act not in ACTS or (act == "later" and until is None):
        message = f"{act!r} cannot be done with the card {card!r}"
        raise InputError(message)
    with store.write() as connection:
        kept.one_sitting(connection, sitting_id)
        if kind == "event" and act in {"later", "undo"}:
            kept.ask_again(connection, int(number), until)
        if act == "undo":
            kept.undo_decision(connection, sitting_id, card, now())
        else:
            kept.decide(connection, sitting_id, card, act=act, until=until, made_by=name, made_at=now())


def decisions(store: Store, sitting_id: int) -> dict[str, tuple[str, date | None]]:
    """Return the newest act on each card of a sitting, with the day until which it holds."""
    with store.read() as connection:
        return kept.decisions(connection, [sitting_id])


def sign_off(
    store: Store, *, note: str = "", by: str | None = None, today: date | None = None, token: str | None = None
) -> EditionRow:
    """Freeze the sitting as the next edition; the same token again returns the edition that it made.

    Where no sitting is open, one is opened. Several names are separated by commas.
    """
    mark = token or uuid4().hex
    made = _made_by(store, mark)
    if made is not None:
        return made
    sitting = open_sitting(store, today, by=by)
    names = tuple(name.strip() for name in who(store, by).split(",") if name.strip())
    contents = _contents(store, sitting)
    try:
        with store.write() as connection:
            row = _next(connection, sitting, names, note, contents)
            kept.add_edition(connection, row, sitting.id, mark)
    except sa.exc.IntegrityError as error:
        made = _made_by(store, mark)
        if made is not None:
            return made
        message = "somebody else has just signed this sitting: look again"
        raise InputError(message) from error
    return row


def _made_by(store: Store, token: str) -> EditionRow | None:
    with store.read() as connection:
        rows = kept.edition_rows(connection, t.editions.c.token == token)
    return rows[0] if rows else None


def _next(
    connection: sa.Connection, sitting: SittingRow, names: tuple[str, ...], note: str, contents: str
) -> EditionRow:
    before = next(iter(kept.edition_rows(connection)), None)
    number, previous = (before.number + 1, before.hash) if before else (1, kept.GENESIS)
    row = EditionRow(number, sitting.cutoff_on, now(), names, note, contents, _UNSIGNED, previous)
    return replace(row, hash=kept.digest(row))


def _contents(store: Store, sitting: SittingRow) -> str:
    """Return everything that the edition shows, as JSON with sorted keys."""
    board = week(store, sitting.cutoff_on, as_of=sitting.cutoff_on)
    told = {
        "cutoff_on": board.day,
        "coming_until": board.day + timedelta(days=14),
        "figures": {
            "articles": board.articles,
            "events": board.events,
            "predictions": board.predictions,
            "by_state": board.counts,
        },
        "lists": {name: [dataclasses.asdict(row) for row in getattr(board, name)] for name in LISTS},
        "record": [dataclasses.asdict(row) for row in track_record(store, as_of=sitting.cutoff_on)],
        "decisions": decisions(store, sitting.id),
    }
    return json.dumps(told, default=_json, ensure_ascii=False, sort_keys=True)


def _json(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    message = f"{value!r} has no place in an edition"
    raise TypeError(message)


def editions(store: Store) -> tuple[EditionRow, ...]:
    """Return the editions, newest first."""
    with store.read() as connection:
        return kept.edition_rows(connection)


def edition(store: Store, number: int) -> EditionRow:
    """Return one edition. Raises `UnknownError`."""
    with store.read() as connection:
        rows = kept.edition_rows(connection, t.editions.c.number == number)
    if not rows:
        message = f"there is no edition {number}"
        raise UnknownError(message)
    return rows[0]


def sent_at(store: Store, number: int) -> datetime | None:
    """Return when an edition was mailed, None where it was not yet."""
    with store.read() as connection:
        return kept.sent_at(connection, number)


def mark_sent(store: Store, number: int) -> None:
    """Note that an edition was mailed now, so that it is not sent twice."""
    with store.write() as connection:
        kept.mark_sent(connection, number, now())


def verify_editions(store: Store) -> tuple[str, ...]:
    """Return a sentence for each edition that is no longer as it was signed; empty where all is well."""
    faults: list[str] = []
    previous, expected = kept.GENESIS, 1
    for row in reversed(editions(store)):
        if row.number != expected:
            faults.append(f"edition {expected} is missing")
        if row.previous_hash != previous:
            faults.append(f"edition {row.number} does not follow the one before as it was signed")
        if row.hash != kept.digest(row):
            faults.append(f"edition {row.number} was changed after it was signed")
        previous, expected = row.hash, row.number + 1
    return tuple(faults)
