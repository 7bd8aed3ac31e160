"""Facts about the track record: what counts, what is beside, and what depends on what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tracker.outcome import Status
from tracker.scores import Scored, chances, cohort, firsts, headline, record, reliability
from tracker.state import Statement
from tracker.window import Window


def again(row: Scored, number: int, day: date, latest: date, **changes: object) -> Scored:
    """Return the same source's further statement on the same event."""
    return replace(row, said=Statement(number, day, 0, day, Window(day, latest)), **changes)  # type: ignore[arg-type]


def test_the_headline_is_that_of_the_closed_cohort(example: tuple[Scored, ...], review: date) -> None:
    found = headline(example, review)
    assert (found.n, found.hits, found.word) == (8, 4, "weak")
    assert (found.brier, found.skill) == pytest.approx((0.239375, 0.042500))
    assert found.log == pytest.approx(0.760204, abs=1e-6)


def test_an_early_yes_waits_for_its_window(example: tuple[Scored, ...], review: date) -> None:
    assert 9 not in {row.said.id for row, _ in cohort(example, review)}
    assert 9 in {row.said.id for row, _ in cohort(example, date(2026, 7, 1))}


def test_speakers_have_hits_and_misses_and_what_goes_on(example: tuple[Scored, ...], review: date) -> None:
    lines = {r.key: r for r in record(example, "speaker", review)}
    assert {k: (r.n, r.hits, r.misses, r.running, r.unsettled) for k, r in lines.items()} == {
        "a": (4, 2, 2, 1, 0),
        "b": (4, 2, 2, 2, 0),
    }
    assert lines["a"].timeliness == {"on_time": 2, "late": 1, "never": 1}
    assert lines["a"].word == "no conclusion"
    assert lines["a"].rate is not None
    assert (lines["a"].rate.low, lines["a"].rate.high) == pytest.approx((0.1500, 0.8500), abs=1e-3)


@pytest.mark.parametrize(
    ("by", "keys"), [("hedge", {"will", "likely", "could"}), ("publisher", {"Sample Wire"}), ("kind", {"meeting"})]
)
def test_every_grouping_counts_each_case_once(
    example: tuple[Scored, ...], review: date, by: str, keys: set[str]
) -> None:
    table = record(example, by, review)
    assert {r.key for r in table} == keys
    assert sum(r.n for r in table) == 8


def test_what_nobody_settled_is_no_miss(example: tuple[Scored, ...], review: date) -> None:
    unsettled = tuple(replace(r, outcome=None) for r in example)
    assert all((r.n, r.rate, r.brier) == (0, None, None) for r in record(unsettled, "speaker", review))
    assert sum(r.unsettled for r in record(unsettled, "speaker", review)) == 8


def test_provisional_outcomes_are_kept_out(example: tuple[Scored, ...], review: date) -> None:
    first = example[0]
    assert first.outcome is not None
    rows = (replace(first, outcome=replace(first.outcome, status=Status.PROVISIONAL)), *example[1:])
    assert headline(rows, review).n == 7


def test_saying_it_six_times_is_saying_it_once(example: tuple[Scored, ...], review: date) -> None:
    row = example[0]
    repeated = [again(row, 100 + n, date(2025, 9, 2 + n), date(2025, 9, 30)) for n in range(5)]
    assert headline((*example, *repeated), review) == headline(example, review)


def test_a_revised_forecast_keeps_its_first_window(example: tuple[Scored, ...], review: date) -> None:
    late = example[1]  # by 5 October; it came on the 25th
    revised = again(late, 100, date(2025, 10, 4), date(2025, 10, 31))
    assert firsts((*example, revised), lambda r: r.speaker_key) == firsts(example, lambda r: r.speaker_key)
    assert headline((*example, revised), review).hits == 4


def test_a_denial_is_right_where_the_event_stays_away(example: tuple[Scored, ...], review: date) -> None:
    off = example[2]
    denial = replace(off, said=replace(off.said, polarity="-"), probability=0.05)
    assert [came for _, came in cohort((denial,), review)] == [True]
    assert headline((denial,), review).brier == pytest.approx(0.0025)
    assert reliability(chances((denial,), review)) == {0.95: (1, 1)}


def test_who_is_not_named_has_no_line(example: tuple[Scored, ...], review: date) -> None:
    assert record((replace(example[0], speaker_key=None, speaker=None),), "speaker", review) == ()


def test_hits_are_counted_by_the_chance_that_was_given(example: tuple[Scored, ...], review: date) -> None:
    assert reliability(chances(example, review)) == {0.40: (2, 0), 0.75: (3, 2), 0.95: (3, 2)}


def test_an_unknown_group_is_refused(example: tuple[Scored, ...], review: date) -> None:
    with pytest.raises(KeyError, match="weather"):
        record(example, "weather", review)
