"""JSON and JSON Lines: every row of every table, to be read back without loss.

Invariant: the same archive gives the same bytes; nothing is kept but the tables' own rows.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from tracker.exports.values import Content, Export

FORMAT = "prediction-tracker-archive"
VERSION = 1
HEAD: Mapping[str, object] = {"format": FORMAT, "version": VERSION}


def write_lines(content: Content) -> bytes:
    """Return a head line, then a line `{"table": ..., "row": {...}}` for each row."""
    return b"".join(lines(content))


def lines(content: Content) -> Iterator[bytes]:
    """Yield the lines one by one, so that an archive of any size can be written in little memory."""
    yield _line(HEAD)
    for table, row in content.rows:
        yield _line({"table": table, "row": row})


def write_object(content: Content) -> bytes:
    """Return one object: the head's keys, and under `tables` the rows of each."""
    tables: dict[str, list[Mapping[str, object]]] = {}
    for table, row in content.rows:
        tables.setdefault(table, []).append(row)
    return json.dumps({**HEAD, "tables": tables}, ensure_ascii=False, indent=1).encode() + b"\n"


def _line(value: Mapping[str, object]) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode() + b"\n"


JSONL = Export("jsonl", "the whole archive, a row a line", ".jsonl", "application/x-ndjson", write_lines, whole=True)
JSON = Export("json", "the whole archive as one object", ".json", "application/json", write_object, whole=True)
