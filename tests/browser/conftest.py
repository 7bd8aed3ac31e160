"""A real Chromium on the real dashboard: a free port on the loopback address, and an archive of its own."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from dashboard import PATIENCE, launched, served
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect, sync_playwright
from watched import RUNS, Watched

from tracker import service

if TYPE_CHECKING:
    from collections.abc import Iterator


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give a running Chromium; without one these tests fail where CI=true, and are named as missing elsewhere."""
    with sync_playwright() as playwright:
        try:
            running = launched(playwright)
        except Error as error:
            if os.environ.get("CI") == "true":
                pytest.fail(f"no Chromium starts: {error}")
            pytest.skip("INCOMPLETE: no Chromium starts; name one with TRACKER_CHROMIUM")
        yield running
        running.close()


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Name an archive that these tests alone use."""
    return f"sqlite:///{tmp_path_factory.mktemp('archive') / 'tracker.db'}"


@pytest.fixture(scope="module")
def address(database: str) -> Iterator[str]:
    """Start the dashboard behind its headers, as `tracker serve` does, and end it afterwards."""
    with served(database) as at:
        yield at


@pytest.fixture(scope="module")
def store(database: str, address: str) -> Iterator[service.Store]:
    """Open the archive that the dashboard uses, from outside."""
    assert address
    opened = service.open_store(database)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Give the tabs of a module one cache: Streamlit's own scripts are many, and the same on every page."""
    opened = browser.new_context(locale="en-GB")
    opened.add_init_script(RUNS)
    opened.set_default_timeout(PATIENCE * 1000)
    expect.set_options(timeout=PATIENCE * 1000)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def tab(context: BrowserContext) -> Page:
    """Open the one tab of a module: in a new one Chromium compiles all of Streamlit's scripts again."""
    return context.new_page()


@pytest.fixture
def watched(tab: Page, address: str) -> Iterator[Watched]:
    """Give the tab, wide and light, for the dashboard; at the end nothing may have failed, gone out or popped up."""
    tab.set_viewport_size({"width": 1440, "height": 900})
    tab.emulate_media(color_scheme="light")
    with Watched(tab, address) as seen:
        yield seen
    assert seen.errors == []
    assert seen.outside == []
    assert seen.dialogs == []
