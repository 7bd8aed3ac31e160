"""A telephone: the whole weekly sitting by touch, with nothing cut off."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from sitting_week import DUE, MOVED, NEW, REPORTED, filled_for_a_reader
from watched import RUNS, Watched

from tracker import service

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

TODAY = datetime.now().astimezone().date()
WIDTH = 390
# Words and buttons that stick out of the window, or have more in them than they show.
CUT_OFF = """main => [...main.querySelectorAll('button, p, h1, h2, li, label')].filter(it => {
  const box = it.getBoundingClientRect()
  return box.width && getComputedStyle(it).visibility === 'visible'
    && (box.left < 0 || box.right > innerWidth + 1 || it.scrollWidth > it.clientWidth + 1 && it.clientWidth)
}).map(it => it.innerText)"""


@pytest.fixture(scope="module")
def store(store: service.Store) -> service.Store:
    """Fill the archive with the documented week."""
    return filled_for_a_reader(store, TODAY)


@pytest.fixture
def phone(browser: Browser, address: str, store: service.Store) -> Iterator[Watched]:
    """Open a telephone on the dashboard."""
    assert store
    context = browser.new_context(
        locale="en-GB", has_touch=True, is_mobile=True, viewport={"width": WIDTH, "height": 844}
    )
    context.add_init_script(RUNS)
    context.set_default_timeout(60_000)
    with Watched(context.new_page(), address) as seen:
        yield seen
    assert (seen.errors, seen.outside, seen.dialogs) == ([], [], [])
    context.close()


def tap(phone: Watched, label: str) -> None:
    """Tap a button, and see that nothing of what it brings is cut off."""
    phone.page.get_by_role("button", name=label).first.tap()
    phone.settle()
    main = phone.page.get_by_test_id("stMain")
    assert main.evaluate("main => main.scrollWidth - main.clientWidth") == 0, label
    assert main.evaluate(CUT_OFF) == [], label


def test_the_whole_sitting_by_touch(phone: Watched, store: service.Store) -> None:
    page = phone.open("/review")
    expect(page.get_by_role("region", name="Keys")).to_be_hidden()
    expect(page.locator("button kbd").first).to_be_hidden()
    tap(phone, "Begin")
    tap(phone, "Drop")
    tap(phone, "It was read wrongly")
    tap(phone, "Several at once")
    tap(phone, re.compile("Accept .* cards"))  # type: ignore[arg-type]  # a name by its pattern
    left = len(service.agenda(store).steps["new"])
    assert left < NEW - 5
    for _ in range(left):
        tap(phone, "Accept")
    tap(phone, "Several at once")
    tap(phone, f"Record {REPORTED} cards")
    for _ in range(DUE - REPORTED):
        tap(phone, "Happened")
        tap(phone, "Record, by my own knowledge")
    for _ in range(MOVED):
        tap(phone, "Noted")
    tap(phone, "Go on")
    tap(phone, "Go on")
    tap(phone, "Sign edition 2")
    expect(page.get_by_role("heading", name="Predictions, edition 2")).to_be_visible()
    assert service.agenda(store).cards_left == 0
