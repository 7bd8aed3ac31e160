"""The dashboard in a real Chromium: each page's first paint and its answer to a click, at three sizes of archive.

Invariant: every page is opened in a browser context of its own, as by a person who comes for the first time, and the
bare Streamlit page beside them is served by the same machine in the same run.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.grown import TODAY, grow, much_told
from benchmarks.measure import memory
from benchmarks.page import table

_ROOT = Path(__file__).parents[1]
_BARE = 'import streamlit as st\n\nst.title("Bare")\nst.segmented_control("Pick", ["one", "two"])\n'
_PAST = (TODAY - timedelta(days=150)).isoformat()
# What a row is called, and its address: as a page opens, narrowed, of a past day, and of the event told most often.
_PAGES = {
    "this week": "",
    **{
        name: name for name in ("timeline", "events", "articles", "review", "record", "speakers", "outlets", "settings")
    },
    "event": "event?id=1",
    "event of 200 statements": "event?id={told}",
    "article": "article?id=1",
    "speaker": "speaker?key=port+authority",
    "outlet": "outlet?key=Sample+Wire",
    "timeline of a speaker": "timeline?t_speaker=port+authority",
    "events of an outlet": "events?e_publisher=Sample+Wire",
    "events of a kind, by title": "events?e_kind=meeting&e_order=title",
    "events found by a word": "events?e_search=summit",
    "record of an outlet": "record?r_publisher=Sample+Wire",
    "record of a kind": "record?r_kind=meeting",
    **{
        f"{name}, a past day": f"{page}as_of={_PAST}"
        for name, page in {
            "this week": "?",
            **{name: f"{name}?" for name in ("timeline", "events", "record", "outlets")},
            "event of 200 statements": "event?id={told}&",
            "speaker": "speaker?key=port+authority&",
            "outlet": "outlet?key=Sample+Wire&",
        }.items()
    },
}
# Notes the moment of the last change to the page; it stands still once its script has ended and nothing changes more.
_WATCH = """
  window.changed = performance.now();
  new MutationObserver(() => { window.changed = performance.now(); })
    .observe(document, { childList: true, subtree: true, characterData: true });
"""
_STILL = """since => {
  const app = document.querySelector('[data-testid="stApp"]');
  const drawn = document.querySelector('[data-testid="stMain"] [data-testid="stElementContainer"]');
  const rest = performance.now() - window.changed;
  return drawn && !document.querySelector('[data-testid="stSkeleton"]') && app.dataset.testScriptState === 'notRunning'
    && window.changed > since && rest > 500;
}"""
# What a person would touch first to narrow a page: a button of a row of choices, else the search.
_CHOICES = "[data-testid='stMain'] [data-testid='stButtonGroup'] button:not([disabled])"
_SEARCH = "[data-testid='stMain'] [data-testid='stTextInput'] input"
_NARROWED = ("timeline", "events", "articles", "record", "speakers", "outlets")
_PATIENCE = 60  # seconds for the server to answer
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Visit:
    """One page opened: seconds to the first still picture and after a click, and bytes that came down."""

    paint: float
    click: float | None
    received: int


def compare(sizes: tuple[int, ...]) -> str:
    """Return the table: a row a page, a column a size, seconds of the middle visit; below, memory and bytes."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory(prefix="pages-") as folder:
        flags = ["--no-sandbox"] if os.geteuid() == 0 else []  # its sandbox refuses to run as root
        browser = playwright.chromium.launch(executable_path=_chromium(), args=flags)
        bare = Path(folder) / "bare.py"
        bare.write_text(_BARE, encoding="utf-8")
        with _served(bare, "") as (address, _):
            visits = [("a bare Streamlit page", [_middle(browser, address)])]
        columns, notes = [], []
        for size in sizes:
            archive = Path(folder) / f"{size}.db"
            store = grow(archive, size)
            told = much_told(store)
            store.close()
            with _served(_ROOT / "app.py", f"sqlite:///{archive}") as (address, server):
                _visit(browser, f"{address}/")
                before = memory(server)
                columns.append([_middle(browser, f"{address}/{page.format(told=told)}") for page in _PAGES.values()])
                notes.append(f"{memory(server) - before:.0f} MB")
        browser.close()
    visits += [(name, list(row)) for name, row in zip(_PAGES, zip(*columns, strict=True), strict=True)]
    return _table(visits, sizes, notes)


def _table(visits: list[tuple[str, list[Visit]]], sizes: tuple[int, ...], notes: list[str]) -> str:
    heads = [f"{what} at {size:,}" for size in sizes for what in ("first paint", "click", "kB sent")]
    rows = []
    for name, row in visits:
        cells = [cell for visit in row for cell in _cells(visit)]
        rows.append([name, *cells, *[""] * (len(heads) - len(cells))])
    rows.append(["server memory grown", *(cell for note in notes for cell in (note, "", ""))])
    return table(("page, seconds", *heads), rows)


def _cells(visit: Visit) -> tuple[str, str, str]:
    return f"{visit.paint:.2f}", "" if visit.click is None else f"{visit.click:.2f}", f"{visit.received / 1e3:,.0f}"


def _middle(browser: Browser, address: str) -> Visit:
    """Visit a page some times; return the visit whose first paint is the middle one."""
    return sorted((_visit(browser, address) for _ in range(_ROUNDS)), key=lambda visit: visit.paint)[_ROUNDS // 2]


def _visit(browser: Browser, address: str) -> Visit:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    page = context.new_page()
    frames: list[int] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda payload: frames.append(len(payload))))
    page.add_init_script(_WATCH)
    page.goto(address)
    paint = _still(page, 0)
    received = sum(frames)
    click = _narrow(page) if address.rsplit("/", 1)[-1] in _NARROWED else None
    context.close()
    return Visit(paint, click, received)


def _still(page: Page, since: float) -> float:
    """Wait until the page stands still; return the seconds from `since` (in milliseconds) to its last change."""
    page.wait_for_function(_STILL, arg=since, timeout=_PATIENCE * 1e3)
    changed: float = page.evaluate("window.changed")
    return (changed - since) / 1e3


def _narrow(page: Page) -> float:
    """Touch what narrows the page; return the seconds until it stands still again."""
    began: float = page.evaluate("performance.now()")
    choices = page.locator(_CHOICES)
    if choices.count():
        choices.nth(1).click()
    else:
        page.locator(_SEARCH).first.fill("Norland")
        page.keyboard.press("Enter")
    return _still(page, began)


@contextmanager
def _served(script: Path, database: str) -> Iterator[tuple[str, int]]:
    """Serve a script on a free port; give its address and the number of its process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    quiet = ["--server.headless", "true", "--server.address", "127.0.0.1", "--browser.gatherUsageStats", "false"]
    environment = os.environ | {"TRACKER_DATABASE": database, "PYTHONPATH": str(_ROOT)}
    server = subprocess.Popen([*command, *quiet], cwd=_ROOT, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603 - our own
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}", server.pid
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(health: str) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        try:
            with urlopen(health, timeout=2):  # noqa: S310 - the loopback address
                return
        except (URLError, OSError):
            time.sleep(0.2)
    message = f"the dashboard did not answer within {_PATIENCE} s"
    raise SystemExit(message)


def _chromium() -> str | None:
    named = os.environ.get("TRACKER_CHROMIUM")
    return named or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
