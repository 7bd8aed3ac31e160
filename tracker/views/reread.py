"""Reading the archive anew: what would change is shown before anything does, and nothing a person did is lost.

Invariant: nothing is stored before "Apply".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.views.frame import archive, done, guarded, sentence
from tracker.views.sentences import listed, said_words
from tracker.wording import count_words, window_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.store.rows import PredictionRow

_SHOWN = 200  # examples of each kind of change


def panel() -> None:
    """Offer to look at what would change; where something would, to apply it."""
    st.header("Read the archive anew", anchor=False)
    st.caption("After a change of the settings above, or with a newer version. Corrections and outcomes are kept.")
    if st.button("Show what would change", key="reread", icon=":material/preview:"):
        with guarded():
            st.session_state["changes"] = _read(apply=False)
    changes: service.Changes | None = st.session_state.get("changes")
    if changes is None:
        return
    st.markdown(_told(changes))
    for fault in changes.faults:
        st.warning(sentence(fault), icon=":material/report:")
    _pairs(changes.altered)
    _rows("Would be new", changes.appeared)
    _rows("Would be gone", changes.vanished)
    if (any(changes.counts.values()) or changes.reports) and st.button("Apply", key="apply", type="primary"):
        with guarded():
            _read(apply=True)
            del st.session_state["changes"]
            done("The archive was read anew.")


def _read(*, apply: bool) -> service.Changes:
    shown = st.progress(0.0, text="Reading …")

    def progress(done: int, total: int) -> None:
        shown.progress(min(1.0, done / total), text=f"{done:,} of {count_words(total, 'article')}")

    try:
        return service.reread(archive(), apply=apply, limit=_SHOWN, progress=progress)
    finally:
        shown.empty()


def _told(changes: service.Changes) -> str:
    """Say what stays and what would change; what does not occur is not counted."""
    kinds = (("altered", "would change"), ("appeared", "would be new"), ("vanished", "would be gone"))
    said = [f"{changes.counts[kind]:,} {words}" for kind, words in kinds if changes.counts[kind]]
    if changes.reports:
        said.append(f"{count_words(changes.reports, 'report')} of what became of events would change")
    read = f"{count_words(changes.articles, 'article')} read, {count_words(changes.same, 'prediction')} unchanged"
    return f"{read}: {listed(said) or 'nothing would change'}."


def _pairs(pairs: Sequence[tuple[PredictionRow, PredictionRow]]) -> None:
    if pairs:
        st.dataframe(
            [
                {
                    "Event": old.event_title or old.event_text,
                    "Said": said_words(old),
                    "Now": window_words(old.window, old.anchor),
                    "Would be": window_words(new.window, new.anchor),
                }
                for old, new in pairs
            ],
            hide_index=True,
            alt="Predictions that would change",
        )


def _rows(heading: str, rows: Sequence[PredictionRow]) -> None:
    if rows:
        st.dataframe(
            [{heading: r.event_text, "Said": said_words(r), "When": window_words(r.window, r.anchor)} for r in rows],
            hide_index=True,
            alt=f"Predictions: {heading.lower()}",
        )
