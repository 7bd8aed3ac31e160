"""The migrations make exactly the tables that the models say, on both databases."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlmodel import SQLModel

from tracker.linking import plain, sketch
from tracker.store import Store, search, upgrading
from tracker.store import tables as t
from tracker.store.engine import engine_of


def _checks(connection: sa.Connection, table: str) -> dict[str, str]:
    found = sa.inspect(connection).get_check_constraints(table)
    return {str(check["name"]): _plain(str(check["sqltext"])) for check in found}


def _plain(rule: str) -> str:
    """Return a rule as SQLite keeps it: PostgreSQL writes its own words for the same."""
    return re.sub(r"\s+", " ", rule).strip()


def _made_by_models(tmp_path: Path) -> sa.Engine:
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'models.db'}")
    SQLModel.metadata.create_all(engine)
    return engine


def test_models_and_migrations_make_the_same_tables(store: Store) -> None:
    with store.read() as connection:
        known = {"include_name": lambda name, _kind, _within: not search.ours(name)}
        differences = compare_metadata(MigrationContext.configure(connection, opts=known), SQLModel.metadata)
    assert differences == []


def test_every_check_of_the_models_is_in_the_migrations(tmp_path: Path) -> None:
    """Alembic's own comparison misses a new member of an enumeration, and a rule that was changed."""
    migrated = engine_of(sa.make_url(f"sqlite:///{tmp_path / 'migrated.db'}"), foreign_keys=False)
    upgrading.upgrade(migrated)
    with migrated.connect() as one, _made_by_models(tmp_path).connect() as other:
        for table in t.ordered():
            assert _checks(one, table.name) == _checks(other, table.name), table.name


def test_every_check_has_the_same_name_on_every_database(store: Store, tmp_path: Path) -> None:
    with store.read() as connection, _made_by_models(tmp_path).connect() as other:
        for table in t.ordered():
            assert set(_checks(connection, table.name)) == set(_checks(other, table.name)), table.name


def test_a_migration_can_be_taken_back_and_applied_again(url: str) -> None:
    engine = engine_of(sa.make_url(url), foreign_keys=False)
    upgrading.upgrade(engine)
    config = upgrading.configuration()
    with engine.connect() as connection, connection.execution_options(writes=True).begin():
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
        assert set(sa.inspect(connection).get_table_names()) == {"alembic_version"}
    upgrading.upgrade(engine)
    with engine.connect() as connection:
        names = {name for name in sa.inspect(connection).get_table_names() if not search.ours(name)}
        assert names == {"alembic_version", *(x.name for x in t.ordered())}


AT, DAY = datetime(2030, 5, 6, 9, tzinfo=UTC), date(2030, 5, 6)
OLD = {
    "import_batch": {"id": 1, "source": "a test", "imported_at": AT, "imported_by": "Ana"},
    "article": {
        "id": 1, "key": "a" * 64, "title": "The bridge", "published_on": DAY, "language": "en", "batch_id": 1,
        "added_at": AT, "text": "The Alder Bridge will reopen once the last of its cables has been replaced by hand.",
    },
    "event": {"id": 1, "title": "The bridge", "kind": "other", "participants": [], "stage": "undated",
        "titled_by_hand": False, "earliest_soft": False, "latest_soft": False, "predictions": 2, "suggestions": 0,
        "bars": 0, "slips": 0,
    },
    "prediction": {
        "id": 1, "article_id": 1, "event_id": 1, "published_on": DAY, "start": 0, "end": 9, "quote": "A quote.",
        "event_text": "reopen", "anchor": DAY, "dated": False, "certainty": "CT", "polarity": "+", "kind": "other",
        "participants": [], "confidence": "clear", "reasons": [], "rule": "on", "trace": [], "standing": True,
        "linked_because": [], "mention": "", "created_at": AT, "origin": "read",
        "earliest_soft": False, "latest_soft": False,
    },
}  # fmt: skip


def _archive_of(url: str, revision: str) -> tuple[sa.Engine, sa.MetaData]:
    """Make an archive of an earlier version, and return it with its tables."""
    engine, before = engine_of(sa.make_url(url), foreign_keys=False), sa.MetaData()
    upgrading.upgrade(engine, to=revision)
    before.reflect(engine)
    return engine, before


