"""Archives of many events: some made articles are ingested as any are, and their rows are then copied over and over.

Invariant: a copy keeps every reference among its own rows and is moved back by some days, so that a grown archive
spreads as news does and differs from an ingested one only in that its texts come again. SQLite only.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import sqlalchemy as sa
from sqlmodel import SQLModel

from benchmarks.articles import make
from tracker import service

FIRST_DAY, DAYS, TODAY = date(2025, 11, 1), 330, date(2026, 11, 1)
_SEEDS = 300  # articles that are really ingested: some 1,000 predictions
_STEP = 1_000_000  # between the numbers of a row and of its copy
_COPIED = ("article", "event", "event_key", "prediction", "report")
# Numbers that refer to rows of these tables without a foreign key.
_LOOSE = {"event": ("said_id",)}


def grow(path: Path, predictions: int, years: int = 1) -> service.Store:
    """Make an archive of about `predictions` predictions, said within `years`, at `path`, and open it."""
    store = service.open_store(f"sqlite:///{path}")
    wanted = min(_SEEDS, max(1, predictions * _SEEDS // 1_000))
    articles = make(wanted, first_day=FIRST_DAY, days=DAYS)
    made = service.ingest(store, articles, by="benchmark", source="made", today=TODAY)
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        for number in range(1, round(predictions / made.predictions)):
            for name in _COPIED:
                connection.execute(
                    sa.text(_copy(SQLModel.metadata.tables[name], number, number * 37 % (365 * years) - 30))
                )
    with engine.begin() as connection:
        connection.execute(sa.text("ANALYZE"))
    engine.dispose()
    return store


def _copy(table: sa.Table, number: int, back: int) -> str:
    """Return the statement that copies the ingested rows of a table once more."""
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    values = ", ".join(_value(column, number, back) for column in table.columns)
    own = "event_id" if "id" not in table.columns else "id"
    return f'INSERT INTO "{table.name}" ({names}) SELECT {values} FROM "{table.name}" WHERE {own} < {_STEP}'  # noqa: S608 - names of our own schema


def _value(column: sa.Column[object], number: int, back: int) -> str:
    name, table = f'"{column.name}"', column.table
    refers = {key.column.table.name for key in column.foreign_keys}
    if column.name == "id" or refers & set(_COPIED) or column.name in _LOOSE.get(str(table), ()):
        return f"{name} + {number * _STEP}"
    if isinstance(column.type, sa.Date):
        return f"date({name}, '{-back} days')"
    if column.unique:
        return "lower(hex(randomblob(32)))"
    return f"{name} || ' {number}'" if column.name == "title" else name
