"""Pages on a real database: a temporary archive, the clock held on a day, and a page opened as a browser would."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
import time_machine
from sitting_week import NOON, fill
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from tracker import service
from tracker.sources import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
TODAY = datetime(2025, 11, 20, 9, tzinfo=UTC)
SUMMIT = """date 2025-10-17
Leaders may meet in Budapest

President Anders Holm and President Mira Kovac could meet in Budapest within two weeks, Holm's spokesman Jan Berg said.

Finance ministers will meet in Vienna on December 1, the Austrian chancellery said.
"""
OFF = """date 2025-10-22
Budapest summit is off

The summit of President Anders Holm and President Mira Kovac in Budapest has been called off, Jan Berg said.
"""


class Opener(Protocol):
    """Opens a page of the dashboard by its name."""

    def __call__(self, name: str = "", **query: str | list[str]) -> AppTest:
        """Return the page as it is drawn first."""


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture(scope="session", autouse=True)
def _components() -> Iterator[None]:
    """Look once for components among the installed packages: Streamlit's test of a page does before each page."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture
def empty(tmp_path: Path, template: Path, monkeypatch: pytest.MonkeyPatch) -> service.Store:
    """Give an archive with nothing in it."""
    url = f"sqlite:///{shutil.copyfile(template, tmp_path / 'archive.db')}"
    monkeypatch.setenv("TRACKER_DATABASE", url)
    return service.open_store(url)


@pytest.fixture
def archive(empty: service.Store) -> service.Store:
    """Give an archive with two articles: a summit said to come within two weeks, and called off."""
    service.ingest(empty, [read_text(SUMMIT, "summit.txt"), read_text(OFF, "off.txt")], by="A reader")
    return empty


@pytest.fixture
def open_page() -> Opener:
    """Give a way to open pages; each press of a button runs the whole script, as in a browser."""

    def opened(name: str = "", **query: str | list[str]) -> AppTest:
        page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
        if name:  # a page is called as its file is: it needs no other page drawn before it
            page.switch_page(f"tracker/views/{name}.py")
        for key, value in query.items():
            page.query_params[key] = value
        page.run()
        assert not page.exception
        return page

    return opened


def event_named(store: service.Store, word: str) -> int:
    """Return the id of the one event whose title or quote has this word."""
    found = service.events(store, filters=service.Filters(search=word)).rows
    return found[0].id


@pytest.fixture
def summit(archive: service.Store) -> int:
    """Give the id of the Budapest summit."""
    return event_named(archive, "Budapest")


@pytest.fixture
def week(empty: service.Store) -> Iterator[service.Store]:
    """Give an archive with the documented week, on its day."""
    with time_machine.travel(NOON):
        fill(empty, NOON.date())
        yield empty
