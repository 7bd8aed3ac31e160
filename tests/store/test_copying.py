"""A copy of an archive is whole, or is not there; what bears its name already is left alone."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from tracker.store import StoreError, copying, upgrading
from tracker.store.copying import copy_to
from tracker.store.engine import engine_of
from tracker.store.opening import APPLICATION_ID, open_database

KILLED = """
import os, signal, sqlite3, sys
from pathlib import Path
from tracker.store import copying
class Killed(sqlite3.Connection):
    def execute(self, *given):
        self.set_progress_handler(lambda: os.kill(os.getpid(), signal.SIGKILL), 100)
        return super().execute(*given)
connect = sqlite3.connect
sqlite3.connect = lambda *given, **more: connect(*given, **more, factory=Killed)
copying.copy_to(*map(Path, sys.argv[1:]))
"""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Make an archive of an earlier version."""
    path = tmp_path / "a.db"
    upgrading.upgrade(
        engine_of(sa.make_url(f"sqlite:///{path}"), foreign_keys=False), application_id=APPLICATION_ID, to="0015"
    )
    return path


def _revision(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return str(*connection.execute("SELECT version_num FROM alembic_version").fetchone())


def test_a_copy_that_was_killed_half_way_is_no_copy(archive: Path) -> None:
    """An upgrade would take it for the one that it is to make first."""
    copy = archive.with_name(f"a.db.before-{upgrading.head()}")
    killed = subprocess.run([sys.executable, "-c", KILLED, str(archive), str(copy)], check=False)  # noqa: S603 - our own
    assert killed.returncode == -signal.SIGKILL
    assert not copy.exists()
    open_database(str(archive)).close()
    assert (_revision(archive), _revision(copy)) == (upgrading.head(), "0015")


def test_a_copy_that_another_program_makes_meanwhile_is_left(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two programs that open an archive of before, the second one finds the first one's copy, and uses it."""
    copy, connect = archive.with_name(f"a.db.before-{upgrading.head()}"), sqlite3.connect

    def slow(*given: object, **more: object) -> sqlite3.Connection:
        copy.write_bytes(b"of another program")
        return connect(*given, **more)  # type: ignore[call-overload] # as they were given

    monkeypatch.setattr(copying.sqlite3, "connect", slow)
    with pytest.raises(StoreError, match="there is such a file already"):
        copy_to(archive, copy)
    assert copy.read_bytes() == b"of another program"
    assert sorted(path.name for path in archive.parent.iterdir()) == ["a.db", copy.name]


def test_a_copy_where_none_can_be_is_told(archive: Path) -> None:
    """By the name that was asked for, and no other."""
    with pytest.raises(StoreError, match=r"the copy could not be made") as told:
        copy_to(archive, archive.parent / f"{'b' * 240}.db")
    assert ".part" not in str(told.value)


def test_a_folder_that_is_not_there_is_named(archive: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"/none/b\.db: there is no folder \S+/none$"):
        copy_to(archive, tmp_path / "none" / "b.db")
