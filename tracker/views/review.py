"""Weekly review: one card at a time, by keys or by mouse, from what is new to the signed edition."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.views import (
    invitation,
    keys,
    review_due,
    review_moved,
    review_new,
    review_read,
    review_sign,
    review_together,
)
from tracker.views.asking import ask
from tracker.views.frame import archive, flash, guarded, plain
from tracker.views.review_card import Turn, card_with_panel, close_panel
from tracker.wording import count_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.store.rows import DecisionRow

_PART = "review_part"
_CARDS: dict[str, Callable[[Turn], None]] = {"new": review_new.show, "due": review_due.show, "moved": review_moved.show}
_READ: dict[str, Callable[[service.Agenda], None]] = {
    "start": review_read.start,
    "coming": review_read.coming,
    "figures": review_read.figures,
    "sign": review_sign.show,
}
_NOTHING = {
    "new": "No new prediction waits.",
    "due": "Nothing waits for a verdict.",
    "moved": "No day has moved, and nothing contradicts itself.",
}
_ACTS = {
    "accept": "accepted",
    "drop": "dropped",
    "edit": "given other days",
    "same": "joined to another event",
    "settle": "recorded",
    "later": "put aside",
    "dismiss": "report dismissed",
    "split": "given an event of its own",
    "condition": "its condition answered",
    "seen": "noted",
}
_TITLE = 60  # letters of a title in the line beside the undo
_WIDTH = 800  # a column that is read without moving the head


def show() -> None:
    """Show the part of the sitting that is next, or the one turned to."""
    keys.forget()
    if ask(service.empty):
        invitation.nothing_yet()
        return
    agenda = ask(service.agenda)
    part = _turned_to(agenda)
    with st.container(horizontal_alignment="center"), st.container(width=_WIDTH):
        st.title("Weekly review", anchor=False)
        _progress(agenda, part)
        if part != "sign":
            review_sign.overtaken(agenda)
        with guarded():
            _body(agenda, part)
        if agenda.sitting is not None:
            _foot(agenda, part)
        keys.show()
        if part in {"start", "sign"}:
            review_sign.editions()


def _turned_to(agenda: service.Agenda) -> str:
    """Return the part to show: the one turned to while it has something left, else the next one."""
    if agenda.sitting is None:
        return "start"
    turned: str | None = st.session_state.get(_PART)
    return turned or agenda.part


def _progress(agenda: service.Agenda, part: str) -> None:
    """Say where in the sitting this is."""
    names = list(service.PARTS)
    done, total = agenda.cards_done, agenda.cards_done + agenda.cards_left
    left = len(agenda.steps.get(part, ()))
    words = f"**{service.PARTS[part]}**" + (f" · {left:,} left" if left else "")
    share = done / total if total else names.index(part) / (len(names) - 1)
    st.progress(min(1.0, share), text=f"{words} · {done:,} of {count_words(total, 'card')} done" if total else words)


def _body(agenda: service.Agenda, part: str) -> None:
    if part in _READ:
        _READ[part](agenda)
        return
    steps = {step.card: step for step in agenda.steps[part]}
    opened = card_with_panel()
    if opened and opened not in steps:
        st.warning("Somebody else has dealt with the card that you had open.", icon=":material/group:")
        close_panel()
    if not steps:
        st.markdown(f":material/check_circle: {_NOTHING[part]}")
        return
    if review_together.is_open(part):
        review_together.show(agenda, part)
        return
    step = steps.get(opened) or next(iter(steps.values()))
    with st.container(border=True, key=f"card-{step.card.replace(':', '-')}"):
        _CARDS[part](Turn(agenda, step, ask(service.event, step.event_id)))
    if not card_with_panel():
        review_together.offer(agenda, part)


def _foot(agenda: service.Agenda, part: str) -> None:
    """Offer the undo, and the way to the parts before and after."""
    last = agenda.last
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(
            "Undo",
            key=f"undo-{last.id if last else 0}",
            shortcut=keys.noted("U", "Take back the last act"),
            icon=":material/undo:",
            disabled=not last,
        ):
            _undo(agenda)
        st.caption(_last_words(last, agenda.last_cards) if last else "Nothing to undo yet", width="stretch")
        with st.container(horizontal=True, width="content"):  # side by side on a telephone, too
            _turns(part)


def _turns(part: str) -> None:
    """Offer the part before and the next one."""
    names = list(service.PARTS)
    place = names.index(part)
    for step, label, key in ((-1, "Part before", "Left"), (1, "Next part", "Right")):
        there = 0 <= place + step < len(names)
        shortcut = keys.noted(key, label)
        if st.button(label, key=f"turn-{part}-{key}", shortcut=shortcut, type="tertiary", disabled=not there):
            turn(names[place + step])


def _last_words(last: DecisionRow, cards: int) -> str:
    """Say what an undo takes back: the act, and of which event or of how many cards."""
    if cards > 1:
        return f"Last: {_ACTS[last.act]} · {count_words(cards, 'card')} at once"
    found = ask(service.events_by_id, (last.made.get("event", 0),))
    title = f" · {plain(textwrap.shorten(found[0].title, _TITLE, placeholder=' …'))}" if found else ""
    return f"Last: {_ACTS[last.act]}{title}"


def turn(part: str | None) -> None:
    """Go to a part, or (None) to the one that is next."""
    close_panel()
    review_together.close()
    if part is None:
        st.session_state.pop(_PART, None)
    else:
        st.session_state[_PART] = part
    st.rerun()


def _undo(agenda: service.Agenda) -> None:
    """Take back the newest act of the sitting, whatever it made, and show its card again."""
    with guarded():
        assert agenda.sitting is not None  # noqa: S101 - there is a last act
        assert agenda.last is not None  # noqa: S101 - as above
        service.take_back(archive(), agenda.sitting.id, agenda.last.card)
        flash("Taken back.")
        turn(None)


if __name__ == "__main__":
    show()
