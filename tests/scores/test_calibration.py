"""Facts about calibration: parts that add up, and the worked numbers."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.scores.calibration import Table, bands, corp, pool

FIRST: Table = {0.95: (8, 6), 0.75: (7, 5), 0.40: (5, 1)}
SECOND: Table = {0.95: (6, 3), 0.75: (6, 5), 0.40: (4, 1)}
counts = st.integers(1, 30).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n)))
tables = st.dictionaries(st.integers(1, 19).map(lambda n: n / 20), counts, min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("table", "parts"),
    [(FIRST, (0.212875, 0.026446, 0.053571, 0.24)), (SECOND, (0.276875, 0.063333, 0.032552, 0.246094))],
)
def test_the_brier_score_taken_apart(table: Table, parts: tuple[float, ...]) -> None:
    found = corp(table).parts
    told = (found.score, found.reliability, found.discrimination, found.uncertainty)
    assert told == pytest.approx(parts, abs=1e-6)


def test_the_logarithmic_score_taken_apart() -> None:
    parts = corp(FIRST, logarithmic=True).parts
    found = (parts.score, parts.reliability, parts.discrimination, parts.uncertainty)
    assert found == pytest.approx((0.673491, 0.114062, 0.113583, 0.673012), abs=1e-6)


def test_violators_are_pooled() -> None:
    assert pool(SECOND) == pytest.approx({0.40: 0.25, 0.75: 2 / 3, 0.95: 2 / 3})
    assert pool(FIRST) == pytest.approx({0.40: 0.2, 0.75: 5 / 7, 0.95: 0.75})


@given(tables)
def test_the_parts_add_up(table: Table) -> None:
    parts = corp(table).parts
    assert parts.score == pytest.approx(parts.reliability - parts.discrimination + parts.uncertainty, abs=1e-9)
    assert min(parts.reliability, parts.discrimination) >= -1e-9


@given(tables)
def test_the_logarithmic_parts_are_never_undefined(table: Table) -> None:
    parts = corp(table, logarithmic=True).parts
    assert parts.reliability >= -1e-9
    assert parts.discrimination >= -1e-9


@settings(max_examples=20)
@given(tables)
def test_bands_lie_in_order_and_repeat(table: Table) -> None:
    found = bands(table, draws=50)
    assert found == bands(table, draws=50)
    assert all(0 <= low <= high <= 1 for low, high in found.values())


def test_overclaimed_words_lie_below_their_band() -> None:
    overclaimed: Table = {0.95: (40, 20), 0.40: (20, 8)}
    assert overclaimed[0.95][1] / 40 < bands(overclaimed)[0.95][0]
