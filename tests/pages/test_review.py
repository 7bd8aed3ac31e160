"""The pages of the sitting and of an edition, each drawn whole; their keys are those that the documentation names."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import time_machine
from post_office import post_office
from sitting_week import fill

from tracker import service

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from streamlit.testing.v1 import AppTest

DOCUMENTED = Path(__file__).parents[2] / "docs" / "review.md"
NOON = datetime(2030, 7, 1, 12, tzinfo=UTC)


@pytest.fixture
def week(empty: service.Store) -> Iterator[service.Store]:
    """Give an archive with the documented week, on its day."""
    with time_machine.travel(NOON):
        fill(empty, NOON.date())
        yield empty


def keys(page: AppTest) -> set[str]:
    named = {button.proto.shortcut.upper() for button in page.button if button.proto.shortcut}
    return {{"ESCAPE": "ESC"}.get(key, key) for key in named}


def documented() -> set[str]:
    cells = re.findall(r"^\| [^|]+ \| ([^|]+) \| [^|]+ \|$", DOCUMENTED.read_text(), re.MULTILINE)
    return {key.upper() for cell in cells for key in re.findall(r"\b(?:Ctrl\+)?[A-Z]\w*\b", cell)}


def pressed(page: AppTest, label: str) -> AppTest:
    """Press the button with this label, and draw the page anew."""
    next(button for button in page.button if button.label == label).click().run()
    assert not page.exception
    return page


@pytest.mark.usefixtures("week")
def test_every_key_is_documented_and_none_is_streamlits_own(open_page: Callable[..., AppTest]) -> None:
    page = open_page("review")
    found = keys(page)
    found |= keys(pressed(page, "Begin"))
    for act in ("Drop", "Edit the time"):
        found |= keys(pressed(page, act))
        pressed(page, "Back")
    for _ in range(5):
        found |= keys(pressed(page, "Next part"))
    found -= {"1", "2", "3", "4"}
    assert found == documented()
    assert not found & {"C", "R"}


def test_an_empty_week_says_that_nothing_waits(archive: service.Store, open_page: Callable[..., AppTest]) -> None:
    for row in service.events(archive).rows:
        service.settle(archive, row.id, service.OutcomeIn(choice="void", own_knowledge=True))
    page = open_page("review")
    assert any("Nothing waits" in text.value for text in page.markdown)
    pressed(page, "Begin")  # nothing is left to do but to read what comes: the parts between are turned to
    said = ("No day has moved", "Nothing waits for a verdict", "No new prediction waits")
    for words in said:
        pressed(page, "Part before")
        assert any(words in text.value for text in page.markdown)


def test_an_edition_is_read_downloaded_and_says_where_it_was_changed(
    week: service.Store, open_page: Callable[..., AppTest]
) -> None:
    page = open_page("edition", id="1")
    assert page.title[0].value.replace("\\", "") == "Predictions, edition 1"
    assert not page.error
    with week.write() as connection:
        connection.exec_driver_sql("UPDATE edition SET note = 'wild'")
    assert any("changed after it was signed" in error.value for error in open_page("edition", id="1").error)
    with week.write() as connection:
        connection.exec_driver_sql("UPDATE edition SET contents = 'no JSON'")
    broken = open_page("edition", id="1")
    assert not broken.exception
    assert any("cannot be shown" in error.value for error in broken.error)


def test_an_edition_that_is_none_says_so(archive: service.Store, open_page: Callable[..., AppTest]) -> None:
    assert service.editions(archive) == ()
    assert open_page("edition", id="7").title[0].value == "No such edition"


def test_without_a_mail_server_the_edition_stays_and_a_sentence_says_why(
    week: service.Store, open_page: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TRACKER_SMTP_HOST", raising=False)
    page = pressed(open_page("edition", id="1"), "Send by mail")
    assert any("TRACKER" in error.value.replace("\\", "") for error in page.error)
    assert service.sent_at(week, 1) is None


def test_an_edition_is_mailed_from_its_page_once(
    week: service.Store, open_page: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page("edition", id="1")
    with post_office() as box:
        for name, value in box.environment().items():
            monkeypatch.setenv(name, value)
        pressed(page, "Send by mail")
    assert service.sent_at(week, 1) is not None
    assert any("Sent on" in text.value for text in page.caption)
    assert [letter["To"] for letter in box.letters] == ["desk@wire.example"]
    assert not [button for button in page.button if button.label == "Send by mail"]
