"""What tests of several rooms are given."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracker.store.opening import open_database


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one empty archive, to be copied: making its tables takes longer than most tests."""
    path = tmp_path_factory.mktemp("template") / "archive.db"
    open_database(str(path)).close()
    return path
