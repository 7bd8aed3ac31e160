"""What a file reader hands out, before anything is stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


class SourceError(ValueError):
    """An input that cannot be read; its text is one clear sentence that names the fault."""


@dataclass(frozen=True, slots=True)
class Article:
    """A text as it came in: `published_on` None where the source gives no day (never guessed).

    `id` is the record's own or the path; `path` as given by the caller; `text` is cleaned
    (`tracker.text.clean`) and is what every offset counts in.
    """

    id: str
    path: str
    title: str
    text: str
    published_on: date | None
    language: str = "en"
    url: str | None = None
    publisher: str | None = None
