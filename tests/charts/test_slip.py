"""The slip chart: a lane a statement, how far each moved the day, and what came of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tracker.charts.slip import LANE, LANES, days_shown, lanes_of, slip
from tracker.outcome import Disposition, Status, Timeliness, Verdict
from tracker.store.rows import EventRow, EventView, OutcomeRow, PredictionRow, SlipRow
from tracker.window import Window

if TYPE_CHECKING:
    from tracker.charts.sheet import Look

SAID = [date(2025, 11, 24), date(2025, 12, 19), date(2026, 1, 9)]
ON = [date(2025, 12, 20), date(2026, 1, 12), date(2026, 1, 17)]
FATES = [Timeliness.LATE, Timeliness.LATE, Timeliness.ON_TIME]


def prediction(number: int) -> PredictionRow:
    """Return one of the three statements of a signing that slipped."""
    empty = dict.fromkeys(PredictionRow.__slots__)
    given = {
        "id": number,
        "anchor": SAID[number],
        "published_on": SAID[number],
        "window": Window(ON[number], ON[number]),
        "quote": "It will be signed.",
        "speaker": "A spokeswoman",
        "timeliness": FATES[number],
        "standing": True,
    }
    return PredictionRow(**{**empty, **given})


@pytest.fixture
def view() -> EventView:
    """Give the signing, settled: it happened on the third day named."""
    outcome = OutcomeRow(
        1, 2, "happened", Status.CONFIRMED, Verdict.HAPPENED, Disposition.NONE, ON[2], ON[2], ON[2],
        datetime(2026, 1, 18, tzinfo=UTC), "A reader", *[None] * 7, own_knowledge=True, note="",
    )  # fmt: skip
    event = EventRow(
        2, "Signing", "deal", (), None, "settled", Window(ON[2], ON[2]), SAID[2], SAID[2], SAID[0], SAID[2], 3,
        outcome, Timeliness.ON_TIME,
    )  # fmt: skip
    slips = [
        SlipRow(n, SAID[n], Window(ON[n], ON[n]), "A spokeswoman", "It will be signed.", days)
        for n, days in enumerate((None, 23, 5))
    ]
    return EventView(event, tuple(map(prediction, (2, 1, 0))), (outcome,), (), (), (), tuple(slips), (), (), ())


def test_each_statement_is_a_lane_that_says_how_far_the_day_moved(view: EventView, look: Look) -> None:
    notes = [note["text"] for note in slip(view, look).to_plotly_json()["layout"]["annotations"]]
    assert notes[-3:] == [
        "24 Nov 2025 · A spokeswoman",
        "19 Dec 2025 · 23 days later · A spokeswoman",
        "9 Jan 2026 · 5 days later · A spokeswoman",
    ]


def test_the_outcome_is_marked_in_the_newest_lane(view: EventView, look: Look) -> None:
    drawn = [trace for trace in slip(view, look).to_plotly_json()["data"] if trace["name"] == "on time"]
    bars, disc, mark = drawn
    assert (mark["x"], mark["marker"]["symbol"]) == (["2026-01-17"], "diamond")
    assert disc["y"] == mark["y"] == bars["y"]


def test_a_settled_event_is_shown_up_to_its_end_not_up_to_today(view: EventView) -> None:
    first, last = days_shown(view, date(2030, 1, 1))
    assert first < SAID[0]
    assert ON[2] < last < date(2026, 3, 1)


def much_said(view: EventView, count: int) -> EventView:
    """Return the signing told `count` times, a day apart, each time for a day later; every fifth for ten days later."""
    said = [SAID[0] + timedelta(n) for n in range(count)]
    moves = [10 if n % 5 == 0 else 1 for n in range(count)]
    on = [ON[0] + timedelta(sum(moves[1 : n + 1])) for n in range(count)]
    rows = [
        SlipRow(n, said[n], Window(on[n], on[n]), "A spokeswoman", "It will be signed.", moves[n] if n else None)
        for n in range(count)
    ]
    told = [
        replace(prediction(0), id=n, anchor=said[n], published_on=said[n], window=rows[n].window)
        for n in reversed(range(count))
    ]
    return replace(view, predictions=tuple(told), slips=tuple(rows))


def test_ten_statements_are_all_drawn(view: EventView, look: Look) -> None:
    ten = much_said(view, 10)
    notes = [note["text"] for note in slip(ten, look).to_plotly_json()["layout"]["annotations"]]
    assert len([note for note in notes if "A spokeswoman" in note]) == 10
    assert lanes_of(ten.slips) == list(ten.slips)


def test_of_two_hundred_statements_the_first_the_newest_and_the_largest_moves_are_drawn(
    view: EventView, look: Look
) -> None:
    many = much_said(view, 200)
    figure = slip(many, look).to_plotly_json()
    lanes = [note["text"] for note in figure["layout"]["annotations"] if "A spokeswoman" in note["text"]]
    assert len(lanes) == LANES
    assert lanes[0] == "24 Nov 2025 · A spokeswoman"
    assert lanes[-1] == "11 Jun 2026 · 1 day later · A spokeswoman"
    assert all("10 days later" in lane for lane in lanes[1:-1])
    assert figure["layout"]["height"] == slip(much_said(view, LANES), look).to_plotly_json()["layout"]["height"]


def test_the_outcome_is_marked_in_the_newest_lane_of_many(view: EventView, look: Look) -> None:
    drawn = [trace for trace in slip(much_said(view, 200), look).to_plotly_json()["data"] if trace.get("marker")]
    lowest = max(y for trace in drawn for y in trace["y"] if y is not None)
    assert lowest < LANES * LANE


@pytest.mark.parametrize("count", [1, 2, 3, LANES - 1, LANES, LANES + 1])
def test_no_lane_is_lost_or_drawn_twice(view: EventView, count: int) -> None:
    assert len(lanes_of(much_said(view, count).slips)) == min(count, LANES)
