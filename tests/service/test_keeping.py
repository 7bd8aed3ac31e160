"""The archive comes out whole and goes back in; a kill at any moment leaves whole articles."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from errno import ENOSPC
from pathlib import Path

import pytest
import sqlalchemy as sa

from tracker import service
from tracker.service import Entry, EntryError, InputError, OutcomeIn, Store, StoreError
from tracker.sources.values import Article
from tracker.store import upgrading
from tracker.store.engine import engine_of
from tracker.store.opening import APPLICATION_ID

TODAY = date(2030, 7, 1)
SAID = "Minister Ada Falk will meet Governor Tom Reyes in Lindau on May 20, an aide said."
KILLS = 12
ARTICLES = 90
INGEST = """
import sys
from datetime import date
from tracker import service
from tracker.sources.values import Article
text = "Minister Ada Falk will meet Governor Tom Reyes in Lindau on May {}, an aide said. Number {} of the series."
made = (
    Article(str(n), str(n), "", text.format(10 + n % 20, n), date(2030, 5, 1)) for n in range(int(sys.argv[2]))
)
print(service.ingest(service.open_store(sys.argv[1]), made, today=date(2030, 7, 1)).new)
"""


def test_what_is_dumped_and_loaded_is_the_same(store: Store, article: Callable[..., Article], tmp_path: Path) -> None:
    service.ingest(store, [article(SAID)], today=TODAY)
    (event,) = service.events(store, TODAY).rows
    service.settle(store, event.id, OutcomeIn(choice="happened", own_knowledge=True), today=TODAY)
    service.merge(store, event.id, _second(store, article))
    service.sign_off(store, today=TODAY, by="Ann Reader")
    lines = [json.dumps(row) for row in service.dump(store)]
    other = service.open_store(str(tmp_path / "other.db"))
    service.load(other, ((table, row) for table, row in map(json.loads, lines)))
    assert [json.dumps(row) for row in service.dump(other)] == lines
    assert service.verify_editions(other) == ()
    with pytest.raises(InputError, match="not empty"):
        service.load(other, [])


def _second(store: Store, article: Callable[..., Article]) -> int:
    service.ingest(store, [article("The port could reopen by June 3.", name="b.txt")], today=TODAY)
    return max(row.id for row in service.events(store, TODAY).rows)


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([("recipe", {})], "no table"),
        ([("topic", {"id": 1})], "column"),
        ([("topic", {"id": 1, "name": ""})], "breaks a rule"),
        ([("topic", {"id": [1], "name": "Odd"})], "another sort"),
        ([("topic", {"id": True, "name": "Odd"})], "another sort"),
        ([("topic", {"id": 2**63, "name": "Odd"})], "too large"),
        ([("topic", {"id": 1, "name": {"first": "Odd"}})], "another sort"),
        ([("watch", {"person": "A", "event_id": 1, "since_at": "then", "seen_at": "now"})], "cannot be"),
    ],
)
def test_rows_that_are_not_ours_are_refused_whole(rows: list[tuple[str, dict]], reason: str, store: Store) -> None:
    good = ("topic", {"id": 7, "name": "Good"})
    with pytest.raises(InputError, match=reason):
        service.load(store, [good, *rows])
    assert list(service.dump(store)) == []


def test_entries_are_stored_all_or_none(store: Store) -> None:
    good = Entry("Moon base opens", date(2030, 1, 5), time="by the end of May", speaker="Ada Falk")
    settled = OutcomeIn(choice="happened", occurred_from=date(2030, 5, 1), own_knowledge=True)
    bad = Entry("Mars base opens", date(2030, 1, 5), time="whenever")
    with pytest.raises(EntryError, match="not understood") as told:
        service.enter(store, [good, bad], today=TODAY)
    assert told.value.index == 1
    assert service.enter(store, [good], today=TODAY, dry_run=True) == (1, 0, 0)
    assert service.week(store, TODAY).events == 0
    closed = Entry("Rail line opens", date(2030, 1, 5), latest=date(2030, 6, 1), outcome=settled)
    assert service.enter(store, [good, closed], today=TODAY) == (2, 1, 0)
    assert {row.title for row in service.events(store, TODAY).rows} == {"Moon base opens", "Rail line opens"}


def test_what_was_corrected_after_it_was_entered_is_there_already(store: Store) -> None:
    """The same table, imported once more, brings no slip back; what was dropped may be entered again."""
    slip = Entry("Moon base opens", date(2030, 1, 5), time="by the end of May", speaker="Ada Flak")
    service.enter(store, [slip], today=TODAY)
    mended = service.correct(store, 1, service.Edit(speaker="Ada Falk"))
    assert service.enter(store, [slip], today=TODAY) == (0, 0, 1)
    service.drop(store, mended.id)
    assert service.enter(store, [slip], today=TODAY) == (1, 0, 0)


def test_a_backup_is_the_archive_and_takes_its_place(article: Callable[..., Article], tmp_path: Path) -> None:
    url = str(tmp_path / "a.db")
    store = service.open_store(url)
    service.ingest(store, [article(SAID)], today=TODAY)
    kept = service.backup(store)
    before = list(service.dump(store))
    service.undo_import(store, 1)
    store.close()
    left = service.restore_backup(kept, url)
    assert list(service.dump(service.open_store(url))) == before
    assert service.week(service.open_store(left), TODAY).articles == 0
    with pytest.raises(StoreError, match="already"):
        service.backup(service.open_store(url), kept)


CRASH = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA journal_mode = WAL")
connection.execute("INSERT INTO setting VALUES ('my_name', 'Bo', 'Bo', '2030-01-01 00:00:00')")
os._exit(1)
"""


