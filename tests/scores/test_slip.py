"""Facts about slips: by how much, and whether the date gets closer."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from tracker.scores import converging, slips, velocity
from tracker.state import Statement
from tracker.window import Window

LATER = date(2026, 12, 31)


def said(on: str, latest: str | None, number: int = 1, polarity: str = "+") -> Statement:
    day = date.fromisoformat(on)
    return Statement(number, day, 0, day, Window(day, date.fromisoformat(latest) if latest else None), polarity)


THREE = [said("2025-10-17", "2025-10-31"), said("2025-11-20", "2025-12-31", 2), said("2026-01-10", "2026-03-31", 3)]


def test_three_statements_slip() -> None:
    found = slips(THREE, LATER)
    assert [s.days for s in found] == [0, 61, 151]
    assert [s.step for s in found] == [None, 61, 90]


def test_a_date_that_recedes_faster_than_the_calendar_is_not_converging() -> None:
    speed = velocity(slips(THREE, LATER))
    assert speed == pytest.approx(1.776471, abs=1e-6)
    assert converging(speed) is False


def test_two_statements_have_no_velocity() -> None:
    assert velocity(slips(THREE[:2], LATER)) is None
    assert converging(None) is None


def test_a_date_that_stands_still_gets_closer() -> None:
    same = [said(f"2025-10-{day}", "2025-12-31", day) for day in (10, 17, 24)]
    assert velocity(slips(same, LATER)) == 0
    assert converging(0.0) is True


def test_three_articles_of_one_day_are_one_point() -> None:
    assert velocity(slips([said("2025-10-17", "2025-10-31", n) for n in (1, 2, 3)], LATER)) is None


def test_denials_open_ends_and_what_comes_later_are_left_out() -> None:
    odd = [*THREE, said("2025-12-01", None, 4), said("2025-12-02", "2026-12-31", 5, "-")]
    assert [s.said.id for s in slips(odd, date(2025, 12, 31))] == [1, 2]


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), min_size=3, max_size=30, unique_by=lambda p: p[0]))
def test_velocity_is_theil_and_sens(points: list[tuple[int, int]]) -> None:
    start = date(2025, 1, 1)
    rows = [
        Statement(n, start + timedelta(days=x), 0, start + timedelta(days=x), Window(None, start + timedelta(days=y)))
        for n, (x, y) in enumerate(points)
    ]
    theirs = stats.theilslopes([y for _, y in points], [x for x, _ in points])[0]
    assert velocity(slips(rows, LATER)) == pytest.approx(theirs)
