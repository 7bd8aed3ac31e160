"""Keeping the archive: taking it out whole, putting it back, checking that it is sound.

Invariant: nothing that was there is overwritten: a restored database leaves the one before beside it.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from glob import escape
from itertools import chain, count
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from tracker.service.clock import now
from tracker.service.opening import default_path, named
from tracker.service.reviewing import verify_editions
from tracker.service.settings import backup, share_of
from tracker.store import InputError, Store, StoreError, checking, dumping, summaries
from tracker.store import tables as t
from tracker.store.opening import file_of, open_database, require_archive

__all__ = [
    "backups",
    "check",
    "default_path",
    "delete_everything",
    "drop_bare",
    "dump",
    "load",
    "put_back",
    "restore_backup",
]


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
            counts = dumping.load(connection, rows)
            if t.cases.name not in counts:  # a dump of an earlier version has no cases of the record
                summaries.refresh(connection, connection.scalars(sa.select(t.events.c.id)).all(), share_of(store))
            return counts
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

    Raises `StoreError` where the backup is no archive of ours, the archive is on a server, or the disk is full or may
    not be written to; nothing is then changed, and nothing left behind.
    """
    source, target = Path(path), _file(url)
    _readable(source)
    fresh = target.with_name(f"{target.name}.restoring")
    with _told_of(target, {str(fresh): path}), _swept(fresh):
        fresh.parent.mkdir(parents=True, exist_ok=True)
        for end in ("", *_CHANGES):  # a crash may have left some of the backup's own
            _copy(source, fresh, end)
        require_archive(fresh)
        open_database(str(fresh)).close()
        before = _free(target.with_name(f"{target.name}.before-restore-{now():%Y%m%d-%H%M%S}"))
        _put_aside(target, before)
        fresh.rename(target)
    return str(before) if before.exists() else ""


@contextmanager
def _told_of(target: Path, names: Mapping[str, str]) -> Iterator[None]:
    """Raise what goes wrong as `StoreError`, with the `names` that a person knows for those that we gave."""
    try:
        yield
    except OSError as error:
        message = f"{target}: the backup cannot be put there ({error.strerror or error})"
        raise StoreError(message) from error
    except StoreError as error:
        message = str(error)
        for ours, theirs in names.items():
            message = message.replace(ours, theirs)
        raise StoreError(message) from error


@contextmanager
def _swept(fresh: Path) -> Iterator[None]:
    """Leave nothing of a name: what a kill left before, a copy cut short, that of a backup before its upgrade."""
    _sweep(fresh)
    try:
        yield
    finally:
        _sweep(fresh)


def _sweep(fresh: Path) -> None:
    for left in fresh.parent.glob(f"{escape(fresh.name)}*"):
        left.unlink()


def _copy(source: Path, target: Path, end: str) -> None:
    """Copy a file, or the one of that ending beside it, where there is one."""
    with suppress(FileNotFoundError):
        shutil.copyfile(source.with_name(f"{source.name}{end}"), target.with_name(f"{target.name}{end}"))


def _free(name: Path) -> Path:
    """Return a name that no file has: two archives may be put aside within a second."""
    others = (name.with_name(f"{name.name}-{n}") for n in count(2))
    return next(each for each in chain([name], others) if not each.exists())


def _put_aside(archive: Path, name: Path) -> None:
    """Rename an archive, if there is one, with what a crash left beside it, which SQLite would take for another's."""
    for end in ("", *_CHANGES, "-shm"):
        with suppress(FileNotFoundError):
            archive.with_name(f"{archive.name}{end}").rename(name.with_name(f"{name.name}{end}"))


_CHANGES = ("-journal", "-wal")
"""Endings of the files in which SQLite keeps changes until they are in the database."""


def _readable(source: Path) -> None:
    if not source.is_file():
        kind = "this is a folder; a backup is a file" if source.is_dir() else "there is no such file"
        message = f"{source}: {kind}"
        raise StoreError(message)


def drop_bare(url: str | None = None) -> None:
    """Delete the SQLite archive at `url` where it is there and nothing but settings is in it."""
    path = _file(url)
    if path.is_file() and (not path.stat().st_size or _bare(path)):
        path.unlink()


def _bare(path: Path) -> bool:
    with closing(open_database(str(path))) as store, store.read() as connection:
        return dumping.empty(connection)


def backups(store: Store) -> tuple[str, ...]:
    """Return the backups that lie beside a SQLite archive, the newest first; none for one on a server."""
    if store.path is None:
        return ()
    path = Path(store.path)
    beside = path.parent.glob(f"{escape(path.stem)}-*.db")
    return tuple(sorted((str(each) for each in beside if _BACKUP.fullmatch(each.stem, len(path.stem))), reverse=True))


_BACKUP = re.compile(r"-\d{8}-\d{6}")


def put_back(store: Store, path: str) -> str:
    """Put one of `backups` in the place of the open archive, which is closed; return where the one before is kept.

    Raises `StoreError` where it is none of them, or no archive of ours; nothing is then changed.
    """
    if path not in backups(store):
        message = f"{Path(path).name}: there is no such backup beside the archive"
        raise StoreError(message)
    store.close()
    return restore_backup(path, store.path)


def delete_everything(store: Store) -> str:
    """Delete everything but the settings, after a backup; return where that is, "" for an archive on a server."""
    copy = backup(store) if store.path else ""
    with store.write() as connection:
        dumping.clear(connection)
    return copy


def _file(url: str | None) -> Path:
    """Return the file of the archive at `url`, be it there or not."""
    path = file_of(named(url))
    if path is None:
        message = "an archive on a server is restored with the server's own tools (pg_restore)"
        raise StoreError(message)
    if path.is_dir():
        message = f"{path}: this is a folder; an archive is a file"
        raise StoreError(message)
    return path
