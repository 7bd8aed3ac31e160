"""Settings: about me, the conventions that windows are read by, the table of hedges, mail, and the archive itself.

Invariant: a length that would give other windows is shown with what it would mean before it is saved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.reading.hedges import hedges
from tracker.views import keeping, reread
from tracker.views.asking import ask
from tracker.views.frame import archive, done, guarded, plain, sentence
from tracker.views.sentences import time_words
from tracker.wording import count_words

if TYPE_CHECKING:
    from tracker.store.rows import SettingRow

MINE = ("my_name", "time_zone", "week_starts")
READING = ("reader", "keep_from", "tail_share")
_CERTAIN = {"CT": "certain", "PR": "probable", "PS": "possible"}


def show() -> None:
    """Show what a person sets, a tab for each matter."""
    st.title("Settings", anchor=False)
    rows = {row.name: row for row in ask(service.settings)}
    mine, reading, words, mail, kept = st.tabs(["About me", "Reading", "Hedges", "Mail", "The archive"])
    with mine, st.container(width=420):
        for name in MINE:
            _setting(rows[name])
    with reading:
        _reading(rows)
    with words:
        _hedges()
    with mail:
        _mail()
    with kept:
        keeping.panel()


def _setting(row: SettingRow) -> None:
    """Offer one setting; a change is saved as soon as the field is left."""
    value = _field(row)
    if value != row.value:
        with guarded():
            service.change_setting(archive(), row.name, value)
            done("Saved.")


def _field(row: SettingRow) -> str:
    """Show a setting's field and return what stands in it."""
    unit = f" ({row.unit})" if row.unit else ""
    default = f"Default: {row.default}" if row.default else None
    label, key = f"{row.words}{unit}", f"set_{row.name}"  # our own words: escaped, they are read out with the marks
    if not row.choices:
        return str(st.text_input(label, value=row.value, key=key, help=default)).strip()
    choices = list(dict.fromkeys((*row.choices, row.value)))  # what was chosen may be installed no longer
    index = choices.index(row.value)
    return str(st.selectbox(label, choices, index, format_func=lambda c: c or _MACHINE, key=key, help=default))


_MACHINE = "as this machine has it"


def _reading(rows: dict[str, SettingRow]) -> None:
    st.caption("Conventions of ours, which you may set otherwise; an empty field restores the default.")
    with st.grid(3, min_column_width=260):
        for name in READING:
            with st.container():
                _setting(rows[name])
    _lengths([row for row in rows.values() if row.name not in {*MINE, *READING}])
    reread.panel()


def _lengths(rows: list[SettingRow]) -> None:
    """Offer the lengths of the vague words; what a change would mean is shown before it is saved."""
    st.header("How long the vague words are", anchor=False)
    with st.grid(4, min_column_width=200):
        for row in rows:
            with st.container():
                _field(row)
    changed = {
        row.name: value for row in rows if (value := str(st.session_state[f"set_{row.name}"]).strip()) != row.value
    }
    if changed:
        with guarded():
            _would_mean(changed)


def _would_mean(changed: dict[str, str]) -> None:
    """Show what changed lengths would mean, and save them on a press. Raises `InputError` for what is no length."""
    for said in service.said_by(archive(), changed, service.today()):
        now, then = time_words(said.now), time_words(said.then)
        st.markdown(plain(f"“{said.words}”, said today: {now}; would be: {then}."))
    st.caption("It holds for what is read from now on. What is stored stays until you read the archive anew, below.")
    if st.button(f"Save {count_words(len(changed), 'length')}", key="save_lengths", type="primary"):
        for name, value in changed.items():
            service.change_setting(archive(), name, value)
        done("Saved.")


def _hedges() -> None:
    """Show what each hedge is taken to be worth, and where that figure is from."""
    st.caption(
        "The chance that readers attach to the words. Grade A: these words were measured; B: near neighbours were; "
        "C: an assumption. What they proved worth here is on the page Track record, by hedge."
    )
    rows = [
        {
            "Hedge": hedge.name,
            "Says": f"{_CERTAIN[hedge.certainty]}{'' if hedge.polarity == '+' else ', that it will not'}",
            "Chance that it happens": f"{hedge.probability:.0%}",
            "Counts as": count_words(hedge.weight, "case"),
            "Grade": hedge.grade,
        }
        for hedge in hedges()
    ]
    st.dataframe(rows, hide_index=True, alt="Hedges with the chance that they are taken to mean", height=520)


def _mail() -> None:
    """Say whether mail is set up, and try it out."""
    try:
        to = service.receivers()
    except service.MailError as error:
        st.info(sentence(error), icon=":material/mail_off:")
        st.caption("Mail is set up outside, so that no password lies in the archive: by these variables.")
        st.table([{"Variable": name, "What it is": words} for name, words in service.MAIL_VARIABLES.items()])
        return
    st.markdown(plain(f"Editions and reminders go to {', '.join(to)}."))
    if st.button("Send a trial letter", key="trial", icon=":material/send:"):
        try:
            service.send_trial()
            st.success("Sent.", icon=":material/check:")
        except service.MailError as error:
            st.error(sentence(error), icon=":material/error:")


if __name__ == "__main__":
    show()
