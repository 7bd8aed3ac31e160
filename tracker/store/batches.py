"""The imports that brought articles, and where else what they brought was published.

Invariant: one text is one article; its copies, and its further places, are kept as addresses.
"""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa

from tracker.sources.values import Article
from tracker.store import alike
from tracker.store import tables as t
from tracker.store.errors import UnknownError
from tracker.store.rows import AddressRow, ImportRow, ReprintRow


def add_batch(connection: sa.Connection, source: str, by: str, at: datetime) -> int:
    """Begin an import and return its id."""
    return t.insert(connection, t.batches, source=source, imported_at=at, imported_by=by)


def import_rows(connection: sa.Connection, most: int | None) -> tuple[ImportRow, ...]:
    """Return the imports, newest first, with how many of their articles are in the archive now."""
    b, a = t.batches.c, t.articles.c
    brought = sa.select(sa.func.count()).where(a.batch_id == b.id).scalar_subquery()
    query = sa.select(b.id, b.source, b.imported_at, b.imported_by, b.undone_at, brought.label("articles"))
    rows = connection.execute(query.order_by(b.id.desc()).limit(most))
    return tuple(ImportRow(**row._mapping) for row in rows)  # noqa: SLF001


def undo_batch(connection: sa.Connection, batch_id: int, at: datetime) -> list[int]:
    """Mark an import as undone and forget its addresses; return the ids of its articles. Raises `UnknownError`."""
    b, d = t.batches.c, t.addresses.c
    marked = connection.execute(t.batches.update().where(b.id == batch_id, b.undone_at.is_(None)).values(undone_at=at))
    if marked.rowcount != 1:
        message = f"there is no import {batch_id} that could be undone"
        raise UnknownError(message)
    connection.execute(t.addresses.delete().where(d.batch_id == batch_id))
    return articles_of(connection, batch_id)


def is_undone(connection: sa.Connection, batch_id: int) -> bool:
    """Whether an import was taken back."""
    b = t.batches.c
    return connection.scalar(sa.select(b.id).where(b.id == batch_id, b.undone_at.is_not(None))) is not None


def articles_of(connection: sa.Connection, batch_id: int) -> list[int]:
    """Return the ids of the articles that an import added."""
    a = t.articles.c
    return list(connection.scalars(sa.select(a.id).where(a.batch_id == batch_id).order_by(a.id)))


def needs_address(connection: sa.Connection, article_id: int, article: Article) -> bool:
    """Whether a text that is stored came from a place that is not known of it yet."""
    a, d = t.articles.c, t.addresses.c
    publisher, url = article.publisher or "", article.url or ""
    if not (publisher or url):
        return False
    first = connection.execute(sa.select(a.publisher, a.url).where(a.id == article_id)).one()
    if ((first.publisher or "") == publisher) and ((first.url or "") == url):
        return False
    again = sa.select(d.id).where(d.article_id == article_id, d.publisher == publisher, d.url == url)
    return connection.scalar(again) is None


def add_address(connection: sa.Connection, article_id: int, article: Article, batch_id: int) -> int:
    """Keep where else a stored text was published, and return the address's id."""
    values = {
        "publisher": article.publisher or "",
        "url": article.url or "",
        "path": article.path,
        "published_on": article.published_on,
    }
    return t.insert(connection, t.addresses, article_id=article_id, batch_id=batch_id, **values)


def address_rows(connection: sa.Connection, article_id: int, until: date | None = None) -> tuple[AddressRow, ...]:
    """Return where else an article's report was published by `until`: the very same text first, then copies, as met."""
    d, a = t.addresses.c, t.articles.c
    same = sa.select(d.publisher, d.url, d.path, d.published_on, sa.null().label("id"))
    copied = sa.select(a.publisher, a.url, a.path, a.published_on, a.id)
    if until:
        same = same.where(d.published_on.is_(None) | (d.published_on <= until))  # a place may be kept without a day
        copied = copied.where(a.published_on <= until)
    rows = [
        *connection.execute(same.where(d.article_id == article_id).order_by(d.id)),
        *connection.execute(copied.where(a.copy_of == article_id, alike.is_copy()).order_by(a.id)),
    ]
    return tuple(AddressRow(r.publisher or None, r.url or None, r.path or None, r.published_on, r.id) for r in rows)


def reprints(connection: sa.Connection, most: int) -> tuple[ReprintRow, ...]:
    """Return the further places where the very text of an article was published, newest publication first."""
    d, a = t.addresses.c, t.articles.c
    day = sa.func.coalesce(d.published_on, a.published_on).label("published_on")
    query = sa.select(d.article_id, d.publisher, d.url, day, a.title).join_from(
        t.addresses, t.articles, d.article_id == a.id
    )
    rows = connection.execute(query.order_by(day.desc(), d.id.desc()).limit(most))
    return tuple(ReprintRow(r.article_id, r.publisher or r.url, r.published_on, r.title) for r in rows)