def test_an_archive_of_before_keeps_its_rows_and_gains_what_later_versions_keep(url: str) -> None:
    """From 0005: readers of predictions (0006), runs of words (0008) with their days (0012), keys as read (0009)."""
    engine, before = _archive_of(url, "0005")
    with engine.connect() as connection, connection.execution_options(writes=True).begin():
        for name, row in OLD.items():
            t.insert(connection, before.tables[name], **row)
        made = {**OLD["prediction"], "id": 2, "start": 20, "end": 30, "origin": "person"}
        t.insert(connection, before.tables["prediction"], **made)
    upgrading.upgrade(engine)
    with engine.connect() as connection:
        p = t.predictions.c
        read = connection.execute(sa.select(p.id, p.reader, p.read_key).order_by(p.id)).all()
        assert list(map(tuple, read)) == [(1, "rules", None), (2, "", None)]
        assert set(connection.scalars(sa.select(t.runs.c.published_on))) == {DAY}
        assert connection.scalar(sa.select(t.articles.c.copy_of)) is None
        assert "ix_event_ask_on_id" in {index["name"] for index in sa.inspect(connection).get_indexes("event")}


def test_copies_of_articles_of_before_are_found_by_the_hashes_of_today(url: str) -> None:
    """From 0014: the index of runs of words is made anew (0015)."""
    engine, before = _archive_of(url, "0014")
    with engine.connect() as connection, connection.execution_options(writes=True).begin():
        for name in ("import_batch", "article"):
            t.insert(connection, before.tables[name], **OLD[name])
        connection.execute(before.tables["article_run"].insert().values(run=7, published_on=DAY, article_id=1))
    upgrading.upgrade(engine)
    with engine.connect() as connection:
        runs = connection.execute(sa.select(t.runs.c.run, t.runs.c.published_on, t.runs.c.article_id)).all()
    assert {tuple(row) for row in runs} == {(run, DAY, 1) for run in sketch(plain(str(OLD["article"]["text"])))}


def test_a_denial_of_before_is_counted_as_late_no_more(url: str) -> None:
    """From 0016: what was kept of a denial for the record says that it came late (0017)."""
    engine, before = _archive_of(url, "0016")
    case = {"event_id": 1, "grouped_by": "kind", "prediction_id": 1, "latest": DAY, "timeliness": "late"}
    with engine.connect() as connection, connection.execution_options(writes=True).begin():
        for name, row in OLD.items():
            t.insert(connection, before.tables[name], **row, **({"reader": "rules"} if name == "prediction" else {}))
        for number, polarity in ((2, "-"), (3, "+")):
            made = {"id": number, "start": number, "polarity": polarity, "reader": "rules"}
            t.insert(connection, before.tables["prediction"], **{**OLD["prediction"], **made})
            values = {**case, "key": str(number), "prediction_id": number}
            connection.execute(before.tables["record_case"].insert(), values)
    upgrading.upgrade(engine)
    with engine.connect() as connection:
        kept = connection.execute(sa.select(t.cases.c.key, t.cases.c.timeliness)).all()
    assert {row.key: row.timeliness for row in kept} == {"2": None, "3": "late"}


def test_a_recorded_move_of_before_is_no_case_any_more(url: str) -> None:
    """From 0017: what a person recorded as moved was kept for the record like a statement (0018)."""
    engine, before = _archive_of(url, "0017")
    case = {"event_id": 1, "grouped_by": "kind", "latest": DAY, "timeliness": "late"}
    with engine.connect() as connection, connection.execution_options(writes=True).begin():
        for name, row in OLD.items():
            t.insert(connection, before.tables[name], **row, **({"reader": "rules"} if name == "prediction" else {}))
        made = {**OLD["prediction"], "id": 2, "start": 2, "reader": "rules"}
        t.insert(connection, before.tables["prediction"], **made)
        told = {
            "event_id": 1,
            "ordinal": 1,
            "status": "confirmed",
            "known_on": DAY,
            "recorded_at": AT,
            "recorded_by": "Ana",
        }
        moved = {"disposition": "moved", "own_knowledge": True, "note": "", "token": "a", "moved_prediction_id": 2}
        t.insert(connection, before.tables["outcome"], **told, **moved)
        for number in (1, 2):
            values = {**case, "key": str(number), "prediction_id": number}
            connection.execute(before.tables["record_case"].insert(), values)
    upgrading.upgrade(engine)
    with engine.connect() as connection:
        assert connection.execute(sa.select(t.cases.c.prediction_id)).scalars().all() == [1]


def test_each_step_of_an_upgrade_is_said_and_nothing_where_there_is_none(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    engine = engine_of(sa.make_url(url), foreign_keys=False)
    upgrading.upgrade(engine, to="0005")
    assert capsys.readouterr().err == ""  # a new archive
    upgrading.upgrade(engine)
    count = len([revision for revision in upgrading.revisions() if revision > "0005"])
    said = [f"Bringing the archive up to date: step {n} of {count} ..." for n in range(1, count + 1)]
    assert capsys.readouterr() == ("", "".join(f"{line}\n" for line in said))
    upgrading.upgrade(engine)
    assert capsys.readouterr() == ("", "")


def test_there_is_one_line_of_migrations() -> None:
    assert upgrading.head() in upgrading.revisions()
