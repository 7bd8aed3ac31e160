"""Feeds that are read again and again, and which of their entries the archive has.

Invariant: a feed's address stands once.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa

from tracker.store import tables as t
from tracker.store.rows import FeedRow

_COLUMNS = "url title added_by added_at read_at fault".split()  # noqa: SIM905


def feeds(connection: sa.Connection) -> tuple[FeedRow, ...]:
    """Return every feed, in the order in which they were added."""
    f = t.feeds.c
    query = sa.select(*(f[name] for name in _COLUMNS)).order_by(f.id)
    return tuple(FeedRow(*row) for row in connection.execute(query))


def add(connection: sa.Connection, url: str, by: str, at: datetime) -> bool:
    """Add a feed; False where it is there already."""
    there = connection.scalar(sa.select(t.feeds.c.id).where(t.feeds.c.url == url)) is not None
    connection.execute(t.unless_there(connection, t.feeds), {"url": url, "added_by": by, "added_at": at})
    return not there


def remove(connection: sa.Connection, url: str) -> bool:
    """Remove a feed; False where there is none of the address."""
    return bool(connection.execute(t.feeds.delete().where(t.feeds.c.url == url)).rowcount)


def was_read(connection: sa.Connection, url: str, at: datetime, *, title: str | None, fault: str | None) -> None:
    """Note when a feed was read, what it calls itself, and why reading it failed."""
    values = {"read_at": at, "fault": fault, **({"title": title} if title else {})}
    connection.execute(t.feeds.update().where(t.feeds.c.url == url).values(values))


def known(connection: sa.Connection, urls: Iterable[str]) -> set[str]:
    """Return which of these addresses an article of the archive has, or a copy of one."""
    found: set[str] = set()
    for some in t.parts(urls):
        for table in (t.articles, t.addresses):
            found.update(connection.scalars(sa.select(table.c.url).where(table.c.url.in_(some))))
    return found
