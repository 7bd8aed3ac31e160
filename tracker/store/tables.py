"""The tables of `tracker.models` under short names, for queries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count, islice
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel

from tracker import models

assert models  # noqa: S101 - importing it is what fills the metadata


_AT_ONCE = 100  # ids that a server is asked for
_IN_ONE = 500  # values of a statement: SQLite before 3.32 takes 999, PostgreSQL 65,535
V = TypeVar("V")


def _table(name: str) -> sa.Table:
    return SQLModel.metadata.tables[name]


batches = _table("import_batch")
articles = _table("article")
addresses = _table("article_address")
runs = _table("article_run")
events = _table("event")
former_names = _table("former_name")
keys = _table("event_key")
predictions = _table("prediction")
corrections = _table("correction")
conditions = _table("condition")
cases = _table("record_case")
reports = _table("report")
outcomes = _table("outcome")
offers = _table("offer")
link_decisions = _table("link_decision")
aliases = _table("speaker_alias")
sittings = _table("sitting")
sitting_decisions = _table("sitting_decision")
editions = _table("edition")
settings = _table("setting")
topics = _table("topic")
event_topics = _table("event_topic")
notes = _table("note")
forecasts = _table("forecast")
watches = _table("watch")
saved_filters = _table("saved_filter")
feeds = _table("feed")


def ordered() -> list[sa.Table]:
    """Return every table, those that others refer to first."""
    return list(SQLModel.metadata.sorted_tables)


def parts(values: Iterable[V]) -> Iterator[list[V]]:
    """Yield values in lists that are short enough for one IN, on either database.

    >>> [len(part) for part in parts(range(1_201))]
    [500, 500, 201]
    """
    rest = iter(values)
    while part := list(islice(rest, _IN_ONE)):
        yield part


def insert(connection: sa.Connection, table: sa.Table, **values: object) -> int:
    """Insert one row and return its id."""
    result = connection.execute(table.insert(), values)
    (key,) = result.inserted_primary_key or (None,)
    return int(key)  # type: ignore[arg-type] # tables with a text key are inserted elsewhere


def ids(connection: sa.Connection, table: sa.Table) -> Iterator[int]:
    """Yield ids for rows that are to be inserted with them, before any others of this table in this transaction."""
    if connection.dialect.name == "sqlite":  # the writer has locked the file
        yield from count((connection.scalar(sa.select(sa.func.max(table.c.id))) or 0) + 1)
    sequence = sa.func.nextval(sa.func.pg_get_serial_sequence(table.name, "id"))
    while True:
        yield from connection.scalars(sa.select(sequence).select_from(sa.func.generate_series(1, _AT_ONCE))).all()


def insert_of(connection: sa.Connection, table: sa.Table) -> sqlite.Insert | postgresql.Insert:
    """Return an INSERT that can say what to do with rows which are there already, on either database."""
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)


def unless_there(connection: sa.Connection, table: sa.Table) -> sa.Insert:
    """Return an INSERT that leaves out rows which are there already."""
    return insert_of(connection, table).on_conflict_do_nothing()
