"""The articles of the archive.

Invariant: one text is one article, whatever its date, name or address.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from tracker.sources.values import Article
from tracker.store import found
from tracker.store import tables as t
from tracker.store.errors import UnknownError
from tracker.store.matching import has_term
from tracker.store.rows import ArticleRow, Page, page_within
from tracker.store.terms import Term, terms_of


@dataclass(frozen=True, slots=True)
class Known:
    """An article that is stored already."""

    id: int
    title: str
    published_on: date


def key_of(text: str) -> str:
    r"""Return the digest of a text's words: white space does not make a second article.

    >>> key_of("A  b\nc") == key_of("A b c")
    True
    """
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()


def known(connection: sa.Connection, key: str) -> Known | None:
    """Return the stored article with this key."""
    a = t.articles.c
    row = connection.execute(sa.select(a.id, a.title, a.published_on).where(a.key == key)).first()
    return Known(row.id, row.title, row.published_on) if row else None


def known_ids(connection: sa.Connection, keys: Iterable[str]) -> dict[str, int]:
    """Return which of these keys are stored, with the ids of their articles."""
    a = t.articles.c
    return {row.key: row.id for row in connection.execute(sa.select(a.key, a.id).where(a.key.in_(list(keys))))}


def article_values(
    article: Article, *, key: str, batch_id: int, at: datetime, copy_of: int | None = None
) -> dict[str, object]:
    """Return the columns of a new article."""
    same = {name: getattr(article, name) for name in _SAME}
    return {"key": key, "external_id": article.id, "batch_id": batch_id, "added_at": at, "copy_of": copy_of, **same}


_SAME = ("path", "title", "text", "published_on", "language", "url", "publisher")


def article_rows(
    connection: sa.Connection, *where: sa.ColumnElement[bool], limit: int, offset: int = 0
) -> tuple[ArticleRow, ...]:
    """Return articles, newest publication first."""
    a, p, r = t.articles.c, t.predictions.c, t.reports.c
    said = sa.select(sa.func.count()).where(p.article_id == a.id, p.standing).scalar_subquery()
    reported = sa.select(sa.func.count()).where(r.article_id == a.id).scalar_subquery()
    listed = (a.id, a.title, a.published_on, a.publisher, a.url, a.path, a.language, a.batch_id, a.added_at)
    copied = (sa.case((a.denied_by.is_(None), a.copy_of)).label("copy_of"), a.denied_by.is_not(None).label("denied"))
    query = sa.select(*listed, *copied, said.label("predictions"), reported.label("reports")).where(*where)
    query = query.order_by(a.published_on.desc(), a.id.desc()).limit(limit).offset(offset)
    return tuple(ArticleRow(**row._mapping) for row in connection.execute(query))  # noqa: SLF001 - SQLAlchemy's public name


def article_page(  # noqa: PLR0913 - a page is by keyword
    connection: sa.Connection, search: str, day: date, *, until: date | None, best: bool, number: int, size: int
) -> Page[ArticleRow]:
    """Return a page of articles published by `until` that have what `search` asks for, the newest or the `best` first.

    It is looked for in titles, in outlets, and in the quotes and speakers of what was read from them.
    """
    a = t.articles.c
    where: list[sa.ColumnElement[bool]] = [a.published_on <= until] if until else []
    if search:
        where += [_has(term) for term in terms_of(search)] or [sa.false()]
    total = connection.scalar(sa.select(sa.func.count()).select_from(t.articles).where(*where)) or 0
    number = page_within(number, total, size)
    part = {"limit": size, "offset": (number - 1) * size}
    fits = found.best_articles(connection.dialect.name, search, day) if best else None
    if fits is None:
        return Page(article_rows(connection, *where, **part), total, number, size)
    ids = found.best_ids(connection, t.articles, where, fits, newest=a.published_on, **part)
    rows = {row.id: row for row in article_rows(connection, a.id.in_(ids), limit=size)}
    return Page(tuple(rows[i] for i in ids), total, number, size)


def _has(term: Term) -> sa.ColumnElement[bool]:
    """Return the condition that an article or what was read from it has a term, or is without it."""
    p, a = t.predictions.c, t.articles.c
    said = sa.select(p.article_id).where(has_term(p.id, term), p.standing, p.article_id.is_not(None))
    having = sa.union(said, sa.select(a.id).where(has_term(a.id, term)))
    return a.id.not_in(having) if term.without else a.id.in_(having)


def one_article(connection: sa.Connection, article_id: int) -> ArticleRow:
    """Return one article. Raises `UnknownError`."""
    rows = article_rows(connection, t.articles.c.id == article_id, limit=1)
    if not rows:
        raise UnknownError(_unknown(article_id))
    return rows[0]


def _unknown(article_id: int) -> str:
    return f"there is no article {article_id} in the archive"


def text_of(connection: sa.Connection, article_id: int) -> str:
    """Return an article's text."""
    return str(connection.scalar(sa.select(t.articles.c.text).where(t.articles.c.id == article_id)))


