"""Saying what became of an event: the form, the reports that suggest an answer, and the history with its undo.

Invariant: a press of "Save" carries a token and the outcome that the person saw, so that nothing is written twice
or over somebody else's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.outcome import CHOICES, Status
from tracker.views import names
from tracker.views.asking import ask
from tracker.views.frame import archive, flash, guarded, plain, token
from tracker.views.pages import link
from tracker.views.sentences import opened, outcome_words, time_words
from tracker.wording import day_words, quoted

if TYPE_CHECKING:
    from datetime import date

    from tracker.store.rows import EventRow, EventView, OutcomeRow, PredictionRow, ReportRow, SuggestionRow

_WORDS = {choice.token: choice.words for choice in CHOICES}
_CAME = {"happened", "partly"}
_OVER = {"did_not_happen", "called_off"}


def panel(view: EventView, day: date) -> None:
    """Show what is recorded, what reports suggest, and the form."""
    st.subheader("What came of it", anchor=False)
    if day != service.today():
        st.caption("Outcomes are recorded today, not in the past; “Back to today” above leads there.")
    else:
        for suggestion in view.suggestions:
            _suggestion(view.event, suggestion)
        with st.expander(
            "Record another outcome" if view.outcomes else "Record what came of it",
            expanded=not view.outcomes,
            icon=":material/gavel:",
        ):
            _form(view)
        if ask(service.who) == service.NOBODY:
            link("settings", ":small[Set your name, to stand beside what you record]", icon=":material/badge:")
    _history(view.event, view.outcomes)


def _suggestion(event: EventRow, row: SuggestionRow) -> None:
    """Show what an article reports, for a person to accept or dismiss."""
    with st.container(border=True, gap="small"):
        when = f" on {day_words(row.occurred_on)}" if row.occurred_on else ""
        st.markdown(f":material/campaign: **Reported: {plain(_WORDS[row.choice] + when)}**")
        st.text(quoted(row.quote))
        reported_by(row)
        with st.container(horizontal=True):
            accepted = st.button("Record this", key=f"accept_{row.report_id}", type="primary", icon=":material/check:")
            dismissed = st.button("Not so", key=f"dismiss_{row.report_id}", icon=":material/close:")
    with guarded():
        if accepted:
            _save(event, service.suggested(archive(), row.report_id), f"accept-{row.report_id}")
        if dismissed:
            service.dismiss(archive(), row.report_id)
            flash("The report is not suggested again.")
            st.rerun()


def reported_by(row: SuggestionRow) -> None:
    """Say when, where and in which article it was reported, with links to both."""
    with st.container(horizontal=True, vertical_alignment="center", gap="xxsmall"):
        st.caption(plain(day_words(row.published_on)), width="content")
        names.outlet(row.publisher)
        names.article(row.article_title, row.article_id)


@st.fragment
def _form(view: EventView) -> None:
    """Ask for the verdict first, then only for what it needs."""
    event = view.event
    choice = st.radio("Verdict", list(_WORDS), format_func=_WORDS.__getitem__, index=None, key=f"choice_{event.id}")
    if choice is None:
        return
    given = {**_when(choice, event), **_evidence(view)}
    sure = st.toggle(
        "Confirmed",
        value=True,
        key=f"confirmed_{event.id}",
        help="Provisional outcomes are shown, but kept out of scores.",
    )
    note = st.text_area(
        "Note", key=f"note_{event.id}", height=80, placeholder="What you looked at", max_chars=service.LONGEST_NOTE
    )
    key = f"save_{event.id}_{_seen(event) or 0}"  # a late second press finds no such button any more
    if st.button("Save", type="primary", key=key, shortcut="Ctrl+Enter", icon=":material/save:"):
        if choice in _CAME and given.get("occurred_from") is None:
            st.error("Say on which day it happened, or give the first and the last day of a period.")
            return
        with guarded():
            status = Status.CONFIRMED if sure else Status.PROVISIONAL
            outcome = {"choice": choice, "status": status, "note": note, **given}
            _save(event, service.OutcomeIn.model_validate(outcome), "settle")


def _when(choice: str, event: EventRow) -> dict[str, object]:
    """Ask for the days that this verdict needs; the timing against the window is derived, never asked."""
    today = service.today()
    given: dict[str, object] = {}
    if choice in _CAME:
        first, last = _period(event, today)
        given |= {"occurred_from": first, "occurred_to": last}
    if choice in _OVER:
        given["impossible"] = st.checkbox(
            "It can no longer happen in its window", value=choice == "called_off", key=f"impossible_{event.id}"
        )
    if choice == "moved":
        given["moved_to"] = st.text_input(
            "Moved to, in words", key=f"moved_{event.id}", placeholder="by the end of May", live="400ms"
        )
        _live(str(given["moved_to"] or ""), today)
    given["known_on"] = st.date_input(
        "Known since",
        value=today,
        max_value=today,
        format="DD/MM/YYYY",
        key=f"known_{event.id}",
        help="The day from which it could be known, for example that of the article.",
    )
    return given


def _period(event: EventRow, today: date) -> tuple[date | None, date | None]:
    first = st.date_input("It happened on", value=None, max_value=today, format="DD/MM/YYYY", key=f"from_{event.id}")
    last = st.date_input(
        "… to (only for a period)", value=None, max_value=today, format="DD/MM/YYYY", key=f"to_{event.id}"
    )
    return first, last or first


def _live(words: str, today: date) -> None:
    """Show at once how a time in words is read."""
    if not words:
        return
    read = service.time_in_words(words, today, store=archive())
    st.caption(plain(time_words(read)) if read else "That is no time that the tracker understands.")


def _evidence(view: EventView) -> dict[str, object]:
    """Ask how it is known: an article of the archive, an address, or one's own knowledge."""
    event = view.event
    article = choose_article(view, "Evidence: an article of the archive", f"evidence_{event.id}")
    address = st.text_input("… or an address", key=f"address_{event.id}", placeholder="https://", type="url")
    own = st.checkbox("I know it myself", key=f"own_{event.id}")
    return {"evidence_article_id": article, "evidence_url": address or None, "own_knowledge": own}


