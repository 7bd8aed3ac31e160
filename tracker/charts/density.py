"""The timeline from afar: how many events stand in each state week by week, where bars would be too many.

Invariant: one cell a step and state; its number is a count that the store made, never a sum made here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from tracker.charts.bars import SCALE, TICKS
from tracker.charts.marks import MARKS
from tracker.charts.timeline import named
from tracker.wording import count_words, span_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.charts.bars import Look
    from tracker.store.rows import DensityRow


def density(rows: Sequence[DensityRow], look: Look) -> go.Figure:
    """Return the chart of counts; each cell carries the first and last day of its step in `customdata`."""
    counts = {(row.begins, named(row.state)): row for row in rows}
    steps = sorted({row.begins for row in rows})
    marks = [mark for mark in MARKS if any(token == mark.token for _, token in counts)]
    grid = [[counts.get((step, mark.token)) for step in steps] for mark in marks]
    figure = go.Figure(
        go.Heatmap(
            x=[step.isoformat() for step in steps],
            y=[mark.words for mark in marks],
            z=[[row and row.count for row in line] for line in grid],
            customdata=[[_days(row) for row in line] for line in grid],
            hovertext=[[_words(row) for row in line] for line in grid],
            hovertemplate="%{y}: %{hovertext}<extra></extra>",
            colorscale=SCALE[look.dark],
            showscale=False,
            xgap=1,
            ygap=3,
        )
    )
    figure.update_layout(height=34 * max(1, len(marks)) + 54, margin={"l": 4, "r": 4, "t": 46, "b": 8}, dragmode=False)
    figure.update_xaxes(type="date", side="top", tickformatstops=TICKS, tickfont={"color": look.ink}, showgrid=False)
    figure.update_yaxes(autorange="reversed", fixedrange=True, tickfont={"color": look.ink}, showgrid=False)
    return figure


def _days(row: DensityRow | None) -> list[str]:
    return [row.begins.isoformat(), row.ends.isoformat()] if row else ["", ""]


def _words(row: DensityRow | None) -> str:
    return f"{count_words(row.count, 'event')}, {span_words(row.begins, row.ends)}" if row else ""
