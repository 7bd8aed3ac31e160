"""Track record: what became of predictions by speaker, hedge, outlet and kind, with counts and intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.charts.record import figures, record
from tracker.views import frame, invitation, measures, narrowing, parts
from tracker.views.asking import ask
from tracker.views.board import CONFIG
from tracker.views.frame import plain
from tracker.views.pages import link
from tracker.views.sources import RULE, WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tracker.service import Filters, RecordRow

# What the record can be grouped by, in the words of the page and its address: the service's name for each.
GROUPS = {"speaker": "speaker", "hedge": "hedge", "outlet": "publisher", "kind": "kind"}
SIZE = 24  # groups a page
_PLACE = "r_page"
_EMPTY = "Nothing is settled yet: record what came of events, and their record appears here."


def show() -> None:
    """Show the record by the chosen grouping, on the day looked at."""
    if ask(service.empty):
        invitation.nothing_yet()
        return
    st.title("Track record", anchor=False)
    day, filters, group = _controls()
    frame.past_note(day)
    measures.headline(day, filters)
    _groups(day, filters, group)
    measures.panels(day, filters)


def _controls() -> tuple[date, Filters, str]:
    """Offer the day, the filters, and what the record is grouped by."""
    with frame.controls():
        day = frame.day_looked_at()
        fields = ("topic", "kind", "speaker", "publisher")
        filters = narrowing.narrowed(service.Filters(), fields, "r", day, _first_page)
    return day, filters, narrowing.choice("By", list(GROUPS), "r_by", _first_page)


def _first_page() -> None:
    st.session_state.pop(_PLACE, None)


def _groups(day: date, filters: Filters, group: str) -> None:
    """Show a page of the record: the chart of those with a closed case, and all of them in words."""
    by, number = GROUPS[group], parts.page_number(_PLACE)
    found = ask(service.record_page, as_of=day, by=by, filters=filters, page=number, size=SIZE)
    st.caption(RULE)
    if any(row.closed for row in found.rows):
        _chart(found.rows, group)
    elif found.number == 1:
        st.info(_EMPTY if filters == service.Filters() else "Nothing that fits these filters is settled yet.")
    _lines(found.rows, by)
    parts.pager(found.last, _PLACE)


def _chart(rows: Sequence[RecordRow], group: str) -> None:
    dark = frame.dark()
    st.plotly_chart(
        record([row for row in rows if row.closed], dark=dark),
        key="record_chart",
        config=CONFIG,
        alt=f"Share of hits by {group} with intervals, told again in the lines below",
    )


def _lines(rows: Sequence[RecordRow], by: str) -> None:
    """Tell every group in words, with a link to its page where it has one: what the chart shows, and who waits."""
    with st.grid(2, min_column_width=380, gap=("small", "large")):
        for row in rows:
            with st.container(gap="xxsmall"):
                if by in WORDS:
                    link(WORDS[by].page, f"**{plain(row.label)}**", key=row.key)
                else:
                    st.markdown(f"**{plain(row.label)}**")
                waits = f" · {row.waiting:,} waiting" if row.waiting else ""
                st.markdown(f":small[:gray[{plain(figures(row) + waits)}]]")


if __name__ == "__main__":
    show()
