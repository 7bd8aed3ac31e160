"""The track record: the share of hits of each group with its Wilson interval, and how many cases stand behind it.

Invariant: a group without a conclusion is drawn hollow and faint, never ranked by its looks.
"""

from __future__ import annotations

from html import escape
from textwrap import shorten
from typing import TYPE_CHECKING, Protocol

import plotly.graph_objects as go

from tracker.charts.marks import HUES, INK, PAPER
from tracker.charts.sheet import SHARES, STILL, hovering, inked, lanes, told
from tracker.wording import count_words

if TYPE_CHECKING:
    from collections.abc import Sequence

LANE = 46  # pixels
AXIS = 62  # pixels that the shares along the top, with what they are of, take from a chart's height
SHARE = "share of closed cases that came true in their window"


class Group(Protocol):
    """What the chart needs of a row of the record; `rate`, `lower` and `upper` are shares, None without a case."""

    @property
    def label(self) -> str:
        """Who or what the group is."""

    @property
    def closed(self) -> int:
        """How many cases are closed."""

    @property
    def hits(self) -> int:
        """How many of them came true in their window."""

    @property
    def rate(self) -> float | None:
        """The share of hits."""

    @property
    def lower(self) -> float | None:
        """The lower end of its interval."""

    @property
    def upper(self) -> float | None:
        """The upper end of its interval."""

    @property
    def says(self) -> str:
        """What may be concluded."""


def record(rows: Sequence[Group], *, dark: bool = False) -> go.Figure:
    """Return the chart, a lane a group in the order given; groups without a closed case are left out."""
    shown = [row for row in rows if row.rate is not None]
    figure = go.Figure()
    for lane, row in enumerate(shown):
        _group(figure, lane, row, dark=dark)
        _title(figure, lane, row, dark=dark)
    height = LANE * max(1, len(shown))
    figure.update_layout(height=height + AXIS, margin={"l": 4, "r": 12, "t": AXIS - 8, "b": 8}, **STILL)
    ends = [-0.03, 1.03]  # a circle at either end is drawn whole on a telephone, too
    figure.update_xaxes(title_text=SHARE, range=ends, side="top", showgrid=True, **SHARES, **inked(dark=dark))
    lanes(figure, height)
    return figure


def _group(figure: go.Figure, lane: int, row: Group, *, dark: bool) -> None:
    """Draw the interval of a group, and its share as a point on it."""
    settled = not row.says
    colour = HUES["blue" if settled else "gray"][dark]
    y, words = lane * LANE + 32, told(figures(row), bold=row.label)
    interval = {"mode": "lines", "line": {"color": colour, "width": 5 if settled else 2}, "opacity": 0.45}
    outline = {"color": colour, "width": 2}
    marker = {"size": 12, "symbol": "circle" if settled else "circle-open", "color": colour, "line": outline}
    for name, shares, look in (
        (f"{row.label}, interval", [row.lower, row.upper], interval),
        (row.label, [row.rate], {"mode": "markers", "marker": marker}),
    ):
        figure.add_trace(
            go.Scatter(x=shares, y=[y] * len(shares), name=name, **hovering([words] * len(shares)), **look)
        )


def figures(row: Group) -> str:
    """Say a group's figures with their count and interval."""
    if row.rate is None or row.lower is None or row.upper is None:
        return "no case closed yet"
    share = f"{row.rate:.0%} [{row.lower:.0%} – {row.upper:.0%}]"
    said = f", {row.says}" if row.says else ""
    return f"{row.hits} of {count_words(row.closed, 'case')}: {share}{said}"


def _title(figure: go.Figure, lane: int, row: Group, *, dark: bool) -> None:
    """Write over a lane, on its own ground: else the lines of the shares run through the words."""
    label = escape(shorten(row.label, 34, placeholder="…"))
    figure.add_annotation(
        x=0,
        xref="paper",
        xanchor="left",
        y=lane * LANE + 12,
        text=f"<b>{label}</b> · {row.hits} of {row.closed}{f' · {row.says}' if row.says else ''}",
        showarrow=False,
        font={"color": INK[dark], "size": 13},
        bgcolor=PAPER[dark],
        borderpad=0,
    )
