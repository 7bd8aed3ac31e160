"""RSS and Atom: each entry of a feed as an article, with what the feed itself holds of its text.

Invariant: the bytes that are given are all that is read (a feed's parser that gets a name would open files and
addresses), and an entry's day is the one that is written in it, in its own time zone.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Any, BinaryIO

from tracker.sources.decoding import refuse_other_kinds, take, tidy
from tracker.sources.language import language_of
from tracker.sources.links import is_web_address
from tracker.sources.plain import day
from tracker.sources.titles import first_words
from tracker.sources.values import Article, Fault, Reader, SourceError, named

OPENINGS = (b"<rss", b"<feed", b"<rdf:rdf")
"""What one of stands near the start of every feed, in small letters."""
_BLOCKS = ("p", "br", "div", "li", "h1", "h2", "h3", "h4", "blockquote", "tr")


def read(name: str, stream: BinaryIO) -> Iterator[Article | Fault]:
    """Yield an article for each entry. Raises `SourceError` for what is no feed."""
    yield from entries(name, take(stream))


def entries(name: str, content: bytes) -> Iterator[Article | Fault]:
    """Yield an article for each entry of a feed's bytes. Raises `SourceError` for what is no feed."""
    refuse_other_kinds(content)
    import feedparser

    feed = feedparser.parse(io.BytesIO(content), sanitize_html=False, resolve_relative_uris=False)
    if not feed.get("version"):
        message = "it is no RSS or Atom feed"
        raise SourceError(message)
    publisher = tidy(feed.feed.get("title", "")).strip() or None
    for number, entry in enumerate(feed.entries, start=1):
        yield from _entry(name, number, entry, publisher)


def _entry(name: str, number: int, entry: Mapping[str, Any], publisher: str | None) -> Iterator[Article | Fault]:
    title, text = _plain(entry.get("title", "")), _longest(entry)
    link = str(entry.get("link", "")).strip()
    url = link if is_web_address(link) else None
    try:
        published_on = _day(entry)
    except SourceError as error:
        yield Fault(name, str(error), url or number)
        return
    title = title or first_words(text)
    text = text or title
    id_ = url or named(name, number)
    yield Article(id_, name, title, text, published_on, language_of(text), url, publisher, "feed")


def _longest(entry: Mapping[str, Any]) -> str:
    """Return the longest text that an entry carries: feeds give a summary, the whole, or both."""
    parts = [part.get("value", "") for part in entry.get("content", ())]
    return max((_plain(part) for part in (*parts, entry.get("summary", ""))), key=len)


def _plain(marked_up: str) -> str:
    r"""Return the words of a piece of HTML, a paragraph a block; scripts and pictures leave nothing.

    >>> _plain("<p>Talks <b>begin</b> on Friday.</p><p>A vote follows.</p><script>x</script>")
    'Talks begin on Friday.\n\nA vote follows.'
    """
    if "<" not in marked_up and "&" not in marked_up:
        return tidy(marked_up).strip()
    import nh3
    from lxml import html

    safe = nh3.clean(marked_up, tags={*_BLOCKS, "b", "i"}, attributes={})
    if not safe.strip():
        return ""
    tree = html.fragment_fromstring(safe, create_parent=True)
    for block in tree.iter(*_BLOCKS):
        block.tail = "\n\n" + (block.tail or "")
    lines = (" ".join(line.split()) for line in tree.text_content().split("\n"))
    return tidy("\n\n".join(line for line in lines if line))


def _day(entry: Mapping[str, Any]) -> date | None:
    """Return the day of publication, None where there is none. Raises `SourceError` for one that is not understood."""
    name = next((name for name in ("published", "updated") if name in entry), "")
    written = str(entry.get(name, "")).strip()
    if not written:
        return None
    try:
        return parsedate_to_datetime(written).date()  # RSS (RFC 822): "Fri, 17 Oct 2025 23:30:00 -0400"
    except (TypeError, ValueError):
        return day(written)  # Atom (RFC 3339): "2025-10-17T23:30:00-04:00"


READER = Reader(
    "feed",
    "an RSS or Atom feed, an article an entry",
    (".rss", ".atom", ".xml"),
    read,
    "its entry of the feed needs a `pubDate` or `published`",
)
