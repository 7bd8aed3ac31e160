"""The stretches of time around a day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.charts.spans import SPANS, around, week_of


@pytest.mark.parametrize("span", SPANS)
@given(day=st.dates())
def test_a_stretch_holds_its_day_and_stays_in_the_calendar(span: str, day: date) -> None:
    first, last = around(day, span)
    assert first <= day <= last


def test_stretches_grow_from_a_week_to_ten_years() -> None:
    lengths = [(last - first).days for first, last in (around(date(2025, 10, 31), span) for span in SPANS)]
    assert lengths == sorted(lengths)
    assert lengths[0] <= 21
    assert lengths[-1] >= 3652


@given(day=st.dates(min_value=date(1, 1, 8)), start=st.integers(0, 6))
def test_a_week_holds_its_day_and_begins_as_set(day: date, start: int) -> None:
    first = week_of(day, start)
    assert first.weekday() == start
    assert 0 <= (day - first).days < 7
