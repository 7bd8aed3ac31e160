"""How long until it comes true: three shares that add up to the whole at every time."""

from __future__ import annotations

import pytest

from tracker.charts.promises import LONGEST, promises
from tracker.scores.survival import End, Run, curve

RUNS = [Run(0.5, End.HAPPENED), Run(0.8, End.CALLED_OFF), Run(2.0, End.HAPPENED), Run(9.0, End.OPEN)]


def test_the_shares_add_up_from_the_first_day_to_the_last() -> None:
    parts = promises(curve(RUNS)).to_plotly_json()["data"]
    assert [part["name"] for part in parts] == ["came", "called off", "not come"]
    assert all(list(part["x"]) == [0.0, 0.5, 0.8, 2.0, LONGEST] for part in parts)
    assert [sum(shares) for shares in zip(*(part["y"] for part in parts), strict=True)] == pytest.approx([1.0] * 5)
    assert [part["y"][-1] for part in parts] == pytest.approx([0.5, 0.25, 0.25])


def test_what_stops_later_than_the_chart_changes_nothing_on_it() -> None:
    (came, *_) = promises(curve([Run(5.0, End.HAPPENED)])).to_plotly_json()["data"]
    assert list(came["y"]) == [0.0, 0.0]
