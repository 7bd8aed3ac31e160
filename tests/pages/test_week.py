"""This week: an invitation while the archive is empty, else one sentence and what needs somebody."""

from __future__ import annotations

from datetime import date, timedelta
from threading import Event, Timer
from typing import TYPE_CHECKING

import pytest

from tracker import service
from tracker.views import saving

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest


@pytest.mark.usefixtures("empty")
def test_an_empty_archive_invites(open_page: Callable[..., AppTest]) -> None:
    page = open_page()
    assert page.title[0].value == "Who said what would happen, and did it?"
    assert page.button(key="samples").label == "Load the sample stories"


@pytest.mark.usefixtures("empty")
def test_one_click_loads_the_sample_stories(open_page: Callable[..., AppTest]) -> None:
    page = open_page()
    page.button(key="samples").click().run(timeout=300)
    assert not page.exception
    assert "Who said" not in page.title[0].value
    assert page.get("plotly_chart")


def test_who_comes_back_while_the_stories_are_saved_looks_on(
    empty: service.Store, open_page: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page that began it was closed: another one offers no second start, and goes on when it has ended."""
    begun, goes_on, really = Event(), Event(), service.ingest

    def slow(*given: object, **options: object) -> object:
        assert not begun.is_set()
        begun.set()
        goes_on.wait()
        return really(*given, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(service, "ingest", slow)
    saving.begin(service.sample_stories()[:2], service.SAMPLES)
    assert begun.wait(30)
    Timer(1, goes_on.set).start()
    page = open_page()
    assert "Who said" not in page.title[0].value
    assert service.articles(empty).total == 2
    assert not open_page("add").success


@pytest.mark.usefixtures("archive")
def test_the_week_is_one_sentence(open_page: Callable[..., AppTest]) -> None:
    page = open_page()
    assert page.title[0].value.endswith(".")
    assert any("Needs a verdict" in head.value for head in page.header)
    assert any("2 articles" in note.value for note in page.caption)


@pytest.mark.usefixtures("archive")
def test_a_past_day_is_said_to_be_one(open_page: Callable[..., AppTest]) -> None:
    page = open_page(as_of="2025-10-18")
    assert page.info[0].value.startswith("This is how things stood on 18 Oct 2025")


@pytest.mark.usefixtures("archive")
def test_a_day_before_everything_shows_an_empty_board(open_page: Callable[..., AppTest]) -> None:
    page = open_page(as_of="2025-10-01")
    assert page.title[0].value == "Nothing waits for a verdict, and nothing comes in the next 14 days."


@pytest.mark.usefixtures("archive")
def test_a_past_day_stays_from_page_to_page_until_another_is_chosen(open_page: Callable[..., AppTest]) -> None:
    page = open_page(as_of="2025-10-18")
    page.switch_page("tracker/views/timeline.py").run()
    assert page.date_input(key="as_of").value == date(2025, 10, 18)
    page.button(key="back_to_today").click().run()
    page.switch_page("tracker/views/events.py").run()
    assert page.date_input(key="as_of").value == date(2025, 11, 20)


def test_a_quiet_week_shows_what_was_settled_before(
    archive: service.Store, summit: int, open_page: Callable[..., AppTest]
) -> None:
    known = date(2025, 10, 22)
    service.settle(archive, summit, service.OutcomeIn(choice="called_off", own_knowledge=True, known_on=known))
    heads = [head.value for head in open_page().header]
    assert "A quiet week" in heads
    assert "Settled last · 1" in heads


def test_what_waits_gets_the_room_of_two_lists_where_there_are_reports_on_it(
    archive: service.Store, open_page: Callable[..., AppTest]
) -> None:
    """The other two lists are short beside both of its own: below them nothing stood."""
    said = [service.Entry(f"Pier {n}", date(2025, 10, 20), time="by 1 November 2025") for n in range(8)]
    assert [column.weight for column in open_page().columns] == []
    service.enter(archive, said)
    page = open_page()
    assert service.week(archive).suggested
    assert [round(column.weight, 2) for column in page.columns] == [0.67, 0.33]
    assert [head.value for head in page.columns[0].header][1] == "Needs a verdict · 9"


def test_a_list_says_of_what_did_not_happen_for_when_it_was_said(
    archive: service.Store, summit: int, open_page: Callable[..., AppTest]
) -> None:
    """The badge says that it did not happen; saying so again beside it tells nothing."""
    gone = service.OutcomeIn(choice="did_not_happen", own_knowledge=True, impossible=True)
    service.settle(archive, summit, gone, by="A reader")
    (line,) = [
        each.value for each in open_page("events", e_search="Budapest").markdown if "did not happen" in each.value
    ]
    assert "said\u00a017\u00a0Oct" in line


def test_a_report_to_look_at_says_what_it_reports(archive: service.Store, open_page: Callable[..., AppTest]) -> None:
    """Else every event of the list has to be opened to learn of what."""
    (event,) = service.week(archive).suggested
    (told,) = service.suggestions(archive, [event.id], as_of=service.today()).values()
    assert told == service.event(archive, event.id).suggestions[0]
    assert told.choice == "called_off"
    assert any("Reported: **called off" in line.value for line in open_page().markdown)
    assert service.suggestions(archive, [event.id], as_of=told.published_on - timedelta(days=1)) == {}
    service.dismiss(archive, told.report_id)
    assert told.report_id not in {
        row.report_id for row in service.suggestions(archive, [event.id], as_of=service.today()).values()
    }
