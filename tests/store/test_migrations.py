"""The migrations make exactly the tables that the models say, on both databases."""

from __future__ import annotations

import re
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlmodel import SQLModel

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


def test_there_is_one_line_of_migrations() -> None:
    assert upgrading.head() in upgrading.revisions()
