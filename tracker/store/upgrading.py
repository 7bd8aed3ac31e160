"""Bringing a database to this version's tables, with Alembic.

Invariant: an upgrade happens whole or not at all, and leaves no row that refers to nothing.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from tracker.state import TAIL_SHARE
from tracker.store import preferences, search, summaries
from tracker.store import tables as t
from tracker.store.errors import StoreError

SUMMARIES_SINCE = "0004"
"""The newest revision that keeps more of an event than the one before: an older archive is summarised anew."""
_LOCK = 0x54524B52  # any number that only we take: two programs that open a new database must not both make it


def configuration() -> Config:
    """Return Alembic's configuration, made here so that it needs no file beside the package."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    return config


@cache
def revisions() -> frozenset[str]:
    """Return every revision that this version of the tracker knows."""
    return frozenset(script.revision for script in ScriptDirectory.from_config(configuration()).walk_revisions())


@cache
def head() -> str:
    """Return the revision of this version's tables."""
    return str(ScriptDirectory.from_config(configuration()).get_current_head())


def upgrade(engine: sa.Engine, *, application_id: int | None = None, to: str = "head") -> None:
    """Bring the database to revision `to` in one transaction, saying each step of an older one on standard error.

    On SQLite `engine` must not enforce foreign keys: rebuilding a table with them on would delete the rows that
    refer to it.
    """
    config = configuration()
    with engine.connect() as connection, connection.execution_options(writes=True).begin():
        if engine.dialect.name == "postgresql":
            connection.execute(sa.text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        before = MigrationContext.configure(connection).get_current_revision()
        config.attributes["connection"] = connection
        if before is None:  # making a new archive takes no time, and is nobody's news
            command.upgrade(config, to)
        else:
            _step_by_step(config, before, to)
        if to == "head":
            search.install(connection)  # a rebuilt table has lost what kept its index in step
            if before is not None and before < SUMMARIES_SINCE:
                _summarise(connection)
        if application_id is not None:
            _sign(connection, application_id)
    engine.dispose()


def _step_by_step(config: Config, before: str, to: str) -> None:
    """Apply each revision after `before`, saying on standard error how far it is: a large archive takes minutes."""
    steps = list(ScriptDirectory.from_config(config).iterate_revisions(to, before))[::-1]
    for number, step in enumerate(steps, 1):
        sys.stderr.write(f"Bringing the archive up to date: step {number} of {len(steps)} ...\n")
        sys.stderr.flush()
        command.upgrade(config, step.revision)


def _summarise(connection: sa.Connection) -> None:
    """Bring every event's summary up to what this version keeps of it: no migration can, as it outlives the code."""
    share = float(preferences.stored(connection).get("tail_share", TAIL_SHARE))
    summaries.refresh(connection, connection.scalars(sa.select(t.events.c.id)).all(), share)


def _sign(connection: sa.Connection, application_id: int) -> None:
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if orphans:
        message = f"the upgrade would leave {len(orphans)} rows that refer to nothing; nothing was changed"
        raise StoreError(message)
    connection.exec_driver_sql(f"PRAGMA application_id = {application_id}")
