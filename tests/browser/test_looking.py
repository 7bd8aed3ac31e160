"""Looking around in a real browser: search, links that keep their meaning, days dragged over, narrow windows, keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from tracker import service
from tracker.sources import read_text
from tracker.views.pages import ENTRIES

if TYPE_CHECKING:
    from watched import Watched

DAY = "2025-10-25"
# No more stands between two parts of an event's page than between any two: so many pixels at the most.
RIGHT_BELOW = """parts => {
  const [lower, upper] = parts.map(part => document.querySelector(`.st-key-event_${part}`).getBoundingClientRect())
  return lower.top >= upper.bottom && lower.top - upper.bottom <= 40
}"""


@pytest.fixture(scope="module")
def store(store: service.Store) -> service.Store:
    """Fill the archive with the sample stories."""
    service.load_samples(store)
    return store


def test_events_are_searched_and_the_link_says_so(watched: Watched, store: service.Store) -> None:
    found = service.events(store, filters=service.Filters(search="budapest")).total
    page = watched.open("/events")
    page.get_by_role("searchbox", name="Search").fill("budapest")
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"{found} events" if found > 1 else "1 event", exact=True)).to_be_visible()
    expect(page).to_have_url(re.compile("e_search=budapest"))
    page.get_by_role("searchbox", name="Search").fill("%_'\";-- NEAR( OR *")  # the quotation mark opens a quotation
    page.keyboard.press("Enter")
    expect(page.get_by_text("No event fits")).to_be_visible()


def test_days_that_are_dragged_over_are_shown_alone(watched: Watched, store: service.Store) -> None:
    assert store
    page = watched.open(f"/timeline?as_of={DAY}&t_search=Trump")
    page.get_by_text("Drag to choose days").click()
    watched.settle()
    chart = page.locator("[data-testid='stPlotlyChart'] .nsewdrag").first
    chart.wait_for()
    box = chart.bounding_box() or {}
    middle = box["y"] + min(box["height"] / 2, 200)
    page.mouse.move(box["x"] + box["width"] * 0.3, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, middle + 4, steps=8)
    page.mouse.up()
    expect(page.get_by_role("button", name="Back to the whole stretch")).to_be_visible()
    expect(page).to_have_url(re.compile(r"t_from=2025-\d\d-\d\d&t_to=2025-\d\d-\d\d"))
    page.get_by_role("button", name="Back to the whole stretch").click()
    expect(page.get_by_role("button", name="Back to the whole stretch")).to_have_count(0)


def test_what_came_of_it_stands_beside_what_was_said_and_on_a_telephone_before_it(
    watched: Watched, store: service.Store
) -> None:
    """The statements follow the chart without a hole, however much stands beside them."""
    summit = service.events(store, filters=service.Filters(search="Peskov Budapest")).rows[0]
    page = watched.open(f"/event?id={summit.id}")
    page.locator(".js-plotly-plot").first.wait_for()
    page.set_viewport_size({"width": 390, "height": 900})
    page.wait_for_function(RIGHT_BELOW, arg=["beside", "moved"])
    page.wait_for_function(RIGHT_BELOW, arg=["said", "beside"])
    page.set_viewport_size({"width": 1440, "height": 900})
    page.wait_for_function(RIGHT_BELOW, arg=["said", "moved"])
    chart, other = (page.locator(f".st-key-event_{part}").bounding_box() for part in ("moved", "beside"))
    assert chart
    assert other
    assert other["x"] > chart["x"] + chart["width"]
    assert other["height"] > chart["height"] * 2  # else no hole could be seen


def test_the_address_names_the_kept_filter_that_is_in_force(watched: Watched, store: service.Store) -> None:
    """Sent to a colleague, the address shows the same: what the filter says, and nothing that was chosen before it."""
    service.save_filter(store, "Talks in Budapest", service.Filters(search="budapest"))
    page = watched.open("/events?e_state=settled&e_search=brexit")
    page.get_by_role("button", name="Saved filters").click()
    page.get_by_role("button", name="Talks in Budapest").click()
    expect(page).to_have_url(re.compile(r"/events\?e_search=budapest$"))
    expect(page.get_by_role("button", name="Talks in Budapest")).to_have_count(0)  # the list is seen, not covered


def test_a_speaker_is_reached_from_an_event(watched: Watched, store: service.Store) -> None:
    summit = service.events(store, filters=service.Filters(search="Peskov Budapest")).rows[0]
    page = watched.open(f"/event?id={summit.id}")
    page.get_by_role("link", name="Dmitry Peskov").first.click()
    expect(page.get_by_role("heading", name=re.compile("Peskov"), level=1)).to_be_visible()
    expect(page).to_have_url(re.compile(r"/speaker\?key="))
    expect(page.get_by_role("heading", name="Record")).to_be_visible()


def test_a_feed_takes_a_speaker_by_the_name_that_lists_print(address: str, store: service.Store) -> None:
    assert store
    with urlopen(f"{address}/feeds/events.ics?speaker=NASA", timeout=60) as answer:  # noqa: S310  # loopback
        assert b"BEGIN:VEVENT" in answer.read()


@pytest.mark.parametrize("name", [entry.name for entry in ENTRIES if not entry.hidden])
def test_no_page_is_wider_than_its_window(watched: Watched, store: service.Store, name: str) -> None:
    assert store
    assert watched.too_wide("/" if name == "week" else f"/{name}", (390, 1024)) == {}


@pytest.mark.parametrize(("path", "most"), [("/events", 0.7), ("/timeline", 0.85)])
def test_on_a_telephone_what_narrows_a_list_leaves_room_for_it(
    watched: Watched, store: service.Store, path: str, most: float
) -> None:
    """The list, or the chart, begins on the first screen."""
    assert store
    watched.page.set_viewport_size({"width": 390, "height": 844})
    page = watched.open(path)
    begins = page.get_by_test_id("stMain").locator("a[href*='event?id=']:visible, .js-plotly-plot").first
    begins.wait_for()
    box = begins.bounding_box() or {}
    assert box["y"] < most * 844


def test_a_name_begins_where_the_lines_below_it_do_and_looks_like_any_other(
    watched: Watched, store: service.Store
) -> None:
    """It was set in, and on the page of one speaker another stood as the page that one is on: bold, on grey."""
    assert store
    beside = watched.open("/speaker?key=donald+trump").get_by_test_id("stMain")
    expect(beside.get_by_text(re.compile("^Not settled"))).to_be_visible()
    title = beside.locator("a[href*='event?id=']:visible").last
    left = beside.get_by_text(re.compile("^Not settled")).bounding_box() or {}
    icon = title.get_by_test_id("stIconMaterial").bounding_box() or {}
    assert abs(icon["x"] - left["x"]) < 2
    others = beside.locator("a[href*='speaker?key=']:visible").all()
    assert others
    for other in others:
        expect(other).to_have_css("background-color", "rgba(0, 0, 0, 0)")
        expect(other.locator("p")).to_have_css("font-weight", "400")


def test_a_list_is_walked_by_keys(watched: Watched, store: service.Store) -> None:
    assert store
    page = watched.open("/events")
    expect(page.locator("a[href*='event?id=']").first).to_be_visible()
    page.get_by_role("button", name="Saved filters").focus()  # past the calendar: open, it keeps the keys
    page.keyboard.press("Tab")
    expect(page.locator("a[href*='event?id=']").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/event\?id=\d+"))


def test_a_title_breaks_where_its_column_ends(watched: Watched, store: service.Store) -> None:
    """A long title is read whole: on one line where there is room, on several on a telephone, never cut."""
    assert store
    lines = {}
    for width in (390, 1280):
        watched.page.set_viewport_size({"width": width, "height": 900})
        page = watched.open("/articles")
        link = page.get_by_role(
            "link", name="Hungary gets ready for its guests while Europe asks who will pay the price"
        )
        link.wait_for()
        assert link.evaluate("it => it.scrollWidth <= it.clientWidth")
        lines[width] = link.locator("strong").evaluate("it => it.getClientRects().length")
    assert lines == {390: 2, 1280: 1}


@pytest.mark.parametrize("width", [390, 1280])
def test_an_address_in_an_article_breaks_where_its_place_ends(
    watched: Watched, store: service.Store, width: int
) -> None:
    """It is one word of any length: it ran over what stands beside the text, and made a telephone scroll sideways."""
    address = f"https://example.org/{'a' * 200}"
    text = f"date 2025-10-18\nPlant\n\nThe plant at {address} will open on Friday, Vera Holm said."
    service.ingest(store, [read_text(text, "plant.txt")])
    event = service.events(store, filters=service.Filters(search='"Vera Holm"')).rows[0]
    service.note(store, event.id, address)
    watched.page.set_viewport_size({"width": width, "height": 900})
    for path in (f"/event?id={event.id}", f"/article?id={service.articles(store, search='Holm').rows[0].id}"):
        page = watched.open(path)
        over = "it => it.scrollWidth - it.clientWidth"
        texts = page.locator("[data-testid='stHtml'], [data-testid='stText']").all()
        assert {each.evaluate(over) for each in texts if each.is_visible()} == {0}, path
