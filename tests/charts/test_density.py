"""The timeline from afar: counts that the store made, a cell a step and state."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tracker.charts.density import density
from tracker.store.rows import DensityRow

if TYPE_CHECKING:
    from tracker.charts.bars import Look

STEPS = [(date(2025, 10, 6), date(2025, 10, 12)), (date(2025, 10, 13), date(2025, 10, 19))]


def test_a_cell_holds_the_count_of_its_step_and_state(look: Look) -> None:
    rows = [DensityRow(*STEPS[0], "open", 7), DensityRow(*STEPS[1], "open", 9), DensityRow(*STEPS[1], "overdue", 2)]
    cells = density(rows, look).to_plotly_json()["data"][0]
    assert list(cells["x"]) == ["2025-10-06", "2025-10-13"]
    assert list(cells["y"]) == ["open", "overdue"]
    assert [list(line) for line in cells["z"]] == [[7, 9], [None, 2]]
    assert cells["hovertext"][1][1] == "2 events, 13–19 Oct 2025"


def test_a_cell_carries_the_days_that_it_opens(look: Look) -> None:
    cells = density([DensityRow(*STEPS[0], "due", 1)], look).to_plotly_json()["data"][0]
    assert list(cells["customdata"][0][0]) == ["2025-10-06", "2025-10-12"]


def test_nothing_to_count_is_an_empty_chart(look: Look) -> None:
    assert not list(density([], look).to_plotly_json()["data"][0]["x"])
