"""Facts about shares of few cases, each from the worked numbers or against scipy's own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from tracker.scores.shares import at_most, better, learnt, usual_range, wilson, word


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
    ("prior", "hits", "n", "expected"),
    [(0.40, 2, 10, (0.2889, 0.1320, 0.4731)), (0.75, 9, 20, (0.5357, 0.3816, 0.6869))],
)
def test_a_hedge_learns(prior: float, hits: int, n: int, expected: tuple[float, float, float]) -> None:
    worth = learnt(prior, 8, hits, n)
    assert (worth.value, worth.low, worth.high) == pytest.approx(expected, abs=6e-5)


def test_a_hedge_that_nobody_used_keeps_its_measured_worth() -> None:
    assert learnt(0.4, 8, 0, 0).value == pytest.approx(0.4)


@pytest.mark.parametrize(("hits", "n", "chance"), [(6, 8, 0.0572), (5, 8, 0.0058), (15, 20, 0.0026)])
def test_the_chance_of_so_few_hits_is_binomial(hits: int, n: int, chance: float) -> None:
    assert at_most(hits, n, 0.95) == pytest.approx(chance, abs=6e-5)


@given(st.integers(1, 60), st.floats(0.01, 0.99))
def test_usual_ranges_are_scipys(n: int, p: float) -> None:
    theirs = tuple(int(stats.binom.ppf(q, n, p)) for q in (0.025, 0.975))
    assert usual_range(n, p) == theirs


@pytest.mark.parametrize(
    ("one", "other", "chance"), [((8, 10), (5, 10), 0.9087), ((16, 20), (10, 20), 0.9742), ((2, 4), (3, 5), 0.3918)]
)
def test_the_chance_that_one_is_better_is_what_the_other_lacks(
    one: tuple[int, int], other: tuple[int, int], chance: float
) -> None:
    assert better(*one, *other) == pytest.approx(chance, abs=6e-5)
    assert better(*other, *one) == pytest.approx(1 - chance, abs=6e-5)


@pytest.mark.parametrize(
    ("n", "said"), [(0, "no conclusion"), (7, "no conclusion"), (8, "weak"), (19, "weak"), (20, "")]
)
def test_what_may_be_said_of_few_cases(n: int, said: str) -> None:
    assert word(n) == said
