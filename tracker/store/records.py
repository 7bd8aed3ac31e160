"""Statements with what came of them, for the scores.

Invariant: only statements published and outcomes known by the day; each event's newest outcome of that day.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import sqlalchemy as sa

from tracker.outcome import Disposition
from tracker.scores import Scored
from tracker.state import Recorded, standing
from tracker.store import tables as t
from tracker.store.rows import Filters
from tracker.store.said import is_met, is_said, statement_of

SPOKEN = (
    *(
        "id",
        "event_id",
        "published_on",
        "start",
        "anchor",
        "dated",
        "earliest",
        "latest",
        "earliest_soft",
        "latest_soft",
    ),
    *(
        "tail_on",
        "closes_on",
        "polarity",
        "speaker_key",
        "speaker",
        "kind",
        "hedge",
        "probability",
        "conditional",
        "condition_met_on",
    ),
)
"""The columns of `prediction` that a statement and its score are made of."""


def scored(connection: sa.Connection, day: date, filters: Filters, most: int | None = None) -> tuple[Scored, ...]:
    """Return the standing dated statements by `day`, each with its event's outcome as known then.

    With `most`, only the newest so many.
    """
    p = t.predictions.c
    query = _said(day).where(*_narrowed(filters))
    if most is not None:
        query = query.order_by(p.published_on.desc(), p.id.desc()).limit(most)
    told = _told(connection, day, None if filters == Filters() else query.with_only_columns(p.event_id))
    return tuple(scored_of(row, told.get(row.event_id), day) for row in connection.execute(query))


def scored_about(connection: sa.Connection, day: date, events: sa.SelectBase) -> tuple[Scored, ...]:
    """Return the same of the events whose ids `events` selects."""
    told, query = _told(connection, day, events), _said(day).where(t.predictions.c.event_id.in_(events))
    return tuple(scored_of(row, told.get(row.event_id), day) for row in connection.execute(query))


def _said(day: date) -> sa.Select[Any]:
    p = t.predictions.c
    query = sa.select(*(p[name] for name in SPOKEN), t.articles.c.publisher).outerjoin_from(t.predictions, t.articles)
    return query.where(p.standing, p.dated, p.published_on <= day, is_said())


def scored_of(row: Any, outcome: Recorded | None, day: date = date.max) -> Scored:  # noqa: ANN401 - `SPOKEN`, publisher
    """Return a statement with what came of its event by `day`, as scores count it."""
    same = ("event_id", "speaker_key", "speaker", "publisher", "kind", "hedge", "probability")
    waits = bool(row.conditional) and not is_met(row, day)
    return Scored(said=statement_of(row), outcome=outcome, waits=waits, **{name: getattr(row, name) for name in same})


def recorded_of(row: Any) -> Recorded:  # noqa: ANN401 - a row of `outcome`
    """Return an outcome's row as the state is computed from it."""
    return Recorded(
        row.verdict, Disposition(row.disposition), row.status, row.occurred_from, row.occurred_to, row.known_on
    )


def _narrowed(filters: Filters) -> list[sa.ColumnElement[bool]]:
    p, a = t.predictions.c, t.articles.c
    columns = ((p.speaker_key, filters.speakers), (p.kind, filters.kinds))
    where: list[sa.ColumnElement[bool]] = [column.in_(wanted) for column, wanted in columns if wanted]
    if filters.publishers:
        where.append(p.article_id.in_(sa.select(a.id).where(a.publisher.in_(filters.publishers))))
    if filters.topics:
        et, topic = t.event_topics.c, t.topics.c
        bearing = sa.select(et.event_id).join(t.topics, topic.id == et.topic_id).where(topic.name.in_(filters.topics))
        where.append(p.event_id.in_(bearing))
    return where


def _told(connection: sa.Connection, day: date, about: sa.SelectBase | None) -> dict[int, Recorded]:
    """Return the outcome standing on `day` of each event, or of those that `about` selects."""
    o = t.outcomes.c
    columns = (o.event_id, o.verdict, o.disposition, o.status, o.occurred_from, o.occurred_to, o.known_on)
    query = sa.select(*columns).where(o.known_on <= day).order_by(o.event_id, o.ordinal)
    query = query if about is None else query.where(o.event_id.in_(about))
    histories: dict[int, list[Recorded]] = {}
    for row in connection.execute(query):
        histories.setdefault(row.event_id, []).append(recorded_of(row))
    newest = {event_id: standing(history, day) for event_id, history in histories.items()}
    return {event_id: outcome for event_id, outcome in newest.items() if outcome is not None}
