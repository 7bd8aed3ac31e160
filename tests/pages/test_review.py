"""The pages of the sitting and of an edition, each drawn whole; their keys are those that the documentation names."""

from __future__ import annotations

import re
import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import streamlit as st
import time_machine
from post_office import post_office
from pressing import keys_listed, keys_worked, pressed
from sitting_week import DUE, NEW, NOON, REPORTED, accept_all

from tracker import service
from tracker.sources import read_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

DOCUMENTED = Path(__file__).parents[2] / "docs" / "review.md"


def keys(page: AppTest) -> set[str]:
    found = keys_worked(page)
    assert keys_listed(page) == found
    return found


def documented() -> set[str]:
    cells = re.findall(r"^\| [^|]+ \| ([^|]+) \| [^|]+ \|$", DOCUMENTED.read_text(), re.MULTILINE)
    return {key.upper() for cell in cells for key in re.findall(r"\b(?:Ctrl\+)?[A-Z]\w*\b", cell)}


def test_a_sitting_that_does_not_take_up_all_says_how_much_waits(
    week: service.Store, open_page: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A large archive has more than a sitting takes up at a time; a small one says nothing of it."""
    told = "They are taken up 1 of a kind at a time"
    assert not any(told in note.value for note in open_page("review").caption)
    for module in (service, sys.modules["tracker.service.agenda"]):
        monkeypatch.setattr(module, "MOST_AT_A_TIME", 1)
    st.cache_data.clear()
    waits = service.events(week, filters=service.Filters(states=("due", "overdue"))).total
    (note,) = [note.value for note in open_page("review").caption if told in note.value]
    assert note.startswith(f"{waits} events wait in all")


@pytest.mark.usefixtures("week")
def test_every_key_is_documented_and_listed_on_its_page_and_none_is_streamlits_own(
    open_page: Callable[..., AppTest],
) -> None:
    page = open_page("review")
    found = keys(page)
    found |= keys(pressed(page, "Begin"))
    for act in ("Drop", "Edit the time", "Several at once"):
        found |= keys(pressed(page, act))
        pressed(page, "Back")
    for _ in range(5):
        found |= keys(pressed(page, "Next part"))
    found -= {"1", "2", "3", "4"}
    assert found == documented() - {"I"}  # no statement of this week hangs on a condition
    assert not found & {"C", "R"}


def test_clear_cards_are_taken_at_once_but_for_those_left_out_and_one_undo_brings_all_back(
    week: service.Store, open_page: Callable[..., AppTest]
) -> None:
    page = pressed(pressed(open_page("review"), "Begin"), "Several at once")
    clear = service.clear_cards(week, service.agenda(week), "new")
    boxes = [box for box in page.checkbox if box.value]
    assert len(boxes) == len(clear) > 2
    boxes[0].uncheck().run()
    taken = len(clear) - 1
    pressed(page, f"Accept {taken} cards")
    assert len(service.agenda(week).steps["new"]) == NEW - taken
    assert any(f"accepted · {taken} cards at once" in note.value for note in page.caption)
    assert service.agenda(week).steps["new"][0] == clear[0].step
    pressed(page, "Undo")
    assert len(service.agenda(week).steps["new"]) == NEW
    pressed(pressed(page, "Several at once"), "Back")
    assert not page.checkbox
    pressed(pressed(pressed(page, "Next part"), "Several at once"), f"Record {REPORTED} cards")
    assert len(service.agenda(week).steps["due"]) == DUE - REPORTED


def test_an_empty_week_says_that_nothing_waits(archive: service.Store, open_page: Callable[..., AppTest]) -> None:
    for row in service.events(archive).rows:
        service.settle(archive, row.id, service.OutcomeIn(choice="void", own_knowledge=True))
    page = open_page("review")
    assert any("Nothing waits today" in text.value for text in page.markdown)
    pressed(page, "Begin")  # nothing is left to do but to read what comes: the parts between are turned to
    said = ("No day has moved", "Nothing waits for a verdict", "No new prediction waits")
    for words in said:
        pressed(page, "Part before")
        assert any(words in text.value for text in page.markdown)


def test_what_was_put_aside_is_told_of_where_nothing_waits(
    archive: service.Store, open_page: Callable[..., AppTest]
) -> None:
    sitting = service.open_sitting(archive)
    over = service.events(archive, filters=service.Filters(states=("due", "overdue"))).total
    for steps in service.agenda(archive).steps.values():
        for step in steps:
            until = sitting.cutoff_on + timedelta(days=7)
            service.decide(archive, sitting.id, step.card, "later", until=until, made={"event": step.event_id})
    service.sign_off(archive, by="Ann Reader")
    page = open_page("review")
    assert any("Nothing waits today" in text.value for text in page.markdown)
    words = "1 event without a verdict was" if over == 1 else f"{over} events without a verdict were"
    assert any(note.value.startswith(f"{words} put aside") for note in page.caption)


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


FOR = "date 2030-06-01\nA visit\n\nPresident Lars Okker will visit Nairobi on July 20, the palace said."
AGAINST = (
    "date 2030-06-29\nNo visit\n\nPresident Lars Okker will not visit Nairobi on July 20, the foreign ministry said."
)


def test_what_contradicts_itself_stands_side_by_side_and_one_can_be_dropped(
    empty: service.Store, open_page: Callable[..., AppTest]
) -> None:
    with time_machine.travel(NOON - timedelta(days=8)):
        service.ingest(empty, [read_text(FOR, "for.txt")])
        accept_all(empty, (NOON - timedelta(days=8)).date())
        service.sign_off(empty, by="Ann Reader")
    with time_machine.travel(NOON):
        service.ingest(empty, [read_text(AGAINST, "against.txt")])
        (step,) = service.agenda(empty).steps["moved"]
        assert step.why == "denied"
        page = pressed(open_page("review"), "Begin")
        assert {"Said before", "Said now"} <= {text.value[13:-2] for text in page.markdown}
        pressed(pressed(page, "Drop what is said now"), "It was read wrongly")
        assert [row.fate for row in service.event(empty, step.event_id).predictions] == ["drop", None]
        assert service.agenda(empty).steps["moved"] == ()
        pressed(page, "Undo")
        assert service.agenda(empty).steps["moved"] == (step,)


def test_of_two_who_settle_from_the_same_card_one_is_told(
    week: service.Store, open_page: Callable[..., AppTest]
) -> None:
    page = pressed(open_page("review"), "Begin")
    pressed(pressed(page, "Next part"), "Cannot tell")
    step = service.agenda(week).steps["due"][0]
    service.settle(week, step.event_id, service.OutcomeIn(choice="void", own_knowledge=True), by="Ben")
    save = next(button for button in page.button if button.label.startswith("Record, by"))
    save.click().run()
    assert not page.exception
    assert any("Somebody else" in warning.value for warning in page.warning)
    assert any("Somebody else" in warning.value for warning in page.warning)
    assert [row.recorded_by for row in service.history(week, step.event_id)] == ["Ben"]
    assert step.event_id not in {each.event_id for each in service.agenda(week).steps["due"]}


def test_a_period_is_offered_where_only_the_window_is_known(
    week: service.Store, open_page: Callable[..., AppTest]
) -> None:
    """A deadline is a window of weeks: recording it with Enter keeps them, and invents no day."""
    page = pressed(pressed(open_page("review"), "Begin"), "Next part")
    steps = service.agenda(week).steps["due"]
    while "Bridge" not in service.event(week, service.agenda(week).steps["due"][0].event_id).event.title:
        pressed(page, next(button.label for button in page.button if button.label.startswith("Later")))
    step = service.agenda(week).steps["due"][0]
    assert step in steps
    pressed(page, "Happened")
    assert any("no day is invented" in text.value for text in page.caption)
    pressed(page, "Record, by my own knowledge")
    (row,) = service.history(week, step.event_id)
    window = service.event(week, step.event_id).event.window
    assert window is not None
    assert (row.occurred_from, row.occurred_to, row.own_knowledge) == (window.earliest, window.latest, True)


def test_who_comes_from_a_past_day_is_told_where_that_week_is(
    week: service.Store, open_page: Callable[..., AppTest]
) -> None:
    """A sitting is of today: what was known on another day stands on the board of that day."""
    assert service.agenda(week).cards_left
    told = "A sitting is always of today."
    assert told not in [note.value for note in open_page("review").info]
    page = open_page("week", as_of="2030-06-20").switch_page("tracker/views/review.py").run()
    assert told in [note.value for note in page.info]


def test_an_act_can_be_undone_after_a_part_was_read(week: service.Store, open_page: Callable[..., AppTest]) -> None:
    """Reading on is no act: the undo still takes back the last one, and shows its card again."""
    page = pressed(open_page("review"), "Begin")
    before = service.agenda(week).steps
    pressed(page, "Accept")
    for _ in range(3):
        pressed(page, "Next part")
    pressed(page, "Go on")
    title = service.event(week, before["new"][0].event_id).event.title
    assert any(line.value.replace("\\", "") == f"Last: accepted · {title}" for line in page.caption)
    pressed(page, "Undo")
    assert service.agenda(week).steps == before
