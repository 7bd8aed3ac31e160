"""Articles that print one report: found by an index of runs of their words, and kept beside the first of them.

Invariant: a copy names an article that is none itself; a person's word that it is no copy stays with it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime

import sqlalchemy as sa

from tracker.store import bulk
from tracker.store import tables as t
from tracker.store.errors import InputError, UnknownError

Sketch = tuple[date, Iterable[int]]
"""The day of an article, and the runs of words that it is found by."""


Bearing = dict[int, dict[date, list[int]]]
"""By runs of words, and by days, the articles that bear them."""


def add_sketches(connection: sa.Connection, sketches: Mapping[int, Sketch]) -> None:
    """Let articles be found by the runs of words of their sketches."""
    rows = [{"run": run, "published_on": on, "article_id": i} for i, (on, sketch) in sketches.items() for run in sketch]
    bulk.insert(connection, t.runs, rows)


def bearing(connection: sa.Connection, wanted: Iterable[tuple[int, date, date]]) -> Bearing:
    """Return the articles that bear any of these runs of words from a day to a day, in the order they were added.

    The index is asked for the days of each run alone: a run that every report of an outlet bears costs no more.
    """
    found: Bearing = {}
    pairs = set(bulk.select(connection, _BEARING, sorted(set(wanted)), _WANTED, _FOUND))
    for run, day, article_id in sorted(pairs):
        found.setdefault(run, {}).setdefault(day, []).append(article_id)
    return found


_BEARING = (
    "WITH wanted (run, first_on, last_on) AS ({rows}) "
    "SELECT r.run, r.published_on, r.article_id FROM wanted JOIN article_run AS r"
    " ON r.run = wanted.run AND r.published_on BETWEEN wanted.first_on AND wanted.last_on"
)
_WANTED, _FOUND = (sa.BigInteger(), sa.Date(), sa.Date()), (sa.BigInteger(), sa.Date(), sa.BigInteger())


def sketches(connection: sa.Connection, article_ids: Iterable[int]) -> dict[int, Collection[int]]:
    """Return the sketches of these articles."""
    r, found = t.runs.c, dict[int, set[int]]()
    for some in t.parts(sorted(set(article_ids))):
        found |= {i: set() for i in some}
        for article_id, run in connection.execute(sa.select(r.article_id, r.run).where(r.article_id.in_(some))).all():
            found[article_id].add(run)
    return dict(found)


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


def copies_of(connection: sa.Connection, article_ids: Iterable[int]) -> dict[int, list[int]]:
    """Return the articles that count as copies of each of these, the first added first; nothing for one without."""
    a, found = t.articles.c, dict[int, list[int]]()
    for some in t.parts(sorted(set(article_ids))):
        query = sa.select(a.copy_of, a.id).where(a.copy_of.in_(some), is_copy()).order_by(a.id)
        for original, copy in connection.execute(query):
            found.setdefault(original, []).append(copy)
    return found


def hand_on(connection: sa.Connection, article_id: int, to_id: int) -> None:
    """Let the copies of an article be copies of another, which is one of them and then none itself."""
    a, table = t.articles.c, t.articles
    connection.execute(table.update().where(a.id == to_id).values(copy_of=None, denied_by=None, denied_at=None))
    connection.execute(table.update().where(a.copy_of == article_id).values(copy_of=to_id))