def texts(connection: sa.Connection, article_ids: Iterable[int]) -> dict[int, tuple[str, date]]:
    """Return the texts of these articles, with their days."""
    a, told = t.articles.c, dict[int, tuple[str, date]]()
    for some in t.parts(sorted(article_ids)):
        query = sa.select(a.id, a.text, a.published_on).where(a.id.in_(some))
        told |= {row.id: (row.text, row.published_on) for row in connection.execute(query)}
    return told


def source_of(connection: sa.Connection, article_id: int) -> Article:
    """Return a stored article as it was handed in, its day as it is now. Raises `UnknownError`."""
    stored = sources(connection, [article_id])
    if not stored:
        raise UnknownError(_unknown(article_id))
    return stored[article_id]


def sources(connection: sa.Connection, article_ids: Iterable[int]) -> dict[int, Article]:
    """Return those of these articles that are stored, as they were handed in, their days as they are now."""
    stored: dict[int, Article] = {}
    for some in t.parts(article_ids):
        rows = connection.execute(sa.select(t.articles).where(t.articles.c.id.in_(some)))
        stored |= {row.id: _source(row) for row in rows}
    return stored


def _source(row: Any) -> Article:  # noqa: ANN401 - a row of `article`
    same = {name: getattr(row, name) for name in _SAME if name != "path"}
    return Article(id=row.external_id or str(row.id), **same, path=row.path or "")


def day_of(article: Article) -> date:
    """Return the publication day of a stored article, which always has one."""
    assert article.published_on is not None  # noqa: S101 - the column is NOT NULL
    return article.published_on


def count_articles(connection: sa.Connection) -> int:
    """Return how many articles are stored."""
    return connection.scalar(sa.select(sa.func.count()).select_from(t.articles)) or 0


def article_ids(connection: sa.Connection, after: int = 0, limit: int = 500) -> list[int]:
    """Return ids of articles above `after`, in order: to walk the archive in bounded memory."""
    a = t.articles.c
    return list(connection.scalars(sa.select(a.id).where(a.id > after).order_by(a.id).limit(limit)))


def events_of(connection: sa.Connection, article_ids: Iterable[int]) -> set[int]:
    """Return the events that these articles' predictions and reports are about."""
    touched: set[int] = set()
    for some in t.parts(article_ids):
        for c in (t.predictions.c, t.reports.c):
            about = sa.select(c.event_id).where(c.article_id.in_(some), c.event_id.is_not(None)).distinct()
            touched.update(connection.scalars(about))
    return touched


def delete_articles(connection: sa.Connection, article_ids: Iterable[int]) -> None:
    """Delete articles; what was read of them goes with them."""
    for some in t.parts(article_ids):
        connection.execute(t.articles.delete().where(t.articles.c.id.in_(some)))


def redate(connection: sa.Connection, article_id: int, published_on: date) -> None:
    """Set an article's publication day, and the copies of it that other tables carry."""
    connection.execute(t.articles.update().where(t.articles.c.id == article_id).values(published_on=published_on))
    for table in (t.predictions, t.reports, t.runs):
        connection.execute(table.update().where(table.c.article_id == article_id).values(published_on=published_on))
