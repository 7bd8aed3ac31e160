"""The tails of stored windows, where the settings make them longer or shorter.

Invariant: afterwards each prediction and each event closes as `tracker.state.tail_end` has it; an end of a tail that
words name stays.
"""

from __future__ import annotations

import sqlalchemy as sa

from tracker.state import tail_end
from tracker.store import summaries
from tracker.store import tables as t
from tracker.window import Window


def stretch(connection: sa.Connection, share: float) -> None:
    """Let every tail last `share` of its window's days, with all that is kept of the events."""
    p = t.predictions
    loose = (p.c.latest_soft, p.c.latest.is_not(None), p.c.tail_on.is_(None))
    rows = connection.execute(sa.select(p.c.id, p.c.event_id, p.c.earliest, p.c.latest).where(*loose)).all()
    ends = [{"of": r.id, "on": tail_end(Window(r.earliest, r.latest, latest_soft=True), share)} for r in rows]
    if ends:
        longer = p.update().where(p.c.id == sa.bindparam("of")).values(closes_on=sa.bindparam("on"))
        connection.execute(longer, ends)
    summaries.refresh(connection, {row.event_id for row in rows if row.event_id}, share)
