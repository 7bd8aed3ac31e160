"""The timeline from afar: how many events stand in each state step by step, where bars would be too many.

Invariant: a stack's parts are counts that the store made; a click on one tells the days it stands for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from tracker.charts.marks import MARKS
from tracker.charts.sheet import DAY, STILL, TICKS, hovering, inked
from tracker.charts.timeline import named
from tracker.wording import count_words, span_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tracker.charts.marks import Mark
    from tracker.charts.sheet import Look
    from tracker.store.rows import DensityRow

STEPS = 60  # stacks: more are thinner than a finger on a phone
HEIGHT = 360  # pixels


def step(first: date, last: date) -> int:
    """Return how many days a stack stands for, in whole weeks beyond one, so that there are at most `STEPS`.

    >>> from datetime import date
    >>> step(date(2025, 1, 1), date(2025, 1, 31)), step(date(2025, 1, 1), date(2026, 12, 31))
    (1, 14)
    """
    days = (last - first).days + 1
    return 1 if days <= STEPS else -(-days // (STEPS * 7)) * 7


def density(rows: Sequence[DensityRow], look: Look) -> go.Figure:
    """Return the chart of counts; each part carries the first and last day of its step in `customdata`."""
    figure = go.Figure()
    for mark in MARKS:
        mine = [row for row in rows if named(row.state) == mark.token]
        if mine:
            figure.add_trace(_stack(mine, mark, look))
    margin = {"l": 4, "r": 4, "t": 8, "b": 8}
    figure.update_layout(height=HEIGHT, barmode="stack", bargap=0.12, margin=margin, **STILL)
    ink = inked(dark=look.dark)
    figure.update_xaxes(type="date", tickformatstops=TICKS, showgrid=False, nticks=9, **ink)
    figure.update_yaxes(title_text="events", fixedrange=True, rangemode="tozero", **ink)
    return figure


def _stack(rows: Sequence[DensityRow], mark: Mark, look: Look) -> go.Bar:
    colour = mark.colour(dark=look.dark)
    return go.Bar(
        x=[(row.begins + (row.ends - row.begins + DAY) / 2).isoformat() for row in rows],
        y=[row.count for row in rows],
        customdata=[[row.begins.isoformat(), row.ends.isoformat()] for row in rows],
        **hovering(
            [f"{count_words(row.count, 'event')} {mark.words}, {span_words(row.begins, row.ends)}" for row in rows]
        ),
        marker={"color": look.paper if mark.hollow else colour, "line": {"color": colour, "width": 1.5}},
        name=mark.words,
    )
