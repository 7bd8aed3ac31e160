"""Bytes to articles: a file a format, the tuple `READERS` of them, and three ways in.

Invariant: one bad input, or one bad record of it, never loses the others: it comes out as a `Fault` in its place.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO

from tracker.sources import markdown, page, plain, records, syndication
from tracker.sources.decoding import tidy
from tracker.sources.links import is_web_address, web_address
from tracker.sources.values import Article, Fault, Reader, SourceError, named

__all__ = [
    "READERS",
    "Article",
    "Fault",
    "Reader",
    "SourceError",
    "called",
    "count",
    "expand",
    "fault_of",
    "is_web_address",
    "read_bytes",
    "read_path",
    "read_text",
    "unread",
    "web_address",
]

READERS: tuple[Reader, ...] = (plain.READER, markdown.READER, page.READER, records.READER, syndication.READER)
STANDARD_INPUT = "-"
_OPENINGS = ((b"{", records.READER), (b"<", page.READER), (b"---", markdown.READER))
_PEEK = 512  # bytes that are looked at where no suffix names the format
_NO_ARTICLES = ("readme", "license", "licence", "changelog")


def read_path(path: str) -> Iterator[Article | Fault]:
    """Yield what the file at `path` holds, in order; "-" is standard input. Never raises for a bad input."""
    try:
        if path == STANDARD_INPUT:
            yield from _read(path, sys.stdin.buffer)
            return
        with Path(path).open("rb") as stream:
            yield from _read(path, stream)
    except IsADirectoryError:
        yield Fault(path, _said_of_folder(path))
    except (OSError, ValueError) as error:
        yield Fault(path, _said(error))


def read_bytes(name: str, content: bytes) -> Iterator[Article | Fault]:
    """Yield what an uploaded file holds; of `name`, which is whatever the sender wrote, only the last part counts."""
    name = tidy(name.replace("\\", "/").rsplit("/", 1)[-1]).strip() or "upload"
    try:
        yield from _read(name, io.BytesIO(content))
    except SourceError as error:
        yield Fault(name, str(error))


def read_text(text: str, name: str = "pasted text") -> Article:
    """Return the article of a text as pasted, with or without the head line of plain text.

    Raises `SourceError` where the head line gives something that is no day.
    """
    return plain.article(name, tidy(text))


def expand(path: str) -> Iterator[str]:
    """Yield `path` itself, or for a folder the files in it that a reader knows by suffix, in order of name.

    Links to folders are not followed, pipes and devices are left out; a folder that cannot be listed, or in which
    there is no such file, is yielded itself, so that reading it tells why.
    """
    found = _within(path) if Path(path).is_dir() else iter(())
    yield next(found, path)
    yield from found


def _within(path: str) -> Iterator[str]:
    closed: list[str] = []
    for folder, folders, names in os.walk(path, onerror=lambda error: closed.append(str(error.filename))):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        yield from closed
        closed.clear()
        yield from (str(each) for each in map(Path(folder).joinpath, sorted(names)) if _is_article_file(each))
    yield from closed


def count(path: str) -> int | None:
    """Return how many articles a file holds as far as its lines tell; None for standard input and for feeds."""
    suffix = Path(path).suffix.lower()
    if path == STANDARD_INPUT or not suffix or suffix in syndication.READER.suffixes:
        return None
    if suffix not in records.READER.suffixes:
        return 1
    try:
        with Path(path).open("rb") as stream:
            return sum(not line.isspace() for line in stream)
    except OSError:
        return 1  # the fault that reading it will tell


def fault_of(article: Article, today: date) -> Fault | None:
    """Return why `article` cannot be taken in as it is: no text, no day, or a day after `today`."""
    reason = ""
    if not article.text.strip():
        reason = "there is no text in it"
    elif article.published_on is None:
        dating = next(reader.dating for reader in READERS if reader.name == article.reader)
        reason = f"it gives no publication day, and none is guessed: {dating}"
    elif article.published_on > today:
        reason = f"its publication day, {article.published_on}, is in the future"
    return Fault(called(article), reason) if reason else None


def unread(article: Article) -> str | None:
    """Return why an article that can be kept is not read, None where it is: only English is."""
    if article.language == "en":
        return None
    return f"it is not in English ({article.language}), and nothing is read in it"


def called(article: Article) -> str:
    """Return what a message calls an article: its path, with the record's own id where it is one of several."""
    if article.id.startswith(article.path):
        return article.id
    return named(article.path, article.id)


def _read(name: str, stream: BinaryIO) -> Iterator[Article | Fault]:
    return _reader(name, stream).read(name, stream)


def _reader(name: str, stream: BinaryIO) -> Reader:
    """Return the reader for a name's suffix; without one, for how the content opens."""
    suffix = Path(name).suffix.lower()
    if not suffix:
        return _by_opening(_peek(stream))
    for reader in READERS:
        if suffix in reader.suffixes:
            return reader
    message = f"files of the kind {suffix} are not read; these are: {_kinds()}"
    raise SourceError(message)


def _kinds() -> str:
    return ", ".join(suffix for reader in READERS for suffix in reader.suffixes)


def _peek(stream: BinaryIO) -> bytes:
    if isinstance(stream, io.BytesIO):
        return stream.getvalue()[:_PEEK]
    return stream.peek(_PEEK) if isinstance(stream, io.BufferedReader) else b""


def _by_opening(first: bytes) -> Reader:
    opening = first.removeprefix(b"\xef\xbb\xbf").lstrip()
    if opening.startswith(b"<") and any(tag in opening.lower() for tag in syndication.OPENINGS):
        return syndication.READER
    return next((reader for start, reader in _OPENINGS if opening.startswith(start)), plain.READER)


def _is_article_file(path: Path) -> bool:
    known = any(path.suffix.lower() in reader.suffixes for reader in READERS)
    named = bool(path.suffix) and not path.name.startswith(".") and path.stem.lower() not in _NO_ARTICLES
    return known and named and (path.is_file() or path.is_symlink())  # a broken link is told when it is read


def _said_of_folder(path: str) -> str:
    try:
        os.scandir(path).close()
    except OSError as error:
        return _said(error)
    return f"there is no article in it; these kinds are read: {_kinds()}"


def _said(error: OSError | ValueError) -> str:
    """Return the reason in a person's words: ours as they are, the system's without its number."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, OSError):
        return f"it cannot be read ({error.strerror or error})"
    return str(error) if isinstance(error, SourceError) else f"it cannot be read ({error})"
