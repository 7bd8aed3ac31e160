"""Whether a database is whole: its pages, its references, its rules."""

from __future__ import annotations

import sqlalchemy as sa


def faults(connection: sa.Connection) -> tuple[str, ...]:
    """Return a sentence for each fault that SQLite finds; PostgreSQL keeps its own house."""
    if connection.dialect.name != "sqlite":
        return ()
    broken = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check(20)") if row[0] != "ok"]
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    lost = [f"table {row[0]}, row {row[1]}: it refers to a row of {row[2]} that is not there" for row in orphans[:20]]
    return (*(f"the database is damaged: {fault}" for fault in broken), *lost)
