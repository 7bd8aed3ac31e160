"""Which predictions belong to this event: rename it, join another one, keep them apart, move statements out.

Invariant: nothing is joined or split without a press of a button that says what it does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.views.frame import archive, flash, guarded, plain
from tracker.views.pages import go, link
from tracker.views.sentences import said_words

if TYPE_CHECKING:
    from tracker.store.rows import EventRow, EventView, OfferRow, PredictionRow


def panel(view: EventView) -> None:
    """Show events that may be the same one, then the tools for putting an event in order."""
    for offer in view.offers:
        _offer(view.event, offer)
    with st.expander("Put this event in order", icon=":material/merge:"):
        _rename(view.event)
        _split(view.event, view.predictions)


def _offer(event: EventRow, offer: OfferRow) -> None:
    with st.container(border=True, gap="small"):
        st.markdown("**The same event?**")
        link("event", plain(offer.title), id=offer.event_id)
        st.caption(plain("; ".join(offer.reasons)))
        with st.container(horizontal=True):
            joined = st.button("Join them", key=f"join_{offer.event_id}")
            apart = st.button("Not the same", key=f"apart_{offer.event_id}")
    with guarded():
        if joined:
            service.merge(archive(), offer.event_id, event.id)
            _done("Joined.")
        if apart:
            service.keep_apart(archive(), event.id, offer.event_id)
            _done("Kept apart; they are not offered again.")


def _rename(event: EventRow) -> None:
    title = st.text_input("Title", value=event.title, key=f"title_{event.id}")
    if st.button("Rename", key=f"rename_{event.id}", disabled=title.strip() in {"", event.title}):
        with guarded():
            service.rename(archive(), event.id, title.strip())
            _done("Renamed.")


def _split(event: EventRow, rows: tuple[PredictionRow, ...]) -> None:
    if len(rows) < 2:  # noqa: PLR2004  # one statement cannot be parted from itself
        return
    words = {row.id: f"{said_words(row)}: {row.quote}" for row in rows}
    chosen = st.multiselect(
        "Statements about something else", list(words), format_func=words.__getitem__, key=f"split_{event.id}"
    )
    whole = len(chosen) == len(rows)
    if st.button("Move to an event of their own", key=f"part_{event.id}", disabled=not chosen or whole):
        with guarded():
            service.split(archive(), tuple(chosen))
            flash("Moved to an event of their own.")
            go("event", id=event.id)


def _done(message: str) -> None:
    flash(message)
    st.rerun()
