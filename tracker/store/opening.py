"""Opening a database: is it ours, is it whole, is it of this version.

Invariant: a database that is refused is left byte for byte as it was; one that is upgraded was copied first.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa

from tracker.store import upgrading
from tracker.store.copying import copy_to
from tracker.store.engine import engine_of, journal_mode
from tracker.store.errors import StoreError, meaning, sentence
from tracker.store.store import Store

APPLICATION_ID = 0x54524B52
"""Written into the header of our SQLite files ("TRKR"), so that other programs' are told apart."""
_HEAD, _MARK = 72, APPLICATION_ID.to_bytes(4, "big")  # the header of a SQLite file, as far as the mark of its program
_CHECKED_BYTES = 64 * 2**20  # a full check of a larger file takes seconds: `tracker db check` does it when asked
_PATIENCE = 30.0  # seconds that a program which keeps the file locked is waited for
_OURS = frozenset({"article", "prediction", "event", "outcome"})


def open_database(url: str, *, make: bool = True) -> Store:
    """Open the database at `url` (or SQLite file path), made or upgraded where needed.

    Raises `StoreError`, one sentence, for a database of another program or a newer version, for a corrupt or
    unreadable one, and unless `make` for a file that is not there.
    """
    parsed = _url(url)
    if not make and _absent(parsed):
        there = Path(str(parsed.database)).exists()
        fault = "the file is empty" if there else "there is no such archive"
        message = f"{parsed.database}: {fault}; adding articles to it would make it{' an archive' if there else ''}"
        raise StoreError(message)
    try:
        if parsed.get_backend_name() == "sqlite":
            _prepare_file(parsed)
        else:
            _prepare_server(parsed)
    except sa.exc.DBAPIError as error:
        raise StoreError(sentence(parsed.render_as_string(hide_password=True), error)) from error
    return Store(engine_of(parsed))


def require_archive(path: Path) -> None:
    """Raise `StoreError` where a file has no archive in it: it is empty, or a database without tables, or another's."""
    if not _filled(path) or _inspect_file(path) is None:
        message = f"{path}: there is no archive in this file"
        raise StoreError(message)


def is_absent(url: str) -> bool:
    """Whether a URL (or path) is of a SQLite file that is not there, or of 0 bytes.

    Raises `StoreError` for what is no database's.
    """
    return _absent(_url(url))


def file_of(url: str) -> Path | None:
    """Return the SQLite file that a URL (or path) names, None for a database on a server. Raises `StoreError`."""
    return _file(_url(url))


def _file(url: sa.URL) -> Path | None:
    return Path(str(url.database)) if url.get_backend_name() == "sqlite" else None


def _absent(url: sa.URL) -> bool:
    path = _file(url)
    if path is None:
        return False
    return not path.exists() or (path.is_file() and not path.stat().st_size)  # SQLite takes any empty file for its own


def shown(url: str) -> str:
    """Return a database's URL as people may see it: complete, its password masked. Raises `StoreError`."""
    return _url(url).render_as_string(hide_password=True)


def _url(text: str) -> sa.URL:
    """Return a URL of one of our kinds whose driver is there. Raises `StoreError`."""
    try:
        url = _of_our_kind(text)
        url.get_dialect().import_dbapi()
    except (sa.exc.ArgumentError, sa.exc.NoSuchModuleError, ValueError) as error:  # a port may be no number
        message = f"{text.rpartition('@')[2]}: this is not a database URL that is understood (sqlite or postgresql)"
        raise StoreError(message) from error
    except ImportError as error:
        message = f"the driver for {url.drivername} is not installed: install prediction-tracker[postgres]"
        raise StoreError(message) from error
    if url.get_backend_name() == "sqlite":
        _require_file(url, text)
    return url


def _of_our_kind(text: str) -> sa.URL:
    url = sa.make_url(text) if "://" in text else sa.URL.create("sqlite", database=text)
    if url.get_backend_name() not in {"sqlite", "postgresql"} or url.get_dialect().is_async:
        raise sa.exc.ArgumentError(url.drivername)
    return url


