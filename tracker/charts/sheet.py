"""The sheet that every chart of windows is drawn on: its days along the top, its labels, its words for the pointer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from textwrap import shorten, wrap
from types import MappingProxyType

import plotly.graph_objects as go

from tracker.charts.marks import FAINT, INK, PAPER
from tracker.charts.spans import week_of
from tracker.wording import day_words

SHARES: Mapping[str, object] = MappingProxyType({"tickformat": ".0%", "fixedrange": True, "zeroline": False})
"""An axis of shares, which nothing moves."""
Figure = go.Figure
"""What a chart is, for those who may not know plotly."""
DAY = timedelta(days=1)
NOTHING: Mapping[float, str] = MappingProxyType({})
MILLISECONDS = 86_400_000  # Plotly counts the length of a bar on a date axis in milliseconds
_QUOTE_LINES = 4
_EACH_WEEK, _WEEKS_SHOWN = 45, 130  # days: over more of them, lines at each week, at every second, run together
AXIS = 54  # pixels that the days along the top and the lower edge take from a chart's height
HEAD = 14  # pixels above the first lane, where the word "today" stands: it would cover a label


@dataclass(frozen=True, slots=True)
class Look:
    """How a chart is looked at: the days `first` to `last`, a line at `today` with its label, in which light."""

    first: date
    last: date
    today: date
    label: str = "today"
    dark: bool = False
    week_start: int = 0  # the day that a week begins with; 0 is Monday

    @property
    def paper(self) -> str:
        """The colour behind the chart."""
        return PAPER[self.dark]

    @property
    def ink(self) -> str:
        """The colour of words and strokes."""
        return INK[self.dark]

    def edge(self, side: int) -> date:
        """Return a day well past the left (-1) or right (1) edge, so that a bar runs out of the chart."""
        span = self.last - self.first
        return self.last + span if side > 0 else self.first - span


def dress(
    figure: go.Figure, look: Look, *, height: int, labels: dict[float, str], whole: Mapping[float, str] = NOTHING
) -> go.Figure:
    """Set the page around the strokes: days along the top, one label a height, nothing to drag by accident.

    `whole` is what the pointer is told of a label that was cut.
    """
    margin = {"l": 4, "r": 4, "t": AXIS - 8, "b": 8}
    figure.update_layout(height=height + HEAD, barmode="overlay", margin=margin, hoverlabel={"align": "left"}, **STILL)
    _days(figure, look)
    lanes(figure, height - AXIS, -HEAD)
    for y, label in labels.items():
        _title(figure, y, label, look, whole.get(y))
    return figure


STILL: Mapping[str, object] = MappingProxyType({"showlegend": False, "dragmode": False, "hovermode": "closest"})
"""The layout of a chart that explains itself, and that a finger moves past."""


def _days(figure: go.Figure, look: Look) -> None:
    """Set the days along the top."""
    figure.update_xaxes(
        type="date",
        range=[look.first.isoformat(), (look.last + DAY).isoformat()],
        side="top",
        gridcolor=FAINT[look.dark],
        showgrid=True,
        tickfont={"color": look.ink, "size": 12},
        tickangle=0,
        **ticks(look),
        zeroline=False,
    )


def lanes(figure: go.Figure, bottom: float, top: float = 0) -> None:
    """Count pixels downwards, between these two, and write none of them: what a lane is stands over it."""
    figure.update_yaxes(range=[bottom, top], fixedrange=True, showticklabels=False, showgrid=False, zeroline=False)


def inked(*, dark: bool) -> dict[str, object]:
    """Return the colours of an axis in this light."""
    ink = {"color": INK[dark]}
    return {"gridcolor": FAINT[dark], "tickfont": ink, "title_font": ink}


def _title(figure: go.Figure, y: float, label: str, look: Look, whole: str | None) -> None:
    """Write over the lanes from the left edge, so that long titles cost no width; tick labels would hide the days.

    On its own ground: else the lines of the days and of today run through the words.
    """
    figure.add_annotation(
        x=0,
        xref="paper",
        xanchor="left",
        y=y,
        text=label,
        hovertext=whole,
        align="left",
        showarrow=False,
        font={"color": look.ink, "size": 13},
        bgcolor=look.paper,
        borderpad=0,
    )


def ticks(look: Look) -> dict[str, object]:
    """Return where the lines of the days stand: at the beginnings of weeks, as long as these can be told apart."""
    days = (look.last - look.first).days
    if days > _WEEKS_SHOWN:
        return {"nticks": 9, "tickformatstops": TICKS}
    step = (1 if days <= _EACH_WEEK else 2) * 7
    first, clear = week_of(look.first, look.week_start), look.first + timedelta(days=days * _CLEAR)
    begins = (first + timedelta(days=each) for each in range(0, days + 7, step))
    shown = [day for day in begins if day >= clear]
    words = [_tick(day, before) for day, before in zip(shown, [None, *shown], strict=False)]
    return {"tickmode": "array", "tickvals": [day.isoformat() for day in shown], "ticktext": words}


_CLEAR = 0.03  # of the width: a day nearer to the edge would find no room, nor would the year that stands under it


def _tick(day: date, before: date | None) -> str:
    """Write a day; the year stands under the first day that it begins with, and is not said again."""
    words, year = day_words(day).rsplit(" ", 1)
    return f"{words}<br>{year if before is None or before.year != day.year else ' '}"


TICKS = [
    {"dtickrange": [None, 14 * MILLISECONDS], "value": "%-d %b\n%Y"},
    {"dtickrange": [14 * MILLISECONDS, "M11"], "value": "%b\n%Y"},
    {"dtickrange": ["M11", None], "value": "%Y"},
]


def hovering(words: Sequence[str]) -> dict[str, object]:
    """Return what a trace tells the pointer of each of its points: these words, and nothing of Plotly's own."""
    return {"hovertext": words, "hovertemplate": "%{hovertext}<extra></extra>"}


def told(*lines: str | None, bold: str = "", quote: str = "") -> str:
    """Return hover text: a bold head, plain lines, a quote wrapped to a few lines; everything escaped."""
    head = [f"<b>{escape(shorten(bold, 70, placeholder='…'))}</b>"] if bold else []
    body = [escape(line) for line in lines if line]
    said = wrap(f"“{quote}”", 58)[:_QUOTE_LINES] if quote else []
    return "<br>".join([*head, *body, *map(escape, said)])
