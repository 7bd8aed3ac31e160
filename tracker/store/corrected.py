"""What was put right since an edition was signed: outcomes that were replaced, statements dropped or corrected.

Invariant: only what had been recorded by then is a correction; the rest is news.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import sqlalchemy as sa

from tracker.models import Act
from tracker.store import tables as t
from tracker.store.event_rows import outcome_rows
from tracker.store.rows import CorrectionRow, OutcomeRow


def corrected_since(connection: sa.Connection, instant: datetime, cutoff_on: date) -> tuple[CorrectionRow, ...]:
    """Return what was put right of an edition signed at an instant for what stood on its cut-off day, in order."""
    found = [*_outcomes(connection, instant), *_statements(connection, instant, cutoff_on)]
    return tuple(sorted(found, key=lambda row: row.made_at))


def _outcomes(connection: sa.Connection, instant: datetime) -> Iterator[CorrectionRow]:
    """Yield each event whose outcome that stood at the instant is another now."""
    o, e = t.outcomes, t.events.c
    old = outcome_rows(connection, o.c.recorded_at <= instant, o.c.event_id.in_(_touched(instant)))
    new = outcome_rows(connection, o.c.event_id.in_(_touched(instant)))
    named = connection.execute(sa.select(e.id, e.title).where(e.id.in_(_touched(instant))))
    titles = {row.id: row.title for row in named}
    for event_id in dict.fromkeys(row.event_id for row in old):
        before, now = (next(r for r in rows if r.event_id == event_id) for rows in (old, new))  # newest first
        if _said(before) != _said(now):
            yield CorrectionRow(
                event_id, titles[event_id], "outcome", before, now, "", now.note, now.recorded_by, now.recorded_at
            )


def _said(row: OutcomeRow) -> tuple[object, ...]:
    return row.choice, row.occurred_from, row.occurred_to, row.status


def _touched(instant: datetime) -> sa.Select[tuple[int]]:
    o = t.outcomes.c
    return sa.select(o.event_id).where(o.recorded_at > instant, o.replaces_id.is_not(None))


def _statements(connection: sa.Connection, instant: datetime, cutoff_on: date) -> Iterator[CorrectionRow]:
    """Yield each statement that a person dropped or corrected, and has not restored."""
    c, p, e = t.corrections.c, t.predictions.c, t.events.c
    newest = sa.select(sa.func.max(c.id)).where(c.made_at > instant).group_by(c.prediction_id)
    joined = t.corrections.join(t.predictions, p.id == c.prediction_id).join(t.events, e.id == p.event_id)
    columns = (e.id, e.title, c.act, p.quote, c.reason, c.made_by, c.made_at)
    told = (p.created_at <= instant, p.published_on <= cutoff_on)
    acts = c.act.in_((Act.DROP, Act.REPLACE))
    query = sa.select(*columns).select_from(joined).where(c.id.in_(newest), acts, *told)
    for row in connection.execute(query.order_by(c.id)):
        yield CorrectionRow(row[0], row[1], str(row[2]), None, None, *row[3:])
