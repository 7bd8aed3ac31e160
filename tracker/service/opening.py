"""Opening the archive: which database, and whether it is one of ours."""

from __future__ import annotations

from tracker.store import Store


def open_store(url: str | None = None) -> Store:
    """Open the archive, made or brought up to date where needed; cache it, it is safe across threads.

    `url` is a SQLAlchemy URL or a path of a SQLite file; None means the environment variable
    TRACKER_DATABASE, else SQLite in the user's data folder. Before an older database is upgraded, a copy is
    put beside it. Raises `StoreError`, one sentence, for a database of another program or of a newer
    version, and for a corrupt or unreadable file; the file is then left as it was.
    """
    raise NotImplementedError
