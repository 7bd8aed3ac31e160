"""Settings: my name, the lengths of the vague words, and the archive itself: where it is, backup, exports."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.exports import EXPORTS
from tracker.views import reread
from tracker.views.frame import archive, flash, guarded, plain

if TYPE_CHECKING:
    from tracker.store.rows import SettingRow

NAME, READER = "my_name", "reader"
_COPY = "path_of_the_copy"


def show() -> None:
    """Show what a person sets once, then the archive."""
    st.title("Settings", anchor=False)
    rows = service.settings(archive())
    st.subheader("You", anchor=False)
    first = {NAME} | {row.name for row in rows if row.name == READER and {row.value} != set(row.choices)}
    with st.container(width=420):
        for row in rows:
            if row.name in first:
                _setting(row)
    with st.expander("Lengths of the vague words, and other conventions", icon=":material/straighten:"):
        st.caption("Each is a convention that can be set otherwise; an empty field restores the default.")
        with st.grid(3, min_column_width=260):
            for row in rows:
                if row.name not in {NAME, READER}:
                    with st.container():
                        _setting(row)
    reread.panel()
    _archive()


def _setting(row: SettingRow) -> None:
    """Offer one setting; a change is saved as soon as the field is left."""
    unit = f" ({row.unit})" if row.unit else ""
    default = f"Default: {row.default}" if row.default else None
    label, key = f"{plain(row.words)}{unit}", f"set_{row.name}"
    if row.choices:
        choices = list(dict.fromkeys((*row.choices, row.value)))  # what was chosen may be installed no longer
        value = st.selectbox(label, choices, index=choices.index(row.value), key=key, help=default)
    else:
        value = st.text_input(label, value=row.value, key=key, help=default)
    if value.strip() != row.value:
        with guarded():
            service.change_setting(archive(), row.name, value.strip())
            flash("Saved.")
            st.rerun()


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
