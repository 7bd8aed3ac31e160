"""Real archives for the tests of the store: SQLite files, and PostgreSQL where one is named."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from databases import KINDS, emptied_server

from tracker.store import Store
from tracker.store.opening import open_database


@pytest.fixture(params=KINDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the URL of a database with nothing in it."""
    return f"sqlite:///{tmp_path / 'archive.db'}" if request.param == "sqlite" else emptied_server()


@pytest.fixture
def store(url: str, template: Path) -> Iterator[Store]:
    """Open an empty archive."""
    if url.startswith("sqlite"):
        shutil.copyfile(template, url.removeprefix("sqlite:///"))
    opened = open_database(url)
    yield opened
    opened.close()
