"""Saying that the condition of a statement was met or was not, or that it has none, and taking that back.

Invariant: shown of statements that hang on a condition alone; every row that was recorded stays in sight.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.views.asking import ask
from tracker.views.days import past_day
from tracker.views.frame import archive, done, guarded, plain
from tracker.wording import day_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tracker.store.rows import ConditionRow, PredictionRow

_WAITS = "It hangs on a condition: scores count it once somebody has recorded that this was met."
_FAILED = "It hangs on a condition, which was not met: scores leave it out."


def waits(row: PredictionRow | None) -> bool:
    """Say whether a statement hangs on a condition of which nobody has said whether it was met."""
    if row is None or not (row.conditional and row.standing):
        return False
    return service.answer_of(ask(service.conditions, row.id)) is None


def note(row: PredictionRow, day: date | None = None) -> None:
    """Say beside a statement that it hangs on a condition, and what was said of that by a day (today where none)."""
    if row.conditional and row.standing:
        st.caption(plain(_words(row, day)), width="content")


def _words(row: PredictionRow, day: date | None) -> str:
    if row.condition_met_on:
        return f"It hangs on a condition, which was met on {day_words(row.condition_met_on)}."
    told = ask(service.conditions, row.id)
    known = [each for each in told if day is None or service.day_at(each.recorded_at) <= day]
    return _FAILED if service.answer_of(known) is False else _WAITS


def panel(row: PredictionRow, day: date) -> None:
    """Say of a statement that it hangs on a condition, and offer beside that to record whether it was met."""
    if row.conditional and row.standing:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            note(row, day)
            with st.popover("Was it met?", icon=":material/rule:"):
                _act(row, ask(service.conditions, row.id))


def _act(row: PredictionRow, told: Sequence[ConditionRow]) -> None:
    """Offer to answer, or to take the answer back; show what was recorded."""
    if service.answer_of(told) is None:
        _answer(row)
    elif st.button("Take it back", key=f"unmet_{row.id}", icon=":material/undo:"):
        with guarded():
            service.unmeet_condition(archive(), row.id)
            done("Taken back; scores do not count it.")
    for each in told:
        st.caption(plain(_told_words(each)))
    if st.button("It hangs on no condition", key=f"unhung_{row.id}", icon=":material/link_off:"):
        with guarded():
            service.make_unconditional(archive(), row.id)
            done("Corrected; scores count it as any other. What was read is kept beside it.")


def _answer(row: PredictionRow) -> None:
    day, why = fields(row)
    with st.container(horizontal=True, gap="small"):
        met = st.button("It was met", key=f"met_{row.id}", type="primary", icon=":material/check:")
        failed = st.button("It was not met", key=f"failed_{row.id}", icon=":material/close:")
    with guarded():
        if met:
            service.meet_condition(archive(), row.id, day, note=why)
            done("Recorded; scores count it from that day on.")
        if failed:
            service.fail_condition(archive(), row.id, note=why)
            done("Recorded; scores leave it out.")


def fields(row: PredictionRow) -> tuple[date, str]:
    """Ask on which day a condition was met, and how that is known; return both."""
    today = service.today()
    day = past_day("If it was met, on", today, f"met_on_{row.id}", width=190) or today
    return day, st.text_input("How is it known?", key=f"met_note_{row.id}", placeholder="not needed")


_ANSWERS = {False: "Not met", None: "Taken back"}


def _told_words(row: ConditionRow) -> str:
    what = f"Met on {day_words(row.met_on)}" if row.met_on else _ANSWERS[row.met]
    by = f"{row.recorded_by}, {day_words(service.day_at(row.recorded_at))}"
    return ". ".join(filter(None, (f"{what} ({by})", row.note)))
