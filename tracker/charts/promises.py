"""How long until it comes true: of all that was promised, the shares that came, were called off, and did not come yet.

Invariant: at every time the three shares add up to the whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from tracker.charts.marks import HUES, INK, PAPER, Hue
from tracker.charts.sheet import SHARES, inked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.scores.survival import Shares

HEIGHT = 320  # pixels
LONGEST = 3.0  # times the time that was given: later, few promises are left to tell from
_PARTS: tuple[tuple[str, str, Hue], ...] = (
    ("happened", "came", "green"),
    ("called_off", "called off", "violet"),
    ("open", "not come", "gray"),
)


def promises(curve: Sequence[tuple[float, Shares]], *, dark: bool = False) -> go.Figure:
    """Return the chart of the shares by how much of the time given had run; the upright line is the window's end."""
    steps = [(at, shares) for at, shares in curve if at <= LONGEST]
    at = [0.0, *(at for at, _ in steps), LONGEST]
    figure = go.Figure()
    for name, words, hue in _PARTS:
        values = [float(getattr(shares, name)) for _, shares in steps]
        start = 1.0 if name == "open" else 0.0
        figure.add_trace(
            go.Scatter(
                x=at,
                y=[start, *values, (values or [start])[-1]],
                stackgroup="all",
                mode="lines",
                line={"shape": "hv", "width": 1, "color": HUES[hue][dark]},
                hovertemplate=f"{words}: %{{y:.0%}} by %{{x:.0%}} of the time<extra></extra>",
                name=words,
            )
        )
    _dress(figure, dark=dark)
    return figure


def _dress(figure: go.Figure, *, dark: bool) -> None:
    figure.add_vline(x=1, line={"color": INK[dark], "width": 2})
    figure.add_annotation(
        x=1, y=1, yref="paper", yanchor="bottom", text="the time is up", showarrow=False, font={"color": INK[dark]}
    )
    legend = {"orientation": "h", "y": -0.28, "x": 0, "font": {"color": INK[dark]}, "bgcolor": PAPER[dark]}
    figure.update_layout(height=HEIGHT, dragmode=False, margin={"l": 4, "r": 12, "t": 24, "b": 4}, legend=legend)
    axis = {**SHARES, **inked(dark=dark)}
    figure.update_xaxes(title_text="time since it was said, of the time given", range=[0, LONGEST], **axis)
    figure.update_yaxes(title_text="share of events", range=[0, 1], **axis)
