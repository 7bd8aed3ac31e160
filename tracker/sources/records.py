"""JSON Lines: an article a line, of which `text` and `published_on` are needed and other keys left alone.

Invariant: a faulty line costs that line only, and a file of any size is read a line at a time.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from tracker.sources.decoding import LIMIT, characters, tidy
from tracker.sources.language import language_of
from tracker.sources.links import web_address
from tracker.sources.plain import day
from tracker.sources.titles import first_words
from tracker.sources.values import Article, Fault, Reader, SourceError, named


def read(name: str, stream: BinaryIO) -> Iterator[Article | Fault]:
    """Yield an article or a fault for each line that is not blank.

    Raises `SourceError` where all are, and for a file that is no text or is in UTF-16, whose lines no byte ends.
    """
    empty = True
    for number, line in enumerate(_lines(stream), start=1):
        if number == 1:
            _refuse_other_files(line)
        if line.strip():
            empty = False
            yield _article_or_fault(name, number, line)
    if empty:
        message = "there is no text in it"
        raise SourceError(message)


def _refuse_other_files(first: bytes) -> None:
    """Raise `SourceError` where the first line shows that no line of the file can be read."""
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        message = "it is in UTF-16, and JSON Lines are UTF-8"
        raise SourceError(message)
    if not first.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"{"):
        characters(first[:LIMIT])


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield lines, of one longer than `LIMIT` only the first bytes, so that memory stays bounded."""
    while line := stream.readline(LIMIT + 1):
        rest = line
        while len(rest) > LIMIT and not rest.endswith(b"\n"):
            rest = stream.readline(LIMIT + 1)
        yield line


def _article_or_fault(name: str, number: int, line: bytes) -> Article | Fault:
    try:
        return _article(name, named(name, number), _record(line))
    except SourceError as error:
        return Fault(name, str(error), number)


def _record(line: bytes) -> Mapping[str, object]:
    if len(line) > LIMIT:
        message = f"it is longer than {LIMIT // 1_000_000} MB, the most that one article may be"
        raise SourceError(message)
    written = characters(line)
    try:
        record = json.loads(written)
    except (json.JSONDecodeError, RecursionError) as error:
        message = "it is not JSON, of which a line must hold one object"
        raise SourceError(message) from error
    except ValueError as error:  # a number of more digits than Python converts
        message = f"it cannot be read: {error}"
        raise SourceError(message) from error
    if not isinstance(record, dict):
        message = "it is JSON, but no object with the keys of an article"
        raise SourceError(message)
    return record


def _article(name: str, default_id: str, record: Mapping[str, object]) -> Article:
    text = _words(record, "text", numbers=False) or ""
    written = _words(record, "published_on")
    return Article(
        _words(record, "id") or default_id,
        name,
        _words(record, "title") or first_words(text),
        text,
        day(written) if written else None,
        language_of(text),
        web_address(_words(record, "url")),
        _words(record, "publisher"),
        "jsonl",
    )


def _words(record: Mapping[str, object], key: str, *, numbers: bool = True) -> str | None:
    """Return the text under `key`, a number as its digits where `numbers` may be; None where there is none."""
    value = record.get(key)
    if numbers and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is not None and not isinstance(value, str):
        message = f"its “{key}” is no text"
        raise SourceError(message)
    return tidy(value).strip() or None if value else None


READER = Reader(
    "jsonl",
    "JSON Lines, an article a line",
    (".jsonl", ".ndjson"),
    read,
    'put `"published_on": "YYYY-MM-DD"` into its object',
)
