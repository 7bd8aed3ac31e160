"""Events: search, filters that live in the address, an order, and pages; a title opens its event."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.views import finding, frame, invitation, narrowing, organise, parts, takeaway
from tracker.views.asking import ask
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
    "newest event": "-first_said",
    "last settled": "-known",
}
_PLACE = "e_page"
_NOTHING = "No event fits. Take away a filter, or search for fewer words."
_KEYS = {
    "search": "e_search",
    "state": "e_state",
    "kind": "e_kind",
    "topic": "e_topic",
    "speaker": "e_speaker",
    "publisher": "e_publisher",
}  # field: name in the address


def show() -> None:
    """Show a page of the events that the filters leave."""
    if ask(service.empty):
        invitation.nothing_yet()
        return
    st.title("Events", anchor=False)
    day, filters, order = _controls()
    frame.past_note(day)
    number = parts.page_number(_PLACE)
    found = ask(service.events, as_of=day, filters=filters, sort=order, page=number, size=SIZE)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.caption(count_words(found.total, "event"), width="content")
        with st.container(horizontal=True, width="content"):
            takeaway.narrowed(filters, day)
            organise.saved_filters(filters, _KEYS, _first_page)
    if not found.rows:
        st.info(service.nothing_asked(filters.search) or _NOTHING)
        return
    sentences = ask(service.sentences_found, filters.search, [row.id for row in found.rows], as_of=day)
    with st.grid(2, min_column_width=380, gap=("medium", "large")):
        for row in found.rows:
            parts.event_item(row, sentences.get(row.id))
    parts.pager(found.last, _PLACE)


def _controls() -> tuple[date, Filters, str]:
    """Offer the filters; each change begins again at the first page."""
    with frame.controls():
        search = finding.box("e_search", "titles, quotes, speakers", _first_page)
        order = finding.order("e_order", ORDERS, search, _first_page)
        day = frame.day_looked_at()
        fields = ("topic", "kind", "speaker", "publisher")
        chosen = narrowing.narrowed(service.Filters(search=search), fields, "e", day, _first_page)
    states = st.pills(
        "State",
        STATES,
        format_func=parts.state_words,
        selection_mode="multi",
        key="e_state",
        bind="query-params",
        on_change=_first_page,
    )
    return day, replace(chosen, states=tuple(states)), order


def _first_page() -> None:
    st.session_state.pop(_PLACE, None)


if __name__ == "__main__":
    show()
