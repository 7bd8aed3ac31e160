"""The summary that each event's row keeps for paging: its newest statement, its newest outcome, its counts.

Invariant: after `refresh` an event's columns say what `tracker.state` says of all that is stored of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import Any

import sqlalchemy as sa

from tracker.models import Stage
from tracker.state import AFFIRMED, TAIL_SHARE, Recorded, State, Statement, current, standing, state_of
from tracker.store import cases
from tracker.store import tables as t
from tracker.store.claims import window_values
from tracker.store.records import SPOKEN, recorded_of, scored_of
from tracker.store.said import is_said, statement_of


def refresh(connection: sa.Connection, event_ids: Iterable[int], share: float = TAIL_SHARE) -> None:
    """Bring the summaries of these events up to what is stored of them."""
    for ids in t.parts(sorted(set(event_ids))):
        _refresh(connection, ids, share)


def _refresh(connection: sa.Connection, ids: list[int], share: float) -> None:
    spoken = _spoken(connection, ids)
    said = {event_id: [statement_of(row) for row in rows] for event_id, rows in spoken.items()}
    recorded = outcomes(connection, ids)
    open_reports = _open_reports(connection, ids)
    e = t.events.c
    merged = connection.execute(sa.select(e.id, e.merged_into).where(e.id.in_(ids))).all()
    changes = []
    for event_id, into in merged:
        history = recorded[event_id]
        values = summary(said[event_id], [r for _, r in history], share)
        values["outcome_id"] = history[-1][0] if history and values["known_on"] else None
        values["stage"] = Stage.GONE if into is not None else values["stage"]
        values["suggestions"] = open_reports[event_id] if values["stage"] != Stage.SETTLED else 0
        changes.append({"of": event_id, **values})
    if changes:
        connection.execute(t.events.update().where(e.id == sa.bindparam("of")), changes)
        _forget(connection, [values["of"] for values in changes if values["stage"] == Stage.GONE])
    told = {event_id: standing([r for _, r in recorded[event_id]], date.max) for event_id in ids}
    counted = {i: [row for row in rows if row.dated and row.is_said] for i, rows in spoken.items()}
    cases.refresh(connection, {i: [scored_of(row, told[i]) for row in rows] for i, rows in counted.items()})


def summary(said: list[Statement], history: list[Recorded], share: float = TAIL_SHARE) -> dict[str, Any]:
    """Return an event's summary columns from its standing statements and its outcomes, oldest first."""
    newest = current(said, date.max)
    outcome = standing(history, date.max)
    days = [s.published_on for s in said]
    return {
        **window_values(newest.window if newest else None, share),
        "stage": _stage(newest, outcome) if said or history else Stage.GONE,
        "said_id": newest.id if newest else None,
        "said_on": newest.published_on if newest else None,
        "anchor": newest.anchor if newest else None,
        "first_said_on": min(days, default=None),
        "last_said_on": max(days, default=None),
        "predictions": len(said),
        "bars": sum(s.window is not None for s in said),
        "slips": slips(said),
        "verdict": outcome.verdict if outcome else None,
        "known_on": outcome.known_on if outcome else None,
    }


def _stage(newest: Statement | None, outcome: Recorded | None) -> Stage:
    state = state_of(newest, outcome, date.max)
    if state is State.SETTLED:
        return Stage.SETTLED
    return Stage.UNDATED if state is State.UNDATED else Stage.DATED


def slips(said: Iterable[Statement]) -> int:
    """Count how often the end of the window was moved by a newer statement that it will happen."""
    dated = [s for s in said if s.window is not None and s.polarity == AFFIRMED]
    ordered = sorted(dated, key=lambda s: (s.published_on, s.start, s.id))
    ends = [s.window.latest for s in ordered if s.window and s.window.latest]
    return sum(after != before for before, after in pairwise(ends))


def statements(
    connection: sa.Connection, event_ids: Iterable[int], until: date = date.max
) -> defaultdict[int, list[Statement]]:
    """Return each event's standing statements of articles published by `until`."""
    spoken = _spoken(connection, event_ids, until)
    found: defaultdict[int, list[Statement]] = defaultdict(list)
    return found | {event_id: [statement_of(row) for row in rows] for event_id, rows in spoken.items() if rows}


def _spoken(connection: sa.Connection, event_ids: Iterable[int], until: date = date.max) -> dict[int, list[Any]]:
    """Return for each event the rows of its standing predictions: what summaries and scores need of them."""
    p = t.predictions.c
    columns = (*(p[name] for name in SPOKEN), is_said().label("is_said"))
    query = sa.select(*columns, t.articles.c.publisher).outerjoin_from(t.predictions, t.articles)
    found: dict[int, list[Any]] = {event_id: [] for event_id in event_ids}
    for row in connection.execute(query.where(p.event_id.in_(list(found)), p.standing, p.published_on <= until)):
        found[row.event_id].append(row)
    return found


def outcomes(connection: sa.Connection, event_ids: Iterable[int]) -> defaultdict[int, list[tuple[int, Recorded]]]:
    """Return each event's outcomes with their ids, oldest first."""
    o = t.outcomes.c
    query = sa.select(t.outcomes).where(o.event_id.in_(list(event_ids))).order_by(o.event_id, o.ordinal)
    found: defaultdict[int, list[tuple[int, Recorded]]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.event_id].append((row.id, recorded_of(row)))
    return found


def _open_reports(connection: sa.Connection, ids: list[int]) -> defaultdict[int, int]:
    r = t.reports.c
    query = sa.select(r.event_id, sa.func.count()).where(r.event_id.in_(ids), r.answer.is_(None)).group_by(r.event_id)
    return defaultdict(int, {row[0]: row[1] for row in connection.execute(query)})


def _forget(connection: sa.Connection, gone: list[int]) -> None:
    """Let linking find events no more that nothing is left of."""
    if gone:
        connection.execute(t.keys.delete().where(t.keys.c.event_id.in_(gone)))
