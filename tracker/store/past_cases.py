"""The cases of the track record as they stood on a past day.

Invariant: a case is the first statement of its key on its event, which nothing said later can change: what is kept is
right for any day since it was said, but for whether it came true, where the outcome became known after the day,
and for events with a condition that was met after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from tracker.scores import cases
from tracker.store import records, temporary
from tracker.store import tables as t

NAMES = ("event_id", "key", "latest", "came", "chance", "timeliness")
"""The columns of a case that a record is made of."""


MADE = temporary.like(t.cases, "past_case", NAMES)


def made(connection: sa.Connection, by: str, day: date, keys: Sequence[str] | None = None) -> sa.Table:
    """Make the cases by `by` of `day`, only those of `keys` where given, and return their table."""
    temporary.anew(connection, MADE)
    connection.execute(MADE.insert().from_select(NAMES, _kept(by, day, keys)))
    rows = [row for row in _retold(connection, by, day) if keys is None or row["key"] in keys]
    if rows:
        connection.execute(MADE.insert(), rows)
    return MADE


def _kept(by: str, day: date, keys: Sequence[str] | None) -> sa.Select[Any]:
    """Return the cases that are kept, as if nothing were known that was not known by then."""
    c, p, o = t.cases.c, t.predictions.c, t.outcomes.c
    later = c.event_id.in_(sa.select(o.event_id).where(o.known_on > day))
    known = (sa.case((later, None), else_=c[name]).label(name) for name in ("came", "timeliness"))
    columns = {name: c[name] for name in NAMES} | {column.name: column for column in known}
    query = sa.select(*columns.values()).join_from(t.cases, t.predictions, p.id == c.prediction_id)
    query = query.where(c.grouped_by == by, p.published_on <= day, c.event_id.not_in(_told_anew(day)))
    return query if keys is None else query.where(c.key.in_(keys))


def _told_anew(day: date) -> sa.SelectBase:
    """Return the events of which an outcome was known by `day` and another one after it, or a condition met after."""
    o, p, c, earlier = t.outcomes.c, t.predictions.c, t.conditions.c, t.outcomes.alias("earlier").c
    known = sa.select(earlier.event_id).where(earlier.known_on <= day)
    hung = sa.select(c.prediction_id).where(c.met_on > day)
    met = sa.select(p.event_id).where(p.standing, p.id.in_(hung))  # what stands is about an event
    return sa.select(o.event_id).where(o.known_on > day, o.event_id.in_(known)).union(met)


def _retold(connection: sa.Connection, by: str, day: date) -> list[dict[str, Any]]:
    """Return the cases of the few events that `_told_anew` selects, as they were on `day`."""
    said: dict[int, list[Any]] = {}
    for row in records.scored_about(connection, day, _told_anew(day)):
        said.setdefault(row.event_id, []).append(row)
    return [
        {"event_id": event_id, **{name: getattr(case, name) for name in NAMES[1:]}}
        for event_id, rows in said.items()
        for case in cases(rows)
        if case.by == by
    ]
