"""Facts about states: each day has one, and time only moves an unsettled event forward."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.outcome import CHOICES, Disposition, Status, Verdict
from tracker.state import Recorded, State, Statement, asked_on, current, days_over, standing, state_of, tail_end
from tracker.window import Window

SAID = date(2025, 10, 17)
BUDAPEST = Window(SAID, date(2025, 10, 31), latest_soft=True)
ORDER = [State.UPCOMING, State.OPEN, State.IN_TAIL, State.DUE, State.OVERDUE]

days = st.dates(date(2024, 1, 1), date(2027, 12, 31))


@st.composite
def windows(draw: st.DrawFn) -> Window:
    earliest = draw(st.none() | days)
    latest = draw(st.none() | st.integers(0, 400).map(lambda n: (earliest or SAID) + timedelta(days=n)))
    return Window(earliest, latest, draw(st.booleans()), draw(st.booleans()))


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    published = draw(days)
    anchor = published - timedelta(days=draw(st.integers(0, 9)))
    window = draw(st.none() | windows())
    return Statement(
        draw(st.integers(1, 99)), published, draw(st.integers(0, 999)), anchor, window, draw(st.sampled_from("+-"))
    )


@st.composite
def outcomes(draw: st.DrawFn) -> Recorded:
    choice = draw(st.sampled_from(CHOICES))
    known = draw(days)
    came = draw(st.none() | st.integers(0, 60).map(lambda n: known - timedelta(days=n)))
    return Recorded(choice.verdict, choice.disposition, Status.CONFIRMED, came, came, known)


def said(
    window: Window | None, published: date = SAID, start: int = 0, polarity: str = "+", number: int = 1
) -> Statement:
    return Statement(number, published, start, published, window, polarity)


def put_off(known: date) -> Recorded:
    return Recorded(None, Disposition.PUT_OFF, Status.CONFIRMED, None, None, known)


def off(known: date) -> Recorded:
    return Recorded(Verdict.DID_NOT_HAPPEN, Disposition.CALLED_OFF, Status.CONFIRMED, None, None, known)


@pytest.mark.parametrize(
    ("today", "state"),
    [
        ("2025-10-16", State.UPCOMING),
        ("2025-10-17", State.OPEN),
        ("2025-10-31", State.OPEN),
        ("2025-11-01", State.IN_TAIL),
        ("2025-11-07", State.IN_TAIL),
        ("2025-11-08", State.DUE),
        ("2025-11-21", State.DUE),
        ("2025-11-22", State.OVERDUE),
    ],
)
def test_two_weeks_or_a_little_later(today: str, state: State) -> None:
    """Fourteen days have a tail of seven, then fourteen days of being due."""
    assert state_of(said(BUDAPEST), None, date.fromisoformat(today)) is state


@given(st.lists(statements(), max_size=6), st.lists(outcomes(), max_size=4), days)
def test_what_comes_later_changes_no_earlier_day(said_: list[Statement], known: list[Recorded], today: date) -> None:
    by_then = [s for s in said_ if s.published_on <= today], [o for o in known if o.known_on <= today]
    assert current(said_, today) == current(by_then[0], today)
    assert standing(known, today) == standing(by_then[1], today)


@given(statements(), st.none() | outcomes(), days)
def test_a_state_has_its_one_reason(one: Statement, outcome: Recorded | None, today: date) -> None:
    """Settled, undated and open without an end each have one cause; the rest follow the calendar."""
    state = state_of(one, outcome, today)
    assert (state is State.SETTLED) == (outcome is not None and outcome.verdict is not None)
    if one.window is None and state is not State.SETTLED:
        assert state is State.UNDATED
    if one.window is not None and one.window.latest is None:
        assert state in {State.UPCOMING, State.OPEN, State.UNDATED, State.SETTLED}


@given(windows(), days, st.integers(0, 800))
def test_time_moves_forward(window: Window, today: date, later: int) -> None:
    states = [state_of(said(window), None, day) for day in (today, today + timedelta(days=later))]
    assert ORDER.index(states[0]) <= ORDER.index(states[1])


@given(windows())
def test_half_is_the_tail_of_a_window(window: Window) -> None:
    assert tail_end(window) == window.tail


@given(windows(), st.floats(0, 2), st.floats(0, 2))
def test_a_larger_share_gives_no_shorter_tail(window: Window, one: float, other: float) -> None:
    ends = [tail_end(window, share) for share in sorted((one, other))]
    assert ends[0] == ends[1] == window.latest if ends[0] is None or ends[1] is None else ends[0] <= ends[1]


def test_a_share_in_tenths_adds_no_day_of_rounding() -> None:
    assert tail_end(Window(SAID, SAID + timedelta(days=70), latest_soft=True), 0.1) == SAID + timedelta(days=77)


def test_the_newest_article_wins_then_the_place_in_it() -> None:
    first, second = said(BUDAPEST, start=400), said(BUDAPEST, start=10, number=2)
    newest = said(BUDAPEST, published=SAID + timedelta(days=1), number=3)
    assert current([first, second], SAID) is first
    assert current([first, newest, second], SAID + timedelta(days=1)) is newest
    assert current([first, newest, second], SAID) is first


def test_a_denial_counts_only_where_nobody_affirms() -> None:
    denial = said(BUDAPEST, published=SAID + timedelta(days=3), polarity="-", number=2)
    assert current([said(BUDAPEST), denial], denial.published_on) == said(BUDAPEST)
    assert current([denial], denial.published_on) is denial


def test_put_off_is_undated_until_a_later_date_is_given() -> None:
    known = date(2025, 10, 22)
    again = said(Window(date(2025, 12, 1), date(2025, 12, 31)), published=date(2025, 11, 5))
    assert state_of(said(BUDAPEST), put_off(known), known) is State.UNDATED
    assert state_of(said(None), None, known) is State.UNDATED
    assert state_of(None, None, known) is State.UNDATED
    assert state_of(again, put_off(known), date(2025, 11, 6)) is State.UPCOMING


def test_an_undo_reopens_and_a_correction_replaces() -> None:
    undo = Recorded(None, Disposition.NONE, Status.CONFIRMED, None, None, date(2025, 10, 22))
    assert standing([off(date(2025, 10, 22)), undo], date(2025, 10, 30)) is None
    assert standing([off(date(2025, 10, 22)), undo, off(date(2025, 10, 23))], date(2025, 10, 30)) == off(
        date(2025, 10, 23)
    )


@pytest.mark.parametrize(
    ("today", "asked"),
    [
        ("2025-04-29", None),
        ("2025-05-01", "2025-05-01"),
        ("2025-05-31", "2025-05-01"),
        ("2025-06-01", "2025-06-01"),
        ("2026-01-15", "2026-01-01"),
    ],
)
def test_a_window_without_an_end_is_asked_about_each_month(today: str, asked: str | None) -> None:
    endless = said(Window(date(2025, 1, 31), None), published=date(2025, 1, 31))
    assert asked_on(endless, date.fromisoformat(today)) == (date.fromisoformat(asked) if asked else None)


def test_month_ends_are_kept_when_asking() -> None:
    """Asked first on 31 May; the next on 30 June, the last of a shorter month."""
    endless = said(Window(None, None), published=date(2025, 3, 2))
    assert asked_on(endless, date(2025, 6, 29)) == date(2025, 5, 31)
    assert asked_on(endless, date(2025, 6, 30)) == date(2025, 6, 30)
    assert asked_on(endless, date(2025, 7, 31)) == date(2025, 7, 31)


def test_a_window_with_an_end_is_not_asked_about_by_the_month() -> None:
    assert asked_on(said(BUDAPEST), date(2030, 1, 1)) is None


@pytest.mark.parametrize(("today", "over"), [("2025-11-07", 0), ("2025-11-08", 1), ("2025-12-11", 34)])
def test_days_over_count_from_the_tail(today: str, over: int) -> None:
    assert days_over(BUDAPEST, date.fromisoformat(today)) == over
