"""Rows to bytes: a file a format; `EXPORTS` of what the archive holds, `EDITIONS` of a signed review.

Invariant: nothing here asks the archive or the clock; what is written is in the `Content` that is given.
"""

from __future__ import annotations

from tracker.exports import archive, calendar, feed, spreadsheet
from tracker.exports.edition import EDITIONS, EditionExport
from tracker.exports.values import Content, Export

__all__ = ["EDITIONS", "EXPORTS", "Content", "EditionExport", "Export", "export_named"]

EXPORTS: tuple[Export, ...] = (spreadsheet.EXPORT, archive.JSON, archive.JSONL, calendar.EXPORT, feed.EXPORT)


def export_named(name: str) -> Export | None:
    """Return the export of that name, None where there is none."""
    return next((export for export in EXPORTS if export.name == name), None)
