"""No serious fault by axe-core on any page, in both lights, outside a named list of Streamlit's own."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tracker import service
from tracker.views.pages import ENTRIES

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from watched import Watched

SOURCES = {"speaker": "speaker", "outlet": "publisher"}
Light = Literal["light", "dark"]
# The ground of a page in each light, by .streamlit/config.toml: once it is there, the light has changed.
GROUNDS: dict[Light, str] = {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 24, 27)"}
SERIOUS = {"serious", "critical"}
# The words and the markup are the same in both lights: in the second, the rules about colours are asked alone.
RULES = {"light": {}, "dark": {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}}
# Streamlit's own markup, which no page can change; each with the parts of its selector that name it.
STREAMLITS_OWN: dict[str, tuple[str, ...]] = {
    # The hint of a shortcut on a button is fainter than its words, and is told to screen readers by its own label.
    "color-contrast": ("<kbd",),
}


@pytest.fixture(scope="module")
def store(store: service.Store) -> service.Store:
    """Fill the archive with the sample stories."""
    service.load_samples(store)
    service.sign_off(store, note="A week of summits.", by="Ann Reader")
    return store


def ours(page: Page, light: Light) -> list[tuple[str, ...]]:
    """Return the serious faults of a page that are not Streamlit's own."""
    faults = [
        (fault["id"], node["html"][:200], " ".join(map(str, node["target"])))
        for fault in Axe().run(page, options={"resultTypes": ["violations"], **RULES[light]}).response["violations"]
        if fault["impact"] in SERIOUS
        for node in fault["nodes"]
    ]
    return [
        fault for fault in faults if not any(part in " ".join(fault[1:]) for part in STREAMLITS_OWN.get(fault[0], ()))
    ]


def lit(watched: Watched, light: Light) -> Page:
    """Give the page in one of the two lights, which it takes over from the reader's system without a new start."""
    watched.page.emulate_media(color_scheme=light)
    expect(watched.page.locator("[data-testid='stApp']")).to_have_css("background-color", GROUNDS[light])
    watched.settle()
    return watched.page


@pytest.mark.parametrize("name", [entry.name for entry in ENTRIES])
def test_a_page_has_no_serious_fault(watched: Watched, store: service.Store, name: str) -> None:
    rows = {"event": service.events(store).rows[0].id, "article": service.articles(store).rows[0].id, "edition": 1}
    number = rows.get(name, 0)
    key = quote(service.most_heard(store, by=SOURCES[name])[0].key) if name in SOURCES else ""
    watched.turn_to("/" if name == "week" else f"/{name}?id={number}&key={key}")
    assert skipped(watched.page) == []
    for light in GROUNDS:
        assert ours(lit(watched, light), light) == [], light


def skipped(page: Page) -> list[tuple[str, str]]:
    """Return each two headings of which the second is more than one level below the first."""
    levels = [heading.evaluate("it => it.tagName") for heading in page.locator("h1, h2, h3, h4, h5, h6").all()]
    return [(before, after) for before, after in pairwise(["H0", *levels]) if int(after[1]) > int(before[1]) + 1]


@pytest.mark.usefixtures("store")
def test_a_card_of_the_sitting_and_its_panel_have_no_serious_fault(watched: Watched) -> None:
    page = watched.open("/review")
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("button", name="Happened").wait_for()
    watched.settle()
    for light in GROUNDS:
        assert ours(lit(watched, light), light) == [], light
    page.keyboard.press("h")
    page.get_by_text("Happened?").wait_for()
    watched.settle()
    for light in GROUNDS:
        assert ours(lit(watched, light), light) == [], light


@pytest.mark.usefixtures("store")
def test_a_main_button_that_is_off_has_words_that_are_seen(watched: Watched) -> None:
    """It has lost its colour, so what is written on it may not be written as on that colour."""
    page = watched.open("/settings")
    page.get_by_role("tab", name="Archive").click()
    page.get_by_role("button", name="Delete everything").click()
    button = page.get_by_role("button", name="Delete", exact=True)
    expect(button).to_be_disabled()
    for light, ground in GROUNDS.items():
        lit(watched, light)
        expect(button.locator("p")).not_to_have_css("color", ground)
