"""Importing files: an exported archive into an empty one, a table of predictions and outcomes into any.

Invariant: a file is stored as a whole, or nothing of it.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import fields
from datetime import date
from typing import BinaryIO

from tracker.imports import RefusedError, RowFault, archive, table
from tracker.service.entering import Entered, Entry, EntryError, enter, unsound
from tracker.service.keeping import load
from tracker.store import Store

_OF_ENTRY = tuple(field.name for field in fields(Entry))


def import_archive(store: Store, stream: BinaryIO) -> dict[str, int]:
    """Store an exported archive (JSON or JSON Lines) in an empty one; return how many rows went into each table.

    Raises `RefusedError` for a file that is none, `InputError` for an archive that is not empty.
    """
    return load(store, ((name, dict(row)) for name, row in archive.read(stream)))


def import_table(
    store: Store, stream: BinaryIO, *, by: str | None = None, today: date | None = None, dry_run: bool = False
) -> Entered:
    """Store the predictions and outcomes of a CSV table; return how many, and how many were there already.

    `dry_run` checks everything and stores nothing. Raises `RefusedError` with every fault, each with its row.
    """
    rows, faults = table.parsed(stream)
    entries = [Entry(**{name: getattr(row, name) for name in _OF_ENTRY}) for row in rows]
    if not faults:
        with suppress(EntryError):
            return enter(store, entries, by=by, today=today, dry_run=dry_run)
    faults += [RowFault(rows[error.index].row, "", str(error)) for error in unsound(store, entries, today=today)]
    faults = faults or [RowFault(0, "", "somebody else changed the archive meanwhile: try again")]
    raise RefusedError(tuple(sorted(faults, key=lambda fault: fault.row)))
