"""The timeline: what was predicted for when, by whom, and what came of it, a block of bars for each event.

Invariant: a row of the timeline is one bar, and its height depends only on how many bars stand above it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from html import escape
from textwrap import shorten, wrap
from typing import TYPE_CHECKING

from tracker.charts.bars import Bar, Scene, Spot, draw
from tracker.charts.marks import Mark, mark_of
from tracker.charts.sheet import AXIS, dress, told
from tracker.outcome import Disposition, Timeliness, Verdict
from tracker.wording import day_words, window_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import plotly.graph_objects as go

    from tracker.charts.sheet import Look
    from tracker.store.rows import TimelineRow

LIMIT = 500  # bars: beyond, a browser slows down, and a density says more
SHEET, LANES = 25, 100  # blocks and bars on one sheet: a speaker who is heard daily would fill a dozen screens
TITLE, LANE, GAP = 28, 17, 12  # pixels
LINE, WIDTH = 17, 46  # pixels of a further line of a title; letters of a line, as many as a telephone has room for
THIN = 5  # pixels: a window without an end says little, and is drawn so
_CAME = {
    Timeliness.EARLY: "early",
    Timeliness.ON_TIME: "on_time",
    Timeliness.IN_TAIL: "in_tail",
    Timeliness.LATE: "late",
}
GROUPS = {"event": "event_title", "topic": "topic", "speaker": "speaker", "outlet": "publisher", "kind": "kind"}
_KEYS = {**GROUPS, "event": "event_id", "speaker": "speaker_key"}  # one speaker is printed under several names
_WITHOUT = {"topic": "no topic", "speaker": "nobody named", "outlet": "no outlet named"}


@dataclass(frozen=True)
class Block:
    """The bars that stand together under one title, `top` pixels from the upper edge; `key` tells it from others."""

    title: str
    rows: tuple[TimelineRow, ...]
    top: float
    key: str = ""

    @property
    def bottom(self) -> float:
        """Where the block ends, in pixels from the upper edge."""
        return self.top + self._head + LANE * len(self.rows) + GAP

    @cached_property
    def lines(self) -> list[str]:
        """The title in one line or two, cut only where it is longer than that."""
        first, *rest = wrap(self.title, WIDTH) or [""]
        return [first, shorten(" ".join(rest), WIDTH, placeholder=" …")] if rest else [first]

    @property
    def middle(self) -> float:
        """Where the middle of the title stands, in pixels from the upper edge."""
        return self.top + TITLE * 0.6 + (self._head - TITLE) / 2

    @property
    def _head(self) -> int:
        return TITLE + LINE * (len(self.lines) - 1)

    def y(self, lane: int) -> float:
        """Return the middle of a lane, in pixels from the upper edge."""
        return self.top + self._head + LANE * (lane + 0.5)


def timeline(
    rows: Sequence[TimelineRow], look: Look, by: str = "event", among: Sequence[TimelineRow] = ()
) -> go.Figure:
    """Return the chart of the rows that the days of `look` show something of, in blocks by a key of `GROUPS`.

    `among` are the rows of all sheets, where `rows` are those of one: a block that goes on says how much it is of.
    """
    blocks = blocks_of(_shown(rows, look, by), by)
    sizes = Counter(_group(row, by) for row in _shown(among or rows, look, by))
    scene = Scene(
        [_bar(block, lane) for block in blocks for lane in range(len(block.rows))],
        [spot for block in blocks for spot in _spots(block)],
        look,
    )
    height = int(blocks[-1].bottom if blocks else TITLE) + AXIS
    labels = {block.middle: _label(block, by, sizes[block.key]) for block in blocks}
    whole = {block.middle: escape(block.title) for block in blocks if block.lines[-1].endswith("…")}
    return dress(draw(scene), scene.look, height=height, labels=labels, whole=whole)


def _shown(rows: Sequence[TimelineRow], look: Look, by: str) -> list[TimelineRow]:
    marked = _newest(rows, by)
    return [row for row in rows if _shows(row, look, marked=row in marked)]


def _newest(rows: Sequence[TimelineRow], by: str) -> frozenset[TimelineRow]:
    """Return the row of each event that was said last in its block, which bears the mark of what came of it."""
    return frozenset({(_group(row, by), row.event_id): row for row in sorted(rows, key=_order)}.values())


def _order(row: TimelineRow) -> tuple[date, int]:
    return row.anchor, row.prediction_id


def _shows(row: TimelineRow, look: Look, *, marked: bool) -> bool:
    """Whether a bar, its lead or, where it is `marked`, its mark touches the days shown: else its lane were empty."""
    came = outcome_day(row) if marked else None
    ends = [row.window.tail or look.last, row.anchor, came or row.anchor]
    return row.anchor <= look.last and max(ends) >= look.first


def blocks_of(rows: Sequence[TimelineRow], by: str = "event") -> tuple[Block, ...]:
    """Stack the rows in blocks, in the order that their titles first come; within one, oldest said on top."""
    blocks: list[Block] = []
    for key, members in _groups(rows, by).items():
        ordered = tuple(sorted(members, key=_order))
        title = max((str(getattr(row, GROUPS[by]) or "") for row in members), key=len) or _WITHOUT.get(by, "")
        blocks.append(Block(title, ordered, blocks[-1].bottom if blocks else 0, key))
    return tuple(blocks)


def _groups(rows: Sequence[TimelineRow], by: str) -> dict[str, list[TimelineRow]]:
    groups: dict[str, list[TimelineRow]] = {}
    for row in rows:
        groups.setdefault(_group(row, by), []).append(row)
    return groups


def newest_first(rows: Sequence[TimelineRow]) -> list[TimelineRow]:
    """Order rows so that the events whose time ends last come first; those without an end tell least, and come last."""
    ends = {row.event_id: row.occurred_from or row.window.latest or date.min for row in rows if row.current}
    return sorted(rows, key=lambda row: (ends.get(row.event_id, date.min), row.event_id), reverse=True)


def sheets(rows: Sequence[TimelineRow], by: str = "event") -> list[list[TimelineRow]]:
    """Cut rows into sheets of at most `SHEET` blocks and `LANES` bars; a block of more bars goes on on the next one."""
    leaves: list[list[TimelineRow]] = [[]]
    blocks = 0
    for piece in _pieces(rows, by):
        if blocks == SHEET or len(leaves[-1]) + len(piece) > LANES:
            leaves, blocks = [*leaves, []], 0
        leaves[-1] += piece
        blocks += 1
    return leaves


def _pieces(rows: Sequence[TimelineRow], by: str) -> Iterator[list[TimelineRow]]:
    """Yield the rows of each block, those of a long one in pieces that a sheet has room for."""
    for members in _groups(rows, by).values():
        for start in range(0, len(members), LANES):
            yield members[start : start + LANES]


def _group(row: TimelineRow, by: str) -> str:
    return str(getattr(row, _KEYS[by]) or getattr(row, GROUPS[by]))


def _label(block: Block, by: str, size: int) -> str:
    """Write the title of a block, of one event with its standing; and how many bars it has, where they are of several.

    `size` is the number of bars of all sheets.
    """
    title, here = "<br>".join(map(escape, block.lines)), len(block.rows)
    if by != "event":
        return f"<b>{title}</b> · {f'{here} of {size}' if here < size else size}"
    return f"<b>{title}</b> · {standing_of(_leader(block)).words}"


def _leader(block: Block) -> TimelineRow:
    """Return the row whose window the event goes by; the last one said where none is marked."""
    return next((row for row in block.rows if row.current), block.rows[-1])


def _bar(block: Block, lane: int) -> Bar:
    row = block.rows[lane]
    return Bar(
        block.y(lane),
        THIN if row.window.latest is None else LANE - 6,
        row.window,
        row.anchor,
        standing_of(row),
        row.event_id,
        hover_of(row),
        faint=not row.current,
    )


def hover_of(row: TimelineRow) -> str:
    """Say a bar in words: the event, its window, who said so and when, and what came of it."""
    by = ", ".join(name for name in (row.speaker, row.publisher) if name)
    said = f"said {day_words(row.anchor)}" + (f" by {by}" if by else "")
    return told(
        window_words(row.window, row.anchor), said, standing_of(row).words, bold=row.event_title, quote=row.quote
    )


def _spots(block: Block) -> list[Spot]:
    """One mark for each event of the block that has an outcome with a day, in the lane of its newest bar."""
    newest = {row.event_id: lane for lane, row in enumerate(block.rows) if row.verdict}
    return [
        Spot(block.y(lane), day, standing_of(row), row.event_id, hover_of(row))
        for lane in newest.values()
        if (day := outcome_day(row := block.rows[lane]))
    ]


def outcome_day(row: TimelineRow) -> date | None:
    """Return the day to mark: when it came, else (called off, did not happen) when that became known."""
    return row.occurred_from or row.known_on


def standing_of(row: TimelineRow) -> Mark:
    """Return how one prediction stands: its event's state, or once settled the verdict and its own timing."""
    return mark_of(standing(row.state, row.verdict, row.disposition, row.timeliness))


def standing(
    state: str, verdict: Verdict | None, disposition: Disposition | None, timeliness: Timeliness | None
) -> str:
    """Return the token in `MARKS` for a state and what was recorded.

    >>> standing("settled", Verdict.DID_NOT_HAPPEN, Disposition.CALLED_OFF, Timeliness.NEVER)
    'called_off'
    >>> standing("overdue", None, None, None)
    'overdue'
    """
    if verdict is None:
        return named(state)
    if verdict is Verdict.HAPPENED:
        return _CAME.get(timeliness, "on_time") if timeliness else "happened"
    if disposition is Disposition.CALLED_OFF:
        return "called_off"
    return verdict.value


def named(state: str) -> str:
    """Return the token in `MARKS` for a state: that of the waiting tail is not that of having come in it."""
    return "in_the_tail" if state == "in_tail" else state
