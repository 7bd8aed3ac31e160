"""Many rows in a few statements, through the driver itself: rows to store, and rows to look something up by.

Invariant: what is stored and found is what SQLAlchemy's own statements would store and find.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from functools import cache, lru_cache
from itertools import chain, repeat
from operator import itemgetter
from typing import Any

import sqlalchemy as sa

Kinds = tuple[sa.types.TypeEngine[Any], ...]
"""The types of columns, in their order."""
_Turn = Callable[[Any], Any]
_AT_ONCE = 512  # rows of one statement
_FEW = (bool, date, datetime, StrEnum)  # of these the same values come again and again


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
    binds = _turns(connection.dialect, tuple(table.columns[name].type for name in names))
    most = connection.dialect.insertmanyvalues_max_parameters // len(table.columns)
    begin = 0
    for size in _sizes(len(rows), most):
        columns = zip(*map(itemgetter(*names), rows[begin : begin + size]), strict=True)
        values = zip(*_turned(binds, columns), *map(repeat, defaults.values()), strict=False)
        connection.exec_driver_sql(_statement(table, (*names, *defaults), size), tuple(chain.from_iterable(values)))
        begin += size


def _sizes(count: int, most: int) -> Iterator[int]:
    """Yield how many rows each statement takes: powers of two, so that the driver has few statements to remember.

    >>> list(_sizes(523, 1000)), list(_sizes(9, 5))
    ([512, 8, 2, 1], [4, 4, 1])
    """
    while count:
        size = 1 << (min(count, most, _AT_ONCE).bit_length() - 1)
        yield size
        count -= size


def select(
    connection: sa.Connection, query: str, rows: Sequence[tuple[object, ...]], given: Kinds, found: Kinds
) -> Iterator[tuple[Any, ...]]:
    """Yield what a query finds beside given rows, which it calls `{rows}`; not in any order.

    `given` are the types of their columns, `found` those of what is found. A row may be looked up more than once.
    """
    binds, results = _turns(connection.dialect, given), _turns(connection.dialect, found, "result_processor", None)
    for begin in range(0, len(rows), _AT_ONCE):
        some = _filled(rows[begin : begin + _AT_ONCE])
        values = chain.from_iterable(zip(*_turned(binds, zip(*some, strict=True)), strict=True))
        asked = query.format(rows=_values(connection.dialect, len(given), len(some)))
        answer = connection.exec_driver_sql(asked, tuple(values)).all()
        yield from zip(*_turned(results, zip(*answer, strict=True)), strict=True)


def _filled(rows: Sequence[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """Return rows with the last one repeated up to a power of two, as in `_sizes`.

    >>> _filled([(1,), (2,), (3,)])
    [(1,), (2,), (3,), (3,)]
    """
    return [*rows, *repeat(rows[-1], (1 << (len(rows) - 1).bit_length()) - len(rows))]


@lru_cache(64)  # a program may open many archives, each with a dialect of its own
def _values(dialect: sa.Dialect, width: int, size: int) -> str:
    mark = "?" if dialect.paramstyle == "qmark" else "%s"
    row = f"({', '.join([mark] * width)})"
    return f"VALUES {', '.join([row] * size)}"


def _turned(turns: Iterable[_Turn | None], columns: Iterable[Iterable[Any]]) -> list[Iterable[Any]]:
    return [map(turn, column) if turn else column for turn, column in zip(turns, columns, strict=False)]


@cache
def _statement(table: sa.Table, names: tuple[str, ...], size: int) -> str:
    columns = ", ".join(f'"{name}"' for name in names)
    row = f"({', '.join('?' * len(names))})"
    return f'INSERT INTO "{table.name}" ({columns}) VALUES {", ".join([row] * size)}'  # noqa: S608 - names of our own schema


def _turns(dialect: sa.Dialect, kinds: Kinds, processor: str = "bind_processor", *more: object) -> list[_Turn | None]:
    """Return what turns the values of each of these types into the driver's own, or back."""
    return [_turn(dialect, kind, processor, *more) for kind in map(_first_alike, kinds)]


@cache
def _first_alike(kind: sa.types.TypeEngine[Any]) -> sa.types.TypeEngine[Any]:
    """Return one type for all columns of days, so that what is remembered of days is remembered once."""
    plain = kind.python_type in _FEW
    return _FIRST.setdefault(type(kind), kind) if plain else kind


_FIRST: dict[type, sa.types.TypeEngine[Any]] = {}


@lru_cache(256)  # a program may open many archives, each with a dialect of its own
def _turn(dialect: sa.Dialect, kind: sa.types.TypeEngine[Any], processor: str, *more: object) -> _Turn | None:
    turn: _Turn | None = getattr(kind.dialect_impl(dialect), processor)(dialect, *more)
    if turn and issubclass(kind.python_type, _FEW):
        return lru_cache(4096)(turn)
    if turn and isinstance(kind, sa.JSON):
        nothing = turn([])
        return lambda value: nothing if value == [] else turn(value)
    return turn


@cache
def _defaults(table: sa.Table, names: tuple[str, ...]) -> dict[str, Any]:
    """Return the values of columns that rows leave out and that have one of their own."""
    others = (column for column in table.columns if column.name not in names)
    return {column.name: column.default.arg for column in others if column.default}  # type: ignore[attr-defined] # constants
