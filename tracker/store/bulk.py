"""Many new rows of a table in a few statements.

Invariant: what is stored is what SQLAlchemy's own INSERT of the same rows would store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain, repeat
from operator import itemgetter
from typing import Any

import sqlalchemy as sa

_Bind = Callable[[Any], Any]
_AT_ONCE = 256  # rows of one statement
_FEW = (sa.Boolean, sa.Date, sa.Enum)  # types of which the same values come again and again


def insert(connection: sa.Connection, table: sa.Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Insert rows, all with the columns of the first one; a column that they leave out has its default.

    SQLite takes many rows in each statement: a full-text index that a trigger feeds is written out after every one.
    """
    if rows and connection.dialect.name == "sqlite":
        _insert(connection, table, rows)
    elif rows:
        connection.execute(table.insert(), rows)


def _insert(connection: sa.Connection, table: sa.Table, rows: Sequence[Mapping[str, object]]) -> None:
    names, defaults = tuple(rows[0]), _defaults(table, tuple(rows[0]))
    binds = _binds(connection.dialect, table, names)
    most = connection.dialect.insertmanyvalues_max_parameters // len(table.columns)
    begin = 0
    for size in _sizes(len(rows), most):
        columns = zip(*map(itemgetter(*names), rows[begin : begin + size]), strict=True)
        bound = [map(bind, column) if bind else column for bind, column in zip(binds, columns, strict=True)]
        values = chain.from_iterable(zip(*bound, *map(repeat, defaults.values()), strict=False))
        connection.exec_driver_sql(_statement(table, (*names, *defaults), size), tuple(values))
        begin += size


def _sizes(count: int, most: int) -> Iterator[int]:
    """Yield how many rows each statement takes: powers of two, so that the driver has few statements to remember.

    >>> list(_sizes(523, 1000)), list(_sizes(9, 5))
    ([256, 256, 8, 2, 1], [4, 4, 1])
    """
    while count:
        size = 1 << (min(count, most, _AT_ONCE).bit_length() - 1)
        yield size
        count -= size


@cache
def _statement(table: sa.Table, names: tuple[str, ...], size: int) -> str:
    columns = ", ".join(f'"{name}"' for name in names)
    row = f"({', '.join('?' * len(names))})"
    return f'INSERT INTO "{table.name}" ({columns}) VALUES {", ".join([row] * size)}'  # noqa: S608 - names of our own schema


@lru_cache(64)  # a program may open many archives, each with a dialect of its own
def _binds(dialect: sa.Dialect, table: sa.Table, names: tuple[str, ...]) -> list[_Bind | None]:
    """Return what turns the values of each of these columns into the driver's own."""
    kinds = [table.columns[name].type for name in names]
    binds = [kind.dialect_impl(dialect).bind_processor(dialect) for kind in kinds]
    few = [isinstance(kind, _FEW) for kind in kinds]
    return [lru_cache(4096)(bind) if bind and again else bind for bind, again in zip(binds, few, strict=True)]


@cache
def _defaults(table: sa.Table, names: tuple[str, ...]) -> dict[str, Any]:
    """Return the values of columns that rows leave out and that have one of their own."""
    others = (column for column in table.columns if column.name not in names)
    return {column.name: column.default.arg for column in others if column.default}  # type: ignore[attr-defined] # constants
