"""A card of an event whose time is up, or of which an article reports what came of it: say it with a key or two.

Invariant: the day is filled in from the report or the window, and how it is known stands on the button's label: what
is recorded is what the panel says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.outcome import CHOICES, Status
from tracker.views import review_card as card
from tracker.views.asking import ask
from tracker.views.corrections import live_time
from tracker.views.days import past_day
from tracker.views.frame import archive, plain, spent, token
from tracker.views.outcome import dismissed_before, reported_by
from tracker.views.outcome_form import choose_article, doubted, wants_a_look
from tracker.views.sentences import opened, reported_words, settled_words, timing_words
from tracker.wording import count_words, day_words, quoted, window_words

if TYPE_CHECKING:
    from tracker.store.rows import EventRow, SuggestionRow
    from tracker.views.review_card import Turn

_WORDS = {choice.token: choice.words for choice in CHOICES}
_CAME = ("happened", "partly")
_OVER = ("in_tail", "due", "overdue")
# token -> label, key, icon; C and R are Streamlit's own
VERDICTS = {
    "happened": ("Happened", "H", "check_circle"),
    "partly": ("Partly", "P", "contrast"),
    "did_not_happen": ("Did not", "N", "close"),
    "called_off": ("Called off", "O", "cancel"),
    "put_off": ("Put off", "W", "event_busy"),
    "moved": ("Moved", "M", "event_repeat"),
    "cannot_tell": ("Cannot tell", "T", "help"),
    "void": ("Void", "V", "block"),
}


def show(turn: Turn) -> None:
    """Show the card with its buttons, or the panel of the verdict that was chosen."""
    card.head(turn, _why(turn))
    card.statement(turn.shown)
    if turn.view.event.denied:
        st.caption("It was said not to happen: “Did not” says that this was right.")
    moves = turn.view.event.slips
    if moves:
        st.caption(f"Its day has moved {'once' if moves == 1 else count_words(moves, 'time')}.")
    suggestion = next(iter(turn.view.suggestions), None)
    opened_ = card.panel_of(turn)
    if suggestion and not opened_:
        _reported(turn, suggestion)
    if opened_ == card.CONDITION and turn.shown:
        card.condition_panel(turn, turn.shown)
    elif opened_:
        _panel(turn, opened_, suggestion)
    else:
        _buttons(turn)


def _why(turn: Turn) -> str:
    step = turn.step
    if step.why in {"due", "overdue"} and step.days:
        return f"its time has been up for {count_words(step.days, 'day')}"
    if step.why == "suggested":
        return "an article reports on it"
    window = turn.view.event.window
    if window is not None and window.latest is not None:
        return "put aside until now"
    return f"{'no last day was given' if window else 'no day stands for it'}: asked about each month"


def _reported(turn: Turn, row: SuggestionRow) -> None:
    """Show what an article reports, which one key records."""
    with st.container(border=True, gap="small"):
        st.markdown(f":material/campaign: **Reported: {plain(reported_words(row))}**")
        st.text(quoted(row.quote))
        reported_by(row)
        dismissed_before(turn.view)
        with st.container(horizontal=True, gap="xsmall"):
            accepted = card.act_button(turn, "Record this", "A", icon="check", primary=True)
            dismissed = card.act_button(turn, "Not so", "B", icon="close")
    if accepted:
        given = service.suggested(archive(), row.report_id)
        if wants_a_look(turn.view, row):
            card.open_panel(turn, given.choice)  # without a day, or with one too soon: the person confirms it
        _record(turn, given)
    if dismissed:
        with card.noted(turn, "dismiss") as (store, made):
            service.dismiss(store, row.report_id)
            made["report"] = row.report_id
        card.leave()


def _buttons(turn: Turn) -> None:
    with st.container(horizontal=True, gap="xsmall"):
        for choice, (label, shortcut, icon) in VERDICTS.items():
            if card.act_button(turn, label, shortcut, icon=icon, help_=opened(_WORDS[choice])):
                card.open_panel(turn, choice)
        card.condition_button(turn)
        card.later_buttons(turn)


def _panel(turn: Turn, choice: str, suggestion: SuggestionRow | None) -> None:
    """Ask only for what this verdict needs, filled in, and record it."""
    typed = choice == "moved"
    with card.panel(turn, f"{opened(_WORDS[choice])}?", typed=typed):
        given = _needs(turn, choice, suggestion)
        more = _more(turn, suggestion, choice)
        known = "my own knowledge" if more.get("own_knowledge") else "this evidence"
        lacks = "Type the new time first." if typed and not str(given["moved_to"]).strip() else ""
        if doubted(turn.view, given.get("occurred_to"), f"{turn.step.card}-early"):
            lacks = "Change the day, or say above that it is the one."
        if card.save_or_leave(turn, f"Record, by {known}", shortcut=card.SAVE if typed else "Enter", lacks=lacks):
            _record(turn, service.OutcomeIn.model_validate({"choice": choice, **given, **more}))


def _needs(turn: Turn, choice: str, suggestion: SuggestionRow | None) -> dict[str, object]:
    if choice in _CAME:
        return _days(turn, suggestion)
    if choice == "moved":
        words = st.text_input("To when, in words", key=f"{turn.step.card}-moved", live="300ms")
        live_time(words, turn.agenda.day)
        return {"moved_to": words}
    if choice == "did_not_happen":
        ended = turn.view.event.state in _OVER
        lost = ended or st.checkbox("It can no longer happen in its time", key=f"{turn.step.card}-impossible")
        return {"impossible": lost and not ended}
    return {"impossible": choice == "called_off"}


def _days(turn: Turn, suggestion: SuggestionRow | None) -> dict[str, object]:
    """Ask for the day or the period; the timing against the window is shown, not asked."""
    event, today = turn.view.event, turn.agenda.day
    reported = suggestion.occurred_on if suggestion else None
    first, last = service.likely_days(event.window, event.anchor, reported, today)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        start = past_day("It happened on", first, f"{turn.step.card}-from", width=190) or first
        end = past_day("… or until, for a period", last, f"{turn.step.card}-to", width=190) or last
    end = max(start, end)
    when = service.timing_of(archive(), event, start, end)
    told = timing_words(when.timeliness, when.days).removeprefix(", ") if when else "not clear against its window"
    period = "A period is kept as such: no day is invented." if start != end else ""
    timing = "" if event.denied else f"That is {told}."
    if timing or period:
        st.caption(f":material/schedule: {timing} {period}")
    return {"occurred_from": start, "occurred_to": end}


def _more(turn: Turn, suggestion: SuggestionRow | None, choice: str) -> dict[str, object]:
    """Offer evidence, the day known, a note; without evidence it is one's own knowledge, as the label says."""
    told = suggestion if suggestion is not None and suggestion.choice == choice else None
    proof = _of_report(told) if told else {}
    with st.expander("Evidence, day known, note", icon=":material/attach_file:"):
        proof |= _evidence(turn)
        firmly = _firmly(turn, told)
    return {**proof, "own_knowledge": not proof, **firmly}


