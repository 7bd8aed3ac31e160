"""Which events stand in which state on a day, narrowed, ordered and counted by the database.

Invariant: the columns of a board are the same for today (the summaries) and for a past day (made of the statements and
outcomes of that day), and `in_state` agrees with `tracker.state`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from tracker.models import Stage
from tracker.state import DUE_DAYS, State
from tracker.store import counting, past_board
from tracker.store import tables as t
from tracker.store.matching import has_term
from tracker.store.rows import DensityRow, Filters
from tracker.store.terms import Term, terms_of
from tracker.window import days_after

Board = Any  # a table or a subquery with a board's columns; SQLAlchemy types both as FromClause without them


def board(connection: sa.Connection, day: date) -> Board:
    """Return the events as of `day`: as they are kept, or made where something newer than `day` is stored."""
    if counting.newer_than(connection, day):
        return past_board.made(connection, day)
    return sa.select(*(t.events.c[name] for name in past_board.COLUMNS)).subquery("board")


def in_state(b: Board, state: State | str, day: date) -> sa.ColumnElement[bool]:
    """Return the condition that an event of the board is in `state` on `day`."""
    c, dated = b.c, b.c.stage == Stage.DATED.value
    begun = c.earliest.is_(None) | (c.earliest <= day)
    overdue_from = days_after(day, -DUE_DAYS)
    conditions: dict[str, sa.ColumnElement[bool]] = {
        State.UPCOMING: dated & (c.earliest > day),
        State.OPEN: dated & begun & (c.latest.is_(None) | (c.latest >= day)),
        State.IN_TAIL: dated & begun & (c.latest < day) & (c.closes_on >= day),
        State.DUE: dated & (c.closes_on < day) & (c.closes_on >= overdue_from),  # closed, so begun
        State.OVERDUE: dated & (c.closes_on < overdue_from),
        State.UNDATED: c.stage == Stage.UNDATED.value,
        State.SETTLED: c.stage == Stage.SETTLED.value,
    }
    return conditions.get(state, sa.false())


def going(b: Board, day: date) -> sa.ColumnElement[bool]:
    """Return the condition that an event is upcoming, open or in its tail on `day`."""
    dated: sa.ColumnElement[bool] = b.c.stage == Stage.DATED.value
    return sa.and_(dated, b.c.closes_on.is_(None) | (b.c.closes_on >= day))


def state_on(b: Board, day: date) -> sa.ColumnElement[str]:
    """Return the state of each event of the board, as a column."""
    return sa.case(*((in_state(b, state, day), state.value) for state in State), else_="gone")


def narrowed(b: Board, filters: Filters, day: date) -> list[sa.ColumnElement[bool]]:
    """Return the conditions that `filters` put on a board."""
    c = b.c
    where: list[sa.ColumnElement[bool]] = [c.stage != Stage.GONE.value]
    if filters.states:
        where.append(sa.or_(*(in_state(b, state, day) for state in filters.states)))
    if filters.verdicts:
        where.append(c.verdict.in_(filters.verdicts))
    if filters.kinds:
        where.append(c.kind.in_(filters.kinds))
    if filters.until:
        where.append(c.earliest.is_(None) | (c.earliest <= filters.until))
    if filters.since:
        where.append(c.closes_on.is_(None) | (c.closes_on >= filters.since))
    return where + _said_by(b, filters, day) + _in_topics(b, filters)


def _said_by(b: Board, filters: Filters, day: date) -> list[sa.ColumnElement[bool]]:
    p, a = t.predictions.c, t.articles.c
    said = sa.select(p.event_id).where(p.standing, p.published_on <= day)
    where: list[sa.ColumnElement[bool]] = []
    if filters.speakers:
        where.append(b.c.id.in_(said.where(p.speaker_key.in_(filters.speakers))))
    if filters.publishers:
        printed = sa.select(a.id).where(a.publisher.in_(filters.publishers))
        where.append(b.c.id.in_(said.where(p.article_id.in_(printed))))
    if filters.search:
        where += [_has(b, term, day) for term in terms_of(filters.search)] or [sa.false()]
    return where


def _has(b: Board, term: Term, day: date) -> sa.ColumnElement[bool]:
    """Return the condition that an event's title, or what was said of it by `day`, has a term, or is without it."""
    p, e = t.predictions.c, t.events.c
    said = sa.select(p.event_id).where(has_term(p.id, term), p.standing, p.published_on <= day)
    having = sa.union(said, sa.select(e.id).where(has_term(e.id, term)))
    return b.c.id.not_in(having) if term.without else b.c.id.in_(having)  # type: ignore[no-any-return]


def _in_topics(b: Board, filters: Filters) -> list[sa.ColumnElement[bool]]:
    if not filters.topics:
        return []
    et, topic = t.event_topics.c, t.topics.c
    bearing = sa.select(et.event_id).join(t.topics, topic.id == et.topic_id).where(topic.name.in_(filters.topics))
    return [b.c.id.in_(bearing)]


