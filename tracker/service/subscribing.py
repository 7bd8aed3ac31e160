"""Feeds of the web: subscribed to once, read on demand; of each, only entries that the archive has not.

Invariant: nothing is fetched unless the machine's owner switched it on, and a feed that fails costs no other.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from tracker.delivery.fetching import FetchError, fetch, fetch_article, is_public
from tracker.service.adding import Added, ingest
from tracker.service.clock import now
from tracker.service.settings import who
from tracker.sources import Article, Fault, is_web_address, syndication
from tracker.sources.values import SourceError
from tracker.store import InputError, Store, UnknownError, subscribed
from tracker.store.rows import FeedRow

VARIABLE = "TRACKER_FETCH"
"""The environment variable that, where it is 1, lets the tracker fetch over the network."""
MOST = 100  # entries of one feed in one reading: what is older was read before, or is history


def may_fetch() -> bool:
    """Whether the machine's owner lets the tracker fetch over the network."""
    return os.environ.get(VARIABLE, "").lower() in {"1", "true", "yes", "on"}


def feeds(store: Store) -> tuple[FeedRow, ...]:
    """Return the feeds that are subscribed to, in the order in which they were added."""
    with store.read() as connection:
        return subscribed.feeds(connection)


def add_feed(store: Store, url: str, *, by: str | None = None) -> None:
    """Subscribe to a feed. Raises `InputError` for what is no web address, or is subscribed to already."""
    address, name = url.strip(), who(store, by)
    if not is_web_address(address):
        message = f"{address[:80] or 'nothing'}: it is not an address of http or https"
        raise InputError(message)
    with store.write() as connection:
        if not subscribed.add(connection, address, name, now()):
            message = f"{address}: it is subscribed to already"
            raise InputError(message)


def remove_feed(store: Store, url: str) -> None:
    """End a subscription; the articles stay. Raises `UnknownError` where there is none."""
    with store.write() as connection:
        if not subscribed.remove(connection, url.strip()):
            message = f"{url}: there is no such feed"
            raise UnknownError(message)


def read_feeds(  # noqa: PLR0913 - options by keyword
    store: Store,
    *,
    whole: bool = True,
    by: str | None = None,
    today: date | None = None,
    allows: Callable[..., bool] = is_public,
    progress: Callable[[Added], None] | None = None,
) -> Added:
    """Read every feed and store the entries that are new; return what was added, faults included.

    `whole` fetches the page of each new entry, and goes by what the feed holds where that fails. `allows` says
    which network addresses may be fetched from.
    """
    items = (item for row in feeds(store) for item in _read(store, row, whole=whole, allows=allows))
    return ingest(store, items, by=by, source="feeds", today=today, progress=progress)


def _read(store: Store, feed: FeedRow, *, whole: bool, allows: Callable[..., bool]) -> Iterator[Article | Fault]:
    """Yield the new entries of one feed, and note how reading it went."""
    entries: list[Article | Fault] = []
    fault = None
    try:
        entries = list(syndication.entries(feed.url, fetch(feed.url, allows=allows).content))[:MOST]
    except (FetchError, SourceError) as error:
        fault = str(error)
        yield Fault(feed.url, fault)
    title = next((entry.publisher for entry in entries if isinstance(entry, Article)), None)
    with store.write() as connection:
        subscribed.was_read(connection, feed.url, now(), title=title, fault=fault)
        known = subscribed.known(connection, [e.url for e in entries if isinstance(e, Article) and e.url])
    for entry in entries:
        if isinstance(entry, Fault) or entry.url not in known:
            yield _whole(entry, allows) if whole and isinstance(entry, Article) and entry.url else entry


def _whole(entry: Article, allows: Callable[..., bool]) -> Article:
    """Return the page behind an entry, with the entry's own day and outlet; the entry where there is no more."""
    page = next(fetch_article(entry.url or "", allows=allows), None)
    if not isinstance(page, Article) or len(page.text) <= len(entry.text):
        return entry
    day = entry.published_on or page.published_on
    return replace(page, url=entry.url, published_on=day, publisher=page.publisher or entry.publisher)
