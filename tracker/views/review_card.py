"""One card of a sitting: its frame, its buttons with their keys, and the panel that a button opens.

Invariant: a button's key holds the card that it is on, so that a second press meant for this card never acts on the
next; while a panel is open only its own keys work.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.views import conditions, keys, parts
from tracker.views.focus import focus
from tracker.views.frame import archive, flash, guarded, plain
from tracker.views.pages import link
from tracker.views.sources import said_line
from tracker.views.text import show_quote

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tracker.store.rows import EventView, PredictionRow

_PANEL = "review_panel"
SAVE, LEAVE = "Ctrl+Enter", "Esc"  # they work while a field is being typed into; Enter alone does not


@dataclass(frozen=True, slots=True)
class Turn:
    """The card whose turn it is: the sitting, what is left of it, and the event with all that is known of it."""

    agenda: service.Agenda
    step: service.Step
    view: EventView

    @property
    def sitting_id(self) -> int:
        """The open sitting."""
        assert self.agenda.sitting is not None  # noqa: S101 - a card is shown in an open sitting only
        return self.agenda.sitting.id

    @property
    def shown(self) -> PredictionRow | None:
        """The statement that the event goes by, else its newest one."""
        standing = [row for row in self.view.predictions if row.standing]
        window = self.view.event.window
        current = [row for row in standing if window and row.window and row.window[:2] == window[:2]]
        return next(iter([*current, *standing]), None)


def act_button(  # noqa: PLR0913 - a button by keyword
    turn: Turn,
    label: str,
    shortcut: str,
    *,
    icon: str | None = None,
    primary: bool = False,
    help_: str | None = None,
    disabled: bool = False,
) -> bool:
    """Show one act of a card as a button with its key; return whether it was pressed."""
    return st.button(
        label,
        key=f"{turn.step.card}-{shortcut}",
        shortcut=keys.noted(shortcut, label),
        icon=f":material/{icon}:" if icon else None,
        type="primary" if primary else "secondary",
        help=help_,
        disabled=disabled,
    )


def done(turn: Turn, act: str, *, until: date | None = None) -> None:
    """Note an act that makes nothing, and show the next card."""
    with noted(turn, act, until=until):
        pass
    leave()


@contextmanager
def noted(turn: Turn, act: str, *, until: date | None = None) -> Iterator[tuple[service.Store, dict[str, int]]]:
    """Give the archive to do an act in, and the ids of what it makes, by kind, to be filled in; note both at the end.

    What is done and that it was done are stored together or not at all: else an undo would not find it.
    """
    made = {"event": turn.step.event_id}
    with archive().together() as whole:
        yield whole, made
        service.decide(whole, turn.sitting_id, turn.step.card, act, until=until, made=made)


def leave(words: str = "") -> None:
    """Show the next card, and say what was done with this one."""
    close_panel()
    if words:
        flash(words)
    st.rerun()


def open_panel(turn: Turn, name: str) -> None:
    """Open a panel on this card, in place of its buttons."""
    outcome = turn.view.event.outcome
    st.session_state[_PANEL] = (turn.step.card, name, outcome.id if outcome else None)
    st.rerun()


def panel_of(turn: Turn) -> str:
    """Return the panel that is open on this card, empty where none is."""
    card, name, _ = st.session_state.get(_PANEL, ("", "", None))
    return name if card == turn.step.card else ""


def outcome_seen(turn: Turn) -> int | None:
    """Return the outcome that stood when the panel was opened, else the one that is shown now."""
    if panel_of(turn):
        seen: int | None = st.session_state[_PANEL][2]
        return seen
    outcome = turn.view.event.outcome
    return outcome.id if outcome else None


def card_with_panel() -> str:
    """Return the card that a panel is open on, empty where none is."""
    card: str = st.session_state.get(_PANEL, ("",))[0]
    return card


def close_panel() -> None:
    """Close whatever panel is open."""
    st.session_state.pop(_PANEL, None)


@contextmanager
def panel(turn: Turn, heading: str, *, typed: bool = False) -> Iterator[None]:
    """Frame a panel: its heading, what the block puts into it; `typed` puts the cursor into its first field."""
    with st.container(gap="small"):
        st.markdown(f"**{heading}**")
        with guarded():
            yield
        if typed:
            focus(f"focus-{turn.step.card}-{panel_of(turn)}")


def save_or_leave(turn: Turn, label: str, *, shortcut: str = SAVE, lacks: str = "") -> bool:
    """Show the two ways out of a panel; return whether it is to be saved.

    `lacks` says what is not given yet: the button is there all the same, as a key that is pressed right after the last
    letter reaches the page before that letter does.
    """
    with st.container(horizontal=True, gap="xsmall"):
        saved = st.button(
            label,
            key=f"{turn.step.card}-save",
            shortcut=keys.noted(shortcut, label),
            type="primary",
            icon=":material/check:",
        )
        if st.button("Back", key=f"{turn.step.card}-leave", shortcut=keys.noted(LEAVE, "Back to the card")):
            close_panel()
            st.rerun()
    if saved and lacks:
        st.warning(lacks, icon=":material/edit:")
    return saved and not lacks


def later_buttons(turn: Turn) -> None:
    """Offer to ask again in a week or in a month, each button with its day."""
    week, month = turn.agenda.again_on
    for day, shortcut in ((week, "L"), (month, "K")):
        if act_button(turn, f"Later: {day.day} {day:%b}", shortcut, icon="snooze", help_="Ask me again on that day"):
            done(turn, "later", until=day)


def head(turn: Turn, note: str) -> None:
    """Show what a card is about: how it stands, its title, and why it is here."""
    event = turn.view.event
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        parts.badge(parts.standing_of_event(event))
        st.caption(note, width="content")
    with st.container(gap="xxsmall"):
        st.header(plain(event.title), anchor=False)
        link("event", "Its whole history", icon=":material/open_in_new:", id=event.id)


def statement(row: PredictionRow | None) -> None:
    """Show one statement: who said it when, the sentence, and its window in words with its days."""
    if row is None:
        st.caption("Nothing that was said of it stands.")
        return
    with st.container(gap="xsmall"):
        said_line(row)
        show_quote(row)
        parts.when_line(row, icon=":material/date_range:")
        conditions.note(row)


CONDITION = "condition"
"""The panel that asks whether the condition of the statement shown was met."""


def condition_button(turn: Turn) -> None:
    """Offer to say whether the condition was met that the statement waits for; nothing where it waits for none."""
    if conditions.waits(turn.shown) and act_button(turn, "Its condition", "I", icon="rule", help_=_CONDITION):
        open_panel(turn, CONDITION)


_CONDITION = "Say whether the condition was met that it hangs on; the card stays"


def condition_panel(turn: Turn, row: PredictionRow) -> None:
    """Ask whether its condition was met; the event's own question is still open after that."""
    with panel(turn, "Was its condition met?"):
        day, why = conditions.fields(row)
        with st.container(horizontal=True, gap="xsmall"):
            failed = act_button(turn, "It was not met", "N", icon="close")
        met = save_or_leave(turn, "It was met", shortcut="Enter")
        if not (met or failed):
            return
        with noted(turn, "condition") as (store, made):
            if met:
                service.meet_condition(store, row.id, day, note=why)
            else:
                service.fail_condition(store, row.id, note=why)
            made["condition"] = row.id
        leave()


REASONS = ("It is no prediction", "It was read wrongly", "Nobody could check it", "It is not worth following")


def drop_panel(turn: Turn, row: PredictionRow) -> None:
    """Ask why a statement is dropped: a key for each common reason, or words of one's own."""
    with panel(turn, "Why drop it?"):
        with st.container(horizontal=True, gap="xsmall"):
            pressed = [act_button(turn, words, str(n)) for n, words in enumerate(REASONS, 1)]
        own = st.text_input("Another reason", key=f"{turn.step.card}-reason", live="400ms")
        lacks = "" if own.strip() else "Type a reason, or press the key of one above."
        saved = save_or_leave(turn, "Drop it", lacks=lacks)
        reason = next((words for words, hit in zip(REASONS, pressed, strict=True) if hit), own if saved else "")
        if reason:
            with noted(turn, "drop") as (store, made):
                service.drop(store, row.id, reason=reason)
                made["prediction"] = row.id
            leave()
