"""Whether an archive is still as it was: what was read of it before may then be shown again.

Invariant: once anybody has committed something, the mark is another one; it may also be one for less.
"""

from __future__ import annotations

import sqlite3
import threading
from typing import Any, Protocol
from uuid import uuid4

import sqlalchemy as sa


class Watch(Protocol):
    """Tells one state of an archive from the next."""

    def mark(self) -> str:
        """Return the mark of the state that it is in."""

    def close(self) -> None:
        """Let go of what it holds."""


def watch(engine: sa.Engine) -> Watch:
    """Return a watch on an engine's database; marks of two watches are never the same."""
    return _FileWatch(str(engine.url.database)) if engine.dialect.name == "sqlite" else _ServerWatch(engine)


class _FileWatch:
    """Asks SQLite, which counts for each connection what the others committed: ours is kept, and commits nothing."""

    def __init__(self, path: str) -> None:
        self._own, self._lock, self._path = uuid4().hex, threading.Lock(), path
        self._connection: sqlite3.Connection | None = None

    def mark(self) -> str:
        with self._lock:
            if self._connection is None:
                self._connection = sqlite3.connect(self._path, isolation_level=None, check_same_thread=False)
            (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        return f"{self._own}-{version}"

    def close(self) -> None:
        with self._lock:
            if self._connection is not None:
                self._connection.close()
            self._connection, self._own = None, uuid4().hex  # the next connection counts anew


class _ServerWatch:
    """Asks PostgreSQL which transactions a reader would see: each that wrote something has a number."""

    def __init__(self, engine: sa.Engine) -> None:
        self._own, self._engine = uuid4().hex, engine

    def mark(self) -> str:
        with self._engine.connect() as connection:
            seen: Any = connection.scalar(sa.text("SELECT CAST(pg_current_snapshot() AS TEXT)"))
        return f"{self._own}-{seen}"

    def close(self) -> None:
        self._own = uuid4().hex
