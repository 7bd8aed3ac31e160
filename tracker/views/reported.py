"""What articles report of an event: each report with its outlet, and what a person answered to it.

Invariant: an answer can be taken back; the report is then suggested again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.models import Answer
from tracker.views import names
from tracker.views.frame import archive, done, guarded, plain
from tracker.views.sentences import opened
from tracker.wording import count_words, day_words, quoted

if TYPE_CHECKING:
    from tracker.store.rows import EventRow, EventView, LineRow, ReportRow

REPORTS = 20  # the newest ones are shown; a much-told event has hundreds
_ANSWERS = {Answer.ACCEPTED: "Recorded", Answer.DISMISSED: "Said not to be so"}


def panel(view: EventView) -> None:
    """Show what articles report of it, the newest first as the statements are."""
    rows = {row.id: row for row in view.reports}
    lines = [line for line in reversed(view.history) if line.report_id is not None]
    if lines:
        st.header(f"What was reported · {len(lines)}", anchor=False)
    for line in lines[:REPORTS]:
        row = rows.get(line.report_id or 0)
        with st.container(border=True, gap="xsmall"):
            _line(line, row)
            if line.quote:
                st.markdown(plain(quoted(line.quote)))
            if row and row.answer:
                _answered(view.event, row, Answer(row.answer))
    if hidden := len(lines[REPORTS:]):
        st.caption(f"… and {count_words(hidden, 'earlier report')}")


def _line(line: LineRow, row: ReportRow | None) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="xxsmall"):
        said = line.words.partition(": ")[2] if row else line.words
        st.markdown(f":small[:gray[{plain(day_words(line.on))}]] **{plain(opened(said))}**", width="content")
        if row:
            names.outlet(row.publisher)
            names.article(row.article_title, row.article_id)


def _answered(event: EventRow, row: ReportRow, answer: Answer) -> None:
    """Say what was answered, and offer to take it back; what stands as the outcome is undone there."""
    stands = answer is Answer.ACCEPTED and event.outcome is not None and event.outcome.choice is not None
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(_ANSWERS[answer], width="content")
        again = not stands and st.button(
            "Suggest it again", key=f"reopen_{row.id}", type="tertiary", icon=":material/undo:"
        )
    if again:
        with guarded():
            service.reopen(archive(), row.id)
            done("The report is suggested again.")
