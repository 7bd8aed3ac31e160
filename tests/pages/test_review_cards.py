"""What a card says and asks: why it is here, what was denied, and what is lacking when a key comes too soon."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
import time_machine
from pressing import keys_listed, keys_worked, pressed

from tracker import service
from tracker.sources import read_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Opener
    from streamlit.testing.v1 import AppTest

DENIED = """date 2025-11-10
The bridge stays shut

The Alder Bridge will not reopen by November 14, mayor Pavel Brandt said.
"""
HANGS = """date 2025-11-19
A force is planned

Minister Ida Lund said the north would send 300 engineers to Selby once the flood has gone down.
"""
CONDITIONAL = """date 2025-11-18
A ferry may close

The ferry line would close on December 12 if its grant is cut, director Ada Falk said.
"""
ENDED = DENIED.replace("will not", "will").replace("The bridge stays shut", "The bridge opens")
ENDLESS = """date 2025-07-01
A museum waits

The museum in Turku is not expected to open before August 1, curator Aino Salo said.
"""


def said(page: AppTest) -> str:
    """Return all that the page says in small print and in its lines."""
    lines = [each.value for each in (*page.caption, *page.markdown, *page.warning, *page.toast)]
    return "\n".join(lines).replace("\\", "")


def begun(store: service.Store, open_page: Opener, *texts: str) -> AppTest:
    """Begin the sitting on an archive with these articles."""
    service.ingest(store, [read_text(text) for text in texts])
    return pressed(open_page("review"), "Begin")


def test_a_denial_is_said_to_be_one_and_what_its_verdict_means(empty: service.Store, open_page: Opener) -> None:
    page = begun(empty, open_page, DENIED)
    assert "**a denial** · **by 14 Nov 2025**" in said(page)
    assert "“Did not” says that this was right" in said(page)
    (event,) = service.events(empty).rows
    there = said(open_page("event", id=str(event.id)))
    assert "**Denied** · **by 14 Nov 2025**" in there
    assert "It was said not to come by 14 Nov 2025: that time is up" in there
    pressed(pressed(page, "Happened"), "Record, by my own knowledge")
    assert "Recorded: it happened between 10 and 14 Nov 2025." in said(page)  # no "on time": nobody said it would


def test_a_card_says_why_it_asks_about_what_has_no_end(empty: service.Store, open_page: Opener) -> None:
    service.ingest(empty, [read_text(ENDLESS)])
    with time_machine.travel(datetime(2025, 10, 31, 12, tzinfo=UTC)):  # 91 days after it may begin
        page = pressed(open_page("review"), "Begin")
        assert "no last day was given: asked about each month" in said(page)


def test_a_time_that_stands_in_the_article_is_no_fault_of_who_opens_it(empty: service.Store, open_page: Opener) -> None:
    """Its words hang on another event, and name no day by themselves; only what a person types is told to be wrong."""
    page = pressed(begun(empty, open_page, HANGS), "Edit the time")
    (field,) = page.text_input
    assert field.value == "once the flood has gone down"
    assert "no time that the tracker understands" not in said(page)
    field.set_value("by the end of nonsense").run()
    assert "no time that the tracker understands" in said(page)


@pytest.mark.parametrize(
    ("label", "met", "says"), [("It was met", True, "was met on"), ("It was not met", False, "was not met")]
)
def test_a_card_asks_whether_the_condition_was_met_and_stays(
    empty: service.Store, open_page: Opener, label: str, *, met: bool, says: str
) -> None:
    page = begun(empty, open_page, CONDITIONAL)
    (said_,) = service.event(empty, service.events(empty).rows[0].id).predictions
    assert (said_.conditional, "hangs on a condition: scores count it once" in said(page)) == (True, True)
    assert "I" in keys_worked(page) & keys_listed(page)
    pressed(pressed(page, "Its condition"), label)
    assert [row.met for row in service.conditions(empty, said_.id)] == [met]
    assert f"hangs on a condition, which {says}" in said(page)
    labels = [button.label for button in page.button]
    assert "Accept" in labels  # what the event needs is still asked
    assert "Its condition" not in labels
    pressed(page, "Undo")
    assert "hangs on a condition: scores count it once" in said(page)
    assert [row.met for row in service.conditions(empty, said_.id)] == [None, met]


def test_a_day_before_anybody_said_it_would_come_is_asked_about(empty: service.Store, open_page: Opener) -> None:
    page = pressed(begun(empty, open_page, ENDED), "Happened")
    assert not page.warning
    for end in ("from", "to"):
        next(each for each in page.date_input if each.key.endswith(f"-{end}")).set_value(date(2025, 11, 1)).run()
    assert "before the event was first said to come, on 10 Nov 2025" in said(page)
    pressed(page, "Record, by my own knowledge")
    assert "Change the day, or say above that it is the one." in said(page)
    next(box for box in page.checkbox if box.label.startswith("It is:")).check().run()
    pressed(page, "Record, by my own knowledge")
    (event,) = service.events(empty).rows
    assert [row.occurred_to for row in service.history(empty, event.id)] == [date(2025, 11, 1)]


LACKING: dict[str, tuple[str, str, str]] = {
    "a reason": ("Drop", "Drop it", "Type a reason, or press the key of one above."),
    "another time": ("Edit the time", "Use these days", "Type other words for its time, or go back."),
    "an event": ("Same as …", "It is the same", "Type words of its title, and choose it."),
}


@pytest.mark.parametrize("lacking", LACKING)
def test_a_key_that_comes_before_its_words_is_answered(lacking: str, empty: service.Store, open_page: Opener) -> None:
    """A button that is off would swallow the key of who types fast: the page would learn of neither."""
    opens, saves, told = LACKING[lacking]
    page = pressed(begun(empty, open_page, HANGS), opens)
    before = service.agenda(empty).steps
    assert told in said(pressed(page, saves))
    assert service.agenda(empty).steps == before


def test_a_new_time_that_is_not_typed_yet_is_asked_for_and_a_typed_one_is_told(
    empty: service.Store, open_page: Opener
) -> None:
    page = pressed(begun(empty, open_page, DENIED), "Moved")
    assert "Type the new time first." in said(pressed(page, "Record, by my own knowledge"))
    page.text_input(next(field.key for field in page.text_input if field.label == "To when, in words") or "").set_value(
        "by the end of May"
    )
    assert "moved to a new date, now by 31 May 2026" in said(pressed(page, "Record, by my own knowledge"))


def test_an_event_that_was_not_seen_in_the_list_is_not_joined_to(
    archive: service.Store, open_page: Callable[..., AppTest]
) -> None:
    """Words and the key in one breath: what has the words is shown first, and joined at the second press."""
    page = pressed(pressed(open_page("review"), "Begin"), "Same as …")
    other = service.agenda(archive).steps["new"][0].event_id
    title = next(row.title for row in service.events(archive).rows if row.id != other)
    page.text_input[0].set_value(title)
    assert "choose one, and press it again" in said(pressed(page, "It is the same"))
    assert len(service.events(archive).rows) == 2
    pressed(page, "It is the same")
    assert len(service.events(archive).rows) == 1


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (DENIED, ("Happened", "Record, by my own knowledge")),
        (HANGS, ("Drop", "It is no prediction")),
        (CONDITIONAL, ("Its condition", "It was met")),
    ],
)
def test_an_act_and_its_note_are_stored_together_or_not_at_all(
    empty: service.Store, open_page: Opener, monkeypatch: pytest.MonkeyPatch, text: str, keys: tuple[str, ...]
) -> None:
    """What was done and not noted could not be undone from the sitting, and its card would come again."""
    page = begun(empty, open_page, text)
    before = service.export(empty, "json").content

    def fails(*_: object, **__: object) -> None:
        message = "the sitting is over"
        raise service.InputError(message)

    monkeypatch.setattr(service, "decide", fails)
    for key in keys:
        pressed(page, key)
    assert [error.value.replace("\\", "") for error in page.error] == ["The sitting is over."]
    assert service.export(empty, "json").content == before
