"""Facts about timeliness: when an event came against one window, and who was right."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.outcome import CHOICES, Choice, Disposition, Status, Timeliness, Verdict
from tracker.state import Recorded, Statement, Timing, came_true, ended, timing
from tracker.window import Window, WindowError

SAID = date(2025, 10, 17)
LATER = date(2026, 6, 1)
AUTUMN = Window(date(2025, 10, 20), date(2025, 10, 31), latest_soft=True)  # its tail ends on 6 November


def said(window: Window | None = AUTUMN, polarity: str = "+", *, published: date = SAID) -> Statement:
    return Statement(1, published, 0, published, window, polarity)


def happened(first: str | None, last: str | None = None, known: str = "2026-01-01") -> Recorded:
    ends = [date.fromisoformat(day) if day else None for day in (first, last or first)]
    return Recorded(Verdict.HAPPENED, Disposition.NONE, Status.CONFIRMED, ends[0], ends[1], date.fromisoformat(known))


def recorded(verdict: Verdict | None, disposition: Disposition = Disposition.NONE) -> Recorded:
    return Recorded(verdict, disposition, Status.CONFIRMED, None, None, date(2025, 11, 1))


NEVER = recorded(Verdict.DID_NOT_HAPPEN)


@pytest.mark.parametrize(
    ("came", "timeliness", "days"),
    [
        ("2025-10-18", Timeliness.EARLY, 2),
        ("2025-10-20", Timeliness.ON_TIME, 0),
        ("2025-10-31", Timeliness.ON_TIME, 0),
        ("2025-11-01", Timeliness.IN_TAIL, 1),
        ("2025-11-06", Timeliness.IN_TAIL, 6),
        ("2025-11-07", Timeliness.LATE, 7),
        ("2025-12-31", Timeliness.LATE, 61),
    ],
)
def test_each_day_against_the_window(came: str, timeliness: Timeliness, days: int) -> None:
    assert timing(said(), happened(came)) == Timing(timeliness, days)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2025-10-21", "2025-10-29", Timing(Timeliness.ON_TIME)),
        ("2025-12-01", "2025-12-31", Timing(Timeliness.LATE, 31)),
        ("2025-10-01", "2025-10-18", Timing(Timeliness.EARLY, 2)),
        ("2025-10-01", "2025-10-31", None),
        ("2025-11-01", "2025-11-30", None),
    ],
)
def test_a_period_is_judged_whole_or_not_at_all(first: str, last: str, expected: Timing | None) -> None:
    """An event known only as "in October" is given no day of its own."""
    assert timing(said(), happened(first, last)) == expected


def test_without_a_day_it_came_between_being_said_and_being_known() -> None:
    within = said(Window(SAID, date(2025, 10, 31)))
    assert timing(within, happened(None, known="2025-10-30")) == Timing(Timeliness.ON_TIME)
    assert timing(within, happened(None, known="2025-11-30")) is None


@pytest.mark.parametrize(
    "outcome",
    [None, recorded(Verdict.CANNOT_TELL), recorded(Verdict.VOID), recorded(None, Disposition.MOVED)],
)
def test_silence_has_no_timing(outcome: Recorded | None) -> None:
    assert timing(said(), outcome) is None
    assert timing(said(None), happened("2025-10-21")) is None


@pytest.mark.parametrize("outcome", [happened("2025-10-20"), happened("2025-11-20"), recorded(Verdict.DID_NOT_HAPPEN)])
def test_a_denial_names_no_day_to_keep(outcome: Recorded) -> None:
    assert timing(said(polarity="-"), outcome) is None


def test_called_off_is_never() -> None:
    assert timing(said(), recorded(Verdict.DID_NOT_HAPPEN, Disposition.CALLED_OFF)) == Timing(Timeliness.NEVER)


@pytest.mark.parametrize(
    ("polarity", "outcome", "right"),
    [
        ("+", happened("2025-10-25"), True),
        ("+", happened("2025-11-03"), False),
        ("+", happened("2025-10-18"), False),
        ("+", NEVER, False),
        ("-", happened("2025-10-25"), False),
        ("-", happened("2025-11-20"), True),
        ("-", NEVER, True),
        ("+", recorded(Verdict.CANNOT_TELL), None),
        ("-", recorded(Verdict.VOID), None),
        ("+", None, None),
    ],
)
def test_right_is_what_comes_in_the_window(polarity: str, outcome: Recorded | None, right: bool | None) -> None:  # noqa: FBT001 - a table's column
    assert came_true(said(polarity=polarity), outcome, LATER) is right


def test_a_closure_until_friday_ends_on_friday() -> None:
    """For something that goes on, the event is its end."""
    until = said(Window(SAID, date(2025, 10, 24)))
    assert timing(until, happened("2025-10-24")) == Timing(Timeliness.ON_TIME)
    assert timing(until, happened("2025-10-25")) == Timing(Timeliness.LATE, 1)


def test_a_put_off_event_missed_the_window_given_before() -> None:
    put_off = recorded(None, Disposition.PUT_OFF)
    assert came_true(said(), put_off, date(2025, 10, 31)) is None
    assert came_true(said(), put_off, date(2025, 11, 1)) is False
    assert came_true(said(polarity="-"), put_off, date(2025, 11, 1)) is True
    assert came_true(said(published=date(2025, 11, 1)), recorded(None, Disposition.MOVED), LATER) is None


def test_a_window_without_an_end_never_ends() -> None:
    endless = said(Window(SAID, None))
    assert not ended(endless, date(2099, 1, 1))
    assert timing(endless, happened("2030-01-01")) == Timing(Timeliness.ON_TIME)
    assert ended(said(), date(2025, 11, 1))
    assert not ended(said(), date(2025, 10, 31))


@given(st.sampled_from(CHOICES), st.sampled_from("+-"), st.integers(-30, 90), st.integers(0, 30))
def test_a_statement_and_its_denial_are_never_both_right(choice: Choice, sign: str, offset: int, length: int) -> None:
    first = SAID + timedelta(days=offset)
    last = first + timedelta(days=length)
    outcome = Recorded(choice.verdict, choice.disposition, Status.CONFIRMED, first, last, LATER)
    other = "-" if sign == "+" else "+"
    one, two = (came_true(said(polarity=polarity), outcome, LATER) for polarity in (sign, other))
    assert (one is None and two is None) or one is not two


def test_no_window_ends_before_it_begins_however_it_is_made() -> None:
    with pytest.raises(WindowError):
        Window(LATER, SAID)
    with pytest.raises(WindowError):
        AUTUMN._replace(earliest=LATER)
