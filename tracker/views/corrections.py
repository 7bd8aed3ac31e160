"""What a person changes of a stored prediction: correct it, drop it, take that back.

Invariant: what was read stays beside every change, and each change can be undone here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.reading.values import Polarity
from tracker.views.frame import archive, done, guarded, plain
from tracker.views.sentences import time_words

if TYPE_CHECKING:
    from datetime import date

    from tracker.reading.values import Prediction
    from tracker.store.rows import PredictionRow

HANGS = "It is then possible at most, and scores count it once its condition is recorded as met."
SURE = {"CT": "certain", "PR": "probable", "PS": "possible"}


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
    change = edit_fields(f"p{row.id}", row, row.timex_text or "")
    reason = st.text_input("Why", key=f"why_corrected_{row.id}", placeholder="not needed")
    if st.button("Save the correction", key=f"correct_{row.id}", type="primary"):
        with guarded():
            service.correct(archive(), row.id, change, reason=reason)
            done("Corrected; what was read is kept beside it.")


def edit_fields(key: str, row: PredictionRow | Prediction, time: str) -> service.Edit:
    """Ask for what was said, when it is to be, by whom and how surely; show at once how the time is read."""
    words = st.text_input("The event, in words", value=row.event_text, key=f"{key}_event")
    when = st.text_input("The time, in words", value=time, key=f"{key}_time", live="400ms")
    live_time(when, row.anchor, time)
    speaker = st.text_input("Who said it", value=row.speaker or "", key=f"{key}_speaker", placeholder="nobody named")
    sure, sign = sureness(key, row.certainty, row.polarity)
    hangs = st.toggle("It hangs on a condition", value=row.conditional, key=f"{key}_conditional", help=HANGS)
    return service.Edit(
        event_text=words if words != row.event_text else None,
        time=when if when != time else None,
        speaker=speaker if speaker != (row.speaker or "") else None,
        certainty=sure if sure != row.certainty else None,
        polarity=sign if sign != row.polarity else None,
        conditional=hangs if hangs != row.conditional else None,
    )


def sureness(key: str, certainty: str, polarity: str) -> tuple[str, str]:
    """Ask how surely it was said, and whether it was said not to happen; return the two tokens."""
    sure: str = st.segmented_control(
        "How sure", list(SURE), format_func=SURE.__getitem__, default=certainty, required=True, key=f"{key}_certainty"
    )
    denied = st.toggle("It is said not to happen", value=polarity == Polarity.NEGATIVE, key=f"{key}_denied")
    return sure, Polarity.NEGATIVE if denied else Polarity.POSITIVE


def live_time(words: str, anchor: date, before: str = "") -> None:
    """Show how a time in words is read against a day.

    Those that the article has, `before`, may name no day by themselves ("once the vote is over"): no fault of a person.
    """
    if not words.strip():
        return
    read = service.time_in_words(words, anchor, store=archive())
    if read:
        st.caption(f":material/check: {plain(time_words(read))}")
    elif words != before:
        st.caption(":material/close: That is no time that the tracker understands.")


def _drop(row: PredictionRow) -> None:
    reason = st.text_input("Why is it no prediction?", key=f"why_dropped_{row.id}", placeholder="not needed")
    if st.button("Drop it", key=f"drop_{row.id}", type="primary"):
        with guarded():
            service.drop(archive(), row.id, reason=reason)
            done("Dropped; it counts nowhere, and can be restored.")


def _restore(row: PredictionRow) -> None:
    if st.button("Restore", key=f"restore_{row.id}", icon=":material/undo:"):
        with guarded():
            service.restore(archive(), row.id)
            done("Restored.")
