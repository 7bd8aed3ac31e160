"""An archive's mark stands while nothing is saved, and is another one after any commit: ours, or another program's."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from tracker.store import Store, preferences
from tracker.store.opening import open_database


def _save(store: Store, value: str) -> None:
    with store.write() as connection:
        preferences.store(connection, "my_name", value, "Ana", datetime.now(UTC))


def test_a_mark_stands_until_something_is_saved(store: Store) -> None:
    before = store.version()
    with store.read() as connection:
        preferences.stored(connection)
    assert store.version() == before
    _save(store, "Ana")
    assert store.version() != before


def test_what_another_handle_saves_changes_the_mark(store: Store) -> None:
    other = open_database(store.engine.url.render_as_string(hide_password=False))
    before = store.version()
    assert other.version() != before
    _save(other, "Ana")
    assert store.version() != before
    other.close()


def test_marks_of_a_handle_that_was_closed_do_not_come_again(store: Store) -> None:
    before = store.version()
    store.close()
    assert store.version() != before


def test_threads_may_ask_at_once(store: Store) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert len({mark.result() for mark in [pool.submit(store.version) for _ in range(40)]}) == 1
