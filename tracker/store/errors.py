"""What can go wrong with the archive, each said in one sentence that a person understands."""

from __future__ import annotations

import sqlalchemy as sa


class StoreError(Exception):
    """The database cannot be used, and was left as it was."""


class InputError(ValueError):
    """What a person asked for cannot be so; nothing was stored."""


class UnknownError(InputError):
    """There is no such thing in the archive."""


class StaleError(InputError):
    """Somebody else has changed it since it was shown; look again."""


_SAID = (
    ("disk is full", "the disk is full; nothing of this step was kept"),
    ("disk full", "the disk is full; nothing of this step was kept"),
    ("malformed", "the database is damaged; restore a backup"),
    ("not a database", "the file is not a database"),
    ("locked", "another program keeps the database locked; try again"),
    ("lock timeout", "another program keeps the database locked; try again"),
    ("readonly", "the database cannot be written to"),
    ("unable to open", "the database file cannot be opened"),
    ("disk I/O error", "the disk reports an error; restore a backup if it persists"),
    ("could not translate host name", "the database server cannot be found"),
    ("connection", "the database server cannot be reached, or refused the connection"),
)


def sentence(where: str, error: sa.exc.DBAPIError) -> str:
    """Return one sentence for a fault that the database reports at `where` (a URL without its password)."""
    told = str(error.orig).strip().split("\n")[0]
    return f"{where}: {meaning(told) or told}"


def meaning(told: str) -> str | None:
    """Return in a person's words what a database reports; None for what is not known here.

    >>> meaning("database is locked")
    'another program keeps the database locked; try again'
    """
    return next((said for part, said in _SAID if part in told), None)
