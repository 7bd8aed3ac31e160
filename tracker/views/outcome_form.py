"""The form that says what became of an event: empty, or filled in from a report that a person edits.

Invariant: a press of "Save" carries a token and the outcome that the person saw, so that nothing is written twice
or over somebody else's.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.outcome import CHOICES, Status
from tracker.views import keys
from tracker.views.corrections import live_time
from tracker.views.days import past_day
from tracker.views.frame import archive, done, guarded, token
from tracker.wording import day_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.store.rows import EventRow, EventView, PredictionRow, ReportRow, SuggestionRow

_WORDS = {choice.token: choice.words for choice in CHOICES}
_CAME = {"happened", "partly"}
_OVER = {"did_not_happen", "called_off"}


def wants_a_look(view: EventView, told: SuggestionRow) -> bool:
    """Whether a report says that something came and not when, or before it was said: a person has to say the day."""
    if told.choice not in _CAME:
        return False
    return told.occurred_on is None or bool(service.before_said(view, told.occurred_on))


@st.fragment
def show(view: EventView, told: SuggestionRow | None = None) -> None:
    """Ask for the verdict first, then only for what it needs; `told` is the report that fills it in."""
    event, place = view.event, f"{view.event.id}_{told.report_id}" if told else f"{view.event.id}"
    choices = list(_WORDS)
    first = choices.index(told.choice) if told else None
    choice = st.radio("Verdict", choices, format_func=_WORDS.__getitem__, index=first, key=f"choice_{place}")
    shortcut = keys.noted("Ctrl+Enter", "Save the verdict that is chosen")
    if choice is None:
        return
    given = {"choice": choice, **_when(choice, event, told, place), **_evidence(view, told, place)}
    doubt = doubted(view, given.get("occurred_to"), f"early_{place}")
    given |= _firmly(place)
    key = f"save_{place}_{_seen(event) or 0}"  # a late second press finds no such button any more
    if st.button("Save", type="primary", key=key, shortcut=shortcut, icon=":material/save:"):
        if lacks := _lacks(given, doubt=doubt):
            st.error(lacks)
            return
        with guarded():
            save(event, service.OutcomeIn.model_validate(given), f"settle-{told.report_id}" if told else "settle")


def _firmly(place: str) -> dict[str, object]:
    """Ask how firmly it is known, and for a note."""
    sure = st.toggle(
        "Confirmed",
        value=True,
        key=f"confirmed_{place}",
        help="Provisional outcomes are shown, but kept out of scores.",
    )
    note = st.text_area(
        "Note", key=f"note_{place}", height=80, placeholder="What you looked at", max_chars=service.LONGEST_NOTE
    )
    return {"status": Status.CONFIRMED if sure else Status.PROVISIONAL, "note": note}


def _lacks(given: Mapping[str, object], *, doubt: bool) -> str:
    """Say what keeps an outcome from being saved, "" where nothing does."""
    if given["choice"] in _CAME and given.get("occurred_from") is None:
        return "Say on which day it happened, or give the first and the last day of a period."
    return "Change the day, or say above that it is the one." if doubt else ""


def doubted(view: EventView, day: object, key: str) -> bool:
    """Ask whether a day is meant that lies before the first statement; say whether that is still unanswered."""
    doubt = service.before_said(view, day if isinstance(day, date) else None)
    if not doubt:
        return False
    st.warning(doubt, icon=":material/event_busy:")
    return not st.checkbox("It is: record it all the same", key=f"{key}_{day}")


def _when(choice: str, event: EventRow, told: SuggestionRow | None, place: str) -> dict[str, object]:
    """Ask for the days that this verdict needs; the timing against the window is derived, never asked."""
    given: dict[str, object] = {}
    if choice in _CAME:
        first, last = _period(event, told, place)
        given = {"occurred_from": first, "occurred_to": last}
    elif choice in _OVER:
        lost = "It can no longer happen in its window"
        given = {"impossible": st.checkbox(lost, value=choice == "called_off", key=f"impossible_{place}")}
    elif choice == "moved":
        given = {"moved_to": _new_time(place)}
    today = service.today()
    known = min(told.published_on, today) if told else today
    return {**given, "known_on": past_day("Known since", known, f"known_{place}", explained=_KNOWN)}


_KNOWN = "The day from which it could be known, for example that of the article."


def _period(event: EventRow, told: SuggestionRow | None, place: str) -> tuple[date | None, date | None]:
    """Ask for the day or the period: the one that a report gives, else with a report that of the window."""
    today = service.today()
    likely = service.likely_days(event.window, event.anchor, told.occurred_on, today) if told else None
    first, last = likely or (None, None)
    first = past_day("It happened on", first and min(first, today), f"from_{place}")
    last = past_day("… to (only for a period)", last and min(last, today), f"to_{place}")
    return first, last or first


def _new_time(place: str) -> str:
    """Ask for the new time in words, and show at once how it is read."""
    words = st.text_input("Moved to, in words", key=f"moved_{place}", placeholder="by the end of May", live="400ms")
    live_time(words or "", service.today())
    return words or ""


def _evidence(view: EventView, told: SuggestionRow | None, place: str) -> dict[str, object]:
    """Ask how it is known: an article of the archive, an address, or one's own knowledge.

    The words of the report are kept with its own article only.
    """
    first = told.article_id if told else None
    article = choose_article(view, "Evidence: an article of the archive", f"evidence_{place}", first)
    address = st.text_input("… or an address", key=f"address_{place}", placeholder="https://", type="url")
    own = st.checkbox("I know it myself", key=f"own_{place}")
    given: dict[str, object] = {"evidence_article_id": article, "evidence_url": address or None, "own_knowledge": own}
    if told is None:
        return given
    return {**given, "report_id": told.report_id, "evidence_quote": told.quote if article == first else None}


def choose_article(view: EventView, label: str, key: str, first: int | None = None) -> int | None:
    """Offer the articles that speak of an event, each by day, outlet and title; return the id of the chosen one."""
    articles = _article_choices(view)
    index = list(articles).index(first) if first in articles else None
    return st.selectbox(label, list(articles), index=index, format_func=articles.__getitem__, key=key)


def _article_choices(view: EventView) -> dict[int, str]:
    rows: list[PredictionRow | ReportRow] = [*view.reports, *view.predictions]
    return {
        row.article_id: _article_words(row.published_on, row.publisher, row.article_title)
        for row in rows
        if row.article_id is not None
    }


def _article_words(day: date, publisher: str | None, title: str | None) -> str:
    return " · ".join(filter(None, (day_words(day), publisher, title)))


def save(event: EventRow, given: service.OutcomeIn, act: str) -> None:
    """Record it; a further press on what is shown now stands for the same."""
    seen = _seen(event)
    service.settle(archive(), event.id, given, token=token(f"{act}-{event.id}-{seen}"), expects=seen)
    done("Recorded.")


def _seen(event: EventRow) -> int | None:
    """Return the number of the newest outcome that the person sees."""
    return event.outcome.id if event.outcome else None
