"""Track record: what became of predictions by speaker, hedge, outlet and kind, with counts and intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.charts.marks import INK
from tracker.charts.record import figures, record
from tracker.views import frame, parts
from tracker.views.board import CONFIG
from tracker.wording import count_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.service import RecordRow

GROUPS = {"speaker": "Speaker", "hedge": "Hedge", "publisher": "Outlet", "kind": "Kind"}
MOST = 25  # groups in the chart; the table has all


def show() -> None:
    """Show the record by the chosen grouping, on the day looked at."""
    store = frame.archive()
    if service.empty(store):
        parts.nothing_yet()
        return
    st.title("Track record", anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        by: str = st.segmented_control(
            "By",
            list(GROUPS),
            format_func=GROUPS.__getitem__,
            default="speaker",
            required=True,
            key="r_by",
            bind="query-params",
        )
        day = frame.day_looked_at()
    frame.past_note(day)
    rows = service.track_record(store, as_of=day, by=by)
    closed = sum(row.closed for row in rows)
    st.caption(
        f"{count_words(closed, 'closed case')}: predictions whose window and tail have ended and whose event is "
        "settled and confirmed. A hit came in its window. Intervals are Wilson's, 95 %; "
        "below 8 cases there is no conclusion."
    )
    if closed:
        _chart(rows, by)
    else:
        st.info("Nothing is settled yet: record what came of events, and their record appears here.")
    _table(rows, GROUPS[by])


def _chart(rows: Sequence[RecordRow], by: str) -> None:
    dark = frame.dark()
    told = [row for row in rows if row.closed][:MOST]
    st.plotly_chart(
        record(told, dark=dark, ink=INK[dark]),
        key="record_chart",
        config=CONFIG,
        alt=f"Share of hits by {GROUPS[by].lower()} with intervals, told again in the table below",
    )


def _table(rows: Sequence[RecordRow], name: str) -> None:
    st.dataframe(
        [
            {
                name: row.label,
                "Hits": row.hits,
                "Misses": row.closed - row.hits,
                "Closed": row.closed,
                "Waiting": row.waiting,
                "Share of hits": figures(row),
            }
            for row in rows
        ],
        hide_index=True,
        column_config={"Share of hits": st.column_config.TextColumn(width="large")},
        alt=f"Hits and misses by {name.lower()}",
    )


if __name__ == "__main__":
    show()
