"""Timeline: the bars of a stretch around a day, told again as a table."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
import time_machine

from tracker import service
from tracker.charts.timeline import GROUPS

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest


def drawn(page: AppTest) -> list[dict[str, object]]:
    """Return the traces of the chart on a page."""
    traces: list[dict[str, object]] = json.loads(page.get("plotly_chart")[0].proto.spec)["data"]
    return traces


@pytest.mark.usefixtures("archive")
def test_the_summit_is_drawn_with_its_window(open_page: Callable[..., AppTest]) -> None:
    page = open_page("timeline")
    bars = [trace for trace in drawn(page) if trace["type"] == "bar"]
    assert any("2025-10-17" in trace["base"] for trace in bars)


@pytest.mark.parametrize("by", GROUPS)
@pytest.mark.usefixtures("archive")
def test_any_grouping_can_be_asked_for_in_the_address(open_page: Callable[..., AppTest], by: str) -> None:
    assert drawn(open_page("timeline", t_by=by))


@pytest.mark.usefixtures("archive")
def test_a_search_keeps_only_the_bars_about_it(open_page: Callable[..., AppTest]) -> None:
    page = open_page("timeline", t_search="Vienna")
    assert any(note.value.startswith("1 prediction of events whose") for note in page.caption)
    assert open_page("timeline", t_search="Lisbon").info[-1].value.startswith("No predicted window")


@pytest.mark.usefixtures("archive")
def test_a_stretch_without_windows_says_so(open_page: Callable[..., AppTest]) -> None:
    page = open_page("timeline", t_show="settled")
    assert not page.get("plotly_chart")
    assert "No predicted window" in page.info[-1].value


@pytest.mark.usefixtures("archive")
def test_where_a_stretch_is_empty_the_nearest_windows_are_shown(open_page: Callable[..., AppTest]) -> None:
    with time_machine.travel(datetime(2027, 5, 1, tzinfo=UTC), tick=False):
        page = open_page("timeline")
    assert any("The nearest:" in note.value for note in page.caption)
    assert drawn(page)


@pytest.mark.usefixtures("archive")
def test_as_of_a_past_day_the_call_off_is_not_known(open_page: Callable[..., AppTest]) -> None:
    page = open_page("timeline", as_of="2025-10-20")
    assert "called off" not in {trace["name"] for trace in drawn(page)}


@pytest.mark.usefixtures("archive")
def test_a_click_opens_the_event(summit: int, open_page: Callable[..., AppTest]) -> None:
    page = open_page("timeline")
    page.session_state["event_to_open"] = summit
    page.run()
    assert not page.exception
    assert page.query_params["id"] == str(summit)


@pytest.mark.usefixtures("archive")
def test_days_that_were_dragged_over_stand_in_the_address(open_page: Callable[..., AppTest]) -> None:
    page = open_page("timeline", t_from="2025-11-25", t_to="2025-12-10")
    assert any(
        note.value == "1 prediction of events whose window touches 25 Nov – 10 Dec 2025" for note in page.caption
    )
    back = next(button for button in page.button if "whole stretch" in button.label)
    back.click().run()
    assert "t_from" not in page.query_params
    assert not any("25 Nov" in note.value for note in page.caption)


@pytest.mark.parametrize(("first", "last"), [("soon", "later"), ("2025-12-10", "2025-11-25"), ("2025-11-25", "")])
@pytest.mark.usefixtures("archive")
def test_days_that_are_none_are_passed_over(open_page: Callable[..., AppTest], first: str, last: str) -> None:
    page = open_page("timeline", t_from=first, t_to=last)
    assert not page.error
    assert not any("whole stretch" in button.label for button in page.button)


def test_too_many_bars_are_shown_as_stacks_of_weeks(
    archive: service.Store, open_page: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    """From afar; each stack of days begins with the day that the reader's week begins with."""
    monkeypatch.setattr("tracker.charts.timeline.LIMIT", 0)
    monkeypatch.setattr("tracker.views.board.LIMIT", 0)
    service.change_setting(archive, "week_starts", "Sunday")
    page = open_page("timeline")
    (told,) = [note.value for note in page.caption if "Too many for bars" in note.value]
    assert "Click a part of a stack to open them" in told
    page.toggle(key="t_drag").set_value(True).run()  # a drag chooses days only while it is asked for
    assert any("Drag over days to open them" in note.value for note in page.caption)
    begins = {days[0] for trace in drawn(page) for days in trace["customdata"]}  # type: ignore[attr-defined]
    assert {date.fromisoformat(day).weekday() for day in begins} == {6}
    service.enter(archive, [service.Entry("Pier", date(2025, 11, 10), time="within a week or a little later")])
    (table,) = open_page("timeline").dataframe
    assert "in the tail" in set(table.value["State"])  # in the words of the legend
