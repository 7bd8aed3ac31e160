"""Plain text: a first line `date YYYY-MM-DD`, followed on it by the title or the first words.

Invariant: `text` is the file without that line's date, its title and a `publisher` line, and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from tracker.day import read_day
from tracker.sources.decoding import decode, take
from tracker.sources.language import language_of
from tracker.sources.titles import split_title
from tracker.sources.values import Article, Fault, Reader, SourceError

_HEAD = re.compile(r"\s*date:?[ \t]+(\S+)[ \t]*", re.IGNORECASE)
_PUBLISHER = re.compile(r"(?P<head>[^\n]*\n)publisher:?[ \t]+(?P<name>[^\n]+)(?:\n|$)")


def read(name: str, stream: BinaryIO) -> Iterator[Article | Fault]:
    """Yield the one article of a plain text."""
    yield article(name, decode(take(stream)))


def article(name: str, text: str) -> Article:
    """Return the article of a cleaned text.

    Raises `SourceError` where the head line has something else than a day in the place of one.
    """
    published_on, rest = split_day(text)
    publisher, rest = _split_publisher(rest)
    title, body = split_title(rest)
    return Article(name, name, title, body, published_on, language_of(body), publisher=publisher)


def split_day(text: str) -> tuple[date | None, str]:
    """Return the day of the head line, None where there is no such line, and the rest of the text."""
    head = _HEAD.match(text)
    if head is None or not head[1][:1].isdigit():  # "Date set for summit" is a title
        return None, text
    return day(head[1]), text[head.end() :]


def day(written: str) -> date:
    """Return the day that a source gives as `YYYY-MM-DD`, a time of day after it left out.

    Raises `SourceError` for anything else: a day in another order could be read in two ways.
    """
    try:
        return read_day(written[:10])
    except ValueError:
        message = f"its publication day is written “{written[:40]}”, which is no day of the form YYYY-MM-DD"
        raise SourceError(message) from None


def _split_publisher(rest: str) -> tuple[str | None, str]:
    line = _PUBLISHER.match(rest)
    if line is None:
        return None, rest
    return line["name"].strip(), line["head"] + rest[line.end() :]


READER = Reader(
    "plain",
    "plain text, the first line `date YYYY-MM-DD` and the title",
    (".txt", ".text"),
    read,
    "put a line `date YYYY-MM-DD` first",
)
