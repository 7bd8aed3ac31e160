"""What persons recorded of the conditions that predictions hang on.

Invariant: a row of `condition` is never changed, and a prediction has the day of its newest one.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

import sqlalchemy as sa

from tracker.store import tables as t
from tracker.store.rows import ConditionRow

_TOLD = ("met_on", "note", "recorded_by", "recorded_at")


def record(  # noqa: PLR0913 - who, when and why by keyword
    connection: sa.Connection, prediction_id: int, met_on: date | None, *, note: str, by: str, at: datetime
) -> None:
    """Append that the condition was met on a day; None takes back what stands, else says that it was not met."""
    told = {"met_on": met_on, "note": note, "recorded_by": by, "recorded_at": at}
    t.insert(connection, t.conditions, prediction_id=prediction_id, **told)
    p = t.predictions
    connection.execute(p.update().where(p.c.id == prediction_id).values(condition_met_on=met_on))


def told_of(connection: sa.Connection, prediction_id: int) -> tuple[ConditionRow, ...]:
    """Return all that was recorded of a prediction's condition, the newest first."""
    c = t.conditions.c
    query = sa.select(*(c[name] for name in _TOLD)).where(c.prediction_id == prediction_id).order_by(c.id)
    told: list[ConditionRow] = []
    for row in connection.execute(query):
        stands = told[-1].met if told else None
        told.append(ConditionRow(_answer(row.met_on, stands), *row))
    return tuple(reversed(told))


def _answer(met_on: date | None, before: bool | None) -> bool | None:  # noqa: FBT001 - what stood before it
    """Return what a row says: met, not met, or None for the answer before it taken back."""
    if met_on is not None:
        return True
    return False if before is None else None


def copy(connection: sa.Connection, made: Mapping[int, int]) -> None:
    """Let what was recorded of older readings, or of what was corrected, stand of what replaces them, too."""
    c = t.conditions.c
    columns = (c.prediction_id, *(c[name] for name in _TOLD))
    found = connection.execute(sa.select(*columns).where(c.prediction_id.in_(list(made))).order_by(c.id)).mappings()
    rows = [{**row, "prediction_id": made[row["prediction_id"]]} for row in found]
    if rows:
        connection.execute(t.conditions.insert(), rows)
