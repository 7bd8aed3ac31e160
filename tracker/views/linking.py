"""Which predictions belong to this event: rename it, join another one, keep them apart, move statements out.

Invariant: nothing is joined or split without a press of a button that says what it does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.views.asking import ask
from tracker.views.frame import archive, done, flash, guarded, plain
from tracker.views.pages import go, link
from tracker.views.sentences import event_line
from tracker.wording import day_words

if TYPE_CHECKING:
    from tracker.store.rows import EventRow, EventView, LinkRow, OfferRow, PredictionRow


FOUND = 8  # events of a search, and decisions that are listed


def panel(view: EventView) -> None:
    """Show events that may be the same one, then the tools for putting an event in order."""
    for offer in view.offers:
        _offer(view.event, offer)
    with st.expander("Put this event in order", icon=":material/merge:"):
        _rename(view.event)
        _split(view.event, view.predictions)
        _merge(view.event)
    _decided(view.event)  # outside: the fold closes when the page changes, and the way back must stay in sight


def _merge(event: EventRow) -> None:
    """Join another event, found by words of its title or quotes, into this one, or keep it apart."""
    words = st.text_input(
        "The same as another event", key=f"same_{event.id}", placeholder="words of it", live="400ms"
    ).strip()
    found = ask(service.events, filters=service.Filters(search=words), size=FOUND).rows if words else ()
    others = {row.id: f"{row.title} · {event_line(row)}" for row in found if row.id != event.id}
    if words and not others:
        st.caption("No other event has these words.")
    if others:
        chosen = st.selectbox("Which", list(others), format_func=others.__getitem__, key=f"which_{event.id}")
        if chosen is not None:
            link("event", ":small[Look at it first]", icon=":material/open_in_new:", id=chosen)
        with st.container(horizontal=True):
            joined = st.button("Join it into this one", key=f"merge_{event.id}")
            apart = st.button("Not the same", key=f"two_{event.id}")
        _answer(event.id, chosen, joined=joined, apart=apart)


def _answer(event_id: int, other_id: int, *, joined: bool, apart: bool) -> None:
    """Do what a person pressed of two events."""
    with guarded():
        if joined:
            service.merge(archive(), other_id, event_id)
            done("Joined.")
        if apart:
            service.keep_apart(archive(), event_id, other_id)
            done("Kept apart; they are not offered again.")


def _decided(event: EventRow) -> None:
    """Show what a person decided of this event, with a button to take each back."""
    rows = [row for row in ask(service.links, event.id) if row.undone_by is None]
    parted = {(row.event_id, row.other_id) for row in rows if row.act == "split"}  # each is kept apart by the same act
    told = [row for row in rows if row.act != "apart" or (row.event_id, row.other_id) not in parted]
    for row in told[:FOUND]:
        other = next((i for i in (row.event_id, row.other_id) if i not in {event.id, None}), None)
        with st.container(border=True, gap="xsmall"):
            st.caption(plain(f"{_act(row, event.id)} · {day_words(service.day_at(row.made_at))} · {row.made_by}"))
            if other and row.act != "merge":  # what was joined into this one has no page of its own any more
                link("event", f":small[{plain(_title(other))}]", icon=":material/event:", id=other)
            elif other:
                st.caption(plain(_title(other)))
            back = st.button("Take it back", key=f"back_{row.id}", icon=":material/undo:")
        if back:
            with guarded():
                service.undo_link(archive(), row.id)
                done("Taken back.")


def _title(event_id: int) -> str:
    found = ask(service.events_by_id, (event_id,))
    return found[0].title if found else f"event {event_id}"


def _act(row: LinkRow, event_id: int) -> str:
    """Say what was done, as seen from this event."""
    return _FROM_THERE if row.act == "split" and row.other_id == event_id else _ACTS[row.act]


_ACTS = {"merge": "Joined", "split": "Moved out", "apart": "Not the same", "rename": "Renamed"}
_FROM_THERE = "Moved here from"


def _offer(event: EventRow, offer: OfferRow) -> None:
    with st.container(border=True, gap="small"):
        st.markdown("**The same event?**")
        link("event", f"**{plain(offer.title)}**", id=offer.event_id)
        st.caption(plain("; ".join(offer.reasons)))
        with st.container(horizontal=True):
            joined = st.button("Join them", key=f"join_{offer.event_id}")
            apart = st.button("Not the same", key=f"apart_{offer.event_id}")
    _answer(event.id, offer.event_id, joined=joined, apart=apart)


def _rename(event: EventRow) -> None:
    title = st.text_input("Title", value=event.title, key=f"title_{event.id}", live="400ms")
    if st.button("Rename", key=f"rename_{event.id}", disabled=title.strip() in {"", event.title}):
        with guarded():
            service.rename(archive(), event.id, title.strip())
            done("Renamed.")


def _split(event: EventRow, rows: tuple[PredictionRow, ...]) -> None:
    if len(rows) < 2:  # noqa: PLR2004  # one statement cannot be parted from itself
        return
    words = {row.id: _short(row) for row in rows}
    chosen = st.multiselect(
        "Statements about something else",
        list(words),
        format_func=words.__getitem__,
        key=f"split_{event.id}",
        placeholder="choose some of them",
    )
    whole = len(chosen) == len(rows)
    if st.button("Move to an event of their own", key=f"part_{event.id}", disabled=not chosen or whole):
        with guarded():
            service.split(archive(), tuple(chosen))
            flash("Moved to an event of their own.")
            go("event", id=event.id)


def _short(row: PredictionRow) -> str:
    """Say a statement so that the first words of it tell it from the others: a list shows no more."""
    said = " ".join(filter(None, (row.event_text, row.timex_text)))
    return " · ".join(filter(None, (day_words(row.anchor), said, row.speaker, row.publisher)))
