"""Articles, their other addresses, and the imports that brought them.

Invariant: a row holds values only; `_on` is a day, `_at` an aware UTC instant; offsets are code points, end
excluded.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article in the list of the archive; the counts are of standing predictions and of reports.

    `copy_of` is the article whose report it prints; `denied` says that a person took it for none.
    """

    id: int
    title: str
    published_on: date
    publisher: str | None
    url: str | None
    path: str | None
    language: str
    batch_id: int
    added_at: datetime
    predictions: int
    reports: int
    copy_of: int | None = None
    denied: bool = False


@dataclass(frozen=True, slots=True)
class AddressRow:
    """Another place where a report was published; `article_id` where its text is kept as it was printed there."""

    publisher: str | None
    url: str | None
    path: str | None
    published_on: date | None
    article_id: int | None = None


@dataclass(frozen=True, slots=True)
class ReprintRow:
    """A place where the very text of an article was printed again: by its outlet, else its address."""

    reprint_of: int
    place: str
    published_on: date
    title: str | None


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One import: where from, when, by whom, and how many of its articles are in the archive now."""

    id: int
    source: str
    imported_at: datetime
    imported_by: str
    articles: int
    undone_at: datetime | None


@dataclass(frozen=True, slots=True)
class FeedRow:
    """A feed that is read again and again; `read_at` None where it never was, `fault` why the last time failed."""

    url: str
    title: str | None
    added_by: str
    added_at: datetime
    read_at: datetime | None
    fault: str | None
