"""Facts about promises through time, those still running included."""

from __future__ import annotations

from datetime import date
from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from tracker.scores import Scored
from tracker.scores.survival import End, Run, came_by, curve, runs, shares_at, summed

promises = st.lists(
    st.builds(Run, st.integers(0, 40).map(lambda n: n / 10), st.sampled_from(End)), min_size=1, max_size=40
)


def test_aalen_and_johansen_of_the_example(example: tuple[Scored, ...], review: date) -> None:
    shares = shares_at(runs(example, review))
    assert (shares.happened, shares.called_off, shares.open) == pytest.approx((0.558442, 0.090909, 0.350649), abs=1e-6)


@given(promises, st.floats(0, 5))
def test_the_shares_add_up(found: list[Run], ratio: float) -> None:
    shares = shares_at(found, ratio)
    assert shares.happened + shares.called_off + shares.open == pytest.approx(1)
    assert min(shares.happened, shares.called_off, shares.open) >= -1e-12


@given(promises)
def test_where_nothing_is_called_off_the_share_is_kaplan_and_meiers(found: list[Run]) -> None:
    """As SciPy works it out."""
    kept = [run for run in found if run.end is not End.CALLED_OFF]
    if kept:
        left = stats.CensoredData.right_censored([r.ratio for r in kept], [r.end is End.OPEN for r in kept])
        assert stats.ecdf(left).sf.evaluate(1.0) == pytest.approx(shares_at(kept).open)


def test_half_way_a_constant_hazard_has_seen_less_than_a_third() -> None:
    """Half come in time at a constant rate; by half-way .292893 have: why what is settled early flatters."""
    n = 2000
    quantiles = [Run(-log2(1 - (k + 0.5) / n), End.HAPPENED) for k in range(n)]
    assert shares_at(quantiles, 1.0).happened == pytest.approx(0.5, abs=1e-3)
    assert shares_at(quantiles, 0.5).happened == pytest.approx(0.292893, abs=1e-3)


def test_half_have_come_by_the_ratio_at_which_the_share_does(example: tuple[Scored, ...], review: date) -> None:
    assert summed(runs(example, review)).half == pytest.approx(0.9333, abs=6e-5)
    assert summed([Run(0.0, End.OPEN)]).half is None


@given(promises)
def test_the_interval_of_what_came_holds_its_share_where_nothing_is_cut_off(found: list[Run]) -> None:
    ended = [run for run in found if run.end is not End.OPEN]
    if ended:
        share = came_by(ended, 5.0)
        assert share.value == pytest.approx(sum(run.end is End.HAPPENED for run in ended) / len(ended))
        assert -1e-9 <= share.low <= share.value + 1e-9 <= share.high + 2e-9 <= 1 + 3e-9


def test_more_promises_narrow_the_interval(example: tuple[Scored, ...], review: date) -> None:
    few = runs(example, review)
    one, ten = came_by(few), came_by(few * 10)
    assert ten.value == pytest.approx(one.value)
    assert ten.high - ten.low < (one.high - one.low) / 2
    assert one.low < 0.558442 < one.high


@given(promises)
def test_the_curve_ends_where_the_last_promise_stopped(found: list[Run]) -> None:
    at, shares = curve(found)[-1]
    assert at == max(run.ratio for run in found)
    assert shares == shares_at(found, at)
