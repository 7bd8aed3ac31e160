"""The end of a sitting: its note and names, the signature that freezes the edition, and the editions signed before.

Invariant: one press makes one edition, however often it is pressed; what was typed is lost only by signing it.
"""

from __future__ import annotations

import streamlit as st

from tracker import service
from tracker.views import keys
from tracker.views.asking import ask
from tracker.views.focus import focus
from tracker.views.frame import archive, flash, guarded, plain, sentence
from tracker.views.pages import go, link
from tracker.wording import count_words, day_words

_SHOWN = 12


_SIGNING = "sitting_to_sign"
_NOTE, _NAMES, _KEPT = "edition_note", "edition_names", "edition_kept"


def show(agenda: service.Agenda) -> None:
    """Ask for a note and for the names, and sign; what is typed is kept while one looks at any other page."""
    assert agenda.sitting is not None  # noqa: S101 - the parts after the start are of an open sitting
    st.session_state[_SIGNING] = agenda.sitting.id
    _looked_at(agenda)
    same_day(agenda)
    number = len(ask(service.editions)) + 1
    with st.container(border=True):
        note, names = _typed()
        pressed = st.button(
            f"Sign edition {number}",
            key=f"sign-{number}",
            type="primary",
            icon=":material/draw:",
            shortcut=keys.noted("Ctrl+Enter", "Sign the edition"),
        )
        focus(f"focus-sign-{number}")
    if pressed:
        _sign(agenda.sitting.id, note, names)


def _looked_at(agenda: service.Agenda) -> None:
    """Say what was not looked at, and what was put aside: an edition shows both as they stand."""
    if left := agenda.cards_left:
        waits = f"{count_words(left, 'card')} {'was' if left == 1 else 'were'} not looked at"
        st.markdown(f"**{waits}**: what is new or due comes again next time, what moved stands in the edition.")
        return
    later = f"{count_words(agenda.aside, 'card')} {'was' if agenda.aside == 1 else 'were'} put aside for later"
    st.markdown(
        f":material/check_circle: Every card was looked at; {later}, and the edition shows how they stand."
        if agenda.aside
        else ":material/check_circle: Everything was looked at."
    )


def _typed() -> tuple[str, str]:
    """Ask for the note and the names, as they were typed before one looked at another page."""
    st.session_state.update(st.session_state.get(_KEPT, {}))
    note = st.text_area(
        "Note for the edition",
        key=_NOTE,
        height=100,
        placeholder="What the week showed",
        max_chars=service.LONGEST_NOTE,
        on_change=_keep,
    )
    names = st.text_input(
        "Signed by",
        value=ask(service.setting, "my_name"),
        key=_NAMES,
        placeholder="Ann Reader",
        help="Several names are separated by commas.",
        on_change=_keep,
    )
    return note or "", names or ""


def _keep() -> None:
    """Keep what was typed: its field is forgotten where the next page is asked for before this one is drawn again."""
    st.session_state[_KEPT] = {key: st.session_state[key] for key in (_NOTE, _NAMES) if key in st.session_state}


def _sign(sitting: int, note: str, names: str) -> None:
    """Freeze the edition and turn to it, or say whose name is wanted."""
    try:
        # one sitting makes one edition, whoever presses, however often
        edition = service.sign_off(archive(), note=note, by=names, token=f"sitting-{sitting}")
    except service.UnsignedError as error:
        st.error(f"Type your name above: {error}.", icon=":material/badge:")
        return
    if edition.note != note or not all(name in names for name in edition.names):
        st.rerun()  # somebody else was the first: the sitting is closed, and `overtaken` says so
    for key in (_SIGNING, _NOTE, _NAMES, _KEPT):
        st.session_state.pop(key, None)
    _remember(names)
    flash(f"Edition {edition.number} is signed.")
    go("edition", id=edition.number)


def overtaken(agenda: service.Agenda) -> None:
    """Tell who was about to sign a sitting that somebody else has signed; what they typed is kept for the next one."""
    signing = st.session_state.get(_SIGNING)
    if signing is None or (agenda.sitting is not None and agenda.sitting.id == signing):
        return
    edition = ask(service.editions)[0]
    told = f"Edition {edition.number} was signed by {', '.join(edition.names)} before you: your name is not in it."
    note = st.session_state.get(_KEPT, {}).get(_NOTE)
    st.warning(plain(told + (" Nor is your note, which is kept for the next one:" if note else "")), icon=_GROUP)
    if note:
        st.text(note)


_GROUP = ":material/group:"


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
        st.error(sentence(fault), icon=":material/gpp_bad:")
    for row in rows[:_SHOWN]:
        with st.container(gap="xxsmall"):
            link("edition", f"**No. {row.number}** · week up to {day_words(row.cutoff_on)}", id=row.number)
            st.caption(plain(f"signed by {', '.join(row.names)}" + (f" · {row.note[:160]}" if row.note else "")))
