"""The databases that tests run on: SQLite files, and PostgreSQL where TRACKER_TEST_POSTGRES names a server."""

from __future__ import annotations

import os

import pytest
import sqlalchemy as sa

SERVER = os.environ.get("TRACKER_TEST_POSTGRES", "")
KINDS = ["sqlite", *([pytest.param("postgresql", marks=pytest.mark.postgres)] if SERVER else [])]


def emptied_server() -> str:
    """Take everything out of the test database on the server, and return its URL."""
    engine = sa.create_engine(SERVER)
    with engine.begin() as connection:
        connection.execute(sa.text("DROP SCHEMA public CASCADE"))
        connection.execute(sa.text("CREATE SCHEMA public"))
    engine.dispose()
    return SERVER
