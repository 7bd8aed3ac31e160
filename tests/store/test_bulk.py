"""Many rows at once: stored as SQLAlchemy stores them one by one, found by their words, in few statements."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa

from tracker.models import Stage
from tracker.reading.values import Kind
from tracker.service import Filters, events
from tracker.store import Store, bulk, linked
from tracker.store import tables as t

TODAY = date(2026, 3, 1)


def rows(count: int) -> list[dict[str, Any]]:
    """Return events of all kinds of values: lists, days, members, truths and nothing."""
    told = {"said_id": 1, "said_on": TODAY, "earliest": TODAY, "latest": None, "earliest_soft": True, "closes_on": None}
    return [
        linked.event_values(f"A bridge number {n} opens", Kind.OTHER, [f"Builder {n}", "Ålesund"][: n % 3], "Ålesund")
        | {"id": n, "stage": Stage.DATED, "predictions": n, **told}
        for n in range(1, count + 1)
    ]


def stored(store: Store) -> list[tuple[Any, ...]]:
    with store.read() as connection:
        return [tuple(row) for row in connection.execute(sa.select(t.events).order_by(t.events.c.id))]


def test_rows_are_those_of_a_plain_insert(store: Store) -> None:
    with store.write() as connection:
        connection.execute(t.events.insert(), rows(5))
    plain = stored(store)
    with store.write() as connection:
        connection.execute(t.events.delete())
        bulk.insert(connection, t.events, rows(5))
    assert stored(store) == plain


def test_each_of_many_rows_is_found_by_its_words(store: Store) -> None:
    with store.write() as connection:
        bulk.insert(connection, t.events, rows(519))
    for word, count in (("bridge", 519), ("number 519", 1), ("257", 1)):
        assert events(store, TODAY, filters=Filters(search=word)).total == count


def test_no_rows_are_no_statement(store: Store) -> None:
    with store.write() as connection:
        bulk.insert(connection, t.events, [])
    assert stored(store) == []


def test_a_broken_rule_stores_none_of_the_rows(store: Store) -> None:
    wrong = rows(300)
    wrong[-1]["stage"], wrong[-1]["said_id"] = Stage.DATED, None
    with pytest.raises(sa.exc.IntegrityError), store.write() as connection:
        bulk.insert(connection, t.events, wrong)
    assert stored(store) == []


def test_what_stands_beside_many_rows_is_found_in_the_types_that_are_asked_for(store: Store) -> None:
    """More rows than one statement takes, with days and truths, some that find nothing."""
    with store.write() as connection:
        bulk.insert(connection, t.events, rows(519))
    query = (
        "WITH wanted (id, said_on) AS ({rows}) SELECT e.id, e.said_on, e.earliest_soft"
        " FROM wanted JOIN event AS e ON e.id = wanted.id AND e.said_on = wanted.said_on"
    )
    wanted = [(n, TODAY if n % 2 else date(2020, 1, 1)) for n in range(1, 600)]
    kinds = sa.BigInteger(), sa.Date(), sa.Boolean()
    with store.read() as connection:
        found = set(bulk.select(connection, query, wanted, kinds[:2], kinds))
        assert not set(bulk.select(connection, query, [], kinds[:2], kinds))
    assert found == {(n, TODAY, True) for n in range(1, 520, 2)}