def choose_article(view: EventView, label: str, key: str) -> int | None:
    """Offer the articles that speak of an event, each by day, outlet and title; return the id of the chosen one."""
    articles = _article_choices(view)
    return st.selectbox(label, list(articles), index=None, format_func=articles.__getitem__, key=key)


def _article_choices(view: EventView) -> dict[int, str]:
    rows: list[PredictionRow | ReportRow] = [*view.reports, *view.predictions]
    return {
        row.article_id: _article_words(row.published_on, row.publisher, row.article_title)
        for row in rows
        if row.article_id is not None
    }


def _article_words(day: date, publisher: str | None, title: str | None) -> str:
    return " · ".join(filter(None, (day_words(day), publisher, title)))


def _save(event: EventRow, given: service.OutcomeIn, act: str) -> None:
    """Record it; a further press on what is shown now stands for the same."""
    seen = _seen(event)
    service.settle(archive(), event.id, given, token=token(f"{act}-{event.id}-{seen}"), expects=seen)
    flash("Recorded.")
    st.rerun()


def _seen(event: EventRow) -> int | None:
    """Return the number of the newest outcome that the person sees."""
    return event.outcome.id if event.outcome else None


def _history(event: EventRow, outcomes: tuple[OutcomeRow, ...]) -> None:
    """Show every row ever recorded, newest first; undoing adds one more."""
    if not outcomes:
        return
    st.markdown("**Recorded, newest first**")
    for row in outcomes:
        _recorded(row)
    newest = outcomes[0].id
    if st.button("Undo the newest", key=f"undo_{newest}", icon=":material/undo:"):
        with guarded():
            service.undo_outcome(archive(), event.id, token=token(f"undo-{newest}"), expects=newest)
            flash("Taken back; the history keeps both.")
            st.rerun()


def _recorded(row: OutcomeRow) -> None:
    unsure = " · provisional" if row.status is Status.PROVISIONAL else ""
    when = f"known {day_words(row.known_on)}, recorded {day_words(row.recorded_at.date())}"
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
