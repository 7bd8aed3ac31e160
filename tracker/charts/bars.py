"""The strokes that all charts of windows share: a bar with its tail, the day it was said, what came of it.

Invariant: a bar covers whole days, both ends included, so a window of one day is one day wide.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import plotly.graph_objects as go

from tracker.charts.marks import Mark, mark_of
from tracker.charts.sheet import DAY, MILLISECONDS, hovering

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from tracker.charts.sheet import Look
    from tracker.window import Window


@dataclass(frozen=True, slots=True)
class Bar:
    """One window to draw, at height `y` in pixels, `thick` pixels high; `key` goes into `customdata`."""

    y: float
    thick: float
    window: Window
    anchor: date
    mark: Mark
    key: int
    hover: str
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """One day to mark, at height `y` in pixels: an outcome, with the mark of its standing."""

    y: float
    day: date
    mark: Mark
    key: int
    hover: str


@dataclass(frozen=True, slots=True)
class Scene:
    """What a chart of windows draws, and how it is looked at."""

    bars: Sequence[Bar]
    spots: Sequence[Spot]
    look: Look


def draw(scene: Scene) -> go.Figure:
    """Return the figure: tails under windows under statements under outcomes, and a line for today."""
    figure = go.Figure()
    for token in dict.fromkeys(bar.mark.token for bar in scene.bars):
        _windows(figure, scene, mark_of(token))
    _leads(figure, scene)
    _statements(figure, scene)
    for token in dict.fromkeys(spot.mark.token for spot in scene.spots):
        _outcomes(figure, scene, mark_of(token))
    _today(figure, scene)
    return figure


def _windows(figure: go.Figure, scene: Scene, mark: Mark) -> None:
    """Add the windows of one standing, and after their loose ends the tails, hatched."""
    bars = [bar for bar in scene.bars if bar.mark == mark]
    colour = mark.colour(dark=scene.look.dark)
    solid = {"color": scene.look.paper if mark.hollow else colour, "line": {"color": colour, "width": 1.5}}
    figure.add_trace(_bar_trace(bars, lambda bar: _whole(bar.window, scene), mark.words, solid))
    tailed = [bar for bar in bars if _loose(bar.window)]
    if tailed:
        hatched = {
            "color": "rgba(0,0,0,0)",
            "line": {"color": colour, "width": 1},
            "pattern": {"shape": "/", "fgcolor": colour, "size": 5, "solidity": 0.35},
        }
        figure.add_trace(_bar_trace(tailed, lambda bar: _tail(bar.window, scene), f"{mark.words}, tail", hatched))


def _bar_trace(
    bars: Sequence[Bar], reach: Callable[[Bar], tuple[date, date]], name: str, marker: Mapping[str, object]
) -> go.Bar:
    reaches = [reach(bar) for bar in bars]
    return go.Bar(
        orientation="h",
        base=[first.isoformat() for first, _ in reaches],
        x=[((last - first).days + 1) * MILLISECONDS for first, last in reaches],
        y=[bar.y for bar in bars],
        width=[bar.thick for bar in bars],
        marker={**marker, "opacity": [0.4 if bar.faint else 0.95 for bar in bars]},
        **_told(bars),
        name=name,
    )


def _whole(window: Window, scene: Scene) -> tuple[date, date]:
    """Return the days to fill; a window without an end is filled up to today, one without a start from the edge."""
    first = window.earliest or scene.look.edge(-1)
    return first, window.latest or max(scene.look.today, first)


def _loose(window: Window) -> bool:
    return window.latest_soft or window.latest is None


def _tail(window: Window, scene: Scene) -> tuple[date, date]:
    """Return the days to hatch: the tail after a loose end, and all that comes where there is no end."""
    _, last = _whole(window, scene)
    return last + DAY, window.tail or max(scene.look.edge(1), last + DAY)


def _leads(figure: go.Figure, scene: Scene) -> None:
    """Add a thin dotted line from the day it was said to the day that its window opens."""
    ahead = [bar for bar in scene.bars if bar.window.earliest and bar.anchor < bar.window.earliest]
    if ahead:
        figure.add_trace(
            go.Scatter(
                x=_broken((bar.anchor, bar.window.earliest) for bar in ahead),
                y=[y for bar in ahead for y in (bar.y, bar.y, None)],
                mode="lines",
                line={"color": scene.look.ink, "width": 1, "dash": "dot"},
                opacity=0.55,
                hoverinfo="skip",
                showlegend=False,
                name="until it opens",
            )
        )


def _broken(pairs: Iterable[tuple[date, date | None]]) -> list[str | None]:
    return [edge for first, last in pairs for edge in (str(first), str(last), None)]


def _statements(figure: go.Figure, scene: Scene) -> None:
    """Add an upright stroke on the day that each prediction was made."""
    if not scene.bars:
        return
    figure.add_trace(
        go.Scatter(
            x=[bar.anchor.isoformat() for bar in scene.bars],
            y=[bar.y for bar in scene.bars],
            mode="markers",
            marker={
                "symbol": "line-ns",
                "size": [max(8, bar.thick * 0.8) for bar in scene.bars],
                "line": {"color": scene.look.ink, "width": 2},
            },
            **_told(scene.bars),
            name="said",
        )
    )


def _outcomes(figure: go.Figure, scene: Scene, mark: Mark) -> None:
    spots = [spot for spot in scene.spots if spot.mark == mark]
    colour = mark.colour(dark=scene.look.dark)
    disc = {"symbol": "circle", "size": 21, "color": scene.look.paper, "line": {"color": colour, "width": 1.5}}
    sign = {"symbol": mark.symbol, "size": 11, "color": colour, "line": {"color": colour, "width": 2}}
    for marker in (disc, sign):
        figure.add_trace(
            go.Scatter(
                x=[spot.day.isoformat() for spot in spots],
                y=[spot.y for spot in spots],
                mode="markers",
                marker=marker,
                **_told(spots),
                name=mark.words,
            )
        )


def _today(figure: go.Figure, scene: Scene) -> None:
    figure.add_vline(x=scene.look.today.isoformat(), line={"color": scene.look.ink, "width": 1.5}, layer="below")
    figure.add_annotation(
        x=scene.look.today.isoformat(),
        y=1,
        yref="paper",
        yanchor="top",
        xanchor="left" if scene.look.today - scene.look.first < scene.look.last - scene.look.today else "right",
        text=scene.look.label,
        showarrow=False,
        font={"size": 11, "color": scene.look.ink},
    )


def _told(items: Sequence[Bar] | Sequence[Spot]) -> dict[str, object]:
    """Return what every trace carries of its items: keys for clicks, words for the pointer."""
    return {"customdata": [[item.key] for item in items], **hovering([item.hover for item in items])}
