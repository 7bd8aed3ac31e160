"""A chart of windows on a page: drawn, clickable, and told again as a table for those who cannot see it.

Invariant: whatever the chart shows stands in the table as well, in words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import streamlit as st

from tracker import service
from tracker.charts.sheet import Look
from tracker.charts.spans import around
from tracker.charts.timeline import LIMIT, standing_of
from tracker.views import frame
from tracker.views.asking import ask
from tracker.views.pages import go
from tracker.wording import count_words, day_words, window_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.charts.sheet import Figure
    from tracker.service import Filters
    from tracker.store.rows import TimelineRow

# No button of the chart's own bar leads to another host, and none covers the days along the top.
CONFIG = {"displayModeBar": False, "showSendToCloud": False, "displaylogo": False, "scrollZoom": False}
_OPENED = "event_to_open"
_WIDER = "year"  # the stretch to show around the nearest windows where the chosen one is empty


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days that a chart shows, how many bars touch them, and whether they are others than asked for."""

    first: date
    last: date
    count: int
    moved: bool = False


def stretch(day: date, span: str, wanted: Filters) -> Stretch:
    """Return the days around `day`; where none of the wanted windows touches them, those around the nearest one."""
    asked = counted(day, around(day, span), wanted)
    if asked.count > LIMIT or _ending(day, within(wanted, asked)):
        return asked
    nearest = _ending(day, wanted)
    if not nearest:
        return asked
    return replace(counted(day, around(nearest[0].window.latest or day, _WIDER), wanted), moved=True)


def within(wanted: Filters, shown: Stretch) -> Filters:
    """Return the filters that also keep to the days of a stretch."""
    return replace(wanted, since=shown.first, until=shown.last)


def _ending(day: date, filters: Filters) -> list[TimelineRow]:
    """Return the bars that have an end: one without is in every stretch, and tells of none."""
    return [row for row in ask(service.timeline, as_of=day, filters=filters, limit=LIMIT) if row.window.latest]


def counted(day: date, days: tuple[date, date], wanted: Filters) -> Stretch:
    """Return these days with the bars that touch them."""
    empty = Stretch(*days, 0)
    return replace(empty, count=ask(service.bars, as_of=day, filters=within(wanted, empty)))


def look(first: date, last: date, day: date) -> Look:
    """Return how a chart is looked at here: the line says "today" only where it is."""
    label = "today" if day == service.today() else day_words(day)
    return Look(first, last, day, label, frame.dark(), ask(service.week_start))


def chart(figure: Figure, rows: Sequence[TimelineRow], key: str, *, drags: bool = False) -> None:
    """Show a timeline; a click on a bar or mark opens its event, and a table says the same.

    Where it `drags`, dragging over days shows them alone (`zoomed` has them), and a click does nothing.
    """
    told = f"{count_words(len(rows), 'prediction')} of {count_words(len({row.event_id for row in rows}), 'event')}"
    st.plotly_chart(
        draggable(figure, drags=drags),
        key=key,
        on_select=lambda: _remember(key),
        selection_mode=("points", "box"),
        config=CONFIG,
        alt=f"Timeline of {told}, told again in the table below",
    )
    _leave_for_the_clicked()
    _twin(rows, key)


@st.fragment
def _twin(rows: Sequence[TimelineRow], key: str) -> None:
    """Show the same as a table once it is opened, which draws no chart anew."""
    twin = st.expander("The same as a table", on_change="rerun", key=f"{key}_twin", icon=":material/table:")
    if twin.open:
        with twin:
            _table(rows, key)


def draggable(figure: Figure, *, drags: bool) -> Figure:
    """Let a drag choose days; else it moves the page, as on a phone: Plotly knows clicks only where none chooses."""
    return figure.update_layout(dragmode="select" if drags else False, selectdirection="h")


def _remember(key: str) -> None:
    """Keep the clicked event, or the days that were dragged over: a chart that is drawn anew forgets its selection."""
    selection: dict[str, Any] = st.session_state[key]["selection"]
    if dragged := days_of(selection):
        zoom_to(*dragged)
        return
    points = selection["points"]
    if points and points[0].get("customdata"):
        st.session_state[_OPENED] = points[0]["customdata"][0]


def days_of(selection: dict[str, Any]) -> tuple[date, date] | None:
    """Return the days that were dragged over, None where none were."""
    boxes = selection.get("box") or []
    if not boxes or len(boxes[0].get("x", [])) < 2:  # noqa: PLR2004 - two edges
        return None
    first, last = sorted(date.fromisoformat(str(edge)[:10]) for edge in boxes[0]["x"])
    return first, last


def zoom_to(first: date, last: date) -> None:
    """Show these days from now on; they stand in the address, so that the view can be sent to a colleague."""
    st.query_params["t_from"], st.query_params["t_to"] = first.isoformat(), last.isoformat()


def zoom_out() -> None:
    """Show the chosen stretch again."""
    for name in ("t_from", "t_to"):
        st.query_params.pop(name, None)


def zoomed() -> tuple[date, date] | None:
    """Return the days that the address asks for; None where it asks for none, or for what are no days."""
    try:
        first, last = (date.fromisoformat(st.query_params.get(name, "")) for name in ("t_from", "t_to"))
    except ValueError:
        return None
    return (first, last) if first <= last else None


def _leave_for_the_clicked() -> None:
    if (event_id := st.session_state.pop(_OPENED, None)) is not None:
        go("event", id=event_id)


def _table(rows: Sequence[TimelineRow], key: str) -> None:
    st.caption("Choose a row to open its event.")
    chosen: dict[str, Any] = st.dataframe(
        [_told(row) for row in rows],
        key=f"{key}_table",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        alt="The predictions of the chart above, one a row",
    )
    if picked := chosen["selection"]["rows"]:
        go("event", id=rows[picked[0]].event_id)


def _told(row: TimelineRow) -> dict[str, str]:
    window = row.window
    return {
        "Event": row.event_title,
        "Topics": row.topic,
        "Standing": standing_of(row).words,
        "When, in words": window_words(window, row.anchor),
        "From": day_words(window.earliest),
        "To": day_words(window.latest),
        "Said on": day_words(row.anchor),
        "By": ", ".join(filter(None, (row.speaker, row.publisher))),
        "Came on": day_words(row.occurred_from),
    }
