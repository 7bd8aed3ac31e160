"""The slip chart: one event's statements in the order they were made, and how the promised day moved.

Invariant: a statement is one lane, the newest at the bottom, so that a receding date reads as a staircase; of many
statements, those that tell most.
"""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from tracker.charts.bars import Bar, Scene, Spot, draw
from tracker.charts.marks import mark_of
from tracker.charts.sheet import AXIS, DAY, dress, told
from tracker.charts.timeline import standing
from tracker.wording import count_words, day_words, window_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    import plotly.graph_objects as go

    from tracker.charts.marks import Mark
    from tracker.charts.sheet import Look
    from tracker.store.rows import EventRow, EventView, PredictionRow, SlipRow

LANE, TITLE = 44, 19  # pixels
_NAME = 30  # letters of a speaker's name over a lane
LANES = 24
"""How many statements are drawn at most: more would be taller than a screen and a half, and could not be compared."""


def slip(view: EventView, look: Look) -> go.Figure:
    """Return the chart of an event's dated statements, at most `LANES` of them, and its outcome."""
    statements = {row.id: row for row in view.predictions}
    rows = lanes_of(view.slips)
    bars = [
        _bar(lane, row, statements[row.prediction_id], view.event)
        for lane, row in enumerate(rows)
        if row.prediction_id in statements
    ]
    scene = Scene(bars, _spots(view.event, len(rows)), look)
    labels = {lane * LANE + TITLE / 2: _label(row) for lane, row in enumerate(rows)}
    return dress(draw(scene), scene.look, height=max(1, len(rows)) * LANE + AXIS, labels=labels)


def lanes_of(rows: Sequence[SlipRow]) -> list[SlipRow]:
    """Return the statements that get a lane, in their order: the first, the newest, and the largest moves.

    Of moves of one length, and of statements that moved nothing, the newer ones.
    """
    between = sorted(range(1, len(rows) - 1), key=lambda lane: (abs(rows[lane].days or 0), lane))
    kept = {0, len(rows) - 1, *between[-(LANES - 2) :]}
    return [row for lane, row in enumerate(rows) if lane in kept]


def days_shown(view: EventView, day: date) -> tuple[date, date]:
    """Return the days that a slip chart needs: from the first statement to the last end, with a margin."""
    rows = lanes_of(view.slips)
    ends = [row.window.tail or row.window.earliest or row.said_on for row in rows]
    outcome = view.event.outcome
    settled_on = outcome and outcome.verdict and (outcome.occurred_from or outcome.known_on)
    first, last = min(row.said_on for row in rows), max([*ends, settled_on or ends[0]])
    margin = max(DAY, (last - first) / 16)
    today = day if day <= last + (last - first) and not settled_on else last  # far away, it would leave no room
    return first - margin, max(last, today) + margin


def _bar(lane: int, row: SlipRow, said: PredictionRow, event: EventRow) -> Bar:
    hover = told(window_words(row.window, said.anchor), _label(row), bold=event.title, quote=row.quote)
    mark = _mark(event, said)
    return Bar(lane * LANE + TITLE + 11, 15, row.window, said.anchor, mark, row.prediction_id, hover)


def _mark(event: EventRow, said: PredictionRow) -> Mark:
    outcome = event.outcome
    verdict, disposition = (outcome.verdict, outcome.disposition) if outcome else (None, None)
    return mark_of(standing(event.state, verdict, disposition, said.timeliness))


def _label(row: SlipRow) -> str:
    """Say when it was said, what it moved, and by whom: what comes last may be cut on a telephone."""
    moved, who = moved_words(row.days) if row.days else "", shorten(row.speaker or "", _NAME, placeholder="…")
    return " · ".join(filter(None, (day_words(row.said_on), moved, who)))


def moved_words(days: int) -> str:
    """Say by how much an end moved.

    >>> moved_words(61), moved_words(-1)
    ('61 days later', '1 day sooner')
    """
    return f"{count_words(abs(days), 'day')} {'later' if days > 0 else 'sooner'}"


def _spots(event: EventRow, lanes: int) -> Sequence[Spot]:
    outcome = event.outcome
    if outcome is None or outcome.verdict is None:
        return []
    day = outcome.occurred_from or outcome.known_on
    mark = mark_of(standing(event.state, outcome.verdict, outcome.disposition, event.timeliness))
    return [
        Spot((lanes - 1) * LANE + TITLE + 11, day, mark, 0, told(f"{mark.words}, {day_words(day)}", bold=event.title))
    ]
