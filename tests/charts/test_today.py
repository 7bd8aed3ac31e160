"""The word beside the line of today stands on the side that has room for it."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.charts.bars import Scene, draw
from tracker.charts.sheet import Look


@pytest.mark.parametrize(("today", "anchor"), [(date(2025, 1, 5), "left"), (date(2025, 12, 20), "right")])
def test_the_word_today_is_not_cut_at_an_edge(today: date, anchor: str) -> None:
    figure = draw(Scene([], [], Look(date(2025, 1, 1), date(2025, 12, 31), today)))
    (word,) = figure.layout.annotations
    assert (word.text, word.xanchor) == ("today", anchor)
