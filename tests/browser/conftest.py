"""A real Chromium on the real dashboard: a free port on the loopback address, and an archive of its own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 60  # seconds for the server to answer, and for a page to show what it should: machines are busy
# A link straight to a page makes Streamlit look for its server below that page first; the miss is logged as an error.
PROBES = ("/_stcore/health", "/_stcore/host-config")
# What a run has not drawn anew yet is stale.
_STANDS_STILL = """() => document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === 'notRunning'
  && !document.querySelector('[data-stale="true"]')"""
_TWO_FRAMES = "() => new Promise(told => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(told))))"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


def chromium() -> str | None:
    """Return a browser: the one named by TRACKER_CHROMIUM, one found, or None for Playwright's own."""
    named = os.environ.get("TRACKER_CHROMIUM")
    return named or next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give a running Chromium; without one these tests fail where CI=true, and are named as missing elsewhere."""
    with sync_playwright() as playwright:
        try:
            flags = ["--no-sandbox"] if os.geteuid() == 0 else []  # its sandbox refuses to run as root
            running = playwright.chromium.launch(executable_path=chromium(), args=flags)
        except Error as error:
            if os.environ.get("CI") == "true":
                pytest.fail(f"no Chromium starts: {error}")
            pytest.skip("INCOMPLETE: no Chromium starts; name one with TRACKER_CHROMIUM")
        yield running
        running.close()


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Name an archive that these tests alone use."""
    return f"sqlite:///{tmp_path_factory.mktemp('archive') / 'tracker.db'}"


@pytest.fixture(scope="module")
def address(database: str) -> Iterator[str]:
    """Start the dashboard behind its headers, as `tracker serve` does, and end it afterwards."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "tracker/asgi.py", "--server.port", str(port)]
    environment = {**os.environ, "TRACKER_DATABASE": database, "PYTHONPATH": str(ROOT)}
    server = subprocess.Popen([*command, "--server.headless", "true"], cwd=ROOT, env=environment)  # noqa: S603  # our own
    try:
        wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def wait_for(health: str) -> None:
    """Wait until the server answers."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urlopen(health, timeout=2):  # noqa: S310  # the loopback address of the fixture above
                return
        except (URLError, OSError):
            time.sleep(0.3)
    pytest.fail(f"the dashboard did not answer within {PATIENCE} s")


class Watched:
    """A page whose errors and requests to other hosts are kept."""

    def __init__(self, page: Page, address: str) -> None:
        """Listen from the first request on."""
        self.page = page
        self.address = address
        self.errors: list[str] = []
        self.outside: list[str] = []
        page.on("console", lambda message: self._note(message.type, message.text, message.location.get("url", "")))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self._ask(request.url))

    def _note(self, kind: str, text: str, url: str) -> None:
        if kind == "error" and not url.endswith(PROBES):
            self.errors.append(f"{text} ({url})")

    def _ask(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:", self.address.replace("http", "ws", 1))):
            self.outside.append(url)

    def open(self, path: str = "/") -> Page:
        """Go to a page by its address, and wait until it stands still."""
        self.page.goto(f"{self.address}{path}")
        self.page.locator("[data-testid='stMain'] h1").first.wait_for()  # before the first run it stands still, too
        self.settle()
        return self.page

    def too_wide(self, path: str, widths: Sequence[int]) -> dict[int, int]:
        """Open a page in a window of the first width, draw it out to the others; return how far it sticks out."""
        self.page.set_viewport_size({"width": widths[0], "height": 900})
        self.open(path)
        return {width: over for width in widths if (over := self._overhang(width)) > 0}

    def _overhang(self, width: int) -> int:
        self.page.set_viewport_size({"width": width, "height": 900})
        self.settle()
        over: int = self.page.locator("[data-testid='stMain']").evaluate("main => main.scrollWidth - main.clientWidth")
        return over

    def settle(self) -> None:
        """Wait until the script behind the page has run to its end, having begun by now."""
        self.page.wait_for_selector("[data-testid='stMain']")
        self.page.wait_for_timeout(250)
        self.stand_still()
        self.page.wait_for_timeout(150)

    def stand_still(self) -> None:
        """Wait until the run that drew what is seen has ended, and the page is drawn with all its keys."""
        self.page.wait_for_function(_STANDS_STILL)
        self.page.evaluate(_TWO_FRAMES)  # a button has its key after it is painted


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Give the tabs of a module one cache: Streamlit's own scripts are many, and the same on every page."""
    opened = browser.new_context(locale="en-GB")
    opened.set_default_timeout(PATIENCE * 1000)
    expect.set_options(timeout=PATIENCE * 1000)
    yield opened
    opened.close()


@pytest.fixture
def watched(context: BrowserContext, address: str) -> Iterator[Watched]:
    """Give a fresh browser tab on the dashboard; at the end nothing may have failed or gone out."""
    page = context.new_page()
    page.set_viewport_size({"width": 1440, "height": 900})
    seen = Watched(page, address)
    yield seen
    page.close()
    assert seen.errors == []
    assert seen.outside == []
