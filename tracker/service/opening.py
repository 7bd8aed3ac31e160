"""Opening the archive: which database, and whether it is one of ours."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_dir

from tracker.service.clock import sit_in
from tracker.service.settings import setting
from tracker.store import Store
from tracker.store.opening import is_absent, open_database, shown

VARIABLE = "TRACKER_DATABASE"
"""The environment variable that names the database where the command line does not."""


def open_store(url: str | None = None, *, make: bool = True) -> Store:
    """Open the archive, made or brought up to date where needed; cache it, it is safe across threads.

    `url` is a SQLAlchemy URL or a path of a SQLite file; None means the environment variable
    TRACKER_DATABASE, else SQLite in the user's data folder. Before an older database is upgraded, a copy is
    put beside it. Raises `StoreError`, one sentence, for a database of another program or of a newer
    version, for a corrupt or unreadable file, and unless `make` for a file that is not there; what is there is then
    left as it was.
    """
    store = open_database(named(url), make=make)
    sit_in(setting(store, "time_zone"))
    return store


def absent(url: str | None = None) -> bool:
    """Whether the database that is meant is a file that is not there. Raises `StoreError` for what is no database."""
    return is_absent(named(url))


def named(url: str | None = None) -> str:
    """Return the database that is meant: `url`, else the environment's, else the default, as given."""
    return url or os.environ.get(VARIABLE) or default_path()


def database_url(url: str | None = None) -> str:
    """Return the URL that `open_store` would open, its password masked, without opening it."""
    given = named(url)
    return shown(given)


def default_path() -> str:
    """Return the SQLite file that is used where nobody names a database."""
    return str(Path(user_data_dir("prediction-tracker", appauthor=False)) / "tracker.db")
