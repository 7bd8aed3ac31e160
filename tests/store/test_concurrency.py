"""Writers wait for each other, readers see one state, and nobody loses an update."""

from __future__ import annotations

import threading

import sqlalchemy as sa

from tracker.store import Store, preferences
from tracker.store import tables as t

WRITERS, TIMES = 4, 25


def _count_up(store: Store, faults: list[Exception]) -> None:
    try:
        for _ in range(TIMES):
            with store.write() as connection:
                _add_one(connection)
    except Exception as error:  # noqa: BLE001 - a thread hands over whatever it met
        faults.append(error)


def _add_one(connection: sa.Connection) -> None:
    row = connection.execute(sa.select(t.sittings.c.cursor).with_for_update()).scalar_one()
    connection.execute(t.sittings.update().values(cursor=str(int(row) + 1)))


def _read(store: Store, stop: threading.Event, faults: list[Exception]) -> None:
    try:
        while not stop.is_set():
            with store.read() as connection:
                preferences.stored(connection)
    except Exception as error:  # noqa: BLE001
        faults.append(error)


def test_no_update_is_lost_between_writers(store: Store) -> None:
    """Four writers that each read, add one and write, beside three readers."""
    values = "2025-10-17", "2025-10-17 09:00:00", "Ana", "0"
    with store.write() as connection:
        columns = sa.text("INSERT INTO sitting (cutoff_on, opened_at, opened_by, cursor) VALUES (:a, :b, :c, :d)")
        connection.execute(columns, dict(zip("abcd", values, strict=True)))
    faults: list[Exception] = []
    stop = threading.Event()
    readers = [threading.Thread(target=_read, args=(store, stop, faults)) for _ in range(3)]
    writers = [threading.Thread(target=_count_up, args=(store, faults)) for _ in range(WRITERS)]
    for thread in (*readers, *writers):
        thread.start()
    for thread in writers:
        thread.join()
    stop.set()
    for thread in readers:
        thread.join()
    with store.read() as connection:
        counted = connection.scalar(sa.select(t.sittings.c.cursor))
    assert faults == []
    assert counted == str(WRITERS * TIMES)
