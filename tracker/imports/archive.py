"""JSON and JSON Lines as `tracker.exports.archive` writes them, back to rows of tables.

Invariant: a file that is no such archive, or one of a newer format, is refused before a row of it is handed out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from tracker.imports.values import RefusedError, RowFault

FORMAT = "prediction-tracker-archive"
VERSION = 1
"""What `tracker.exports.archive` writes; a test reads back what it wrote."""
TableRow = tuple[str, Mapping[str, object]]


def read(stream: BinaryIO) -> Iterator[TableRow]:
    """Yield (table, row) for every row of an archive. Raises `RefusedError` where it is none or is damaged."""
    first = stream.readline()
    head = _parsed(first, 1, whole=True)
    if head is None:  # an object over many lines
        yield from _of_object(_parsed(first + stream.read(), 0))
        return
    _check_head(head)
    if "tables" in head:
        yield from _of_object(head)
        return
    for number, line in enumerate(stream, start=2):
        yield _of_line(_parsed(line, number), number)


def _parsed(content: bytes, number: int, *, whole: bool = False) -> Mapping[str, object] | None:
    """Return the object in `content`; None where it is cut short and `whole` says that more may follow."""
    try:
        value = json.loads(content)
    except (ValueError, RecursionError) as error:
        if whole and content.lstrip().startswith(b"{"):
            return None
        raise _refused(number, "it is not JSON") from error
    if not isinstance(value, dict):
        raise _refused(number, "it is not an object")
    return value


def _check_head(head: Mapping[str, object]) -> None:
    if head.get("format") != FORMAT:
        raise _refused(0, "it is not an archive of the tracker, as `export json` and `export jsonl` write it")
    if head.get("version") != VERSION:
        raise _refused(0, f"it is of format {head.get('version')}, and this version of the tracker reads {VERSION}")


def _of_object(archive: Mapping[str, object] | None) -> Iterator[TableRow]:
    _check_head(archive or {})
    tables = (archive or {}).get("tables")
    if not isinstance(tables, dict):
        raise _refused(0, "it has no tables")
    for table, rows in tables.items():
        if not isinstance(rows, list):
            raise _refused(0, f"the table {table} is no list of rows")
        for row in rows:
            yield _checked(table, row, 0)


def _of_line(line: Mapping[str, object] | None, number: int) -> TableRow:
    return _checked((line or {}).get("table"), (line or {}).get("row"), number)


def _checked(table: object, row: object, number: int) -> TableRow:
    if not isinstance(table, str) or not isinstance(row, dict):
        raise _refused(number, "it is no row of a table")
    return table, row


def _refused(line: int, reason: str) -> RefusedError:
    return RefusedError((RowFault(line, "", reason),))
