"""The timeline from afar: counts that the store made, a cell a step and state."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tracker.charts.density import STEPS as STACKS
from tracker.charts.density import density, step
from tracker.store.rows import DensityRow

if TYPE_CHECKING:
    from tracker.charts.sheet import Look

STEPS = [(date(2025, 10, 6), date(2025, 10, 12)), (date(2025, 10, 13), date(2025, 10, 19))]


def test_a_part_holds_the_count_of_its_step_and_state(look: Look) -> None:
    rows = [DensityRow(*STEPS[0], "open", 7), DensityRow(*STEPS[1], "open", 9), DensityRow(*STEPS[1], "in_tail", 2)]
    stacks = {trace["name"]: trace for trace in density(rows, look).to_plotly_json()["data"]}
    assert list(stacks) == ["open", "in the tail"]
    assert stacks["open"]["y"] == [7, 9]
    assert stacks["in the tail"]["hovertext"] == ["2 events in the tail, 13–19 Oct 2025"]


def test_a_part_carries_the_days_that_it_opens(look: Look) -> None:
    (stack,) = density([DensityRow(*STEPS[0], "due", 1)], look).to_plotly_json()["data"]
    assert stack["customdata"] == [["2025-10-06", "2025-10-12"]]


def test_nothing_to_count_is_an_empty_chart(look: Look) -> None:
    assert not density([], look).to_plotly_json()["data"]


@given(days=st.integers(1, 20_000))
def test_there_are_never_more_steps_than_a_screen_holds(days: int) -> None:
    first = date(2000, 1, 1)
    last = first + timedelta(days=days - 1)
    assert days / step(first, last) <= STACKS
