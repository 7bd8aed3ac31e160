"""The main job in a real browser: paste, preview, save, timeline, settle, review, score."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tracker import service

if TYPE_CHECKING:
    from watched import Watched

TODAY = datetime.now().astimezone().date()
SAID = TODAY - timedelta(days=40)
ARTICLE = f"""date {SAID}
Leaders may meet in Budapest

President Anders Holm and President Mira Kovac could meet in Budapest within two weeks or a little later, Holm's \
spokesman Jan Berg told reporters.

Finance ministers will meet in Vienna within three months, the chancellery said.
"""


def test_an_empty_archive_invites_with_one_click(watched: Watched) -> None:
    page = watched.open()
    expect(page.get_by_role("heading", name="Who said what would happen, and did it?")).to_be_visible()
    expect(page.get_by_role("button", name="Load the sample stories")).to_be_enabled()


def test_a_pasted_text_is_stored_only_when_it_is_saved(watched: Watched, store: service.Store) -> None:
    page = watched.paste(ARTICLE)
    expect(page.locator("mark").first).to_be_visible()
    expect(page.get_by_text("or a little later ·").first).to_be_visible()
    assert service.articles(store).total == 0
    page.get_by_role("button", name="Save 1 article").click(click_count=3)
    expect(page.get_by_text("1 article saved")).to_be_visible()
    assert service.articles(store).total == 1


def test_adding_it_again_adds_nothing_and_says_so(watched: Watched, store: service.Store) -> None:
    page = watched.paste(ARTICLE)
    expect(page.get_by_text("Already in the archive")).to_be_visible()
    page.get_by_role("button", name="Save 1 article").click()
    expect(page.get_by_text("nothing was added")).to_be_visible()
    assert service.articles(store).total == 1


def test_a_file_is_uploaded(watched: Watched, store: service.Store) -> None:
    page = watched.open("/add")
    page.get_by_text("Upload", exact=True).click()
    text = f"date {SAID}\nPort reopens\n\nThe port of Skagen will reopen within two months, Lena Roth said."
    upload = {"name": "../../etc/port.txt", "mimeType": "text/plain", "buffer": text.encode()}
    page.locator("input[type=file]").set_input_files(upload)  # type: ignore[arg-type]  # a file of bytes
    page.get_by_role("button", name="Read them").click()
    watched.settle()
    page.get_by_role("button", name="Save 1 article").click()
    expect(page.get_by_text("1 article saved")).to_be_visible()
    assert service.articles(store).total == 2


def test_a_bar_of_the_timeline_opens_its_event(watched: Watched) -> None:
    page = watched.open("/timeline")
    expect(page.locator(".annotation-text", has_text="today").first).to_be_visible()
    page.locator(".barlayer .point path").first.click(force=True)
    page.wait_for_url(re.compile(r"/event\?.*id=\d+"))
    expect(page.get_by_role("heading", name="What came of it")).to_be_visible()


def test_as_of_a_day_before_it_was_said_the_board_is_empty(watched: Watched) -> None:
    before = SAID - timedelta(days=2)
    page = watched.open(f"/timeline?as_of={before}")
    expect(page.get_by_text("This is how things stood on")).to_be_visible()
    expect(page.get_by_text("No predicted window to show")).to_be_visible()


def test_three_clicks_on_save_record_one_outcome(watched: Watched, store: service.Store) -> None:
    (event,) = service.events(store, filters=service.Filters(search="Budapest")).rows
    page = watched.open(f"/event?id={event.id}")
    page.get_by_text("happened", exact=True).click()
    watched.settle()
    page.get_by_role("group", name="It happened on").get_by_role("spinbutton").first.click()
    page.keyboard.type((SAID + timedelta(days=10)).strftime("%d%m%Y"))
    page.keyboard.press("Tab")
    watched.settle()
    page.get_by_text("I know it myself").click()
    watched.settle()
    page.get_by_role("button", name="Save").click(click_count=3)
    expect(page.get_by_text("Recorded, newest first")).to_be_visible()
    expect(page.get_by_text("on time").first).to_be_visible()
    assert [row.choice for row in service.history(store, event.id)] == ["happened"]


def test_the_week_is_reviewed_and_signed(watched: Watched, store: service.Store) -> None:
    page = watched.open("/review")
    page.get_by_role("button", name="Begin").click()
    for part in ("Due and overdue", "Moved and contradicting", "Next 14 days", "Figures of the week", "Sign-off"):
        watched.settle()
        page.get_by_role("button", name="Next part").click()
        expect(page.get_by_text(part, exact=True)).to_be_visible()
    expect(page.get_by_label("Note for the edition")).to_be_focused()
    page.get_by_label("Note for the edition").fill("The summit came on time.")
    page.get_by_role("textbox", name="Signed by").fill("Ann Reader")
    page.get_by_role("button", name="Sign edition 1").click(click_count=3)
    signed = re.compile("Predictions, edition 1|Editions · 1")  # a late click may lead back from the edition's page
    expect(page.get_by_role("heading", name=signed)).to_be_visible()
    assert [edition.number for edition in service.editions(store)] == [1]


def test_the_score_counts_it(watched: Watched) -> None:
    page = watched.open("/record")
    expect(page.get_by_text(re.compile(r"of 1 case: ")).first).to_be_visible()
    expect(page.locator(".annotation-text", has_text="Jan Berg")).to_be_visible()


def test_a_save_goes_on_when_its_page_is_closed(watched: Watched, store: service.Store) -> None:
    """More articles than are stored in one go: all of them are kept, and who comes back is told so."""
    before = service.articles(store).total
    said = (
        "The port of Skagen will open quay {} within two months, and ferries will call there by the end of next year."
    )
    lines = [{"text": said.format(n), "published_on": str(SAID)} for n in range(200)]
    upload = {"name": "quays.jsonl", "mimeType": "text/plain", "buffer": "\n".join(map(json.dumps, lines)).encode()}
    page = watched.open("/add")
    page.get_by_text("Upload", exact=True).click()
    page.locator("input[type=file]").set_input_files(upload)  # type: ignore[arg-type]  # a file of bytes
    page.get_by_role("button", name="Read them").click()
    expect(page.get_by_text("it goes on if you close this page")).to_be_visible()
    page.goto("about:blank")
    watched.open("/add")
    expect(page.get_by_text("quays.jsonl: saved, 200 of 200 articles")).to_be_visible()
    assert service.articles(store).total == before + 200
    page.get_by_role("button", name="What was saved").click()
    expect(page.get_by_text("200 articles saved")).to_be_visible()
