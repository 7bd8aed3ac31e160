"""Facts about shares of few cases, each from the worked numbers or against scipy's own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from tracker.scores.shares import wilson, word


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [
        (3, 4, 0.3006, 0.9544),
        (1, 4, 0.0456, 0.6994),
        (4, 9, 0.1888, 0.7333),
        (0, 5, 0, 0.4345),
        (5, 5, 0.5655, 1),
        (18, 24, 0.5510, 0.8800),
        (60, 80, 0.6452, 0.8319),
        (9, 37, 0.1336, 0.4012),
        (6, 8, 0.4093, 0.9285),
        (1, 3, 0.0615, 0.7923),
        (11, 20, 0.3421, 0.7418),
    ],
)
def test_wilsons_intervals_are_those_of_the_page(hits: int, n: int, low: float, high: float) -> None:
    share = wilson(hits, n)
    assert share is not None
    assert (share.low, share.high) == pytest.approx((low, high), abs=6e-5)


@given(
    st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    st.sampled_from([0.5, 0.9, 0.95, 0.99]),
)
def test_wilsons_interval_is_that_of_scipy(case: tuple[int, int], level: float) -> None:
    share, theirs = wilson(*case, level), stats.binomtest(*case).proportion_ci(level, method="wilson")
    assert share is not None
    assert (share.low, share.high) == pytest.approx((theirs.low, theirs.high), abs=1e-9)
    assert 0 <= share.low <= share.value <= share.high <= 1


def test_no_case_no_share() -> None:
    assert wilson(0, 0) is None


@pytest.mark.parametrize(
    ("n", "said"), [(0, "no conclusion"), (7, "no conclusion"), (8, "weak"), (19, "weak"), (20, "")]
)
def test_what_may_be_said_of_few_cases(n: int, said: str) -> None:
    assert word(n) == said
