"""HTML pages as a browser saves them: main text and day of publication, nothing of what surrounds them.

Invariant: the day comes from the page's own metadata or not at all; nothing is fetched.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from tracker.sources.decoding import refuse_other_kinds, take, tidy
from tracker.sources.language import language_of
from tracker.sources.links import is_web_address
from tracker.sources.plain import day
from tracker.sources.titles import first_words
from tracker.sources.values import Article, Fault, Reader, SourceError

# The extensive search of htmldate takes the year of a copyright line for the day of publication; and its
# default upper bound is the clock, which would turn a day in the future into an unknown one unseen.
_DAY_SEARCH = {"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%d", "max_date": "9999-12-31"}
_FIELDS = ("title", "text", "date", "url", "sitename")
_LOGGERS = ("trafilatura", "htmldate")


def read(name: str, stream: BinaryIO) -> Iterator[Article | Fault]:
    """Yield the one article of a page."""
    fields = _extracted(take(stream))
    title, text = _split_heading(fields["title"] or "", fields["text"] or "")
    published_on = day(fields["date"]) if fields["date"] else None
    url = fields["url"] if fields["url"] and is_web_address(fields["url"]) else None
    yield Article(name, name, title, text, published_on, language_of(text), url, fields["sitename"], "html")


def _extracted(content: bytes) -> Mapping[str, str | None]:
    """Return what is found of `_FIELDS`."""
    refuse_other_kinds(content)
    for logger in _LOGGERS:  # a fault is told once, by us
        logging.getLogger(logger).addHandler(logging.NullHandler())
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    document = bare_extraction(content, with_metadata=True, include_comments=False, date_extraction_params=_DAY_SEARCH)
    if not isinstance(document, Document):
        message = "no text of an article is found in the page"
        raise SourceError(message)
    return {key: getattr(document, key) or None for key in _FIELDS}


def _split_heading(title: str, text: str) -> tuple[str, str]:
    """Return title and text, the text without the headline that pages repeat above it, a line a paragraph."""
    lines = [line.strip() for line in tidy(text).split("\n") if line.strip()]
    title = tidy(title).strip()
    body = "\n\n".join(lines[1:] if lines[1:] and lines[0] == title else lines)
    return title or first_words(body), body


READER = Reader(
    "html",
    "an HTML page as a browser saves it",
    (".html", ".htm", ".xhtml"),
    read,
    'put `<meta name="date" content="YYYY-MM-DD">` into its head',
)