def test_what_a_crash_left_beside_an_archive_goes_aside_with_it(tmp_path: Path) -> None:
    """SQLite would take the log of changes for that of the backup in its place."""
    url = str(tmp_path / "a.db")
    with closing(service.open_store(url)) as store:
        kept = service.backup(store, str(tmp_path / "kept.db"))
    subprocess.run([sys.executable, "-c", CRASH, url], check=False)  # noqa: S603 - our own
    assert (tmp_path / "a.db-wal").stat().st_size > 0
    left = service.restore_backup(kept, url)
    for path, name in ((url, ""), (left, "Bo")):
        with closing(service.open_store(path)) as store:
            assert (service.setting(store, "my_name"), service.check(store)) == (name, ())


def test_what_a_crash_left_beside_a_backup_is_restored_with_it(tmp_path: Path) -> None:
    """An archive that was put aside with its log of changes may be put back."""
    url, kept = str(tmp_path / "a.db"), str(tmp_path / "kept.db")
    with closing(service.open_store(url)) as store:
        service.backup(store, kept)
    subprocess.run([sys.executable, "-c", CRASH, kept], check=False)  # noqa: S603 - our own
    service.restore_backup(kept, url)
    with closing(service.open_store(url)) as store:
        assert (service.setting(store, "my_name"), service.check(store)) == ("Bo", ())


def test_archives_that_are_put_aside_within_a_second_are_all_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.service.keeping.now", lambda: datetime(2030, 5, 6, tzinfo=UTC))
    url, kept = str(tmp_path / "a.db"), str(tmp_path / "kept.db")
    with closing(service.open_store(url)) as store:
        service.backup(store, kept)
        service.change_setting(store, "my_name", "Ada")
    left = [service.restore_backup(kept, url) for _ in range(3)]
    assert len(set(left)) == 3
    with closing(service.open_store(left[0])) as store:
        assert service.setting(store, "my_name") == "Ada"


def _full(*_: object) -> None:
    raise OSError(ENOSPC, "No space left on device")


