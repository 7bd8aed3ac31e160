"""Facts about the week's queue: what stands in which list, and in which order."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.outcome import CHOICES, Disposition, Status, Verdict
from tracker.review import AWAITING, Item, Queue, figures, queue
from tracker.state import Recorded, State, Statement, current, standing, state_of
from tracker.window import Window

SINCE, TODAY = date(2025, 11, 3), date(2025, 11, 10)


def said(
    on: str, latest: str | None, *, number: int = 1, earliest: str | None = None, polarity: str = "+"
) -> Statement:
    day = date.fromisoformat(on)
    first = date.fromisoformat(earliest) if earliest else day
    return Statement(number, day, 0, day, Window(first, date.fromisoformat(latest) if latest else None), polarity)


def happened(on: str, status: Status = Status.CONFIRMED) -> Recorded:
    day = date.fromisoformat(on)
    return Recorded(Verdict.HAPPENED, Disposition.NONE, status, day, day, day)


def put_off(on: str) -> Recorded:
    return Recorded(None, Disposition.PUT_OFF, Status.CONFIRMED, None, None, date.fromisoformat(on))


CASES = {
    "new": Item(1, "New", (said("2025-11-05", "2026-03-01"),)),
    "due": Item(2, "Due", (said("2025-10-17", "2025-11-08"),)),
    "overdue": Item(3, "Overdue", (said("2025-10-01", "2025-10-20"),)),
    "suggested": Item(4, "Suggested", (said("2025-10-01", "2025-10-20"),), suggestions=2),
    "moved": Item(5, "Moved", (said("2025-10-01", "2026-01-31"), said("2025-11-06", "2026-02-28", number=2))),
    "coming": Item(6, "Coming", (said("2025-10-01", "2025-11-20"),)),
    "resolved": Item(7, "Resolved", (said("2025-10-01", "2025-11-20"),), (happened("2025-11-07"),)),
    "undated": Item(8, "Undated", (said("2025-07-01", "2025-08-01"),), (put_off("2025-08-08"),)),
    "contradicting": Item(
        9, "Denied", (said("2025-10-01", "2026-06-30"), said("2025-10-05", "2026-01-31", number=2, polarity="-"))
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_each_stands_in_its_list_and_no_other(name: str) -> None:
    found = queue(CASES.values(), SINCE, TODAY)
    assert [c.event_id for c in getattr(found, name)] == [CASES[name].event_id]


def test_the_longest_overdue_comes_first() -> None:
    items = [Item(n, f"Event {n}", (said("2025-01-01", f"2025-0{n}-01"),)) for n in (7, 3, 5)]
    overdue = queue(items, SINCE, TODAY).overdue
    assert [c.event_id for c in overdue] == [3, 5, 7]
    assert overdue[0].days == 254


def test_moved_says_by_how_many_days() -> None:
    assert queue(CASES.values(), SINCE, TODAY).moved[0].days == 28


def test_a_window_without_an_end_is_asked_about_once_a_month() -> None:
    endless = Item(1, "Endless", (said("2025-08-08", None),))
    first = date(2025, 11, 6)
    assert queue([endless], SINCE, TODAY).due[0].event_id == 1
    assert queue([endless], first, TODAY).due == ()
    assert queue([endless], date(2025, 12, 1), date(2025, 12, 8)).due[0].event_id == 1


def test_what_was_put_aside_comes_back_on_its_day() -> None:
    later = Item(1, "Later", (said("2025-10-01", "2025-10-20"),), again_on=date(2025, 12, 1))
    assert queue([later], SINCE, TODAY) == Queue()
    assert [c.event_id for c in queue([later], TODAY, date(2025, 12, 2)).overdue] == [1]


def test_the_figures_of_the_week_count_each_state_and_outcome() -> None:
    found = figures(CASES.values(), SINCE, TODAY)
    assert (found.events, found.new, found.moved, found.resolved) == (9, 1, 1, 1)
    assert found.by_timeliness == {"on_time": 1}
    assert sum(found.by_state.values()) == 9
    assert found.by_state["settled"] == 1


def test_provisional_outcomes_are_resolved_but_not_counted() -> None:
    item = Item(1, "Rumour", (said("2025-10-01", "2025-11-20"),), (happened("2025-11-07", Status.PROVISIONAL),))
    assert queue([item], SINCE, TODAY).resolved[0].words == "provisional"
    assert figures([item], SINCE, TODAY).by_timeliness == {}


days = st.dates(date(2025, 1, 1), date(2026, 6, 30))


@st.composite
def items(draw: st.DrawFn) -> Item:
    spoken = []
    for number in range(draw(st.integers(0, 3))):
        on = draw(days)
        latest = draw(st.none() | st.integers(0, 200).map(lambda n, on=on: on + timedelta(days=n)))  # type: ignore[misc]
        spoken.append(Statement(number, on, 0, on, Window(on, latest), draw(st.sampled_from("+-"))))
    choice, known = draw(st.sampled_from(CHOICES)), draw(days)
    outcome = Recorded(choice.verdict, choice.disposition, Status.CONFIRMED, None, None, known)
    return Item(
        1,
        "Event",
        tuple(spoken),
        (outcome,) if draw(st.booleans()) else (),
        draw(st.integers(0, 2)),
        draw(st.none() | days),
    )


@given(items(), days, st.integers(1, 30))
def test_an_event_awaits_an_answer_at_most_once(item: Item, today: date, week: int) -> None:
    found = queue([item], today - timedelta(days=week), today)
    waiting = [name for name in AWAITING if getattr(found, name)]
    assert len(waiting) <= 1
    state = state_of(current(item.said, today), standing(item.outcomes, today), today)
    if state is State.SETTLED:
        assert waiting == []
    if state is State.OVERDUE and item.again_on is None:
        assert waiting
    assert all(len(getattr(found, f.name)) <= 1 for f in fields(Queue))
