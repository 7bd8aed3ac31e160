"""The ways in beside articles: a prediction by hand, a table, feeds; and events taken out as files."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tracker import service
from tracker.imports.table import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from streamlit.testing.v1 import AppTest

    Open = Callable[..., AppTest]


def way(open_page: Open, name: str) -> AppTest:
    """Open the page Add on one of its ways."""
    return open_page("add").segmented_control(key="add_way").set_value(name).run()


def told(page: AppTest) -> str:
    return " ".join(each.value for each in (*page.caption, *page.success, *page.error, *page.info, *page.markdown))


def test_a_prediction_by_hand_shows_its_window_and_is_saved(empty: service.Store, open_page: Open) -> None:
    page = way(open_page, "By hand")
    assert page.button(key="hand_save_0").disabled
    page.text_input(key="hand_title").set_value("Harlow bridge opening").run()
    page.text_input(key="hand_time").set_value("by the end of the year").run()
    assert "31 Dec 2025" in told(page).replace("\\", "")
    page.text_input(key="hand_speaker").set_value("Mayor Kim Lund").run()
    page.button(key="hand_save_0").click().run()
    assert not page.exception
    (event,) = service.events(empty).rows
    assert (event.title, event.speaker, str(event.window and event.window.latest)) == (
        "Harlow bridge opening", "Mayor Kim Lund", "2025-12-31"
    )  # fmt: skip
    assert "is saved" in told(page)
    assert page.text_input(key="hand_title").value == ""


@contextmanager
def behind_another_press(page: AppTest) -> Iterator[None]:
    """Be a lock that another press of the same button has held until it was done."""
    form = page.session_state["hand"]
    form.number, form.told = form.number + 1, "“Harlow bridge opening” is saved."
    yield


def test_a_second_press_of_save_stores_nothing_and_says_what_the_first_did(
    empty: service.Store, open_page: Open
) -> None:
    """It stored the same again, and said that it was there already: as if somebody else had put it there."""
    page = way(open_page, "By hand")
    page.text_input(key="hand_title").set_value("Harlow bridge opening").run()
    page.text_input(key="hand_time").set_value("by the end of the year").run()
    page.session_state["hand"].lock = behind_another_press(page)
    page.button(key="hand_save_0").click().run()
    assert service.events(empty).rows == ()
    assert "is saved" in told(page)
    page.text_input(key="hand_title").set_value("Another").run()
    assert "is saved" not in told(page)


def test_a_time_that_is_none_saves_nothing(empty: service.Store, open_page: Open) -> None:
    page = way(open_page, "By hand")
    page.text_input(key="hand_title").set_value("Harlow bridge opening").run()
    page.text_input(key="hand_time").set_value("whenever").run()
    page.button(key="hand_save_0").click().run()
    assert page.error
    assert service.events(empty).rows == ()


SOUND = (
    "title,published_on,time,outcome,occurred_from,own_knowledge\nTreaty,2025-01-10,in March,happened,2025-03-02,yes\n"
)


def upload(page: AppTest, content: str) -> AppTest:
    return page.file_uploader(key="table_file").upload("t.csv", content.encode(), "text/csv").run()


def test_a_table_is_checked_first_and_stored_on_a_second_press(empty: service.Store, open_page: Open) -> None:
    page = upload(way(open_page, "Table"), SOUND)
    assert "1 prediction and 1 outcome" in told(page)
    assert service.events(empty).rows == ()
    page.button(key="table_store").click().run()
    assert "1 prediction and 1 outcome stored" in told(page)
    assert "Nothing is stored yet" not in told(page)
    assert [row.title for row in service.events(empty).rows] == ["Treaty"]


def test_a_table_with_faults_names_each_with_its_row_and_stores_nothing(empty: service.Store, open_page: Open) -> None:
    page = upload(way(open_page, "Table"), SOUND + "Pact,10 January,soon,,,\n,2025-01-10,soon,,,\n")
    assert "2 faults" in told(page)
    assert "row 3" in told(page)
    assert "row 4" in told(page)
    assert "table_store" not in [button.key for button in page.button]
    assert service.events(empty).rows == ()


@pytest.mark.usefixtures("empty")
def test_the_columns_of_a_table_are_told(open_page: Open) -> None:
    assert list(way(open_page, "Table").table[0].value["column"]) == list(COLUMNS)


def test_a_feed_is_subscribed_to_and_removed(empty: service.Store, open_page: Open) -> None:
    page = way(open_page, "Feeds")
    page.text_input(key="feed_url").set_value("https://wire.example/feed")
    next(button for button in page.button if button.label == "Subscribe").click().run()
    assert [row.url for row in service.feeds(empty)] == ["https://wire.example/feed"]
    assert page.button(key="feeds_read").disabled
    assert "switched off" in told(page)
    page.button(key="feed_gone_https://wire.example/feed").click().run()
    assert service.feeds(empty) == ()


def test_what_a_feed_refuses_is_one_sentence(
    empty: service.Store, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """This machine's own network is not read, and the page says so under the feed's address."""
    monkeypatch.setenv("TRACKER_FETCH", "1")
    service.add_feed(empty, "http://127.0.0.1:9/feed")
    page = way(open_page, "Feeds")
    page.button(key="feeds_read").click().run()
    assert any("its own network" in each.value for each in page.warning)
    assert "its own network" in (service.feeds(empty)[0].fault or "")


@pytest.mark.usefixtures("archive")
def test_events_are_taken_out_as_the_filters_leave_them(open_page: Open) -> None:
    page = open_page("events", e_search="Vienna")
    labels = {each.proto.label for each in page.get("download_button")}
    assert {"csv", "ics", "atom"} <= labels