def _require_file(url: sa.URL, text: str) -> None:
    if url.database in {None, "", ":memory:"}:
        message = f"{text}: an archive in memory would keep nothing; name a file"
        raise StoreError(message)
    if url.query:  # its driver would leave them out, "mode=ro" too
        message = f"{text}: a SQLite archive takes no options after a question mark"
        raise StoreError(message)


def _prepare_file(url: sa.URL) -> None:
    path = Path(str(url.database))
    revision = _inspect_file(path) if _filled(path) else None
    if revision == upgrading.head():
        return
    if revision is not None:
        kept = path.with_name(f"{path.name}.before-{upgrading.head()}")
        if not kept.exists():  # an upgrade that failed half-way has left its copy, which is the older state
            _keep(path, kept)
    upgrading.upgrade(engine_of(url, foreign_keys=False), application_id=APPLICATION_ID)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA journal_mode = {journal_mode()}")


def _keep(path: Path, kept: Path) -> None:
    """Copy a database before it is upgraded, unless another program that opens it does so just now."""
    try:
        copy_to(path, kept)
    except StoreError:
        if not kept.exists():
            raise


def _filled(path: Path) -> bool:
    """Whether there is a file with something in it; its folder is made where it is missing."""
    try:
        if path.exists():
            return path.stat().st_size > 0
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"{path}: {error.strerror or error}"
        raise StoreError(message) from error
    return False


def _inspect_file(path: Path) -> str | None:
    """Return the revision of a SQLite file of ours; another program's is read without a chance of writing to it.

    In ours SQLite first takes back what a killed program left half written, for which it must be let write.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
        if not head.startswith(b"SQLite format 3\x00"):
            message = f"{path}: the file is not a database"
            raise StoreError(message)
        url = f"{path.absolute().as_uri()}?mode={'rw' if head.endswith(_MARK) else 'ro'}"
        with closing(sqlite3.connect(url, uri=True, timeout=_PATIENCE)) as connection:
            return _revision_in(path, connection)
    except OSError as error:
        message = f"{path}: {error.strerror or error}"
        raise StoreError(message) from error
    except sqlite3.DatabaseError as error:
        unknown = f"the database is damaged or cannot be read ({error}); restore a backup"
        message = f"{path}: {meaning(str(error)) or unknown}"
        raise StoreError(message) from error


def _revision_in(path: Path, connection: sqlite3.Connection) -> str | None:
    (identity,) = connection.execute("PRAGMA application_id").fetchone()
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables and identity in {0, APPLICATION_ID}:
        return None
    if identity != APPLICATION_ID or not {"alembic_version"} < tables:
        message = f"{path}: this database belongs to another program"
        raise StoreError(message)
    if path.stat().st_size <= _CHECKED_BYTES:
        (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        if found != "ok":
            message = f"{path}: the database is damaged ({' '.join(found.split())}); restore a backup"
            raise StoreError(message)
    revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return _known(str(path), str(*revision) if revision else "half-made")


def _known(where: str, revision: str) -> str:
    if revision not in upgrading.revisions():
        message = f"{where}: this database was made by a newer version of the tracker ({revision}); update the tracker"
        raise StoreError(message)
    return revision


def _prepare_server(url: sa.URL) -> None:
    engine = engine_of(url)
    where = url.render_as_string(hide_password=True)
    with engine.connect() as connection:
        tables = set(sa.inspect(connection).get_table_names())
        revision = connection.scalar(sa.text("SELECT version_num FROM alembic_version")) if _ours(tables, where) else ""
    engine.dispose()
    if not revision or _known(where, str(revision)) != upgrading.head():
        upgrading.upgrade(engine_of(url))


def _ours(tables: set[str], where: str) -> bool:
    """Whether the database has our tables; False where it has none, an error where they are another program's."""
    if tables and not {"alembic_version", *_OURS} <= tables:
        message = f"{where}: this database belongs to another program"
        raise StoreError(message)
    return bool(tables)
