"""Weekly review: what fell due, what is overdue, what comes, what was settled; signed off, it becomes an edition."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.views import frame, parts
from tracker.views.frame import archive, flash, guarded, plain, spent, token
from tracker.views.sentences import week_sentence
from tracker.wording import count_words, day_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.store.rows import EditionRow, WeekRow


def show() -> None:
    """Show the week to look at, the sign-off, and the editions signed before."""
    store = frame.archive()
    week = service.week(store)
    if week.empty:
        parts.nothing_yet()
        return
    st.title("Weekly review", anchor=False)
    st.markdown(f"The week up to **{day_words(week.day)}**. {plain(week_sentence(week))}")
    _lists(week)
    _sign_off()
    _editions(service.editions(store))


def _lists(week: WeekRow) -> None:
    with st.grid(2, min_column_width=340, gap=("medium", "large")):
        with st.container():
            parts.event_list("Overdue", week.overdue, "Nothing is overdue.", most=12)
        with st.container():
            parts.event_list("Fell due", week.due, "Nothing fell due in the last 14 days.", most=12)
        with st.container():
            parts.event_list("Next 14 days", week.coming, "Nothing begins or ends in the next 14 days.", most=12)
        with st.container():
            parts.event_list("Settled this week", week.settled, "Nothing was settled in the last 7 days.", most=12)


def _sign_off() -> None:
    """Freeze the week as an edition: one a press, however often it is pressed."""
    st.subheader("Sign off", anchor=False)
    with st.form("sign_off", border=True):
        note = st.text_area("Note for the edition", key="edition_note", height=90, placeholder="What the week showed")
        pressed = st.form_submit_button("Sign off this week", type="primary", icon=":material/draw:")
    if pressed:
        with guarded():
            service.open_sitting(archive())
            edition = service.sign_off(archive(), note=note, token=token("sign-off"))
            spent("sign-off")
            flash(f"Edition {edition.number} is signed.")
            st.rerun()


def _editions(editions: Sequence[EditionRow]) -> None:
    if not editions:
        return
    st.subheader(f"Editions · {len(editions)}", anchor=False)
    for fault in service.verify_editions(archive()):
        st.error(plain(fault), icon=":material/gpp_bad:")
    for row in editions:
        names = ", ".join(row.names)
        label = f"**No. {row.number}** · week up to {day_words(row.cutoff_on)} · signed by {plain(names)}"
        box = st.expander(label, key=f"edition_{row.number}", on_change="rerun")
        if box.open:
            with box:
                _edition(row)


def _edition(row: EditionRow) -> None:
    """Show what an edition froze; its contents are data, shown as such."""
    if row.note:
        st.text(row.note)
    contents = json.loads(row.contents)
    if isinstance(contents, dict):
        counts = {key: len(value) for key, value in contents.items() if isinstance(value, list)}
        told = (f"{name.replace('_', ' ')}: {count_words(count, 'event')}" for name, count in counts.items())
        st.caption(plain(" · ".join(told)))
    st.json(contents, expanded=False)
    st.caption(plain(f"Fingerprint {row.hash}"))


if __name__ == "__main__":
    show()
