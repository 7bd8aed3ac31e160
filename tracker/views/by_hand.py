"""Predictions without an article: one typed in by hand, or many from a table.

Invariant: nothing is stored before its button is pressed, and a table is stored whole or not at all.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.imports import RefusedError
from tracker.imports.table import COLUMNS
from tracker.reading.values import Certainty, Kind, Polarity
from tracker.sources import is_web_address
from tracker.views.corrections import live_time, sureness
from tracker.views.days import past_day
from tracker.views.frame import archive, guarded, plain
from tracker.views.pages import link
from tracker.wording import count_words

if TYPE_CHECKING:
    from collections.abc import Mapping

_CLEARED = ("hand_title", "hand_time", "hand_quote")
_FAULTS = 20  # faults of a table that are named; the first few show what is wrong


@dataclass(slots=True)
class Form:
    """The form of one browser tab: which one it is since the tab was opened, and what came of the one before."""

    number: int = 0
    told: str = ""
    lock: Lock = field(default_factory=Lock)


def one() -> None:
    """Ask for a prediction that no article of the archive makes."""
    form: Form = st.session_state.setdefault("hand", Form())
    if form.told and not st.session_state.get("hand_title"):
        st.success(plain(form.told), icon=":material/check:")
        link("events", "See the events", icon=":material/event_note:")
    number = form.number  # a late second press finds no button of the form before
    with st.container(width=760):
        given = {**_what_and_when(), **_who(), **_how()}
        ready = bool(str(given["title"]).strip() and str(given["time"]).strip() and given["published_on"])
        saved = st.button("Save the prediction", type="primary", key=f"hand_save_{number}", disabled=not ready)
    if saved:
        _save(form, number, given)


def _save(form: Form, number: int, given: Mapping[str, object]) -> None:
    """Store what was typed, and show an empty form.

    A second press runs the page anew beside the first, which goes on saving: it waits, and shows what that did.
    """
    with guarded(), form.lock:
        if form.number == number:
            done = service.enter(archive(), [service.Entry(**given)])  # type: ignore[arg-type] # the fields of the form
            form.told = f"“{str(given['title']).strip()}” {'is there already' if done.known else 'is saved'}."
            form.number += 1
        for key in _CLEARED:
            st.session_state.pop(key, None)
        st.rerun()


def _what_and_when() -> dict[str, object]:
    """Ask for the event and its time, and show at once how the time is read."""
    title = st.text_input(
        "What is predicted, in a few words", key="hand_title", placeholder="Harlow bridge opening", live="400ms"
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        day = past_day("Said on", service.today(), "hand_day", width=170)
        time = st.text_input("When, in words", key="hand_time", placeholder="by the end of May", live="400ms")
    if day:
        live_time(time, day)
    return {"title": title, "published_on": day, "time": time}


def _who() -> dict[str, object]:
    """Ask who said it, where and in which words; all of it may be left empty."""
    with st.container(horizontal=True):
        speaker = st.text_input("Who said it", key="hand_speaker")
        publisher = st.text_input("Outlet", key="hand_publisher", help=_OUTLET)
        address = st.text_input("Address", key="hand_url", placeholder="https://", type="url").strip()
    if address and not is_web_address(address):
        st.caption(":material/close: That is no address of http or https; it is left out.")
        address = ""
    quote = st.text_area("The words", key="hand_quote", height=80)
    return {"speaker": speaker or None, "publisher": publisher or None, "url": address or None, "quote": quote}


_OUTLET = "Kept with the prediction. The page Outlets counts what stands in articles, and not what is typed in."


def _how() -> dict[str, object]:
    """Ask for the kind of event, how surely it was said, and whether it was said not to happen."""
    kinds = [kind.value for kind in Kind]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = st.selectbox("Kind", kinds, index=kinds.index(Kind.OTHER.value), key="hand_kind", width=160)
        certainty, polarity = sureness("hand", Certainty.CERTAIN, Polarity.POSITIVE)
    return {"kind": kind, "certainty": certainty, "polarity": polarity}


def table() -> None:
    """Take a CSV of predictions and outcomes: checked first, stored on a second press."""
    st.caption("A prediction a row, with what became of it if known. The first row names the columns, in any order.")
    with st.expander("Columns", icon=":material/table:"):
        st.table({"column": list(COLUMNS), "what it holds": [column.words for column in COLUMNS.values()]})
    file = st.file_uploader("CSV", key="table_file")  # of any kind: what is no table is told below
    if file is not None and (found := _checked(file.getvalue())):
        _offer(file.getvalue(), found)


def _checked(content: bytes) -> service.Entered | None:
    """Return what of a table is not stored yet; where it has faults, name them and return None."""
    try:
        return service.import_table(archive(), io.BytesIO(content), dry_run=True)
    except RefusedError as error:
        st.error(f"Nothing of it can be stored: {count_words(len(error.faults), 'fault')}.", icon=":material/error:")
        for fault in error.faults[:_FAULTS]:
            st.markdown(f"- {plain(str(fault))}")
        return None


def _offer(content: bytes, found: service.Entered) -> None:
    """Say what a sound table holds, and store it on a press."""
    above = st.container()
    told = f"{count_words(found.predictions, 'prediction')} and {count_words(found.outcomes, 'outcome')}"
    label, new = f"Store {told}", bool(found.predictions or found.outcomes)
    if new and st.button(label, type="primary", key="table_store", icon=":material/save:"):
        with guarded(), st.spinner("Storing …"):
            service.import_table(archive(), io.BytesIO(content))
            above.success(f"{told} stored.", icon=":material/check:")
        return
    known = f" {count_words(found.known, 'prediction')} of it already there." if found.known else ""
    above.info(f"The table is sound: {told}.{known} Nothing is stored yet.", icon=":material/rule:")
