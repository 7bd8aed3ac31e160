"""Events: search, filters that live in the address, an order, and pages; a title opens its event."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.reading.values import Kind
from tracker.views import frame, organise, parts, takeaway
from tracker.wording import count_words

if TYPE_CHECKING:
    from datetime import date

    from tracker.service import Filters

SIZE = 30  # rows a page
STATES = ("upcoming", "open", "in_tail", "due", "overdue", "undated", "settled")
ORDERS = {
    "newest statement": "-said",
    "soonest end": "latest",
    "latest end": "-latest",
    "title": "title",
    "most predictions": "-predictions",
    "first said": "first_said",
}
_PLACE = "e_page"
_KEYS = {"search": "e_search", "state": "e_state", "kind": "e_kind", "topic": "e_topic"}  # field: name in the address


def show() -> None:
    """Show a page of the events that the filters leave."""
    store = frame.archive()
    if service.empty(store):
        parts.nothing_yet()
        return
    st.title("Events", anchor=False)
    day, filters, order = _controls()
    frame.past_note(day)
    number = parts.page_number(_PLACE)
    found = service.events(store, as_of=day, filters=filters, sort=ORDERS[order], page=number, size=SIZE)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.caption(count_words(found.total, "event"), width="content")
        with st.container(horizontal=True, width="content"):
            takeaway.narrowed(filters, day)
            organise.saved_filters(filters, _KEYS)
    if not found.rows:
        st.info("No event fits. Take away a filter, or search for fewer words.")
        return
    with st.grid(2, min_column_width=380, gap=("medium", "large")):
        for row in found.rows:
            parts.event_item(row)
    parts.pager(found.last, _PLACE)


def _controls() -> tuple[date, Filters, str]:
    """Offer the filters; each change begins again at the first page."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        search = st.text_input(
            "Search",
            key="e_search",
            bind="query-params",
            type="search",
            width=320,
            on_change=_first_page,
            placeholder="titles, quotes, speakers",
        )
        kind = st.selectbox(
            "Kind",
            [kind.value for kind in Kind],
            index=None,
            key="e_kind",
            bind="query-params",
            width=160,
            placeholder="any",
            on_change=_first_page,
        )
        order = st.selectbox(
            "Order", list(ORDERS), key="e_order", bind="query-params", width=190, on_change=_first_page
        )
        topics = organise.topic_filter("e_topic", _first_page)
        day = frame.day_looked_at()
    states = st.pills(
        "State",
        STATES,
        format_func=parts.state_words,
        selection_mode="multi",
        key="e_state",
        bind="query-params",
        on_change=_first_page,
    )
    kinds = (kind,) if kind else ()
    return day, service.Filters(search=search or "", states=tuple(states), kinds=kinds, topics=topics), order


def _first_page() -> None:
    st.session_state.pop(_PLACE, None)


if __name__ == "__main__":
    show()
