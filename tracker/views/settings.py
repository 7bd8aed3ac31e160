"""Settings: my name, the lengths of the vague words, and the archive itself: where it is, backup, exports."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.exports import EXPORTS
from tracker.views.frame import archive, flash, guarded, plain
from tracker.views.sentences import said_words
from tracker.wording import count_words, window_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.store.rows import PredictionRow, SettingRow

NAME = "my_name"
_COPY = "path_of_the_copy"


def show() -> None:
    """Show what a person sets once, then the archive."""
    st.title("Settings", anchor=False)
    rows = service.settings(archive())
    st.subheader("You", anchor=False)
    with st.container(width=420):
        for row in rows:
            if row.name == NAME:
                _setting(row)
    with st.expander("Lengths of the vague words, and other conventions", icon=":material/straighten:"):
        st.caption("Each is a convention that can be set otherwise; an empty field restores the default.")
        with st.grid(3, min_column_width=260):
            for row in rows:
                if row.name != NAME:
                    with st.container():
                        _setting(row)
    _reread()
    _archive()


def _setting(row: SettingRow) -> None:
    """Offer one setting; a change is saved as soon as the field is left."""
    unit = f" ({row.unit})" if row.unit else ""
    default = f"Default: {row.default}" if row.default else None
    value = st.text_input(f"{plain(row.words)}{unit}", value=row.value, key=f"set_{row.name}", help=default)
    if value.strip() != row.value:
        with guarded():
            service.change_setting(archive(), row.name, value.strip())
            flash("Saved.")
            st.rerun()


def _reread() -> None:
    """Show what reading the archive anew would change, before it is changed."""
    st.subheader("Read the archive anew", anchor=False)
    st.caption("After a change of the lengths above, or with a newer version. Corrections and outcomes are kept.")
    if st.button("Show what would change", key="reread", icon=":material/preview:"):
        with st.spinner("Reading …"):
            st.session_state["changes"] = service.reread(archive())
    changes: service.Changes | None = st.session_state.get("changes")
    if changes is None:
        return
    st.markdown(
        f"Of {count_words(changes.articles, 'article')}: {count_words(changes.same, 'prediction')} stay as they are, "
        f"{len(changes.appeared)} new, {len(changes.vanished)} gone, {len(changes.altered)} with another window."
    )
    _altered(changes.altered)
    if (changes.appeared or changes.vanished or changes.altered) and st.button("Apply", key="apply", type="primary"):
        with st.spinner("Applying …"):
            service.reread(archive(), apply=True)
        del st.session_state["changes"]
        flash("The archive was read anew.")
        st.rerun()


def _altered(pairs: Sequence[tuple[PredictionRow, PredictionRow]]) -> None:
    if pairs:
        st.dataframe(
            [
                {
                    "Event": old.event_title,
                    "Said": said_words(old),
                    "Now": window_words(old.window, old.anchor),
                    "Would be": window_words(new.window, new.anchor),
                }
                for old, new in pairs
            ],
            hide_index=True,
            alt="Predictions whose window would change",
        )


def _archive() -> None:
    st.subheader("The archive", anchor=False)
    st.caption("It is here:")
    st.code(archive().url, language=None)
    if st.button("Make a backup", key="backup", icon=":material/backup:"):
        with guarded(), st.spinner("Copying …"):
            st.session_state[_COPY] = service.backup(archive())
    if path := st.session_state.get(_COPY):
        st.success(plain(f"Copied to {path}"), icon=":material/check:")
        copy = Path(path)
        st.download_button("Download the copy", copy.read_bytes, copy.name, icon=":material/download:", key="take")
    _exports()


def _exports() -> None:
    """Offer every format; a file is made when it is asked for."""
    st.subheader("Take it out", anchor=False)
    day = service.today()
    for form in EXPORTS:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.download_button(
                form.name,
                partial(_file, form.name),
                form.filename(day),
                mime=form.media_type,
                key=f"export_{form.name}",
                icon=":material/download:",
                width=130,
            )
            st.caption(plain(form.words), width="content")
    st.caption("To subscribe to, where `tracker serve` runs: `/feeds/events.ics` and `/feeds/events.atom`.")


def _file(name: str) -> bytes:
    return service.export(archive(), name).content


if __name__ == "__main__":
    show()
