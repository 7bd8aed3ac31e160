"""What is done to more rows than a statement takes values: some thousands in older SQLites, 65,535 in PostgreSQL."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import Any

import sqlalchemy as sa

from tracker import service
from tracker.sources.values import Article
from tracker.store import Store, library, subscribed
from tracker.store import tables as t

MOST = 999
TODAY = date(2030, 7, 1)
ARTICLES = [
    Article(f"{n}", f"{n}", "", f"Shed {n} will open in Lindau in May 20{31 + n % 60}, an aide said.", date(2030, 5, 6))
    for n in range(MOST + 200)
]


def _strict(connection: Any, _: object) -> None:  # noqa: ANN401 - the driver's own type
    if isinstance(connection, sqlite3.Connection):
        connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, MOST)


def test_a_large_import_is_undone_where_a_statement_takes_few_values(store: Store) -> None:
    added = service.ingest(store, ARTICLES, today=TODAY, link=False)
    assert added.batch_id is not None
    store.engine.dispose()
    sa.event.listen(store.engine, "connect", _strict)
    with store.read() as connection:
        ids = library.article_ids(connection, limit=len(ARTICLES))
        assert len(library.texts(connection, ids)) == len(library.sources(connection, ids)) == len(ARTICLES)
        assert subscribed.known(connection, [f"https://wire.example/{i}" for i in ids]) == set()
    assert service.undo_import(store, added.batch_id) == len(ARTICLES)
    with store.read() as connection:
        left = [connection.scalar(sa.select(sa.func.count()).select_from(each)) for each in (t.articles, t.events)]
    assert left == [0, 0]
