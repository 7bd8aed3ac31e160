"""The end of a sitting: its note and names, the signature that freezes the edition, and the editions signed before.

Invariant: one press makes one edition, however often it is pressed.
"""

from __future__ import annotations

import streamlit as st

from tracker import service
from tracker.views import keys
from tracker.views.asking import ask
from tracker.views.focus import focus
from tracker.views.frame import archive, flash, guarded, plain
from tracker.views.pages import go, link
from tracker.wording import count_words, day_words

_SHOWN = 12


def show(agenda: service.Agenda) -> None:
    """Ask for a note and for the names, and sign."""
    assert agenda.sitting is not None  # noqa: S101 - the parts after the start are of an open sitting
    left = agenda.cards_left
    if left:
        waits = f"{count_words(left, 'card')} {'was' if left == 1 else 'were'} not looked at"
        st.markdown(f"**{waits}**: what is new or due comes again next time, what moved stands in the edition.")
    else:
        st.markdown(":material/check_circle: Everything was looked at.")
    same_day(agenda)
    number = len(ask(service.editions)) + 1
    with st.form("sign_off", border=True):
        note = st.text_area(
            "Note for the edition",
            key="edition_note",
            height=100,
            placeholder="What the week showed",
            max_chars=service.LONGEST_NOTE,
        )
        names = st.text_input(
            "Signed by",
            value=ask(service.setting, "my_name"),
            key="edition_names",
            placeholder="Ann Reader",
            help="Several names are separated by commas.",
        )
        pressed = st.form_submit_button(
            f"Sign edition {number}",
            type="primary",
            icon=":material/draw:",
            shortcut=keys.noted("Ctrl+Enter", "Sign the edition"),
        )
        focus(f"focus-sign-{number}")
    if pressed:
        _sign(agenda.sitting.id, note, names)


def _sign(sitting: int, note: str, names: str) -> None:
    """Freeze the edition and turn to it, or say whose name is wanted."""
    try:
        # one sitting makes one edition, whoever presses, however often
        edition = service.sign_off(archive(), note=note, by=names, token=f"sitting-{sitting}")
    except service.UnsignedError as error:
        st.error(f"Type your name above: {error}.", icon=":material/badge:")
        return
    _remember(names)
    flash(f"Edition {edition.number} is signed.")
    go("edition", id=edition.number)


def same_day(agenda: service.Agenda) -> None:
    """Tell who comes again on the day of an edition what another one would hold: what came since."""
    newest = ask(service.edition_of, agenda.day)
    if newest is None:
        return
    since = f"{count_words(agenda.news, 'event')} since" if agenda.news else "nothing new since"
    then = "another one tells of that alone" if agenda.news else "another one would say the same again"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.info(f"Today's edition is signed, with {since}: {then}.", icon=":material/event_available:", width="stretch")
        link("edition", f"Edition {newest.number}", icon=":material/article:", id=newest.number)


def _remember(names: str) -> None:
    """Keep the name of a person who signs alone and has set none, so that it stands beside all else they record."""
    if ask(service.who) == service.NOBODY and "," not in names:
        with guarded():
            service.change_setting(archive(), "my_name", names)


def editions() -> None:
    """List the editions, newest first, each a link to its page; tell of any that was changed since."""
    rows = ask(service.editions)
    if not rows:
        return
    st.header(f"Editions · {len(rows)}", anchor=False)
    for fault in ask(service.verify_editions):
        st.error(plain(fault), icon=":material/gpp_bad:")
    for row in rows[:_SHOWN]:
        with st.container(gap="xxsmall"):
            link("edition", f"**No. {row.number}** · week up to {day_words(row.cutoff_on)}", id=row.number)
            st.caption(plain(f"signed by {', '.join(row.names)}" + (f" · {row.note[:160]}" if row.note else "")))
