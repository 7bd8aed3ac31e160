"""Timeline: every predicted window with its tail, the day it was said, today, and what came of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import streamlit as st

from tracker import service
from tracker.charts.density import density, step
from tracker.charts.marks import MARKS
from tracker.charts.spans import SPANS, week_of
from tracker.charts.timeline import GROUPS, LIMIT, named, newest_first, sheets, standing_of, timeline
from tracker.views import finding, frame, invitation, narrowing, parts
from tracker.views.asking import ask
from tracker.views.board import (
    CONFIG,
    chart,
    counted,
    days_of,
    draggable,
    look,
    stretch,
    within,
    zoom_out,
    zoom_to,
    zoomed,
)
from tracker.wording import count_words, span_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.charts.sheet import Figure
    from tracker.service import Filters
    from tracker.store.rows import DensityRow, TimelineRow
    from tracker.views.board import Stretch

SHOWN = {
    "all": (),
    "waiting": ("upcoming", "open", "in_tail", "due", "overdue"),
    "needs a verdict": ("due", "overdue"),
    "settled": ("settled",),
}
_CLICK, _DRAG = "Click a part of a stack", "Drag over days"
_NOTHING = "No predicted window to show. Choose another day, show all, or search for fewer words."


def show() -> None:
    """Show the bars of the chosen stretch, or where they are too many how they are spread."""
    if ask(service.empty):
        invitation.nothing_yet()
        return
    st.title("Timeline", anchor=False)
    day, span, wanted, by = _controls()
    frame.past_note(day)
    days = zoomed()
    shown = counted(day, days, wanted) if days else stretch(day, span, wanted)
    filters = within(wanted, shown)
    drags = _stretch_note(shown, span)
    if shown.count > LIMIT:
        _from_afar(day, shown, filters, drags=drags)
    elif shown.count:
        _bars(ask(service.timeline, as_of=day, filters=filters, limit=LIMIT), shown, day, by, drags=drags)
    else:
        st.info(service.nothing_asked(wanted.search) or _NOTHING)


def _controls() -> tuple[date, str, Filters, str]:
    """Offer the day, the stretch, which events, and what they are grouped by: all of it in the address."""
    with frame.controls():
        search = finding.box("t_search", "titles, quotes, speakers", zoom_out)
        day = frame.day_looked_at()
        fields = ("topic", "kind", "speaker", "publisher")
        chosen = narrowing.narrowed(service.Filters(search=search), fields, "t", day, zoom_out)
    with frame.controls("controls_of_bars"):
        span = narrowing.choice("Stretch", list(SPANS), "t_span", zoom_out, "quarter")
        states = narrowing.choice("Show", list(SHOWN), "t_show", zoom_out)
        by = narrowing.choice("Group by", list(GROUPS), "t_by", zoom_out)
    return day, span, replace(chosen, states=SHOWN[states]), by


def _stretch_note(shown: Stretch, span: str) -> bool:
    """Say what is shown, offer the way back, and return whether days are chosen by dragging: a click is then none."""
    days = span_words(shown.first, shown.last)
    note = f"{count_words(shown.count, 'prediction')} of events whose window touches {days}"
    if shown.moved:
        note = f"No window touches the {span} around the day. The nearest: {note}"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(note, width="content")
        if zoomed():
            st.button("Back to the whole stretch", on_click=zoom_out, type="tertiary", icon=":material/zoom_out:")
        return st.toggle("Drag to choose days", key="t_drag", help="While it is on, a click opens nothing.")


def _bars(rows: tuple[TimelineRow, ...], shown: Stretch, day: date, by: str, *, drags: bool) -> None:
    """Show a sheet of bars, with the marks that it uses explained above it."""
    ordered = newest_first(rows)
    leaves = sheets(ordered, by)
    number = parts.page_number("t_sheet")
    leaf = leaves[min(number, len(leaves)) - 1]
    used = {standing_of(row).token for row in leaf}
    parts.legend([mark.token for mark in MARKS if mark.token in used])
    figure = timeline(leaf, look(shown.first, shown.last, day), by, ordered)
    chart(figure, leaf, key="timeline_chart", drags=drags)
    parts.pager(len(leaves), "t_sheet")


def _from_afar(day: date, shown: Stretch, filters: Filters, *, drags: bool) -> None:
    """Show counts a step and state; a click on a cell opens the days it stands for."""
    first, last = shown.first, shown.last
    if step(first, last) > 1:
        first = week_of(first, ask(service.week_start))
    rows = ask(service.density, since=first, until=last, step=step(first, last), as_of=day, filters=filters)
    st.caption(f"Too many for bars: events by state over time. {_DRAG if drags else _CLICK} to open them.")
    used = {named(row.state) for row in rows}
    parts.legend([mark.token for mark in MARKS if mark.token in used])
    if days := _chosen(draggable(density(rows, look(first, last, day)), drags=drags)):
        zoom_to(*days)
        st.rerun()
    _twin(rows)


def _chosen(figure: Figure) -> tuple[date, date] | None:
    """Show the chart of counts; return the days that were dragged over, or those of the part that was clicked."""
    event: dict[str, Any] = st.plotly_chart(
        figure,
        key="density_chart",
        on_select="rerun",
        selection_mode=("points", "box"),
        config=CONFIG,
        alt="Events by state over time; the table below says the same",
    )
    dragged, points = days_of(event["selection"]), event["selection"]["points"]
    if dragged or not points:
        return dragged
    first, last = map(date.fromisoformat, points[0]["customdata"])
    return first, last


def _twin(rows: Sequence[DensityRow]) -> None:
    """Say the same as a table, each state in the words of the legend."""
    with st.expander("The same as a table", icon=":material/table:"):
        st.dataframe(
            [
                {"Days": span_words(row.begins, row.ends), "State": parts.state_words(row.state), "Events": row.count}
                for row in rows
            ],
            hide_index=True,
            alt="Events by state over time",
        )


if __name__ == "__main__":
    show()
