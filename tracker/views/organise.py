"""What a reader keeps beside an event, and the filters they keep under a name.

Invariant: nothing here says what became of an event; what is taken away can be put back with the next press.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.views import names
from tracker.views.asking import ask
from tracker.views.frame import archive, done, guarded, plain
from tracker.views.parts import badge_words, standing_of_event
from tracker.wording import day_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from tracker.service import Filters
    from tracker.store.rows import EventRow, EventView, ForecastRow, NoteRow, SavedFilterRow

_REMOVED = "note_removed"
_OPEN, _IN_FORCE, _TURN = "saved_filters_open", "filters_in_force", "saved_filters_turn"
_BEGINNING = 50  # per cent, where a chance that was never given begins


def panel(view: EventView, day: date) -> None:
    """Show what stands beside the event: who watches it, its topics, chances that people give, notes."""
    event = view.event
    reader = ask(service.who)
    st.header("Topics and notes", anchor=False)
    _watch(event, reader)
    _topics(event)
    _chances(view, day, reader)
    _notes(event, view.notes, day)


def _watch(event: EventRow, reader: str) -> None:
    watched = reader in ask(service.watchers, event.id)
    key = f"watch_{event.id}"
    wanted = st.toggle("Watch it", value=watched, key=key, help="What is new of it shows on the page This week.")
    if wanted and watched:
        service.seen(archive(), event.id)
    elif wanted:
        service.watch(archive(), event.id)
    elif watched:
        service.unwatch(archive(), event.id)


def _topics(event: EventRow) -> None:
    known = [row.name for row in ask(service.topics)]
    chosen = st.multiselect(
        "Topics",
        known,
        default=[name for name in event.topics if name in known],
        accept_new_options=True,
        key=f"topics_{event.id}",
        placeholder="choose one, or type a new one",
    )
    added, taken = set(chosen) - set(event.topics), set(event.topics) - set(chosen)
    with guarded():
        if added:
            service.tag(archive(), event.id, added)
        if taken:
            service.untag(archive(), event.id, taken)


def _chances(view: EventView, day: date, reader: str) -> None:
    """Show what each person gave, and let the reader give theirs while the event is not settled."""
    event = view.event
    given = ask(service.forecasts, event.id, as_of=day)
    for person, rows in groupby(sorted(given, key=lambda row: (row.person, row.id)), key=lambda row: row.person):
        st.markdown(f"**{plain(person)}**: {_told(list(rows))}")
    if day != service.today() or (event.outcome and event.outcome.verdict):
        return
    mine = next((row for row in given if row.person == reader), None)
    with st.popover("My chance that it happens", icon=":material/percent:"):
        chance = st.slider(
            "Chance, in per cent",
            min_value=0,
            max_value=100,
            value=round(100 * mine.probability) if mine else _BEGINNING,
            key=f"chance_{event.id}",
            format="%d %%",
        )
        if st.button("Note it", key=f"forecast_{event.id}_{len(given)}", type="primary"):
            with guarded():
                service.forecast(archive(), event.id, chance / 100)
                done(f"Noted: {chance} %.")


def _told(rows: list[ForecastRow]) -> str:
    """Return one person's chances from the first to the last, with their days."""
    return " → ".join(f"{row.probability:.0%} :small[:gray[{plain(day_words(row.made_on))}]]" for row in rows)


def _notes(event: EventRow, notes: tuple[NoteRow, ...], day: date) -> None:
    for note in notes:
        with st.container(border=True, gap="xsmall"):
            st.text(note.text)
            with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
                st.caption(plain(f"{note.written_by}, {day_words(service.day_at(note.written_at))}"), width="content")
                if st.button("Remove", key=f"note_gone_{note.id}", type="tertiary", icon=":material/delete:"):
                    st.session_state[_REMOVED] = (event.id, service.remove_note(archive(), note.id))
                    st.rerun()
    _put_back(event)
    if day == service.today():  # a past day shows no note of today
        _new_note(event, len(notes))


def _new_note(event: EventRow, notes: int) -> None:
    with st.popover("Add a note", icon=":material/edit_note:"):
        text = st.text_area("Note", key=f"new_note_{event.id}", height=120, max_chars=service.LONGEST_NOTE)
        key = f"note_save_{event.id}_{notes}"  # a late second press finds no such button any more
        if st.button("Save the note", key=key, type="primary"):  # enabled: the press tells the page the words
            with guarded():
                service.note(archive(), event.id, text)
                done("Noted.")


