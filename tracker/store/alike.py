"""Articles that print one report: found by an index of runs of their words, and kept beside the first of them.

Invariant: a copy names an article that is none itself; a person's word that it is no copy stays with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

import sqlalchemy as sa

from tracker.store import bulk
from tracker.store import tables as t
from tracker.store.errors import InputError, UnknownError

_AT_ONCE = 500  # far below the number of parameters that either database takes


def add_sketches(connection: sa.Connection, sketches: Mapping[int, Iterable[int]]) -> None:
    """Let articles be found by the runs of words of their sketches."""
    rows = [{"run": run, "article_id": i} for i, sketch in sketches.items() for run in sketch]
    bulk.insert(connection, t.runs, rows)


def bearing(connection: sa.Connection, runs: Iterable[int], days: Iterable[date]) -> dict[tuple[int, date], list[int]]:
    """Return for each run of words and each of these days the articles that bear it, the first added first."""
    r, a, wanted = t.runs.c, t.articles.c, sorted(set(runs))
    dated = t.runs.join(t.articles, a.id == r.article_id)
    then = a.published_on.in_(sorted(set(days)))
    found: dict[tuple[int, date], list[int]] = {}
    for begin in range(0, len(wanted), _AT_ONCE):
        some = r.run.in_(wanted[begin : begin + _AT_ONCE])
        query = sa.select(r.run, a.id, a.published_on).select_from(dated).where(some, then).order_by(r.run, a.id)
        for run, article_id, day in connection.execute(query).all():
            found.setdefault((run, day), []).append(article_id)
    return found


def original_of(connection: sa.Connection, article_id: int) -> int:
    """Return the article that this one is a copy of, now or before a person said that it is none; else itself."""
    a = t.articles.c
    return int(connection.scalar(sa.select(sa.func.coalesce(a.copy_of, a.id)).where(a.id == article_id)) or article_id)


def copied_from(connection: sa.Connection, article_id: int, *, denied: bool) -> int:
    """Return the article that this one copies, where a person has or has not `denied` it.

    Raises `UnknownError` where there is no such article, `InputError` where it does not stand so.
    """
    a = t.articles.c
    row = connection.execute(sa.select(a.copy_of, a.denied_by).where(a.id == article_id)).first()
    if row is None:
        message = f"there is no article {article_id} in the archive"
        raise UnknownError(message)
    if row.copy_of is None or (row.denied_by is not None) != denied:
        message = f"article {article_id} is " + ("no copy that was taken for none" if denied else "no copy of another")
        raise InputError(message)
    return int(row.copy_of)


def deny(connection: sa.Connection, article_id: int, by: str | None, at: datetime | None) -> None:
    """Keep that a person says an article is no copy; None takes it back."""
    where = t.articles.c.id == article_id
    connection.execute(t.articles.update().where(where).values(denied_by=by, denied_at=at if by else None))


def is_copy() -> sa.ColumnElement[bool]:
    """Return the condition that an article counts as a copy."""
    a = t.articles.c
    return a.copy_of.is_not(None) & a.denied_by.is_(None)


def copies_of(connection: sa.Connection, article_id: int) -> list[int]:
    """Return the articles that count as copies of one, the first added first."""
    a = t.articles.c
    return list(connection.scalars(sa.select(a.id).where(a.copy_of == article_id, is_copy()).order_by(a.id)))


def hand_on(connection: sa.Connection, article_id: int, to_id: int) -> None:
    """Let the copies of an article be copies of another, which is one of them and then none itself."""
    a, table = t.articles.c, t.articles
    connection.execute(table.update().where(a.id == to_id).values(copy_of=None, denied_by=None, denied_at=None))
    connection.execute(table.update().where(a.copy_of == article_id).values(copy_of=to_id))
