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
    baseline_points,
    brier,
    interval_score,
    lateness_score,
    log_score,
    membership,
    pinball,
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


@pytest.mark.parametrize(("p", "points"), [(0.95, 92.600), (0.05, -332.193), (0.40, -32.193), (0.60, 26.303)])
def test_baseline_points_are_hundreds_of_bits_won_over_even_odds(p: float, points: float) -> None:
    assert baseline_points(p) == pytest.approx(points, abs=1e-3)


@pytest.mark.parametrize(("came", "score"), [(8, 14), (21, 84), (-7, 84), (28, 154), (75, 624)])
def test_the_interval_score_of_two_weeks_charges_each_day_outside_them(came: int, score: float) -> None:
    assert interval_score(0, 14, came) == pytest.approx(score)


@pytest.mark.parametrize(("tau", "early", "late"), [(0.95, 0.5, 9.5), (0.75, 2.5, 7.5), (0.40, 6.0, 4.0)])
def test_pinball_loss_charges_an_early_day_otherwise_than_a_late_one(tau: float, early: float, late: float) -> None:
    assert pinball(14, 4, tau) == pytest.approx(early)
    assert pinball(14, 14, tau) == 0
    assert pinball(14, 24, tau) == pytest.approx(late)


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


@pytest.mark.parametrize(("day", "share"), [(0, 1), (14, 1), (17, 0.571429), (17.5, 0.5), (21, 0), (24, 0)])
def test_a_soft_end_fades(day: float, share: float) -> None:
    assert membership(day, 14, 7) == pytest.approx(share, abs=1e-6)
