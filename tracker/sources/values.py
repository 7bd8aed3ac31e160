"""What a file reader hands out, before anything is stored.

Invariant: an article's day is the one its source gives, or None; a fault is one sentence for a person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO


class SourceError(ValueError):
    """An input that cannot be read; its text is one clear sentence that names the fault."""


@dataclass(frozen=True, slots=True)
class Article:
    """A text as it came in: `published_on` None where the source gives no day (never guessed).

    `id` is the record's own or the path; `path` as given by the caller; `text` is cleaned
    (`tracker.text.clean`) and is what every offset counts in. `language` is an ISO 639-1 code,
    `reader` the name of the reader that made it.
    """

    id: str
    path: str
    title: str
    text: str
    published_on: date | None
    language: str = "en"
    url: str | None = None
    publisher: str | None = None
    reader: str = "plain"


@dataclass(frozen=True, slots=True)
class Fault:
    """An input, or one record of it (its number from 1, or its own id), that was not read, and why.

    >>> str(Fault("news.jsonl", "there is no text in it", 3))
    'news.jsonl:3: there is no text in it.'
    """

    path: str
    reason: str
    record: int | str | None = None

    @property
    def name(self) -> str:
        """What a message calls it."""
        return named(self.path, self.record)

    def __str__(self) -> str:
        """Return the one sentence that a person is told."""
        return f"{self.name}: {self.reason.rstrip('.')}."


def named(path: str, record: int | str | None = None) -> str:
    """Return what a message calls an input, or one record of it by its number or its own id.

    >>> named("news.jsonl"), named("news.jsonl", 3), named("news.xml", "https://example.org/a")
    ('news.jsonl', 'news.jsonl:3', 'news.xml (https://example.org/a)')
    """
    if record is None:
        return path
    return f"{path}:{record}" if isinstance(record, int) else f"{path} ({record})"


@dataclass(frozen=True, slots=True)
class Reader:
    """One format: its name, what it is in words, the suffixes that it goes by, how it is read and given a day.

    `read` takes the name that the input came by and its bytes, and yields articles and faults in order.
    It raises `SourceError` where nothing of the input can be read. `dating` tells a person what to do where an
    article gives no day.
    """

    name: str
    words: str
    suffixes: tuple[str, ...]
    read: Callable[[str, BinaryIO], Iterator[Article | Fault]]
    dating: str
