"""The archive's articles: list, open, correct the day, delete, undo an import."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from tracker.store import Store
    from tracker.store.rows import ArticleRow, ArticleView, ImportRow, Page


def articles(
    store: Store, *, search: str = "", page: int = 1, size: int = 50, as_of: date | None = None
) -> Page[ArticleRow]:
    """Return a page of the archive, newest publication first; `search` in titles and publishers."""
    raise NotImplementedError


def article(store: Store, article_id: int) -> ArticleView:
    """Return an article with its text and what is stored of it. Raises `UnknownError`."""
    raise NotImplementedError


def redate(
    store: Store, article_id: int, published_on: date, *, by: str | None = None, today: date | None = None
) -> ArticleView:
    """Correct an article's publication day: windows are read anew; corrections, links and outcomes stay.

    Raises `InputError` for a day after today, `UnknownError`.
    """
    raise NotImplementedError


def delete_article(store: Store, article_id: int, *, by: str | None = None) -> None:
    """Delete an article and its predictions; events that nothing else speaks of go with it.

    An event with a recorded outcome stays. Raises `UnknownError`.
    """
    raise NotImplementedError


def imports(store: Store) -> tuple[ImportRow, ...]:
    """Return every import, newest first."""
    raise NotImplementedError


def undo_import(store: Store, batch_id: int, *, by: str | None = None) -> int:
    """Delete the articles that an import added, and return how many. Raises `UnknownError`."""
    raise NotImplementedError
