"""Facts about finding events for linking: by an index, a bounded walk for each key, those spoken of last first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from tracker.reading.values import Kind
from tracker.store import Store, linked

FIRST = date(2030, 1, 1)
EVENTS = 400


def _with_events(connection: sa.Connection, count: int) -> list[int]:
    """Make events that all bear one key, a day after the other, and each one of its own."""
    made = [linked.add_event(connection, f"event {n}", Kind.OTHER, (), None) for n in range(count)]
    days = {i: FIRST + timedelta(days=n) for n, i in enumerate(made)}
    linked.add_keys(connection, [("a:meet+all", i, day) for i, day in days.items()])
    linked.add_keys(connection, [(f"n:{i}", i, day) for i, day in days.items()])
    return made


@contextmanager
def _statements(store: Store) -> Iterator[list[tuple[str, Any]]]:
    """Collect what is sent to the database, with its values."""
    sent: list[tuple[str, Any]] = []

    def keep(_c: object, _u: object, sql: str, values: object, *_: object) -> None:
        sent.append((sql, values))

    sa.event.listen(store.engine, "before_cursor_execute", keep)
    yield sent
    sa.event.remove(store.engine, "before_cursor_execute", keep)


def test_a_key_gives_the_events_spoken_of_last_and_never_more_than_a_handful(store: Store) -> None:
    """However many events bear a name, so many are looked at, the latest first; a rare key gives its one."""
    with store.write() as connection:
        made = _with_events(connection, EVENTS)
        found = linked.by_keys(connection, ["a:meet+all", f"n:{made[3]}", "unknown"])
        linked.add_keys(connection, [("a:meet+all", made[0], FIRST + timedelta(days=EVENTS))])
        again = linked.by_keys(connection, ["a:meet+all"])
    assert found == {"a:meet+all": made[: -linked.BEARERS - 1 : -1], f"n:{made[3]}": [made[3]], "unknown": []}
    assert again["a:meet+all"][:2] == [made[0], made[-1]]


def test_an_older_word_does_not_put_an_event_back(store: Store) -> None:
    """An article of an earlier day that comes in late leaves the event where it stands."""
    with store.write() as connection:
        made = _with_events(connection, 3)
        linked.add_keys(connection, [("a:meet+all", made[2], FIRST - timedelta(days=90))])
        assert linked.by_keys(connection, ["a:meet+all"]) == {"a:meet+all": made[::-1]}


def test_the_database_walks_its_index_and_scans_nothing(store: Store) -> None:
    """The plan of every look-up that linking makes names an index; with statistics and without."""
    with store.write() as connection:
        made = _with_events(connection, EVENTS)
    for analyse in (False, True):
        with _statements(store) as sent, store.write() as connection:
            if analyse:
                connection.exec_driver_sql("ANALYZE")
            linked.by_keys(connection, ["a:meet+all", "n:1"])
            linked.remembered(connection, made[:5], date.max)
            linked.settled_days(connection, made[:5])
        for sql, values in [each for each in sent if each[0].startswith("SELECT")]:
            assert _scanned(store, sql, values) == []


def _scanned(store: Store, sql: str, values: Any) -> list[str]:  # noqa: ANN401 - what the driver was given
    """Return the steps of a query's plan that walk a whole table."""
    if store.path is None:
        return []
    with store.read() as connection:
        plan = [str(row[3]) for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values)]
    assert any("event_key" in step or "prediction" in step or "event" in step for step in plan)
    return [step for step in plan if step.startswith("SCAN") and any(f" {t}" in step for t in ("event", "prediction"))]
