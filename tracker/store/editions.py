"""Sittings, what was decided in them, and the editions that they were signed off as.

Invariant: an edition's hash covers all of it and the edition before; at most one sitting is open.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa

from tracker.store import tables as t
from tracker.store.errors import UnknownError
from tracker.store.rows import DecisionRow, EditionRow, SittingRow

GENESIS = "0" * 64
"""What the first edition names as the one before."""


def digest(row: EditionRow) -> str:
    """Return the hash of an edition: over every field but the hash itself, as one JSON text."""
    fields = (row.number, row.cutoff_on.isoformat(), row.signed_at.astimezone(UTC).isoformat(), row.names, row.note)
    text = json.dumps([*fields, row.contents, row.previous_hash], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def edition_rows(connection: sa.Connection, *where: sa.ColumnElement[bool]) -> tuple[EditionRow, ...]:
    """Return editions, newest first."""
    query = sa.select(t.editions).where(*where).order_by(t.editions.c.number.desc())
    same = ("number", "cutoff_on", "signed_at", "note", "contents", "hash", "previous_hash")
    return tuple(
        EditionRow(names=tuple(row.names), **{name: getattr(row, name) for name in same})
        for row in connection.execute(query)
    )


def add_edition(connection: sa.Connection, row: EditionRow, sitting_id: int, token: str) -> None:
    """Store an edition, and close its sitting."""
    values = {name: getattr(row, name) for name in EditionRow.__slots__} | {"names": list(row.names)}
    connection.execute(t.editions.insert().values(**values, sitting_id=sitting_id, token=token))
    connection.execute(t.sittings.update().where(t.sittings.c.id == sitting_id).values(closed_at=row.signed_at))


def sent_at(connection: sa.Connection, number: int) -> datetime | None:
    """Return when an edition was mailed, None where it was not yet."""
    at: datetime | None = connection.scalar(sa.select(t.editions.c.sent_at).where(t.editions.c.number == number))
    return at


def mark_sent(connection: sa.Connection, number: int, at: datetime | None) -> None:
    """Note that an edition was mailed (None: that it was not); its hash does not cover that."""
    connection.execute(t.editions.update().where(t.editions.c.number == number).values(sent_at=at))


def claim_sending(connection: sa.Connection, number: int, at: datetime) -> bool:
    """Note that an edition is being mailed; return False where somebody has mailed it, or does so just now."""
    e = t.editions.c
    claimed = connection.execute(t.editions.update().where(e.number == number, e.sent_at.is_(None)).values(sent_at=at))
    return claimed.rowcount == 1


def add_sitting(connection: sa.Connection, cutoff_on: date, by: str, at: datetime) -> int:
    """Open a sitting, and return its id."""
    return t.insert(connection, t.sittings, cutoff_on=cutoff_on, opened_at=at, opened_by=by, cursor="")


def last_closed(connection: sa.Connection) -> tuple[date, datetime] | None:
    """Return the cut-off day and the signing of the newest edition, None where there is none."""
    e = t.editions.c
    row = connection.execute(sa.select(e.cutoff_on, e.signed_at).order_by(e.number.desc()).limit(1)).first()
    return (row[0], row[1]) if row else None


def open_sitting(connection: sa.Connection) -> SittingRow | None:
    """Return the sitting that is open."""
    s = t.sittings.c
    row = connection.execute(sa.select(t.sittings).where(s.closed_at.is_(None)).order_by(s.id.desc()).limit(1)).first()
    return _sitting(connection, row) if row else None


def one_sitting(connection: sa.Connection, sitting_id: int) -> SittingRow:
    """Return a sitting. Raises `UnknownError`."""
    row = connection.execute(sa.select(t.sittings).where(t.sittings.c.id == sitting_id)).first()
    if row is None:
        message = f"there is no sitting {sitting_id}"
        raise UnknownError(message)
    return _sitting(connection, row)


def _sitting(connection: sa.Connection, row: Any) -> SittingRow:  # noqa: ANN401 - a row of `sitting`
    d = t.sitting_decisions.c
    counted = sa.select(sa.func.count(d.card.distinct())).where(d.sitting_id == row.id, d.undone_at.is_(None))
    number = connection.scalar(sa.select(t.editions.c.number).where(t.editions.c.sitting_id == row.id))
    decided = connection.scalar(counted) or 0
    return SittingRow(row.id, row.cutoff_on, row.opened_at, row.opened_by, number, decided, row.cursor)


def move_cutoff(connection: sa.Connection, sitting_id: int, cutoff_on: date) -> None:
    """Set the last day that an open sitting looks at."""
    connection.execute(t.sittings.update().where(t.sittings.c.id == sitting_id).values(cutoff_on=cutoff_on))


def decide(connection: sa.Connection, sitting_id: int, card: str, **values: object) -> None:
    """Note what was done with a card, and that the sitting has come so far."""
    t.insert(connection, t.sitting_decisions, sitting_id=sitting_id, card=card, **values)
    connection.execute(t.sittings.update().where(t.sittings.c.id == sitting_id).values(cursor=card))


def last_decision(connection: sa.Connection, sitting_id: int, card: str | None = None) -> DecisionRow | None:
    """Return the newest act of a sitting (on one card, where it is named) that was not taken back."""
    d = t.sitting_decisions
    where = [d.c.sitting_id == sitting_id, d.c.undone_at.is_(None), *([d.c.card == card] if card else [])]
    row = connection.execute(sa.select(d).where(*where).order_by(d.c.id.desc()).limit(1)).first()
    return _decision(row) if row else None


def newest_decision(connection: sa.Connection, sitting_id: int) -> int:
    """Return the number of the newest act of a sitting, taken back or not; 0 before any."""
    d = t.sitting_decisions.c
    return connection.scalar(sa.select(sa.func.max(d.id)).where(d.sitting_id == sitting_id)) or 0


def decision_rows(connection: sa.Connection, sitting_id: int) -> tuple[DecisionRow, ...]:
    """Return the acts of a sitting that were not taken back, in their order."""
    d = t.sitting_decisions
    query = sa.select(d).where(d.c.sitting_id == sitting_id, d.c.undone_at.is_(None)).order_by(d.c.id)
    return tuple(_decision(row) for row in connection.execute(query))


def put_aside(connection: sa.Connection, kind: str, since: date, day: date) -> tuple[DecisionRow, ...]:
    """Return the cards of a kind that were put aside until a day after `since`, up to `day`."""
    d = t.sitting_decisions
    later = (d.c.act == "later", d.c.until > since, d.c.until <= day, d.c.undone_at.is_(None))
    query = sa.select(d).where(*later, d.c.card.startswith(f"{kind}:")).order_by(d.c.until, d.c.id)
    return tuple(_decision(row) for row in connection.execute(query))


def _decision(row: Any) -> DecisionRow:  # noqa: ANN401 - a row of `sitting_decision`
    return DecisionRow(row.id, row.card, row.act, row.until, row.made or {}, row.made_by, row.made_at)


def undo_decision(connection: sa.Connection, decision_id: int, at: datetime) -> None:
    """Note that an act was taken back."""
    d = t.sitting_decisions
    connection.execute(d.update().where(d.c.id == decision_id).values(undone_at=at))


def decisions(connection: sa.Connection, sitting_ids: Sequence[int]) -> dict[str, tuple[str, date | None]]:
    """Return the newest act on each card of these sittings, with the day until which it holds."""
    d = t.sitting_decisions.c
    query = sa.select(d.card, d.act, d.until).where(d.sitting_id.in_(sitting_ids), d.undone_at.is_(None)).order_by(d.id)
    return {row.card: (row.act, row.until) for row in connection.execute(query)}


def ask_again(connection: sa.Connection, event_id: int, until: date | None) -> None:
    """Keep the day on which a person wants to be asked about an event again; None forgets it."""
    connection.execute(t.events.update().where(t.events.c.id == event_id).values(ask_on=until))
