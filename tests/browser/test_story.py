"""A story is followed in a real browser: predicted, doubted, called off, recorded with one press, and scored."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tracker import service

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from watched import Watched

ARTICLES = sorted((Path(__file__).parents[2] / "seeds" / "budapest-summit-2025").glob("*.txt"))[:5]


def add(watched: Watched, path: Path) -> None:
    """Paste an article on the page Add, have it read, and save it."""
    page = watched.paste(path.read_text(encoding="utf-8"))
    page.get_by_role("button", name="Save 1 article").click()
    expect(page.get_by_text("1 article saved")).to_be_visible()


def summit(watched: Watched, store: service.Store) -> Page:
    """Open the page of the one meeting in Budapest that the archive has."""
    found = service.events(store, filters=service.Filters(search="Budapest")).rows
    (event,) = (row for row in found if "Budapest" in row.title)
    return watched.open(f"/event?id={event.id}")


def test_the_summit_is_predicted_doubted_called_off_recorded_and_scored(watched: Watched, store: service.Store) -> None:
    """Five articles one by one; the event moves with them, and a report of its end becomes its outcome."""
    add(watched, ARTICLES[0])
    add(watched, ARTICLES[1])
    page = summit(watched, store)
    expect(page.get_by_text("Dmitry Peskov", exact=True).locator("visible=true").first).to_be_visible()
    expect(page.get_by_text("What was said · 2")).to_be_visible()  # a former negotiator denies it on the same day
    expect(page.get_by_text("Denied")).to_have_count(1)
    add(watched, ARTICLES[2])
    expect(summit(watched, store).get_by_text("On again, 2 days later")).to_be_visible()
    add(watched, ARTICLES[3])
    expect(summit(watched, store).get_by_text("Denied")).to_have_count(2)
    expect(watched.open("/record").get_by_text("1 closed case")).to_have_count(0)
    add(watched, ARTICLES[4])
    page = summit(watched, store)
    expect(page.get_by_text("Reported: called off").first).to_be_visible()
    page.get_by_role("button", name="Record this").first.click()
    expect(page.get_by_text("Recorded, newest first")).to_be_visible()
    expect(page.get_by_role("button", name="Record this")).to_have_count(0)
    expect(watched.open("/record").get_by_text("Dmitry Peskov").first).to_be_visible()
    closed = {row.key: row.closed for row in service.track_record(store)}
    assert closed["dmitry peskov"] == 1
