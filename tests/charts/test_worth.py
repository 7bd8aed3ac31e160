"""What chances proved worth: a point for each, as large as its count, and hollow where it says little."""

from __future__ import annotations

import pytest

from tracker.charts.worth import point_words, worth
from tracker.scores.calibration import Said, diagram

TABLE = {0.4: (5, 1), 0.95: (24, 18)}


@pytest.fixture(scope="module")
def points() -> tuple[Said, ...]:
    return diagram(TABLE)


def test_a_point_stands_at_its_chance_and_its_share(points: tuple[Said, ...]) -> None:
    few, many = worth(points).to_plotly_json()["data"][2:]
    assert (few["x"], few["y"]) == ([0.4], [0.2])
    assert (many["x"], many["y"]) == ([0.95], [0.75])
    assert few["marker"]["size"] < many["marker"]["size"]
    assert [each["marker"]["symbol"] for each in (few, many)] == ["circle-open", "circle"]


def test_its_interval_is_wilsons(points: tuple[Said, ...]) -> None:
    bars = worth(points).to_plotly_json()["data"][3]["error_y"]
    assert (0.75 - bars["arrayminus"][0], 0.75 + bars["array"][0]) == pytest.approx((0.551, 0.88), abs=1e-3)


def test_words_that_mean_what_they_say_lie_within_the_band(points: tuple[Said, ...]) -> None:
    assert all(point.low <= point.chance <= point.high for point in points)


def test_a_point_is_told_with_its_count(points: tuple[Said, ...]) -> None:
    assert point_words(points[1]) == "18 of 24 came true: 75% [55% – 88%]"
    assert point_words(points[0]).endswith(", no conclusion")
