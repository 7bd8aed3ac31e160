"""Marking a prediction that the rules missed: choose the sentence, name the event, type the time and see its window.

Invariant: nothing is returned before the sentence, the event's words and a time that is understood are all there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.grammar.sentences import sentences
from tracker.views.corrections import live_time
from tracker.views.frame import archive
from tracker.views.stretches import within
from tracker.wording import day_words

if TYPE_CHECKING:
    from datetime import date

    from tracker.text import Span


@dataclass(frozen=True, slots=True)
class Missed:
    """What a person marked: the sentence, the event's words, and the time in words."""

    sentence: Span
    event_text: str
    time: str


def missed_form(key: str, text: str, anchor: date, part: slice) -> Missed | None:
    """Ask for a missed prediction of a part of `text`, said on `anchor`; return it once the button is pressed."""
    chosen = _sentence(key, text, part)
    if chosen is None:
        return None
    event_text = st.text_input("The event, in words", key=f"{key}_event", placeholder="the summit", live="400ms")
    time = st.text_input(
        "The time, in words",
        key=f"{key}_time",
        placeholder="by the end of next month",
        live="400ms",
        help=f"Read against {day_words(anchor)}.",
    )
    live_time(time, anchor)
    ready = bool(event_text.strip() and time.strip()) and service.time_in_words(time, anchor, store=archive())
    pressed = st.button("Add this prediction", key=f"{key}_add", disabled=not ready, type="primary")
    return Missed(chosen, event_text.strip(), time.strip()) if pressed and ready else None


def _sentence(key: str, text: str, part: slice) -> Span | None:
    """Let a sentence of the part be chosen, and show it whole."""
    spans = [sentence.span for sentence in sentences(text) if not sentence.heading]
    chosen: Span | None = st.selectbox(
        "The sentence",
        [span for span in spans if within(part, span.start)],
        index=None,
        format_func=lambda span: span.of(text),
        key=f"{key}_sentence",
        placeholder="choose the sentence that says it",
    )
    if chosen is not None:
        st.text(chosen.of(text))
    return chosen
