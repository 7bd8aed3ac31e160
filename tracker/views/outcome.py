"""What became of an event: the reports that suggest an answer, the form, and the history with its undo.

Invariant: a report settles nothing by itself; what it says is recorded as it stands, edited first, or dismissed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.models import Answer
from tracker.outcome import Status
from tracker.views import keys, names, outcome_form
from tracker.views.asking import ask
from tracker.views.frame import archive, done, guarded, plain, token
from tracker.views.pages import link
from tracker.views.sentences import opened, outcome_words, reported_words
from tracker.wording import count_words, day_words, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from tracker.store.rows import EventRow, EventView, OutcomeRow, SuggestionRow

_SHOWN = 3  # suggestions: of a much-told event there are dozens, and the newest one tells


def panel(view: EventView, day: date) -> None:
    """Show what is recorded, what reports suggest, and the form."""
    st.header("What came of it", anchor=False)
    if day != service.today():
        st.caption("Outcomes are recorded today, not in the past; “Back to today” above leads there.")
    else:
        _suggestions(view)
        with st.expander(
            "Record another outcome" if view.outcomes else "Record what came of it",
            expanded=not view.outcomes,
            icon=":material/gavel:",
        ):
            outcome_form.show(view)
        if ask(service.who) == service.NOBODY:
            link("settings", ":small[Set your name, to stand beside what you record]", icon=":material/badge:")
    _history(view.event, view.outcomes)


def _suggestions(view: EventView) -> None:
    """Show the newest reports that suggest an answer; earlier ones are folded, unless one of them is being edited."""
    edited = st.session_state.get(_EDITED)
    for place, suggestion in enumerate(view.suggestions[:_SHOWN]):
        _suggestion(view, suggestion, edited=suggestion.report_id == edited, keyed=not place)
    if more := view.suggestions[_SHOWN:]:
        among = any(each.report_id == edited for each in more)
        label = f"and {count_words(len(more), 'earlier report')}"
        with st.expander(label, expanded=among, icon=":material/campaign:"):
            for suggestion in more:
                _suggestion(view, suggestion, edited=suggestion.report_id == edited, keyed=False)


def _suggestion(view: EventView, row: SuggestionRow, *, edited: bool, keyed: bool) -> None:
    """Show what an article reports, to be recorded as it stands, edited first, or dismissed: the first one by keys."""
    with st.container(border=True, gap="small"):
        st.markdown(f":material/campaign: **Reported: {plain(reported_words(row))}**")
        st.text(quoted(row.quote))
        reported_by(row)
        dismissed_before(view)
        if edited:
            if st.button("Back", key=f"leave_{row.report_id}", icon=":material/arrow_back:"):
                _edit(None)
            outcome_form.show(view, row)
        else:
            _answer(view, row, _KEYS if keyed else {})


_KEYS = {"accept": "A", "edit": "E", "dismiss": "B"}
_ACTS = {
    "accept": ("Record this", "Record what is reported", "check"),
    "edit": ("Edit…", "Edit what is reported, then record it", "edit"),
    "dismiss": ("Not so", "Say that the report is not so", "close"),
}


def _answer(view: EventView, row: SuggestionRow, shortcuts: Mapping[str, str]) -> None:
    with st.container(horizontal=True, gap="small"):
        accepted, edited, dismissed = (_act(act, row.report_id, shortcuts.get(act)) for act in _ACTS)
    with guarded():
        if edited or (accepted and outcome_form.wants_a_look(view, row)):
            _edit(row.report_id)
        if accepted:
            given = service.suggested(archive(), row.report_id)
            outcome_form.save(view.event, given, f"accept-{row.report_id}")
        if dismissed:
            service.dismiss(archive(), row.report_id)
            done("The report is not suggested again.")


def _act(act: str, report_id: int, shortcut: str | None) -> bool:
    label, does, icon = _ACTS[act]
    return st.button(
        label,
        key=f"{act}_{report_id}",
        type="primary" if act == "accept" else "secondary",
        icon=f":material/{icon}:",
        shortcut=shortcut and keys.noted(shortcut, does),
    )


_EDITED = "report_edited"


def _edit(report_id: int | None) -> None:
    """Open the form on a report, filled in from it, or close it."""
    st.session_state[_EDITED] = report_id
    st.rerun()


def reported_by(row: SuggestionRow) -> None:
    """Say when, where and in which article it was reported, with links to both."""
    with st.container(horizontal=True, vertical_alignment="center", gap="xxsmall"):
        st.caption(plain(day_words(row.published_on)), width="content")
        names.outlet(row.publisher)
        names.article(row.article_title, row.article_id)


def dismissed_before(view: EventView) -> None:
    """Say why an event is asked about again of which a report was said not to be so: this is another report."""
    denied = [row for row in view.reports if row.answer == Answer.DISMISSED]
    if denied:
        days = ", ".join(dict.fromkeys(day_words(row.published_on) for row in denied[:_SHOWN]))
        what = "an earlier report" if len(denied) == 1 else f"{len(denied)} other reports"
        st.caption(f"Asked again, as this is another report: “Not so” was the answer to {what} ({days}).")


def _history(event: EventRow, outcomes: tuple[OutcomeRow, ...]) -> None:
    """Show every row ever recorded, newest first; undoing adds one more."""
    if not outcomes:
        return
    st.markdown("**Recorded, newest first**")
    for row in outcomes:
        _recorded(row)
    newest, undone = outcomes[0].id, service.is_undone(outcomes)
    label, icon = (_REDO, ":material/redo:") if undone else ("Undo the newest", ":material/undo:")
    if st.button(label, key=f"undo_{newest}", icon=icon, shortcut=keys.noted("U", label)):
        with guarded():
            service.undo_outcome(archive(), event.id, token=token(f"undo-{newest}"), expects=newest)
            done("Brought back; the history keeps all." if undone else "Taken back; the history keeps both.")


_REDO = "Redo what was undone"


def _recorded(row: OutcomeRow) -> None:
    unsure = " · provisional" if row.status is Status.PROVISIONAL else ""
    when = f"known {day_words(row.known_on)}, recorded {day_words(service.day_at(row.recorded_at))}"
    with st.container(gap=None):
        st.markdown(plain(opened(outcome_words(row)) + unsure))
        st.caption(plain(f"{when} by {row.recorded_by}"))
        _evidence_of(row)
        if row.evidence_quote:
            st.markdown(f":small[{plain(quoted(row.evidence_quote))}]")
        if row.note:
            st.text(row.note)


def _evidence_of(row: OutcomeRow) -> None:
    """Say how it is known: an article that is still there is a link, one that is gone is named; an address is text."""
    own = "own knowledge" if row.own_knowledge else None
    gone = row.evidence_title if row.evidence_article_id is None else None
    told = ", ".join(filter(None, (gone, row.evidence_url, own)))
    if not (told or row.evidence_article_id or row.evidence_publisher):
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="xxsmall"):
        st.caption(plain(f"Evidence: {told}"), width="content")
        names.article(row.evidence_title, row.evidence_article_id)
        names.outlet(row.evidence_publisher)
