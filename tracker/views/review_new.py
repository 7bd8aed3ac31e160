"""A card of a new prediction: accept it, join it to another event, correct its time, drop it, or leave it for later.

Invariant: nothing is changed by looking; each act is one press, or one press and a few words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.reading.confidence import in_words
from tracker.views import review_card as card
from tracker.views.asking import ask
from tracker.views.corrections import live_time
from tracker.views.frame import plain
from tracker.views.sentences import event_line
from tracker.wording import count_words, day_words

if TYPE_CHECKING:
    from tracker.store.rows import EventRow, PredictionRow
    from tracker.views.review_card import Turn

_MATCHES = 5


def show(turn: Turn) -> None:
    """Show the card with its buttons, or the panel that one of them opened."""
    row = turn.shown
    again = turn.step.why == "again"
    card.head(turn, "put aside until now" if again else f"first said {day_words(turn.step.on)}")
    card.statement(row)
    _beside(turn, row)
    opened = card.panel_of(turn)
    if opened == "edit" and row:
        _edit(turn, row)
    elif opened == "drop" and row:
        card.drop_panel(turn, row)
    elif opened == card.CONDITION and row:
        card.condition_panel(turn, row)
    elif opened == "same":
        _same(turn)
    else:
        _buttons(turn, row)


def _beside(turn: Turn, row: PredictionRow | None) -> None:
    """Say what else was said of it, and what makes the reading doubtful."""
    others = sum(each.standing for each in turn.view.predictions) - 1
    said = [f"{count_words(others, 'more statement')} of it" if others > 0 else ""]
    if row and row.confidence != "clear":
        said.append(f"{row.confidence}: {'; '.join(map(in_words, row.reasons))}")
    if any(said):
        st.caption(plain(" · ".join(filter(None, said))))
    for offer in turn.view.offers[:1]:
        st.info(f"May be the same as **{plain(offer.title)}**: {plain('; '.join(offer.reasons))}")


def _buttons(turn: Turn, row: PredictionRow | None) -> None:
    with st.container(horizontal=True, gap="xsmall"):
        if card.act_button(turn, "Accept", "A", icon="check", primary=True):
            card.done(turn, "accept")
        if card.act_button(turn, "Same as …", "S", icon="merge", help_="It is about an event that is known already"):
            card.open_panel(turn, "same")
        if card.act_button(turn, "Edit the time", "E", icon="edit_calendar", disabled=row is None):
            card.open_panel(turn, "edit")
        if card.act_button(turn, "Drop", "D", icon="delete", disabled=row is None):
            card.open_panel(turn, "drop")
        card.condition_button(turn)
        card.later_buttons(turn)


def _edit(turn: Turn, row: PredictionRow) -> None:
    """Ask for the time in words, and show at once what it means."""
    before = row.timex_text or ""
    with card.panel(turn, "When is it to come?", typed=True):
        words = st.text_input(
            f"In words, as said on {day_words(row.anchor)}",
            value=before,
            key=f"{turn.step.card}-time",
            live="300ms",
        )
        live_time(words, row.anchor, before)
        lacks = "Type other words for its time, or go back." if words.strip() in {"", before} else ""
        if card.save_or_leave(turn, "Use these days", lacks=lacks):
            with card.noted(turn, "edit") as (store, made):
                better = service.correct(store, row.id, service.Edit(time=words), reason="corrected in the review")
                made |= {"prediction": row.id, "replacement": better.id}
            card.leave()


def _same(turn: Turn) -> None:
    """Choose the event that it is about: the one offered, or found by its words."""
    with card.panel(turn, "Which event is it about?", typed=True):
        words = st.text_input("Its title, or words of it", key=f"{turn.step.card}-search", live="300ms")
        rows = _matches(turn, words)
        titles = {row.id: f"{row.title} · {event_line(row)}" for row in rows}
        chosen, lacks = None, "Type words of its title, and choose it."
        if rows:
            key = f"{turn.step.card}-same-{'-'.join(map(str, titles))}"
            lacks = "" if key in st.session_state else "These have the words: choose one, and press it again."
            chosen = st.radio(
                "The event",
                list(titles),
                format_func=lambda number: plain(titles[number]),
                key=key,
                label_visibility="collapsed",
            )
        elif words.strip():
            st.caption("No other event has these words.")
        if card.save_or_leave(turn, "It is the same", lacks=lacks) and chosen is not None:
            with card.noted(turn, "same") as (store, made):
                made["link"] = service.merge(store, turn.step.event_id, chosen)
            card.leave("Joined.")


def _matches(turn: Turn, words: str) -> list[EventRow]:
    """Return the events to choose from: those with the words, or before any are typed those offered."""
    if not words.strip():
        return [ask(service.event, offer.event_id).event for offer in turn.view.offers[:_MATCHES]]
    found = ask(service.events, filters=service.Filters(search=words.strip()), sort=service.BEST, size=_MATCHES + 1)
    return [row for row in found.rows if row.id != turn.step.event_id][:_MATCHES]