def _of_report(told: SuggestionRow) -> dict[str, object]:
    st.caption(plain(f"Evidence: the report of {day_words(told.published_on)}"))
    return {"evidence_article_id": told.article_id, "evidence_quote": told.quote, "report_id": told.report_id}


def _evidence(turn: Turn) -> dict[str, object]:
    """Offer an article of the archive and an address, and return what was given."""
    article = choose_article(turn.view, "An article of the archive", f"{turn.step.card}-article")
    url = st.text_input("… or an address", key=f"{turn.step.card}-url", placeholder="https://")
    given = {"evidence_article_id": article, "evidence_url": url}
    return {name: value for name, value in given.items() if value}


def _firmly(turn: Turn, told: SuggestionRow | None) -> dict[str, object]:
    """Ask since when it is known, how firmly, and for a note."""
    since = told.published_on if told else turn.agenda.day
    known = past_day("Known since", since, f"{turn.step.card}-known", width=190)
    unsure = st.checkbox("Provisional: shown, but kept out of scores", key=f"{turn.step.card}-unsure")
    note = st.text_area("Note", key=f"{turn.step.card}-note", height=80, max_chars=service.LONGEST_NOTE)
    return {"known_on": known, "status": Status.PROVISIONAL if unsure else Status.CONFIRMED, "note": note}


def _goes_on(event: EventRow, choice: str) -> str:
    """Say of an event that is not over what was recorded: the new window, or that there is none."""
    now = f", now {window_words(event.window, event.anchor)}" if choice == "moved" else ""
    return f"it was {_WORDS[choice]}{now}"


def _record(turn: Turn, given: service.OutcomeIn) -> None:
    """Record it once, however often it is pressed, unless somebody else has since the card was shown."""
    event, act = turn.view.event, f"review-{turn.step.card}"
    with card.noted(turn, "settle") as (store, made):
        row = service.settle(store, event.id, given, token=token(act), expects=card.outcome_seen(turn))
        made["outcome"] = row.id
        if given.report_id is not None:
            made["report"] = given.report_id
    spent(act)
    after = ask(service.event, event.id).event
    card.leave(f"Recorded: {settled_words(after) if row.verdict else _goes_on(after, given.choice)}.")