def _put_back(event: EventRow) -> None:
    """Offer the note that was just removed, until another page is opened."""
    event_id, note = st.session_state.get(_REMOVED, (None, None))
    if event_id == event.id and st.button("Put the note back", key="note_back", icon=":material/undo:"):
        del st.session_state[_REMOVED]
        service.note(archive(), event.id, note.text, by=note.written_by)
        done("The note is back.")


def watch_list() -> None:
    """Show the events that the reader watches, what changed first; nothing where none is watched."""
    rows = ask(service.watched)
    if not rows:
        return
    changed = sum(row.changed for row in rows)
    st.header(f"Watched · {len(rows)}", anchor=False)
    st.caption(f"{changed} changed since you looked." if changed else "Nothing changed since you looked.")
    with st.grid(2, min_column_width=380, gap=("medium", "large")):
        for row in rows:
            with st.container(gap="xxsmall"):
                names.event(row.event.title, row.event.id, row.event.kind)
                news = service.news_words(row) or "nothing new"
                st.markdown(f"{badge_words(standing_of_event(row.event))} :small[:gray[{news}]]")


def topic_filter(key: str, on_change: Callable[[], None] | None = None) -> tuple[str, ...]:
    """Offer the topics to narrow a list by, in the address as `key`; nothing where no event bears one."""
    names = [row.name for row in ask(service.topics)]
    if not names:
        return ()
    return tuple(
        st.multiselect("Topic", names, key=key, bind="query-params", width=220, placeholder="any", on_change=on_change)
    )


def saved_filters(filters: Filters, keys: dict[str, str], on_change: Callable[[], None]) -> None:
    """Offer the kept filters by name, and the one in force to be kept; `keys` names a field in the page's address."""
    turn = st.session_state.get(_TURN, 0)
    if st.session_state.get(_IN_FORCE, filters) != filters:  # others were chosen: it would cover what they leave
        turn += 1  # a list of its own, that nobody has opened: told to close, it may be opened again by a late answer
    st.session_state.update({_IN_FORCE: filters, _TURN: turn})
    with st.popover("Saved filters", icon=":material/bookmark:", key=f"{_OPEN}_{turn}", on_change="rerun"):
        kept = ask(service.saved_filters)
        if not kept:
            st.caption("None yet. Choose filters, then keep them here under a name.")
        for row in kept:
            _kept(row, keys, on_change)
        name = st.text_input("Name", key="filter_name", placeholder="a name for the filters chosen now", live="400ms")
        if st.button("Keep these filters", key="filter_save", disabled=not name.strip()):
            with guarded():
                service.save_filter(archive(), name, filters)
                done(f"Kept as “{name.strip()}”.")


def _kept(row: SavedFilterRow, keys: dict[str, str], on_change: Callable[[], None]) -> None:
    """Offer a kept filter by its name, and to forget it; a page that shows more than the filter leaves says so."""
    chosen = _chosen(row.filters, keys)
    without = dict.fromkeys(field for field, _ in service.pairs_of(row.filters) if not chosen.get(keys.get(field, "")))
    less = f" :small[:gray[(without {', '.join(without)})]]" if without else ""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.button(
            plain(row.name) + less,
            key=f"filter_use_{row.name}",
            type="tertiary",
            icon=":material/filter_alt:",
            on_click=_put_in_force,
            args=(chosen, on_change),
        )
        if st.button("", key=f"filter_gone_{row.name}", type="tertiary", icon=":material/delete:", help="Forget it"):
            service.remove_filter(archive(), row.name)
            done(f"“{row.name}” is forgotten.")


def _chosen(filters: Filters, keys: dict[str, str]) -> dict[str, object]:
    """Return what each control of a page shows when a filter is in force, by the control's key."""
    said: dict[str, list[str]] = {}
    for field, value in service.pairs_of(filters):
        said.setdefault(field, []).append(value)
    return {key: _one(field, said.get(field, [])) for field, key in keys.items()}


_NONE = {"search": "", "kind": None}  # what a control of one value shows where nothing is chosen


def _one(field: str, values: list[str]) -> object:
    """Return what a control shows: the values, or where it takes one alone that one; nothing where there are more."""
    if field not in _NONE:
        return values
    return values[0] if len(values) == 1 else _NONE[field]


def _put_in_force(chosen: dict[str, object], on_change: Callable[[], None]) -> None:
    """Choose what a filter says and nothing else: then the address names it, as it does after a choice by hand.

    A link would leave the address of its own page as it is, and what else was chosen there in force.
    """
    st.session_state.update(chosen)
    on_change()
