"""Copying a SQLite archive whole, while others may use it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tracker.store.errors import StoreError


def copy_to(source: Path, target: Path) -> None:
    """Copy the archive to a new file. Raises `StoreError` where it exists, or cannot be written."""
    if target.exists():
        message = f"{target}: there is such a file already; it was left as it is"
        raise StoreError(message)
    try:
        with closing(sqlite3.connect(source, isolation_level=None, timeout=30)) as connection:
            connection.execute("VACUUM INTO ?", (str(target),))
    except sqlite3.Error as error:
        target.unlink(missing_ok=True)
        message = f"{target}: the copy could not be made ({error})"
        raise StoreError(message) from error
