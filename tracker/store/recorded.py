"""Outcomes, editions and settings into their tables.

Invariant: an outcome's row is never changed, its ordinals have no gaps, and a token makes one row.
"""

from __future__ import annotations

import sqlalchemy as sa

from tracker.outcome import Disposition
from tracker.store import tables as t
from tracker.store.event_rows import outcome_row, outcome_rows
from tracker.store.rows import OutcomeRow


def by_token(connection: sa.Connection, token: str) -> OutcomeRow | None:
    """Return the outcome that this press of the button made."""
    row = connection.execute(sa.select(t.outcomes).where(t.outcomes.c.token == token)).first()
    return outcome_row(row) if row else None


def newest(connection: sa.Connection, event_id: int) -> tuple[int, OutcomeRow | None]:
    """Return how many outcomes an event has, and the newest."""
    o = t.outcomes
    row = connection.execute(sa.select(o).where(o.c.event_id == event_id).order_by(o.c.ordinal.desc()).limit(1)).first()
    return (row.ordinal, outcome_row(row)) if row else (0, None)


def add_outcome(connection: sa.Connection, event_id: int, values: dict[str, object]) -> OutcomeRow:
    """Append an outcome after the newest of its event."""
    ordinal, last = newest(connection, event_id)
    place = {"event_id": event_id, "ordinal": ordinal + 1, "replaces_id": last.id if last else None}
    made = t.insert(connection, t.outcomes, **{**values, **place})
    return one_outcome(connection, made)


def one_outcome(connection: sa.Connection, outcome_id: int) -> OutcomeRow:
    """Return one outcome."""
    (row,) = outcome_rows(connection, t.outcomes.c.id == outcome_id)
    return row


_REPEATED = "status verdict disposition occurred_from occurred_to own_knowledge known_on".split()  # noqa: SIM905
_EVIDENCE = "article_id url title publisher quote".split()  # noqa: SIM905


def repeated(connection: sa.Connection, before: OutcomeRow | None, undone: OutcomeRow) -> dict[str, object]:
    """Return the columns of a row that brings back `before`, or where there is none says nothing.

    One that says nothing was known from the day of what it takes back, so that no past day keeps that.
    """
    if before is None:
        return {"status": undone.status, "verdict": None, "disposition": Disposition.NONE, "known_on": undone.known_on}
    evidence = {f"evidence_{name}": getattr(before, f"evidence_{name}") for name in _EVIDENCE}
    o = t.outcomes.c
    moved = connection.scalar(sa.select(o.moved_prediction_id).where(o.id == before.id))
    return {**{name: getattr(before, name) for name in _REPEATED}, **evidence, "moved_prediction_id": moved}


def stand_moved(connection: sa.Connection, outcome_id: int, *, standing: bool) -> None:
    """Let the prediction that an outcome made ("moved") stand, or no longer."""
    moved = sa.select(t.outcomes.c.moved_prediction_id).where(t.outcomes.c.id == outcome_id)
    p = t.predictions
    connection.execute(p.update().where(p.c.id == moved.scalar_subquery()).values(standing=standing))
