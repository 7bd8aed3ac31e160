"""Connections to the database, set up so that neither SQLite nor PostgreSQL loses a write.

Invariant: a SQLite connection enforces foreign keys, waits for a busy file, and a writer takes its lock at once.
"""

from __future__ import annotations

import sqlite3
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event, pool

BUSY_SECONDS = 30
"""How long a connection waits for another one's write; Python's own default of 5 is short for an import."""
_READER_KB, _WRITER_KB = 2_000, 32_000
"""Memory for pages of SQLite, its own default for readers: a page that a writer cannot hold is written to disk early,
for which readers must wait, and read again when the next row changes it."""
_WRITERS = 0x54524B57  # any number that only we take, and not that of an upgrade

# The first versions without the race that corrupts a WAL database (SQLite's change log, 3.51.3 and its backports).
_WAL_SAFE_FROM = (3, 51, 3)
_WAL_SAFE_BRANCHES = ((3, 50, 7), (3, 44, 6))


def journal_mode(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> str:
    """Return the journal that a SQLite of this version may be trusted with.

    >>> journal_mode((3, 40, 1)), journal_mode((3, 44, 6)), journal_mode((3, 53, 0))
    ('delete', 'wal', 'wal')
    """
    patched = any(version[:2] == branch[:2] and version >= branch for branch in _WAL_SAFE_BRANCHES)
    return "wal" if patched or version >= _WAL_SAFE_FROM else "delete"


def engine_of(url: sa.URL, *, foreign_keys: bool = True) -> sa.Engine:
    """Return an engine; without `foreign_keys` only for migrations, which rebuild tables that others refer to."""
    if url.get_backend_name() != "sqlite":
        return sa.create_engine(url, pool_pre_ping=True)
    engine = sa.create_engine(
        url,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
        poolclass=pool.QueuePool if foreign_keys else pool.NullPool,
    )
    event.listen(engine, "connect", _set_up if foreign_keys else _leave_transactions_to_us)
    event.listen(engine, "begin", _begin)
    return engine


def _leave_transactions_to_us(connection: Any, _record: object = None) -> None:  # noqa: ANN401 - the driver's own type
    """Stop the driver from opening transactions by itself: it does so too late, and loses updates."""
    connection.isolation_level = None


def _set_up(connection: Any, _record: object) -> None:  # noqa: ANN401
    _leave_transactions_to_us(connection)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA temp_store = MEMORY")  # what undoes one statement is small, and else a file for each


def _begin(connection: sa.Connection) -> None:
    """Begin; a writer takes the lock before it reads, so that what it read still holds when it writes."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql(f"PRAGMA cache_size = -{_WRITER_KB if writes else _READER_KB}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def wait_for_writers(connection: sa.Connection) -> None:
    """Let a writer on PostgreSQL take its lock before it reads, too; an import may hold it as long as on SQLite.

    Rows are no place for it: two people who settle an event that has no outcome yet have no row to share.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{BUSY_SECONDS}s'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS})")
