"""A card of an event whose day has moved, or of which two statements cannot both be right.

Invariant: what was said before and what is said now stand side by side, each with its words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.charts.slip import moved_words
from tracker.views import review_card as card
from tracker.views.frame import plain

if TYPE_CHECKING:
    from tracker.store.rows import PredictionRow
    from tracker.views.review_card import Turn


def show(turn: Turn) -> None:
    """Show the two statements and what can be done with them."""
    moved = turn.step.why == "moved"
    card.head(turn, moved_words(turn.step.days) if moved else "two statements cannot both be right")
    before, after = _pair(turn)
    if turn.view.contradictions and not moved:
        st.caption(plain(turn.view.contradictions[0].why))
    for heading, row in (("Said before", before), ("Said now", after)):
        st.markdown(f":small[:gray[{heading}]]")
        card.statement(row)
    if card.panel_of(turn) == "drop" and after:
        card.drop_panel(turn, after)
    else:
        _buttons(turn, after)


def _pair(turn: Turn) -> tuple[PredictionRow | None, PredictionRow | None]:
    """Return the statement before and the one now."""
    if turn.step.why == "denied" and turn.view.contradictions:
        pair = turn.view.contradictions[0]
        first, second = sorted((pair.first, pair.second), key=lambda row: (row.published_on, row.id))
        return first, second
    now = turn.shown
    rows = {row.id: row for row in turn.view.predictions}
    ids = [slip.prediction_id for slip in turn.view.slips]
    earlier = [rows[i] for i in ids if now and i != now.id and rows[i].window != now.window]
    return (earlier[-1] if earlier else None), now


def _buttons(turn: Turn, after: PredictionRow | None) -> None:
    others = sum(row.standing for row in turn.view.predictions) > 1
    with st.container(horizontal=True, gap="xsmall"):
        if card.act_button(turn, "Noted", "A", icon="check", primary=True):
            card.done(turn, "seen")
        if card.act_button(
            turn,
            "Another event",
            "S",
            icon="call_split",
            disabled=after is None or not others,
            help_="What is said now is about something else: it gets an event of its own",
        ):
            assert after is not None  # noqa: S101 - the button is off then
            with card.noted(turn, "split") as (store, made):
                made["link"] = service.split(store, (after.id,))
            card.leave("Moved to an event of its own.")
        if card.act_button(turn, "Drop what is said now", "D", icon="delete", disabled=after is None):
            card.open_panel(turn, "drop")
