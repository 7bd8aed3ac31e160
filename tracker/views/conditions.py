"""Saying that the condition of a statement was met, or that it has none, on its event's page, and taking that back.

Invariant: shown of statements that hang on a condition alone; every row that was recorded stays in sight.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.views.asking import ask
from tracker.views.frame import archive, done, guarded, plain
from tracker.wording import day_words

if TYPE_CHECKING:
    from datetime import date

    from tracker.store.rows import ConditionRow, PredictionRow

_WAITS = "It hangs on a condition: scores count it once somebody has recorded that this was met."


def note(row: PredictionRow) -> None:
    """Say beside a statement that it hangs on a condition, and whether that was met."""
    if row.conditional and row.standing:
        st.caption(plain(_met_words(row.condition_met_on) if row.condition_met_on else _WAITS))


def _met_words(day: date) -> str:
    return f"It hangs on a condition, which was met on {day_words(day)}."


def act(row: PredictionRow) -> None:
    """Offer to record the day on which its condition was met, or to take that back; show what was recorded."""
    if not row.conditional:
        return
    with st.popover("Its condition", icon=":material/rule:"):
        if row.condition_met_on is None:
            _meet(row)
        elif st.button("Take it back", key=f"unmet_{row.id}", icon=":material/undo:"):
            with guarded():
                service.unmeet_condition(archive(), row.id)
                done("Taken back; scores do not count it.")
        for told in ask(service.conditions, row.id):
            st.caption(plain(_told_words(told)))
        if st.button("It hangs on no condition", key=f"unhung_{row.id}", icon=":material/link_off:"):
            with guarded():
                service.make_unconditional(archive(), row.id)
                done("Corrected; scores count it as any other. What was read is kept beside it.")


def _meet(row: PredictionRow) -> None:
    today = service.today()
    day = st.date_input("Met on", today, max_value=today, format="DD/MM/YYYY", key=f"met_on_{row.id}")
    why = st.text_input("How is it known?", key=f"met_note_{row.id}", placeholder="not needed")
    if st.button("The condition was met", key=f"met_{row.id}", type="primary"):
        with guarded():
            service.meet_condition(archive(), row.id, day, note=why)
            done("Recorded; scores count it from that day on.")


def _told_words(row: ConditionRow) -> str:
    what = f"Met on {day_words(row.met_on)}" if row.met_on else "Taken back"
    by = f"{row.recorded_by}, {day_words(row.recorded_at.date())}"
    return ". ".join(filter(None, (f"{what} ({by})", row.note)))
