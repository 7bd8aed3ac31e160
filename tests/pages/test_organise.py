"""What a reader keeps beside an event, on the pages: topics, chances, notes, the watch list, filters with a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tracker import service
from tracker.service import Filters
from tracker.store import tables as t

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    Open = Callable[..., AppTest]


def words(page: AppTest) -> str:
    return " ".join(each.value for each in (*page.markdown, *page.caption, *page.text)).replace("\\", "")


def test_topics_are_typed_and_taken_away(archive: service.Store, summit: int, open_page: Open) -> None:
    page = open_page("event", id=str(summit))
    service.tag(archive, summit, ["Diplomacy"])
    page = open_page("event", id=str(summit))
    page.multiselect(key=f"topics_{summit}").set_value([]).run()
    assert not page.exception
    assert service.topics(archive) == ()


def test_a_chance_is_noted_and_told_with_its_day(archive: service.Store, summit: int, open_page: Open) -> None:
    page = open_page("event", id=str(summit))
    page.slider(key=f"chance_{summit}").set_value(30).run()
    page.button(key=f"forecast_{summit}_0").click().run()
    assert [row.probability for row in service.forecasts(archive, summit)] == [0.3]
    assert "30%" in words(page)


def test_a_settled_event_takes_no_chance(archive: service.Store, summit: int, open_page: Open) -> None:
    service.settle(archive, summit, service.OutcomeIn(choice="called_off", own_knowledge=True, impossible=True))
    assert not open_page("event", id=str(summit)).slider


def test_a_note_is_written_removed_and_put_back(archive: service.Store, summit: int, open_page: Open) -> None:
    page = open_page("event", id=str(summit))
    assert not page.button(key=f"note_save_{summit}_0").disabled  # it would lose the press that ends the typing
    page.text_area(key=f"new_note_{summit}").set_value("Ask the <b>office</b> ![x](y.png)")
    page.button(key=f"note_save_{summit}_0").click().run()
    (note,) = service.event(archive, summit).notes
    assert note.text in [each.value for each in page.text]
    page.button(key=f"note_gone_{note.id}").click().run()
    assert service.event(archive, summit).notes == ()
    page.button(key="note_back").click().run()
    assert [row.text for row in service.event(archive, summit).notes] == [note.text]


def test_an_empty_note_is_one_sentence(archive: service.Store, summit: int, open_page: Open) -> None:
    page = open_page("event", id=str(summit))
    page.button(key=f"note_save_{summit}_0").click().run()
    assert any("The note is empty" in each.value for each in page.error)
    assert service.event(archive, summit).notes == ()


@pytest.mark.parametrize(("name", "key"), [("event", "title_{id}"), ("event", "same_{id}"), ("events", "filter_name")])
def test_what_is_typed_is_told_at_once(summit: int, open_page: Open, name: str, key: str) -> None:
    """The button that waits for the words is enabled while they are typed, so that no press is lost."""
    page = open_page(name, id=str(summit))
    assert page.text_input(key=key.format(id=summit)).proto.live_debounce_ms > 0


def test_what_is_watched_shows_on_this_week(archive: service.Store, summit: int, open_page: Open) -> None:
    page = open_page("event", id=str(summit))
    page.toggle(key=f"watch_{summit}").set_value(True).run()
    assert service.watchers(archive, summit) == ("unnamed",)
    assert any("Watched" in head.value for head in open_page().header)
    page.toggle(key=f"watch_{summit}").set_value(False).run()
    assert service.watchers(archive, summit) == ()
    assert not any("Watched" in head.value for head in open_page().header)


def test_filters_are_kept_and_forgotten(archive: service.Store, open_page: Open) -> None:
    page = open_page("events", e_search="Vienna", e_state="upcoming")
    page.text_input(key="filter_name").set_value("Vienna soon").run()
    page.button(key="filter_save").click().run()
    assert service.saved_filter(archive, "Vienna soon") == Filters(search="Vienna", states=("upcoming",))
    assert page.button(key="filter_use_Vienna soon").label == "Vienna soon"
    page.button(key="filter_gone_Vienna soon").click().run()
    assert service.saved_filters(archive) == ()


NARROWING = {
    "speaker": ("Jan Berg", 1, "nobody"),
    "publisher": ("Sample Wire", 2, "no outlet"),
    "kind": ("meeting", 2, "vote"),
}
COUNTED = {"events": r"(\d+) events?\b", "timeline": r"(\d+) predictions? of events whose", "record": r"(\d) waiting"}


@pytest.mark.parametrize("field", NARROWING)
@pytest.mark.parametrize("name", COUNTED)
def test_lists_are_narrowed_by_source_and_kind_from_the_address(
    archive: service.Store, open_page: Open, name: str, field: str
) -> None:
    """What the address says narrows the list: what is left is counted, and where nothing is left a sentence says so."""
    with archive.write() as connection:
        connection.execute(t.articles.update().values(publisher="Sample Wire"))
    kept, count, gone = NARROWING[field]
    page = open_page(name, **{f"{name[0]}_{field}": kept})
    chooser = page.selectbox if field == "kind" else page.multiselect
    assert chooser(key=f"{name[0]}_{field}").value
    assert sum(map(int, re.findall(COUNTED[name], words(page)))) == count
    assert open_page(name, **{f"{name[0]}_{field}": gone}).info


def test_a_kept_filter_shows_what_it_says_and_nothing_else(archive: service.Store, open_page: Open) -> None:
    """What else was chosen gives way, a page turned to as well; a topic that no event bears any more does no harm."""
    service.save_filter(archive, "Berg", Filters(search="Budapest", speakers=("jan berg",), topics=("gone",)))
    page = open_page("events", e_state=["upcoming"], e_kind="vote", e_search="Vienna")
    page.session_state["e_page"] = 2
    page.button(key="filter_use_Berg").click().run()
    assert not page.exception
    assert page.text_input(key="e_search").value == "Budapest"
    assert page.multiselect(key="e_speaker").value == ["jan berg"]
    assert page.selectbox(key="e_kind").value is None
    assert page.button_group(key="e_state").value == []
    assert "e_page" not in page.session_state or page.session_state["e_page"] == 1
    assert "1 event" in words(page)


def test_a_page_says_what_of_a_kept_filter_it_cannot_show(archive: service.Store, open_page: Open) -> None:
    service.save_filter(
        archive, "Two kinds", Filters(search="Vienna", kinds=("vote", "meeting"), verdicts=("happened",))
    )
    assert "without verdict, kind" in open_page("events").button(key="filter_use_Two kinds").label


def test_a_kept_filter_opens_with_all_its_speakers(archive: service.Store, open_page: Open) -> None:
    """A filter of two speakers, kept in the terminal, shows the events of either; one of them leaves its own alone."""
    two = ("jan berg", service.keys_named(archive, "chancellery")[0])
    service.save_filter(archive, "Both", Filters(speakers=two))
    page = open_page("events")
    page.button(key="filter_use_Both").click().run()
    assert "2 events" in words(page)
    page = open_page("events", e_speaker=list(two))
    assert page.multiselect(key="e_speaker").value == list(two)
    assert "2 events" in words(page)
    assert "1 event" in words(open_page("events", e_speaker=[two[0]]))


def test_a_name_is_found_by_one_of_its_words(archive: service.Store) -> None:
    assert service.keys_named(archive, "Berg") == service.keys_named(archive, "jan  BERG") == ("jan berg",)
    assert service.keys_named(archive, "Nobody Known") == ("Nobody Known",)


@pytest.mark.parametrize(("name", "key"), [("events", "e_topic"), ("timeline", "t_topic")])
def test_lists_are_narrowed_by_topic_from_the_address(
    archive: service.Store, summit: int, open_page: Open, name: str, key: str
) -> None:
    service.tag(archive, summit, ["Diplomacy"])
    page = open_page(name, **{key: "Diplomacy"})
    assert page.multiselect(key=key).value == ["Diplomacy"]
    assert any(note.value.startswith("1 ") for note in page.caption)


@pytest.mark.usefixtures("archive")
def test_saved_filters_close_when_other_filters_come_into_force(open_page: Callable[..., AppTest]) -> None:
    page = open_page("events")
    page.session_state["saved_filters_open_0"] = True
    assert page.run().session_state["saved_filters_open_0"] is True
    page.text_input(key="e_search").set_value("vienna").run()
    assert page.session_state["saved_filters_open_1"] is False
