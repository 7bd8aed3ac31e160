"""Keeping the archive: where it is, backups and putting one back, exports, and deleting everything.

Invariant: whatever takes something away copies it first, and says where the copy is.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

import streamlit as st

from tracker import service
from tracker.exports import EXPORTS
from tracker.views import frame, takeaway
from tracker.views.frame import archive, done, guarded, plain

_COPY = "path_of_the_copy"
_CONFIRMED = "delete everything"


def panel() -> None:
    """Show the archive's place, its backups, its exports, and the way to empty it."""
    st.caption("The archive is here:")
    st.code(archive().url, language=None)
    _backup()
    _put_back()
    _exports()
    _delete()


def _backup() -> None:
    st.header("Backup", anchor=False)
    if st.button("Make a backup", key="backup", icon=":material/backup:"):
        with guarded(), st.spinner("Copying …"):
            st.session_state[_COPY] = service.backup(archive())
    if path := st.session_state.get(_COPY):
        st.success(plain(f"Copied to {path}"), icon=":material/check:")
        copy = Path(path)
        st.download_button("Download the copy", copy.read_bytes, copy.name, icon=":material/download:", key="take")


def _put_back() -> None:
    """Offer the backups beside the archive; the one that stands now is kept under another name."""
    found = service.backups(archive())
    if not found:
        st.caption("No backup lies beside the archive yet.")
        return
    with st.popover("Put a backup back", icon=":material/settings_backup_restore:"):
        path: str = st.selectbox("Backup", found, format_func=lambda path: Path(path).name, key="backup_chosen")
        st.caption("What stands in the archive now is kept beside it.")
        if st.button("Put it back", key="put_back", type="primary"):
            with guarded():
                kept = service.put_back(archive(), path)
                frame.reopen()
                done(f"Put back; the archive before is {Path(kept).name}.")


def _exports() -> None:
    """Offer every format; a file is made when it is asked for."""
    st.header("Take it out", anchor=False)
    day = service.today()
    for form in EXPORTS:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.download_button(
                form.name,
                partial(takeaway.made, form.name),
                form.filename(day),
                mime=form.media_type,
                key=f"export_{form.name}",
                icon=":material/download:",
                width=130,
            )
            st.caption(plain(form.words), width="content")
    st.caption("To subscribe to, where `tracker serve` runs: `/feeds/events.ics` and `/feeds/events.atom`.")


def _delete() -> None:
    """Delete everything but the settings, once somebody has typed that they mean it."""
    st.header("Delete everything", anchor=False)
    with st.popover("Delete everything", icon=":material/delete_forever:"):
        st.markdown("Articles, predictions, outcomes, editions, notes: all but these settings. A backup is made first.")
        typed = st.text_input(f"Type “{_CONFIRMED}”", key="delete_typed", live="400ms")
        if st.button("Delete", key="delete_all", type="primary", disabled=typed.strip().lower() != _CONFIRMED):
            with guarded(), st.spinner("Deleting …"):
                copy = service.delete_everything(archive())
                done(f"Deleted; a copy is {Path(copy).name}." if copy else "Deleted.")