def test_a_full_disk_is_told_and_leaves_the_archive_and_no_half_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url, kept = tmp_path / "a.db", tmp_path / "kept.db"
    with closing(service.open_store(str(url))) as store:
        service.backup(store, str(kept))
    (tmp_path / "a.db.restoring").write_bytes(b"SQLite")  # a kill left it
    monkeypatch.setattr(shutil, "copyfile", _full)
    with pytest.raises(StoreError, match=r"a\.db: the backup cannot be put there \(No space left on device\)$"):
        service.restore_backup(str(kept), str(url))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.db", "kept.db"]


def test_a_backup_of_before_leaves_nothing_but_the_archives(tmp_path: Path) -> None:
    url, kept = tmp_path / "a.db", tmp_path / "kept.db"
    engine = engine_of(sa.make_url(f"sqlite:///{kept}"), foreign_keys=False)
    upgrading.upgrade(engine, application_id=APPLICATION_ID, to="0015")
    assert service.restore_backup(str(kept), str(url)) == ""
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.db", "kept.db"]


def test_what_is_no_backup_takes_nobodys_place(tmp_path: Path) -> None:
    url, wrong = str(tmp_path / "a.db"), tmp_path / "notes.txt"
    service.open_store(url).close()
    wrong.write_text("notes")
    with pytest.raises(StoreError, match=r"^\S+/notes\.txt: the file is not a database$"):
        service.restore_backup(str(wrong), url)
    assert service.check(service.open_store(url)) == ()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("nothing.db", "there is no archive in this file"),
        ("bare.db", "there is no archive in this file"),
        ("folder", "this is a folder; a backup is a file"),
        ("none.db", "there is no such file"),
    ],
)
def test_what_holds_no_archive_is_not_restored(tmp_path: Path, name: str, told: str) -> None:
    url = str(tmp_path / "a.db")
    with closing(service.open_store(url)) as store:
        service.change_setting(store, "my_name", "Ada")
    (tmp_path / "nothing.db").touch()
    with closing(sqlite3.connect(tmp_path / "bare.db")) as connection:
        connection.execute("VACUUM")
        connection.execute("PRAGMA user_version = 1")
    (tmp_path / "folder").mkdir()
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    with pytest.raises(StoreError) as refused:
        service.restore_backup(str(tmp_path / name), url)
    assert str(refused.value) == f"{tmp_path / name}: {told}"
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


def test_a_folder_is_no_archive_that_a_backup_could_take_the_place_of(tmp_path: Path) -> None:
    kept, folder = tmp_path / "kept.db", tmp_path / "folder"
    service.open_store(str(kept)).close()
    folder.mkdir()
    with pytest.raises(StoreError, match="this is a folder; an archive is a file"):
        service.restore_backup(str(kept), str(folder))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "kept.db"]


def _whole(path: Path) -> None:
    """Assert that the file is sound, and every article has what it says."""
    with closing(sqlite3.connect(path)) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        if "prediction" in tables:
            said = "SELECT count(*) FROM article a WHERE NOT EXISTS (SELECT 1 FROM prediction WHERE article_id = a.id)"
            assert connection.execute(said).fetchone() == (0,)


def test_a_kill_at_any_moment_leaves_whole_articles(tmp_path: Path) -> None:
    """Run the import, kill it at random moments, and finish it: nothing is half, and nothing is twice."""
    path, chance = tmp_path / "a.db", random.Random(7)  # noqa: S311 - moments, no secrets
    command = [sys.executable, "-c", INGEST, str(path), str(ARTICLES)]
    for _ in range(KILLS):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=os.environ.copy())  # noqa: S603 - our own
        time.sleep(chance.uniform(0.3, 3))
        process.send_signal(signal.SIGKILL)
        process.wait()
        if path.exists() and path.stat().st_size:
            _whole(path)
    finished = [int(subprocess.check_output(command)) for _ in range(2)]  # noqa: S603
    _whole(path)
    assert finished[1] == 0
    assert service.week(service.open_store(str(path)), TODAY).articles == ARTICLES
