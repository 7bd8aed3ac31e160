"""Copying a SQLite archive whole, while others may use it.

Invariant: a file bears the name of the copy only once it is whole, and takes no other file's place.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from uuid import uuid4

from tracker.store.engine import BUSY_SECONDS
from tracker.store.errors import StoreError


def copy_to(source: Path, target: Path) -> None:
    """Copy the archive to a new file. Raises `StoreError` where it exists, or cannot be written."""
    if target.exists():
        raise StoreError(_there(target))
    if not target.parent.is_dir():
        message = f"{target}: there is no folder {target.parent}"
        raise StoreError(message)
    part = target.with_name(f"{target.name}.{uuid4().hex}.part")
    try:
        with closing(sqlite3.connect(source, isolation_level=None, timeout=BUSY_SECONDS)) as connection:
            connection.execute("VACUUM INTO ?", (str(part),))
        _name(part, target)
    except FileExistsError as error:
        raise StoreError(_there(target)) from error
    except (sqlite3.Error, OSError) as error:
        message = f"{target}: the copy could not be made ({str(error).replace(str(part), str(target))})"
        raise StoreError(message) from error
    finally:
        with suppress(OSError):  # it is not there, or its name is longer than the disk takes
            part.unlink()


def _there(target: Path) -> str:
    return f"{target}: there is such a file already; it was left as it is"


def _name(part: Path, target: Path) -> None:
    """Give the copy its name. Raises `FileExistsError` where somebody made such a file meanwhile."""
    try:
        os.link(part, target)  # unlike a renamed file it takes nobody's place
    except FileExistsError:
        raise
    except OSError:  # a disk without links, a memory stick for instance
        if target.exists():
            raise FileExistsError(target) from None
        part.rename(target)
