"""The archive's articles: list, open, correct the day, delete, undo an import."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import sqlalchemy as sa

from tracker.reading.readers import ReaderError
from tracker.service import copying
from tracker.service.clock import now
from tracker.service.clock import today as clock
from tracker.service.drafts import read
from tracker.service.preparing import Again
from tracker.service.settings import lengths_of, reader_of, setting, share_of, who
from tracker.service.superseding import Terms, supersede, turn_own_times
from tracker.sources import Article
from tracker.store import InputError, Store, UnknownError, batches, library, linked, summaries
from tracker.store import tables as t
from tracker.store.rows import ArticleRow, ArticleView, ImportRow, Page
from tracker.store.said import prediction_rows
from tracker.store.told import report_rows
from tracker.timex import Lengths
from tracker.wording import day_words


def articles(  # noqa: PLR0913 - options by keyword
    store: Store, *, search: str = "", best: bool = False, page: int = 1, size: int = 50, as_of: date | None = None
) -> Page[ArticleRow]:
    """Return a page of the archive, newest publication first, or those that fit the search `best`.

    `search` is looked for in titles, outlets, and in the quotes and speakers of what was read. `as_of` leaves out what
    was published after that day.
    """
    with store.read() as connection:
        day = as_of or clock()
        return library.article_page(connection, search, day, until=as_of, best=best, number=page, size=size)


def article(store: Store, article_id: int, *, as_of: date | None = None) -> ArticleView:
    """Return an article with its text and what is stored of it, as it was known on the day `as_of`.

    Raises `UnknownError` where there is none, or where it was published after that day.
    """
    with store.read() as connection:
        row = library.one_article(connection, article_id)
        if as_of and row.published_on > as_of:
            message = f"article {article_id} was published after {day_words(as_of)}, on {day_words(row.published_on)}"
            raise UnknownError(message)
        said = prediction_rows(connection, t.predictions.c.article_id == article_id, day=as_of)
        reports = report_rows(connection, t.reports.c.article_id == article_id)
        text, addresses = library.text_of(connection, article_id), batches.address_rows(connection, article_id, as_of)
    in_order = sorted(said, key=lambda p: (p.start or 0, p.timex_start or 0, p.id))
    return ArticleView(row, text, tuple(in_order), reports[::-1], addresses)


def redate(
    store: Store, article_id: int, published_on: date, *, by: str | None = None, today: date | None = None
) -> ArticleView:
    """Correct an article's publication day: windows are read anew; corrections, links and outcomes stay.

    Raises `InputError` for a day after today or where the reader fails, `UnknownError`.
    """
    if published_on > (today or clock()):
        message = f"{day_words(published_on)} is yet to come: an article cannot be published then"
        raise InputError(message)
    terms = Terms(who(store, by), lengths_of(store), share_of(store), setting(store, "keep_from"))
    again = _read_again(store, article_id, published_on, terms.lengths)
    with store.write() as connection:
        library.one_article(connection, article_id)
        library.redate(connection, article_id, published_on)
        touched = supersede(connection, [again], terms)
        turn_own_times(connection, again, terms)
        summaries.refresh(connection, library.events_of(connection, [article_id]) | touched, terms.share)
    return article(store, article_id)


def _read_again(store: Store, article_id: int, published_on: date, lengths: Lengths) -> Again:
    """Read an article as published on another day, before the database is locked."""
    with store.read() as connection:
        source = replace(library.source_of(connection, article_id), published_on=published_on)
    try:
        return Again(article_id, source, read(source, lengths, reader_of(store)))
    except ReaderError as error:
        raise InputError(str(error)) from error


def delete_article(store: Store, article_id: int, *, by: str | None = None) -> Article:
    """Delete an article and its predictions, and return it as it was handed in; events of which nothing else speaks go.

    Where it had copies, the first of them is the report from now on, and counts. An event with a recorded outcome
    stays. Raises `UnknownError`.
    """
    name, share = who(store, by), share_of(store)
    with store.write() as connection:
        deleted = library.source_of(connection, article_id)
        _delete(connection, [article_id], share, name)
    return deleted


def _delete(connection: sa.Connection, ids: list[int], share: float, by: str) -> None:
    touched = library.events_of(connection, ids) | copying.release(connection, ids, by)
    library.delete_articles(connection, ids)
    linked.drop_empty(connection, touched)
    summaries.refresh(connection, touched, share)


def imports(store: Store, *, most: int | None = None) -> tuple[ImportRow, ...]:
    """Return the imports, newest first: all, or the newest `most`."""
    with store.read() as connection:
        return batches.import_rows(connection, most)


def imported(store: Store, batch_id: int, most: int) -> tuple[Article, ...]:
    """Return the articles that an import added, as they were handed in; none where there are more than `most`."""
    with store.read() as connection:
        ids = batches.articles_of(connection, batch_id)
        found = library.sources(connection, ids) if len(ids) <= most else {}
    return tuple(found[number] for number in ids if number in found)


def undo_import(store: Store, batch_id: int, *, by: str | None = None) -> int:
    """Delete the articles that an import added, and return how many. Raises `UnknownError`."""
    name, share = who(store, by), share_of(store)
    with store.write() as connection:
        ids = batches.undo_batch(connection, batch_id, now())
        _delete(connection, ids, share, name)
    return len(ids)
