"""What a person changes of a stored prediction: correct it, drop it, take that back.

Invariant: what was read stays beside every change, and each change can be undone here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.views.frame import archive, flash, guarded, plain
from tracker.views.sentences import time_words

if TYPE_CHECKING:
    from datetime import date

    from tracker.store.rows import PredictionRow


def acts(row: PredictionRow) -> None:
    """Offer what can be done with this prediction now."""
    with st.container(horizontal=True):
        if not row.standing:
            _restore(row)
            return
        with st.popover("Correct", icon=":material/edit:"):
            _correct(row)
        with st.popover("Drop", icon=":material/delete:"):
            _drop(row)


def _correct(row: PredictionRow) -> None:
    change = edit_fields(f"p{row.id}", row.event_text, row.timex_text or "", row.anchor)
    reason = st.text_input("Why", key=f"why_corrected_{row.id}", placeholder="not needed")
    if st.button("Save the correction", key=f"correct_{row.id}", type="primary"):
        with guarded():
            service.correct(archive(), row.id, change, reason=reason)
            _done("Corrected; what was read is kept beside it.")


def edit_fields(key: str, event_text: str, time: str, anchor: date) -> service.Edit:
    """Ask for the event's words and the time in words, and show at once how the time is read."""
    words = st.text_input("The event, in words", value=event_text, key=f"{key}_event")
    when = st.text_input("The time, in words", value=time, key=f"{key}_time", live="400ms")
    live_time(when, anchor)
    return service.Edit(event_text=words if words != event_text else None, time=when if when != time else None)


def live_time(words: str, anchor: date) -> None:
    """Show how a time in words is read against a day."""
    if not words.strip():
        return
    read = service.time_in_words(words, anchor, store=archive())
    if read:
        st.caption(f":material/check: {plain(time_words(read))}")
    else:
        st.caption(":material/close: That is no time that the tracker understands.")


def _drop(row: PredictionRow) -> None:
    reason = st.text_input("Why is it no prediction?", key=f"why_dropped_{row.id}", placeholder="not needed")
    if st.button("Drop it", key=f"drop_{row.id}", type="primary"):
        with guarded():
            service.drop(archive(), row.id, reason=reason)
            _done("Dropped; it counts nowhere, and can be restored.")


def _restore(row: PredictionRow) -> None:
    if st.button("Restore", key=f"restore_{row.id}", icon=":material/undo:"):
        with guarded():
            service.restore(archive(), row.id)
            _done("Restored.")


def _done(message: str) -> None:
    flash(message)
    st.rerun()
