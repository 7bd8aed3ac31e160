"""Whether chances mean what they say: a point a chance said, its interval, and where calibrated words would lie.

Invariant: a chance that was said too seldom to conclude anything from is drawn hollow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from tracker.charts.marks import FAINT, HUES, INK
from tracker.charts.sheet import SHARES, STILL, hovering, inked, told
from tracker.scores import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.scores.calibration import Said

HEIGHT = 380  # pixels
_SMALLEST, _LARGEST = 8, 24  # pixels across; the largest circle is that of the chance that was said most


def worth(points: Sequence[Said], *, dark: bool = False) -> go.Figure:
    """Return the chart of the share that came true against the chance that was said."""
    figure = go.Figure()
    _calibrated(figure, points, dark=dark)
    for point in points:
        _point(figure, point, max(each.n for each in points), dark=dark)
    figure.update_layout(height=HEIGHT, margin={"l": 4, "r": 12, "t": 8, "b": 4}, **STILL)
    axis = {"range": [-0.03, 1.03], "showgrid": True, **SHARES, **inked(dark=dark)}
    figure.update_xaxes(title_text="chance said", **axis)
    figure.update_yaxes(title_text="share that came true", **axis)
    return figure


def _calibrated(figure: go.Figure, points: Sequence[Said], *, dark: bool) -> None:
    """Draw the line on which words mean what they say, and how far from it chance alone would put them."""
    at = [point.chance for point in points]
    edge = [point.high for point in points] + [point.low for point in reversed(points)]
    band = {"x": at + at[::-1], "y": edge, "fill": "toself", "fillcolor": FAINT[dark], "opacity": 0.5}
    figure.add_trace(go.Scatter(**band, mode="lines", line={"width": 0}, hoverinfo="skip", name="chance alone"))
    line = {"color": INK[dark], "width": 1, "dash": "dash"}
    figure.add_trace(go.Scatter(x=[0, 1], y=[0, 1], mode="lines", line=line, hoverinfo="skip", name="calibrated"))


def _point(figure: go.Figure, point: Said, most: int, *, dark: bool) -> None:
    """Draw a chance that was said: a circle as large as it was said often, with the interval of its share."""
    said = f"{point.chance:.0%}"
    figure.add_trace(
        go.Scatter(
            x=[point.chance],
            y=[point.share.value],
            mode="markers",
            marker=_circle(point, most, dark=dark),
            error_y=_interval(point, dark=dark),
            name=said,
            **hovering([told(point_words(point), bold=f"{said} said")]),
        )
    )


def _colour(point: Said, *, dark: bool) -> str:
    return HUES["gray" if word(point.n) else "blue"][dark]


def _circle(point: Said, most: int, *, dark: bool) -> dict[str, object]:
    colour = _colour(point, dark=dark)
    return {
        "size": _SMALLEST + (_LARGEST - _SMALLEST) * (point.n / most) ** 0.5,
        "color": colour,
        "symbol": "circle-open" if word(point.n) else "circle",
        "line": {"color": colour, "width": 2},
    }


def _interval(point: Said, *, dark: bool) -> dict[str, object]:
    share = point.share
    ends = {"array": [share.high - share.value], "arrayminus": [share.value - share.low], "symmetric": False}
    look = {"color": _colour(point, dark=dark), "thickness": 1 if word(point.n) else 2, "width": 0}
    return {"type": "data", **ends, **look}


def point_words(point: Said) -> str:
    """Say what became of one chance, with its count and interval."""
    share = f"{point.share.value:.0%} [{point.share.low:.0%} – {point.share.high:.0%}]"
    return ", ".join(filter(None, (f"{point.hits} of {point.n} came true: {share}", word(point.n))))
