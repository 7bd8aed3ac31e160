"""The whole archive out as plain rows, and back into an empty one.

Invariant: what is loaded and dumped again is the same, row by row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from enum import StrEnum
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

import sqlalchemy as sa
from sqlmodel import AutoString, UTCDateTime

from tracker.linking import plain, sketch
from tracker.store import alike, bulk
from tracker.store import tables as t
from tracker.store.errors import InputError

Row = dict[str, Any]
_CHUNK, _LARGEST = 500, 2**63 - 1
_ORDERED = [table for table in t.ordered() if table is not t.runs]
"""All tables but the index of runs of words, which is made of the articles' texts."""
_NAMED = {table.name: table for table in _ORDERED}


def dump(connection: sa.Connection) -> Iterator[tuple[str, Row]]:
    """Yield every row as (table, columns), tables in an order in which they can be loaded, rows by primary key."""
    for table in _ORDERED:
        for row in connection.execute(sa.select(table).order_by(*table.primary_key.columns)):
            yield table.name, {column.name: _plain(value) for column, value in zip(table.columns, row, strict=True)}


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a column holds
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, StrEnum) else value


def empty(connection: sa.Connection) -> bool:
    """Whether no table but the settings holds a row."""
    return not any(
        connection.execute(sa.select(table).limit(1)).first() for table in _ORDERED if table is not t.settings
    )


def load(connection: sa.Connection, rows: Iterable[tuple[str, Row]]) -> dict[str, int]:
    """Insert dumped rows; return how many for each table. Raises `InputError` for a table or column that is none."""
    counts: dict[str, int] = {}
    merged: dict[int, int] = {}
    connection.execute(t.settings.delete())
    ours = (each for each in rows if each[0] != t.runs.name)  # earlier versions dumped it
    for name, of_table in groupby(ours, itemgetter(0)):
        typed = (_typed(name, row) for _, row in of_table)
        ready = (_alone(row, merged) for row in typed) if name == t.events.name else typed
        while held := list(islice(ready, _CHUNK)):
            _insert(connection, name, held)
            counts[name] = counts.get(name, 0) + len(held)
    for event_id, into_id in merged.items():
        connection.execute(t.events.update().where(t.events.c.id == event_id).values(merged_into=into_id))
    _set_sequences(connection)
    return counts


def _alone(event: Row, merged: dict[int, int]) -> Row:
    """Return an event without the one it was merged into, which may come later; that is noted for the end."""
    if event["merged_into"] is not None:
        merged[event["id"]] = event["merged_into"]
    return {**event, "merged_into": None}


def _insert(connection: sa.Connection, name: str, rows: list[Row]) -> None:
    bulk.insert(connection, _NAMED[name], rows)
    if name == t.articles.name:
        alike.add_sketches(
            connection, {row["id"]: (row["published_on"], sketch(plain(str(row["text"])))) for row in rows}
        )


def _typed(name: str, row: Row) -> Row:
    table = _NAMED.get(name)
    if table is None:
        message = f"{name!r} is no table of the archive"
        raise InputError(message)
    row = _came_later(table) | row
    odd = set(row) ^ {column.name for column in table.columns}
    if odd:
        message = f"{name}: {', '.join(sorted(map(str, odd)))}: a column that is missing, or none of ours"
        raise InputError(message)
    return {column.name: _value(name, column, row[column.name]) for column in table.columns}


def _came_later(table: sa.Table) -> Row:
    """Return the columns that an archive of an earlier version lacks: those that came with a default."""
    given = ((column.name, column.server_default) for column in table.columns)
    return {name: default.arg for name, default in given if isinstance(default, sa.DefaultClause)}


def _value(name: str, column: sa.Column[Any], value: Any) -> Any:  # noqa: ANN401 - whatever a column holds
    try:
        return None if value is None else _read(column.type, value)
    except (TypeError, ValueError) as error:
        message = f"{name}.{column.name}: {value!r} cannot be: {error}"
        raise InputError(message) from error


def _read(kind: sa.types.TypeEngine[Any], value: Any) -> Any:  # noqa: ANN401
    if isinstance(kind, UTCDateTime):
        return datetime.fromisoformat(value)
    if isinstance(kind, sa.Date):
        return date.fromisoformat(value)
    if isinstance(kind, sa.Enum) and kind.enum_class:
        return kind.enum_class(value)
    return _of_sort(kind, value)


def _of_sort(kind: sa.types.TypeEngine[Any], value: Any) -> Any:  # noqa: ANN401
    """Return a value that JSON can hold as it is. Raises `TypeError`, `ValueError` for what the column cannot."""
    sort = str if isinstance(kind, AutoString) else kind.python_type
    sorts = (list, dict) if isinstance(kind, sa.JSON) else (int, float) if sort is float else sort
    if not isinstance(value, sorts) or isinstance(value, bool) != (sort is bool):
        message = "it is of another sort"
        raise TypeError(message)
    if isinstance(value, int) and not -_LARGEST <= value <= _LARGEST:
        message = "it is too large"
        raise ValueError(message)
    return value


def clear(connection: sa.Connection) -> None:
    """Take every row out but the settings: those that refer to others first."""
    o, e = t.outcomes.c, t.events.c
    connection.execute(t.corrections.delete())
    for ordinal in connection.scalars(sa.select(o.ordinal).distinct().order_by(o.ordinal.desc())).all():
        connection.execute(t.outcomes.delete().where(o.ordinal == ordinal))  # each refers to the one before it
    connection.execute(t.events.update().where(e.merged_into.is_not(None)).values(merged_into=None))
    for table in reversed(_ORDERED):
        if table is not t.settings:
            connection.execute(table.delete())


def _set_sequences(connection: sa.Connection) -> None:
    """Let PostgreSQL number new rows after those that were loaded with their ids."""
    if connection.dialect.name != "postgresql":
        return
    for table in _ORDERED:
        if "id" in table.columns and table.name != "edition":
            highest = sa.select(sa.func.coalesce(sa.func.max(table.c.id), 0) + 1).scalar_subquery()
            sequence = sa.func.pg_get_serial_sequence(sa.literal(table.name), sa.literal("id"))
            connection.execute(sa.select(sa.func.setval(sequence, highest, sa.false())))
