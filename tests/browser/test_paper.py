"""What a page is on paper: whole, without buttons, dark on white; and a chart in the light that there is now."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tracker import service
from tracker.charts.marks import FAINT, HUES, INK, PAPER

if TYPE_CHECKING:
    from pathlib import Path

    from watched import Watched

DAY = "2025-10-25"
SHEET = 700  # pixels: the width of a sheet of A4 within its margins
# The colours that the words of a page have, but for those in charts.
WORDS = """main => [...new Set([...main.querySelectorAll('*:not(svg *)')]
  .filter(it => it.checkVisibility() && [...it.childNodes].some(each => each.nodeType === 3 && each.data.trim()))
  .map(it => getComputedStyle(it).color))]"""
# The colours of the light that a chart was drawn in which are still seen.
LEFT = """(chart, drawn) => [...new Set([...chart.querySelectorAll('svg *:not(.hoverlayer *)')]
  .flatMap(it => [getComputedStyle(it).fill, getComputedStyle(it).stroke]).filter(it => drawn.includes(it)))]"""


@pytest.fixture(scope="module")
def store(store: service.Store) -> service.Store:
    """Fill the archive with the sample stories."""
    service.load_samples(store)
    return store


def written(colours: list[str]) -> list[str]:
    """Return colours as a browser writes them."""
    return [f"rgb({', '.join(str(each) for each in bytes.fromhex(colour[1:]))})" for colour in colours]


def of_light(*, dark: bool) -> list[str]:
    """Return the colours that charts have in one light."""
    return written([pair[dark] for pair in (*HUES.values(), INK, PAPER, FAINT)])


@pytest.mark.parametrize("path", ["/event?id={event}", "/record", "/events"])
def test_on_paper_a_page_is_whole_and_has_no_buttons(
    watched: Watched, store: service.Store, tmp_path: Path, path: str
) -> None:
    """A page scrolls within the window; on paper what was scrolled over would be lost."""
    page = watched.open(path.format(event=service.events(store).rows[0].id))
    page.emulate_media(media="print")
    page.pdf(path=tmp_path / "page.pdf", width="390px", height="250px")
    sheets = [int(count) for count in re.findall(rb"/Count (\d+)", (tmp_path / "page.pdf").read_bytes())]
    pressed = page.locator("button:visible").filter(has_text=re.compile(r"\w")).all_inner_texts()
    filled_in = page.get_by_test_id("stMain").locator("input:visible").count()
    links = page.get_by_test_id("stMain").locator("a:visible").all_inner_texts()
    page.emulate_media(media="null")
    assert (max(sheets) > 1, pressed, filled_in) == (True, [], 0)
    assert links  # names that are printed
    assert not [each for each in links if re.search("All events|Set your name", each)]  # ways on and back


def test_what_is_printed_in_the_dark_is_dark_on_white(watched: Watched, store: service.Store) -> None:
    """Else a page takes all the ink there is, and on a printer that leaves the ground out nothing can be read."""
    event = service.events(store, filters=service.Filters(search="Peskov Budapest")).rows[0]
    watched.page.emulate_media(color_scheme="dark")
    page = watched.open(f"/event?id={event.id}")
    chart = page.get_by_test_id("stPlotlyChart")
    chart.locator(".cartesianlayer").wait_for()
    page.emulate_media(media="print")
    expect(page.locator("body")).to_have_css("background-color", *written([PAPER[0]]))
    shades = page.get_by_test_id("stMain").evaluate(WORDS)
    left = chart.evaluate(LEFT, of_light(dark=True))
    page.emulate_media(media="null")
    assert (shades, left) == (written([INK[0]]), [])


def test_a_chart_takes_over_the_light_that_there_is(watched: Watched, store: service.Store) -> None:
    """The system turns dark at dusk, and no run of the page follows: the words would be black on black."""
    assert store
    page = watched.open(f"/timeline?as_of={DAY}&t_search=Trump")
    chart = page.get_by_test_id("stPlotlyChart")
    title = chart.locator(".annotation-text").first
    expect(title).to_have_css("fill", *written([INK[0]]))
    page.emulate_media(color_scheme="dark")
    expect(title).to_have_css("fill", *written([INK[1]]))
    assert chart.evaluate(LEFT, of_light(dark=False)) == []


def test_a_chart_is_as_wide_as_the_paper(watched: Watched, store: service.Store) -> None:
    """It was drawn for the window, which is wider: what lies to the right of today was cut off."""
    assert store
    page = watched.open(f"/timeline?as_of={DAY}&t_search=Trump")
    page.locator(".js-plotly-plot .nsewdrag").wait_for()
    page.evaluate("chart => chart.replaceWith(chart.cloneNode(true))", page.query_selector(".js-plotly-plot"))
    page.emulate_media(media="print")  # the copy is as on paper: nothing draws it anew for the width that there is
    page.set_viewport_size({"width": SHEET, "height": 900})
    days = page.locator(".js-plotly-plot .nsewdrag").bounding_box() or {}
    page.emulate_media(media="null")
    assert SHEET * 0.9 < days["x"] + days["width"] <= SHEET
