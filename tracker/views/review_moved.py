"""A card of an event whose day has moved, or of which two statements cannot both be right.

Invariant: what was said before and what is said now stand side by side, each with its words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.charts.slip import moved_words
from tracker.views import review_card as card
from tracker.views.frame import archive, plain

if TYPE_CHECKING:
    from tracker.store.rows import PredictionRow
    from tracker.views.review_card import Desk


def show(desk: Desk) -> None:
    """Show the two statements and what can be done with them."""
    moved = desk.step.why == "moved"
    card.head(desk, moved_words(desk.step.days) if moved else "two statements cannot both be right")
    before, after = _pair(desk)
    if desk.view.contradictions and not moved:
        st.caption(plain(desk.view.contradictions[0].why))
    for heading, row in (("Said before", before), ("Said now", after)):
        st.markdown(f":small[:gray[{heading}]]")
        card.statement(row)
    if card.panel_of(desk) == "drop" and after:
        card.drop_panel(desk, after)
    else:
        _buttons(desk, after)


def _pair(desk: Desk) -> tuple[PredictionRow | None, PredictionRow | None]:
    """Return the statement before and the one now."""
    if desk.step.why == "denied" and desk.view.contradictions:
        pair = desk.view.contradictions[0]
        first, second = sorted((pair.first, pair.second), key=lambda row: (row.published_on, row.id))
        return first, second
    now = desk.shown
    rows = {row.id: row for row in desk.view.predictions}
    ids = [slip.prediction_id for slip in desk.view.slips]
    earlier = [rows[i] for i in ids if now and i != now.id and rows[i].window != now.window]
    return (earlier[-1] if earlier else None), now


def _buttons(desk: Desk, after: PredictionRow | None) -> None:
    others = sum(row.standing for row in desk.view.predictions) > 1
    with st.container(horizontal=True, gap="xsmall"):
        if card.act_button(desk, "Noted", "A", icon="check", primary=True):
            card.done(desk, "seen")
        if card.act_button(
            desk,
            "Another event",
            "S",
            icon="call_split",
            disabled=after is None or not others,
            help_="What is said now is about something else: it gets an event of its own",
        ):
            assert after is not None  # noqa: S101 - the button is off then
            act = service.split(archive(), (after.id,))
            card.done(desk, "split", "Moved to an event of its own.", made={"link": act})
        if card.act_button(desk, "Drop what is said now", "D", icon="delete", disabled=after is None):
            card.open_panel(desk, "drop")
