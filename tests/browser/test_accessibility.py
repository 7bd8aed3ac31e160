"""No serious fault by axe-core on any page, in both lights, outside a named list of Streamlit's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe

from tracker import service
from tracker.views.pages import ENTRIES

if TYPE_CHECKING:
    from conftest import Watched
    from playwright.sync_api import Page

SOURCES = {"speaker": service.speakers, "outlet": service.publishers}
SERIOUS = {"serious", "critical"}
# Streamlit's own markup, which no page can change; each with the parts of its selector that name it.
STREAMLITS_OWN: dict[str, tuple[str, ...]] = {
    # The hint of a shortcut on a button is fainter than its words, and is told to screen readers by its own label.
    "color-contrast": ("<kbd",),
}


@pytest.fixture(scope="module")
def store(database: str, address: str) -> service.Store:
    """Fill the archive with the sample stories."""
    assert address
    opened = service.open_store(database)
    service.load_samples(opened)
    service.sign_off(opened, note="A week of summits.")
    return opened


def ours(page: Page) -> list[tuple[str, ...]]:
    """Return the serious faults of a page that are not Streamlit's own."""
    faults = [
        (fault["id"], node["html"][:200], " ".join(map(str, node["target"])))
        for fault in Axe().run(page).response["violations"]
        if fault["impact"] in SERIOUS
        for node in fault["nodes"]
    ]
    return [
        fault for fault in faults if not any(part in " ".join(fault[1:]) for part in STREAMLITS_OWN.get(fault[0], ()))
    ]


@pytest.mark.parametrize("light", ["light", "dark"])
@pytest.mark.parametrize("name", [entry.name for entry in ENTRIES])
def test_a_page_has_no_serious_fault(watched: Watched, store: service.Store, name: str, light: str) -> None:
    rows = {"event": service.events(store).rows[0].id, "article": service.articles(store).rows[0].id, "edition": 1}
    number = rows.get(name, 0)
    key = quote(SOURCES[name](store)[0].key) if name in SOURCES else ""
    watched.page.emulate_media(color_scheme=light)  # type: ignore[arg-type]  # one of its words
    page = watched.open("/" if name == "week" else f"/{name}?id={number}&key={key}")
    assert ours(page) == []


@pytest.mark.parametrize("light", ["light", "dark"])
@pytest.mark.usefixtures("store")
def test_a_card_of_the_sitting_and_its_panel_have_no_serious_fault(watched: Watched, light: str) -> None:
    watched.page.emulate_media(color_scheme=light)  # type: ignore[arg-type]  # one of its words
    page = watched.open("/review")
    either = page.get_by_role("button", name=re.compile("^(Begin|Happened)"))
    either.first.wait_for()
    begin = page.get_by_role("button", name="Begin")
    if begin.count():  # the sitting is open once one of the lights was tried
        begin.click()
    page.get_by_role("button", name="Happened").wait_for()
    watched.settle()
    assert ours(page) == []
    page.keyboard.press("h")
    page.get_by_text("Happened?").wait_for()
    watched.settle()
    assert ours(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Happened").wait_for()
