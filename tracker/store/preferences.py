"""Settings that differ from their defaults."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from tracker.store import tables as t


def stored(connection: sa.Connection) -> dict[str, str]:
    """Return the settings that were changed."""
    s = t.settings.c
    return {row.name: row.value for row in connection.execute(sa.select(s.name, s.value))}


def store(connection: sa.Connection, name: str, value: str | None, by: str, at: datetime) -> None:
    """Set a value; None goes back to the default."""
    connection.execute(t.settings.delete().where(t.settings.c.name == name))
    if value is not None:
        connection.execute(t.settings.insert().values(name=name, value=value, changed_by=by, changed_at=at))
