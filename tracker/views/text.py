"""Article text on a page: everything escaped, the predictions marked, no image, no link, no script.

Invariant: the only markup is what this file writes; offsets are code points of the stored text, end excluded.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

import streamlit as st

from tracker.wording import inside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.store.rows import PredictionRow

_CONTEXT = 240  # code points to either side of a quote: three sentences or so


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of text to mark; `strong` picks out the words within a quote that carry it.

    `label` stands behind its last word, raised: the number by which the words are found again beside the text.
    """

    start: int
    end: int
    strong: bool = False
    title: str = ""
    label: str = ""


# Marks say what they are to a screen reader by their element; the tint suits both lights.
_QUOTE = '<mark style="background:rgba(64,140,200,.22);color:inherit;padding:.1em 0" title="{title}">'
_STRONG = '<b style="border-bottom:2px solid rgba(64,140,200,.9)">'
_LABEL = '<sup style="font-weight:600;padding-left:.15em">{label}</sup>'


def marked(text: str, marks: Iterable[Marked], start: int = 0, end: int | None = None) -> str:
    """Return `text` from `start` to `end` as HTML, escaped, with the marks that lie in it.

    >>> marked("a <b> c", [Marked(2, 5, strong=True)]).count("&lt;b&gt;")
    1
    """
    last = len(text) if end is None else end
    within = [mark for mark in marks if start <= mark.start < mark.end <= last]
    edges = sorted({start, last, *(mark.start for mark in within), *(mark.end for mark in within)})
    pieces = (_piece(text[a:b], over, b) for a, b, over in _covered(edges, within))
    return "".join(pieces).replace("\n", "<br>")


def _covered(edges: Sequence[int], marks: Iterable[Marked]) -> Iterator[tuple[int, int, list[Marked]]]:
    """Yield each piece between two edges with the marks that lie over it, in one go: a long text has thousands."""
    waiting = deque(sorted(marks, key=lambda mark: mark.start))
    over: list[Marked] = []
    for start, end in pairwise(edges):
        over = [mark for mark in over if mark.end > start]
        while waiting and waiting[0].start <= start:
            over.append(waiting.popleft())
        yield start, end, over


def _piece(words: str, over: Sequence[Marked], end: int) -> str:
    """Mark one piece: overlapping marks never nest wrongly, for each piece opens and closes its own."""
    html = escape(words)
    if any(mark.strong for mark in over):
        html = f"{_STRONG}{html}</b>"
    html += "".join(_LABEL.format(label=escape(mark.label)) for mark in over if mark.label and mark.end == end)
    if over:
        title = escape("; ".join(dict.fromkeys(mark.title for mark in over if mark.title)))
        html = f"{_QUOTE.format(title=title)}{html}</mark>"
    return html


_UNQUOTED = "A person recorded this, with no sentence to quote."


def show_text(text: str, marks: Iterable[Marked], height: int | str = "content", part: slice = slice(None)) -> None:
    """Show a text, or a part of it, with its marks, in a box of its own that scrolls where a height is given."""
    start, end, _ = part.indices(len(text))
    with st.container(border=True, height=height):  # type: ignore[arg-type]  # pixels or "content"
        st.html(f'<div style="line-height:1.65;max-width:46rem">{marked(text, marks, start, end)}</div>')


def show_quote(row: PredictionRow) -> None:
    """Show a prediction's sentence with its event and time words picked out; of one made by hand that it has none."""
    if not row.quote.strip():
        st.caption(_UNQUOTED)
        return
    st.html(f'<blockquote style="margin:0">“{quote_html(row)}”</blockquote>')


def quote_html(row: PredictionRow) -> str:
    """Return the quote as HTML; where it was made by hand it has no offsets, and no words are picked out.

    It will stand in quotation marks, so that its own are single ones.
    """
    quote = inside(row.quote)
    if row.start is None:
        return escape(quote)
    words = [(row.event_start, row.event_end), (row.timex_start, row.timex_end)]
    strong = [Marked(a - row.start, b - row.start, strong=True) for a, b in words if a is not None and b is not None]
    return marked(quote, strong).replace(_QUOTE.format(title=""), "").replace("</mark>", "")


def marks_of(rows: Iterable[PredictionRow]) -> list[Marked]:
    """Return the marks of stored predictions: each sentence, and within it the event and the time."""
    found: list[Marked] = []
    for row in rows:
        spans = [(row.start, row.end, False), (row.event_start, row.event_end, True)]
        spans.append((row.timex_start, row.timex_end, True))
        found += [Marked(a, b, strong, row.event_text) for a, b, strong in spans if a is not None and b is not None]
    return found


def around(row: PredictionRow, text: str) -> str:
    """Return the article's text around a quote as HTML, with the quote marked."""
    if row.start is None or row.end is None:
        return escape(row.quote)
    first, last = max(0, row.start - _CONTEXT), min(len(text), row.end + _CONTEXT)
    return f"{'… ' if first else ''}{marked(text, marks_of([row]), first, last)}{' …' if last < len(text) else ''}"
