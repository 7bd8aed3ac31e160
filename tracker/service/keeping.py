"""Keeping the archive: taking it out whole, putting it back, checking that it is sound.

Invariant: nothing that was there is overwritten: a restored database leaves the one before beside it.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from tracker.service.clock import now
from tracker.service.opening import default_path, named
from tracker.service.reviewing import verify_editions
from tracker.store import InputError, Store, StoreError, checking, dumping
from tracker.store.opening import open_database

__all__ = ["check", "default_path", "dump", "load", "restore_backup"]


def dump(store: Store) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every table's rows as (table, {column: JSON value}): one state of the archive, always in one order."""
    with store.read() as connection:
        yield from dumping.dump(connection)


def load(store: Store, rows: Iterable[tuple[str, dict[str, Any]]]) -> dict[str, int]:
    """Put dumped rows into an empty archive, all or none; return how many for each table.

    Raises `InputError`, one sentence, where the archive is not empty, a table or column is none of ours, or a row
    breaks a rule.
    """
    try:
        with store.write() as connection:
            if not dumping.empty(connection):
                message = "the archive is not empty: what is put back goes into a new one"
                raise InputError(message)
            return dumping.load(connection, rows)
    except sa.exc.IntegrityError as error:
        message = f"a row breaks a rule of the archive: {str(error.orig).splitlines()[0]}"
        raise InputError(message) from error


def check(store: Store) -> tuple[str, ...]:
    """Return a sentence for each fault: damaged pages, lost references, editions changed after they were signed."""
    with store.read() as connection:
        found = checking.faults(connection)
    return (*found, *verify_editions(store))


def restore_backup(path: str, url: str | None = None) -> str:
    """Put a backup in the place of the SQLite archive at `url`; return where the one before is kept, or "".

    Raises `StoreError` where the backup is no archive of ours or the archive is on a server; nothing is then changed.
    """
    source, target = Path(path), Path(_file(url))
    if not source.is_file():
        message = f"{path}: there is no such file"
        raise StoreError(message)
    fresh = target.with_name(f"{target.name}.restoring")
    fresh.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, fresh)
    try:
        open_database(str(fresh)).close()
    except StoreError:
        fresh.unlink(missing_ok=True)
        raise
    before = target.with_name(f"{target.name}.before-restore-{now():%Y%m%d-%H%M%S}")
    if target.exists():
        target.rename(before)
    fresh.rename(target)
    return str(before) if before.exists() else ""


def _file(url: str | None) -> str:
    parsed = sa.make_url(given) if "://" in (given := named(url)) else sa.URL.create("sqlite", database=given)
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        message = "an archive on a server is restored with the server's own tools (pg_restore)"
        raise StoreError(message)
    return parsed.database
