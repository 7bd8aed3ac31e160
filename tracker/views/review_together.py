"""Several cards of a sitting at once: the clear ones stand in a list, each to be left out, and one key takes them.

Invariant: nothing is taken that was not shown in the list, and one undo takes all of it back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.views import keys
from tracker.views.asking import ask
from tracker.views.frame import archive, flash, plain
from tracker.views.sentences import opened, reported_words
from tracker.wording import count_words, quoted, window_words

if TYPE_CHECKING:
    from collections.abc import Sequence

_PART = "review_together"
_DOES = {"new": "Accept", "due": "Record"}
_NONE = {
    "new": "None of them was read clearly enough, or may be about no other event: look at each.",
    "due": "No article reports plainly what came of any of them: look at each.",
}


def is_open(part: str) -> bool:
    """Say whether the list of a part is open."""
    return st.session_state.get(_PART) == part


def close() -> None:
    """Close the list."""
    st.session_state.pop(_PART, None)


def offer(agenda: service.Agenda, part: str) -> None:
    """Offer the list where a part has several cards of which some may be clear."""
    if part not in _DOES or len(agenda.steps[part]) < 2:  # noqa: PLR2004 - several
        return
    label = "Several at once"
    shortcut = keys.noted("G", label)
    if st.button(label, key=f"together-{part}", shortcut=shortcut, type="tertiary", icon=":material/checklist:"):
        st.session_state[_PART] = part
        st.rerun()


def show(agenda: service.Agenda, part: str) -> None:
    """Show the clear cards of a part, each with a box to leave it out, and take those that are left in."""
    cards = ask(service.clear_cards, agenda, part)
    with st.container(border=True):
        st.header(f"{_DOES[part]} several at once", anchor=False)
        if not cards:
            st.markdown(_NONE[part])
        chosen = [card for card in cards if _line(card)]
        with st.container(horizontal=True, gap="xsmall"):
            _take(agenda, part, chosen)
            if st.button("Back", key="together-leave", shortcut=keys.noted("Esc", "Back to the cards")):
                close()
                st.rerun()


def _line(card: service.Clear) -> bool:
    """Show one card: what would be taken, in its words; return whether it is left in."""
    with st.container(gap="xxsmall"):
        kept = st.checkbox(f"**{plain(card.view.event.title)}**", value=True, key=f"together-{card.step.card}")
        quote, what = card.statement.quote, window_words(card.statement.window, card.statement.anchor)
        if card.report:
            quote, what = card.report.quote, reported_words(card.report)
        st.markdown(f":small[**{plain(opened(what))}** · {plain(quoted(quote))}]")
    return kept


def _take(agenda: service.Agenda, part: str, chosen: Sequence[service.Clear]) -> None:
    label = f"{_DOES[part]} {count_words(len(chosen), 'card')}"
    shortcut = keys.noted("Enter", label)
    pressed = st.button(
        label,
        key=f"together-{part}-{len(chosen)}",
        type="primary",
        shortcut=shortcut,
        icon=":material/done_all:",
        disabled=not chosen,
    )
    if pressed and agenda.sitting is not None:
        faults = service.take_together(archive(), agenda.sitting.id, chosen)
        close()
        done = count_words(len(chosen) - len(faults), "card")
        flash(f"{done} done; one undo takes all of it back. " + " ".join(f"Left: {fault}." for fault in faults))
        st.rerun()
