"""The dashboard as it is served, and a Chromium to look at it with: for its tests, and for the pictures of the tour."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

from post_office import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Playwright

ROOT = Path(__file__).parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 60  # seconds for the server to answer, and for a page to show what it should: machines are busy


def launched(playwright: Playwright) -> Browser:
    """Start a Chromium: the one named by TRACKER_CHROMIUM, one found, or Playwright's own.

    Raises Playwright's `Error`.
    """
    named = os.environ.get("TRACKER_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    flags = ["--no-sandbox"] if os.geteuid() == 0 else []  # its sandbox refuses to run as root
    return playwright.chromium.launch(executable_path=named, args=flags)


@contextmanager
def served(database: str) -> Iterator[str]:
    """Serve the dashboard on a free port, behind its headers as `tracker serve` does, while the block runs.

    Yields its address. Raises `TimeoutError` where it does not answer.
    """
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "tracker/asgi.py", "--server.port", str(port)]
    environment = {**os.environ, "TRACKER_DATABASE": database, "PYTHONPATH": str(ROOT)}
    server = subprocess.Popen([*command, "--server.headless", "true"], cwd=ROOT, env=environment)  # noqa: S603  # our own
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(health: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urlopen(health, timeout=2):  # noqa: S310  # the loopback address of `served`
                return
        except (URLError, OSError):
            time.sleep(0.3)
    message = f"the dashboard did not answer within {PATIENCE} s"
    raise TimeoutError(message)