SORTS = {
    "said": "last_said_on",
    "latest": "closes_on",
    "earliest": "earliest",
    "title": "title",
    "first_said": "first_said_on",
    "predictions": "predictions",
    "known": "known_on",
}
"""What events can be ordered by, and the column of the board that does it; beside these, by how well they fit."""


def event_ids(  # noqa: PLR0913 - a page is by keyword
    connection: sa.Connection,
    b: Board,
    where: Iterable[sa.ColumnElement[bool]],
    *,
    sort: str,
    limit: int,
    offset: int = 0,
) -> list[int]:
    """Return a page of event ids; `sort` is a name of `SORTS`, with a leading "-" downwards, empty last."""
    column = b.c[SORTS[sort.removeprefix("-")]]
    down = sort.startswith("-")
    order = (column.desc().nulls_last(), b.c.id.desc()) if down else (column.nulls_last(), b.c.id)
    return list(connection.scalars(sa.select(b.c.id).where(*where).order_by(*order).limit(limit).offset(offset)))


def count(connection: sa.Connection, b: Board, where: Iterable[sa.ColumnElement[bool]]) -> int:
    """Count the events of a board."""
    return connection.scalar(sa.select(sa.func.count()).select_from(b).where(*where)) or 0


def counts(connection: sa.Connection, b: Board, day: date, where: Iterable[sa.ColumnElement[bool]]) -> dict[str, int]:
    """Count the events of a board by state; every state is named."""
    state = state_on(b, day).label("state")
    found = connection.execute(sa.select(state, sa.func.count()).where(*where).group_by(state))
    return {**{s.value: 0 for s in State}, **{row[0]: row[1] for row in found if row[0] != "gone"}}


def bars(connection: sa.Connection, b: Board, where: Iterable[sa.ColumnElement[bool]]) -> int:
    """Count the standing dated predictions of a board's events."""
    return int(connection.scalar(sa.select(sa.func.sum(b.c.bars)).select_from(b).where(*where)) or 0)


def density(  # noqa: PLR0913, PLR0917 - the board, what narrows it, and the steps
    connection: sa.Connection,
    b: Board,
    day: date,
    where: Iterable[sa.ColumnElement[bool]],
    since: date,
    step: int,
    count: int,
) -> tuple[DensityRow, ...]:
    """Count for each of `count` steps of `step` days, and each state on `day`, the events whose window touches it.

    One pass over the events counts windows by the steps that they begin and end in; these are then laid over the steps.
    """
    until = days_after(since, step * count - 1)
    first, last = _step_of(b.c.earliest, since, step, count, 0), _step_of(b.c.latest, since, step, count, count - 1)
    touching = (b.c.earliest.is_(None) | (b.c.earliest <= until)) & (b.c.latest.is_(None) | (b.c.latest >= since))
    dated = b.c.earliest.is_not(None) | b.c.latest.is_not(None)
    columns = (state_on(b, day).label("state"), first.label("first"), last.label("last"))
    query = sa.select(*columns, sa.func.count().label("events")).where(*where, touching, dated).group_by(*columns)
    counts: Counter[tuple[int, str]] = Counter()
    for row in connection.execute(query):
        counts.update({(n, row.state): row.events for n in range(row.first, row.last + 1)})
    begins = [days_after(since, n * step) for n in range(count)]
    ends = [days_after(begin, step - 1) for begin in begins]
    return tuple(DensityRow(begins[n], ends[n], state, events) for (n, state), events in sorted(counts.items()))


def _step_of(
    column: sa.ColumnElement[date], since: date, step: int, count: int, unbounded: int
) -> sa.ColumnElement[int]:
    """Return the step that a day falls into, the first or last for one before or after them all."""
    last = days_after(since, step * count - 1)
    number = days_since(column, sa.literal(since)) // sa.literal_column(str(step), sa.Integer)
    return sa.case((column.is_(None), unbounded), (column < since, 0), (column > last, count - 1), else_=number)


class days_since(FunctionElement[int]):  # noqa: N801 - reads as a function of SQL
    """The days from a day to a column's."""

    type = sa.Integer()
    inherit_cache = True


@compiles(days_since, "sqlite")
def _julian(element: days_since, compiler: Any, **options: Any) -> str:  # noqa: ANN401 - SQLAlchemy's hook
    column, since = (compiler.process(clause, **options) for clause in element.clauses)
    return f"CAST(julianday({column}) - julianday({since}) AS INTEGER)"


@compiles(days_since, "postgresql")
def _subtracted(element: days_since, compiler: Any, **options: Any) -> str:  # noqa: ANN401
    column, since = (compiler.process(clause, **options) for clause in element.clauses)
    return f"({column} - CAST({since} AS DATE))"
