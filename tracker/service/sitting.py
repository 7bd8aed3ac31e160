"""The weekly sitting: opened or resumed, what was done with each card, and the undo of it.

Invariant: an undo takes back all that an act made or nothing of it, each thing by the verb that is its inverse.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import sqlalchemy as sa

from tracker.service.agenda import CARDS
from tracker.service.clock import now
from tracker.service.clock import today as clock
from tracker.service.conditions import unmeet_condition
from tracker.service.corrections import restore
from tracker.service.linking import undo_link
from tracker.service.settings import who
from tracker.service.settling import undo_outcome
from tracker.service.suggesting import reopen
from tracker.store import InputError, Store
from tracker.store import editions as kept
from tracker.store.rows import DecisionRow, SittingRow

ACTS = ("accept", "drop", "edit", "same", "settle", "later", "dismiss", "split", "condition", "seen")


def open_sitting(store: Store, today: date | None = None, *, by: str | None = None) -> SittingRow:
    """Open the sitting of this week, or resume the one that is open; its cut-off day is today."""
    day, name = today or clock(), who(store, by)
    with store.write() as connection:
        current_ = kept.open_sitting(connection)
        if current_ is None:
            return kept.one_sitting(connection, kept.add_sitting(connection, day, name, now()))
        if current_.cutoff_on != day:
            kept.move_cutoff(connection, current_.id, day)
        return replace(current_, cutoff_on=day)


def decide(  # noqa: PLR0913 - options by keyword
    store: Store,
    sitting_id: int,
    card: str,
    act: str,
    *,
    until: date | None = None,
    made: Mapping[str, int] | None = None,
    by: str | None = None,
) -> None:
    """Note what was done with a card (`prediction:7`, `event:3`), and what that made, so that it can be taken back.

    Raises `InputError` for a card or an act that is none, and for "later" without a day.
    """
    name = who(store, by)
    kind, _, number = card.partition(":")
    if kind not in CARDS or not number.isdecimal() or act not in ACTS or (act == "later" and until is None):
        message = f"{act!r} cannot be done with the card {card!r}"
        raise InputError(message)
    with store.write() as connection:
        kept.one_sitting(connection, sitting_id)
        if kind == "event" and act == "later":
            kept.ask_again(connection, int(number), until)
        kept.decide(
            connection, sitting_id, card, act=act, until=until, made=dict(made or {}), made_by=name, made_at=now()
        )


def decisions(store: Store, sitting_id: int) -> dict[str, tuple[str, date | None]]:
    """Return the newest act on each card of a sitting, with the day until which it holds."""
    with store.read() as connection:
        return kept.decisions(connection, [sitting_id])


def take_back(store: Store, sitting_id: int, card: str | None = None, *, by: str | None = None) -> DecisionRow:
    """Undo the newest act of a sitting (on one card, where it is named) with all that it made; return what it was.

    Cards that were taken together are given back together, or none of them. Raises `InputError` where there is nothing
    to undo, or somebody has gone on from there since.
    """
    with store.together() as whole, whole.write() as connection:
        last = kept.last_decision(connection, sitting_id, card)
        if last is None:
            message = "nothing was done in this sitting that could be undone"
            raise InputError(message)
        for each in _with(connection, sitting_id, last):
            _unmake(whole, each, by)
            _undo(connection, each)
    return last


def _with(connection: sa.Connection, sitting_id: int, last: DecisionRow) -> list[DecisionRow]:
    """Return all acts that were one, the newest first; an act alone is all there is of it."""
    mark = last.made.get("together")
    if mark is None:
        return [last]
    rows = kept.decision_rows(connection, sitting_id)
    return [row for row in reversed(rows) if row.made.get("together") == mark]


def _undo(connection: sa.Connection, last: DecisionRow) -> None:
    if last.act == "later" and last.card.startswith("event:"):
        kept.ask_again(connection, int(last.card.partition(":")[2]), None)
    kept.undo_decision(connection, last.id, now())


def _unmake(store: Store, last: DecisionRow, by: str | None) -> None:
    """Take back what an act made, each thing by the verb that is its inverse."""
    made = last.made
    if "outcome" in made:
        undo_outcome(store, made["event"], by=by, expects=made["outcome"])
    if "report" in made:
        reopen(store, made["report"])
    if "prediction" in made:
        restore(store, made["prediction"], by=by)
    if "condition" in made:
        unmeet_condition(store, made["condition"], by=by)
    if "link" in made:
        undo_link(store, made["link"], by=by)
