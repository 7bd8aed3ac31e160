"""Facts about scores of forecasts, from the worked numbers."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.outcome import Timeliness
from tracker.scores.accuracy import (
    CLIP,
    LATE_SPLIT,
    brier,
    lateness_score,
    log_score,
    rps,
    skill,
)

COHORT = ([0.95, 0.95, 0.40, 0.75, 0.75, 0.95, 0.40, 0.75], [True, False, False, True, True, True, False, False])
chances = st.floats(0.01, 0.99)


def test_the_closed_cohort_has_the_scores_of_the_page() -> None:
    assert brier(*COHORT) == pytest.approx(0.239375)
    assert log_score(*COHORT) == pytest.approx(0.760204, abs=1e-6)
    assert skill(*COHORT) == pytest.approx(0.042500)


def test_counting_what_is_settled_early_flatters_and_differs() -> None:
    everything = ([*COHORT[0], 0.40], [*COHORT[1], True])
    assert brier(*everything) == pytest.approx(0.252778, abs=1e-6)
    assert log_score(*everything) == pytest.approx(0.777547, abs=1e-6)
    assert skill(*everything) == pytest.approx(-0.023750, abs=1e-6)


def test_a_clipped_log_score_survives_a_sure_miss() -> None:
    assert log_score([1.0], [False], CLIP) == pytest.approx(-math.log(0.03))


def test_no_base_rate_no_skill() -> None:
    assert skill([0.9, 0.8], [True, True]) is None


@given(chances, chances)
def test_saying_what_one_believes_costs_least(belief: float, said: float) -> None:
    def expected(p: float) -> float:
        return belief * brier([p], [True]) + (1 - belief) * brier([p], [False])

    assert expected(belief) <= expected(said) + 1e-9


@pytest.mark.parametrize(
    ("classes", "scores"),
    [
        ((0.75, 0.10, 0.05, 0.10), (0.095, 0.595, 1.295, 2.095)),
        ((0.40, 0.15, 0.15, 0.30), (0.6525, 0.4525, 0.5525, 0.9525)),
    ],
)
def test_ranked_probability_counts_how_far_off_each_class_was(
    classes: tuple[float, ...], scores: tuple[float, ...]
) -> None:
    assert [rps(classes, came) for came in range(4)] == pytest.approx(list(scores))


@given(chances)
def test_late_is_better_than_never(chance: float) -> None:
    late, never = (lateness_score(chance, t) for t in (Timeliness.LATE, Timeliness.NEVER))
    assert late < never
    assert sum(LATE_SPLIT) == 1


def test_coming_early_is_coming_in_time() -> None:
    assert lateness_score(0.75, Timeliness.EARLY) == lateness_score(0.75, Timeliness.ON_TIME)
