"""Archives to call the verbs on, and articles of our own to put into them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from databases import KINDS, emptied_server

from tracker import service
from tracker.sources.values import Article
from tracker.store import Store


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path, template: Path) -> Iterator[Store]:
    """Open an empty archive."""
    path = tmp_path / "archive.db"
    if request.param == "sqlite":
        shutil.copyfile(template, path)
    opened = service.open_store(str(path) if request.param == "sqlite" else emptied_server())
    yield opened
    opened.close()


@pytest.fixture
def article() -> Callable[..., Article]:
    """Return a maker of articles: a text, its day as ISO, and where it is from."""

    def make(text: str, day: str | None = "2030-05-06", **more: str) -> Article:
        name = more.pop("name", "report.txt")
        published_on = date.fromisoformat(day) if day else None
        return Article(id=name, path=name, title=more.pop("title", ""), text=text, published_on=published_on, **more)

    return make
