"""A database that is not ours, not whole or not of this version is refused, and left as it was."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tracker.store import Store, StoreError, opening
from tracker.store import tables as t
from tracker.store.engine import journal_mode
from tracker.store.opening import APPLICATION_ID, open_database, shown


def _change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def _ours(path: Path) -> Path:
    open_database(str(path)).close()
    return path


def _text(path: Path) -> Path:
    path.write_text("these are words, and no database\n" * 50)
    return path


def _foreign(path: Path) -> Path:
    _change(path, "CREATE TABLE recipe (id INTEGER)")
    return path


def _signed_by_another(path: Path) -> Path:
    _change(path, "PRAGMA application_id = 42", "CREATE TABLE alembic_version (version_num TEXT)")
    return path


def _newer(path: Path) -> Path:
    _change(_ours(path), "UPDATE alembic_version SET version_num = '9999'")
    return path


def _damaged(path: Path) -> Path:
    content = bytearray(_ours(path).read_bytes())
    size = int.from_bytes(content[16:18], "big")
    content[3 * size : 6 * size] = b"\xa5" * (3 * size)
    path.write_bytes(content)
    return path


def _cut(path: Path) -> Path:
    content = _ours(path).read_bytes()
    path.write_bytes(content[: len(content) // 2])
    return path


REFUSED = [
    (_text, "not a database"),
    (_foreign, "another program"),
    (_signed_by_another, "another program"),
    (_newer, "newer version"),
    (_damaged, "damaged"),
    (_cut, "damaged"),
]


@pytest.mark.parametrize(("make", "reason"), REFUSED, ids=[make.__name__ for make, _ in REFUSED])
def test_a_database_that_cannot_be_used_is_refused_and_left(
    make: Callable[[Path], Path], reason: str, tmp_path: Path
) -> None:
    """One sentence that names the file and the fault, and not a byte is changed."""
    path = make(tmp_path / "archive.db")
    before = path.read_bytes()
    with pytest.raises(StoreError) as told:
        open_database(str(path))
    assert str(path) in str(told.value)
    assert reason in str(told.value)
    assert "\n" not in str(told.value)
    assert path.read_bytes() == before


def test_a_database_that_another_program_keeps_is_not_called_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A backup that is restored over it would lose what the other one is writing."""
    monkeypatch.setattr(opening, "_PATIENCE", 0.1)
    path = _ours(tmp_path / "archive.db")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = DELETE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError) as told:
            open_database(str(path))
    assert str(told.value) == f"{path}: another program keeps the database locked; try again"


KILLED = """
import os, signal, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 1")  # what is not committed yet is in the file already
connection.execute("BEGIN IMMEDIATE")
for number in range(2_000):
    connection.execute("INSERT INTO setting VALUES (?, ?, 'Ana', '2030-01-01 00:00:00')", (f"{number}", "x" * 200))
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_a_killed_program_left_half_written_is_taken_back(tmp_path: Path) -> None:
    """SQLite does so by its journal where it may write; a look at the file that may only read finds no way in."""
    path = _ours(tmp_path / "a.db")
    killed = subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)  # noqa: S603 - our own
    assert killed.returncode == -signal.SIGKILL
    assert path.with_name("a.db-journal").stat().st_size > 0
    with closing(open_database(str(path))) as store, store.read() as connection:
        assert connection.scalar(t.settings.select()) is None


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("mysql://user:secret@host/x", "not a database URL"),
        ("nonsense://", "not a database URL"),
        ("sqlite://", "would keep nothing"),
        ("sqlite:///:memory:", "would keep nothing"),
        ("sqlite:///a.db?mode=ro", "takes no options"),
        ("sqlite+aiosqlite:///a.db", "not a database URL"),
        ("postgresql://user:secret@host:port/x", "not a database URL"),
        ("postgresql://user:secret@127.0.0.1:9/x", "cannot be reached"),
    ],
)
def test_a_url_that_leads_nowhere_is_refused_without_its_password(url: str, reason: str) -> None:
    with pytest.raises(StoreError, match=reason) as told:
        open_database(url)
    assert "secret" not in str(told.value)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match="file"):
        open_database(str(tmp_path / "file" / "archive.db"))


def test_an_empty_file_and_a_missing_folder_become_an_archive(tmp_path: Path) -> None:
    empty = tmp_path / "empty.db"
    empty.touch()
    assert open_database(str(empty)).path == str(empty)
    assert open_database(str(tmp_path / "new" / "folder" / "a.db")).path


def test_our_files_bear_our_mark(tmp_path: Path) -> None:
    with closing(sqlite3.connect(_ours(tmp_path / "a.db"))) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)


def test_a_database_without_a_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    _change(path, f"PRAGMA application_id = {APPLICATION_ID}", "CREATE TABLE alembic_version (version_num TEXT)")
    with pytest.raises(StoreError, match="belongs to another program"):
        open_database(str(path))
    _change(path, "CREATE TABLE article (id INTEGER)")
    with pytest.raises(StoreError, match="half-made"):
        open_database(str(path))


def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    path = _ours(tmp_path / "a.db")
    before = path.read_bytes()
    open_database(str(path)).close()
    assert path.read_bytes() == before


def test_a_connection_enforces_foreign_keys(store: Store) -> None:
    with store.read() as connection:
        if connection.dialect.name == "sqlite":
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == journal_mode()
        assert connection.execute(t.articles.select()).all() == []


def test_a_url_is_shown_without_its_password() -> None:
    assert shown("postgresql://ana:secret@host/x") == "postgresql://ana:***@host/x"


@pytest.mark.parametrize(
    ("version", "mode"),
    [
        ((3, 40, 1), "delete"),
        ((3, 44, 5), "delete"),
        ((3, 44, 6), "wal"),
        ((3, 50, 6), "delete"),
        ((3, 50, 7), "wal"),
        ((3, 51, 2), "delete"),
        ((3, 51, 3), "wal"),
        ((4, 0, 0), "wal"),
    ],
)
def test_only_a_mended_sqlite_is_trusted_with_a_write_ahead_log(version: tuple[int, ...], mode: str) -> None:
    assert journal_mode(version) == mode
