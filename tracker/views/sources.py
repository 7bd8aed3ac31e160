"""What the pages of speakers and of outlets show: the list, and one of them with record, manner and statements.

Invariant: a share stands with its count and interval, and below 8 cases the page says that nothing follows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.charts.marks import mark_of
from tracker.charts.record import figures
from tracker.outcome import Timeliness
from tracker.views import finding, frame, invitation, names, parts, voices
from tracker.views.asking import ask
from tracker.views.frame import plain
from tracker.views.pages import link, unnamed
from tracker.views.sentences import (
    also_words,
    cases_words,
    hits_words,
    moved_words,
    record_words,
    source_sentence,
    when_words,
)
from tracker.views.text import show_quote
from tracker.wording import count_words, span_words

if TYPE_CHECKING:
    from datetime import date

    from tracker.charts.marks import Mark
    from tracker.service import RecordRow, SourceRow, SourceView
    from tracker.store.rows import EventRow, PredictionRow

SIZE, STATEMENTS, WAITING = 30, 10, 8  # rows a page: of the list, of one's statements; events that wait
_STATEMENTS_PLACE = "said_page"
HEDGES = 12  # lines of the table of hedges
GOING = ("upcoming", "open", "in_tail", "due", "overdue")


@dataclass(frozen=True, slots=True)
class Words:
    """What a kind of source is called, and where its list and its own page are."""

    list: str
    page: str
    title: str
    icon: str
    counted: str
    empty: str


WORDS = {
    "speaker": Words("speakers", "speaker", "Speakers", "record_voice_over", "prediction", "Nobody is named yet."),
    "publisher": Words("outlets", "outlet", "Outlets", "library_books", "article", "No article names its outlet."),
}


def said_line(row: PredictionRow, mark: Mark | None = None, *, but: str = "") -> None:
    """Say how a prediction stands, when it was made, by whom and where, with links; `but` those to one's own page."""
    with st.container(horizontal=True, vertical_alignment="center", gap="xxsmall"):
        if mark:
            st.markdown(parts.badge_words(mark), width="content")
        st.caption(plain(when_words(row)), width="content")
        names.speaker(row.speaker, row.speaker_key if but != "speaker" else None)
        if but != "publisher":
            names.outlet(row.publisher)
        if row.others:
            st.caption(plain(also_words(row)), width="content")


ORDERS = {"most heard": "heard", "name": "name", "last heard": "newest"}


def listed(by: str) -> None:
    """Show the list in the order chosen: the record of each, by its length, is on the page Track record."""
    if ask(service.empty):
        invitation.nothing_yet()
        return
    words, place = WORDS[by], f"{by[0]}_page"
    st.title(words.title, anchor=False)
    day, search, sort = _controls(by, place)
    frame.past_note(day)
    page = parts.page_number(place)
    found = ask(service.sources_page, by=by, search=search, sort=sort, as_of=day, page=page, size=SIZE)
    if not found.rows:
        st.info(service.nothing_asked(search) or ("No name has these words." if search else words.empty))
        return
    st.caption(f"{count_words(found.total, words.title.lower()[:-1])}. {RULE}")
    with st.grid(2, min_column_width=380, gap=("medium", "large")):
        for row in found.rows:
            _item(by, row)
    parts.pager(found.last, place)


def _controls(by: str, place: str) -> tuple[date, str, str]:
    """Offer the search, the order and the day; each change begins again at the first page."""

    def first_page() -> None:
        st.session_state.pop(place, None)

    with frame.controls():
        search = finding.box(f"{by[0]}_search", "names", first_page)
        order = st.selectbox(
            "Order", list(ORDERS), key=f"{by[0]}_order", bind="query-params", width=180, on_change=first_page
        )
        return frame.day_looked_at(), search, ORDERS[order]


RULE = (
    "A case is the first statement with an end that one made on an event; it is closed once its window has ended and "
    "a confirmed outcome stands. In brackets stands where the true share lies, 95 times of 100 (Wilson's interval); "
    "below 8 closed cases there is no conclusion."
)


def _item(by: str, row: SourceRow) -> None:
    words = WORDS[by]
    with st.container(gap="xxsmall"):
        link(words.page, f"**{plain(row.name)}**", key=row.key)
        told = f"{count_words(row.heard, words.counted)} · {record_words(row.record)}"
        st.markdown(f":small[:gray[{plain(told)}]]")


def one(by: str) -> None:
    """Show the one that the address names by `key`."""
    words, key = WORDS[by], st.query_params.get("key", "")
    link(words.list, f"All {words.title.lower()}", icon=":material/arrow_back:")
    head, day = frame.headed()
    try:
        view = _named(by, key, day)
    except service.UnknownError as error:
        parts.missing(head, words.page, str(error) if key else unnamed(words.page))
        frame.past_note(day)
        return
    head.title(plain(view.name), anchor=False)
    frame.past_note(day)
    _in_short(view)
    left, right = st.columns([5, 3], gap="large")
    with left:
        _statements(view, day)
    with right:
        _record(view)
        _waiting(view, day)
        if by == "speaker":
            voices.panel(view.key)


def _in_short(view: SourceView) -> None:
    """Say how much came true, and how much was said from when to when."""
    st.markdown(plain(source_sentence(view)))
    if view.first_on:
        said = f"{count_words(view.statements, 'dated prediction')} on {count_words(view.events, 'event')}"
        days = span_words(view.first_on, view.last_on or view.first_on)
        st.caption(plain(f"{said}, {days}."))


def _named(by: str, key: str, day: date) -> SourceView:
    """Return the one of this key, else the one whom a name can mean alone. Raises `UnknownError`."""
    meant = ask(service.keys_named, key, by=by) if key else ()  # of an empty name everybody is meant
    return ask(service.source, meant[0] if len(meant) == 1 else key, by=by, as_of=day)


def _record(view: SourceView) -> None:
    """Show how much came true and when, which words were used, and how far the dates moved."""
    st.header("Record", anchor=False)
    if view.record is None or not view.record.closed:
        st.caption("No case is closed yet: nothing can be said.")
    else:
        st.markdown(f"**{plain(figures(view.record))}**")
        _timings(view.record)
        if view.record.brier is not None and not view.record.says:
            st.caption(f"Brier score {view.record.brier:.2f}: 0 is best, 0.25 is a coin.")
    st.caption(plain(moved_words(view.moved)))
    _hedges(view)
    if view.newest < view.statements:
        st.caption(f"Moved dates and words are those of the newest {view.newest:,} predictions.")
    st.caption(RULE)


def _timings(record: RecordRow) -> None:
    with st.container(horizontal=True, gap="small"):
        for timing, count in sorted(record.timeliness, key=lambda pair: list(Timeliness).index(Timeliness(pair[0]))):
            mark = mark_of(_NEVER if timing == Timeliness.NEVER else timing)
            st.markdown(f"{parts.badge_words(mark)} {count}", width="content")


_NEVER = "did_not_happen"


def _hedges(view: SourceView) -> None:
    if not view.hedges:
        return
    st.header("Words used", anchor=False)
    st.table(
        [{"Hedge": row.label, "Cases": cases_words(row), "Came true": hits_words(row)} for row in view.hedges[:HEDGES]]
    )


def _waiting(view: SourceView, day: date) -> None:
    """Show the events of theirs that are not settled, the soonest end first."""
    filters = service.narrowed_to(view.by, view.key)
    wanted = service.Filters(speakers=filters.speakers, publishers=filters.publishers, states=GOING)
    found = ask(service.events, as_of=day, filters=wanted, sort="latest", size=WAITING)
    states = [parts.state_words(state) for state in GOING]
    more = parts.More("events", {f"e_{view.by}": view.key, "e_state": states, "e_order": "soonest end"})
    parts.event_list("Not settled", found.rows, "All of it is settled.", more, most=WAITING, total=found.total)


def _statements(view: SourceView, day: date) -> None:
    number = parts.page_number(_STATEMENTS_PLACE)
    filters = service.narrowed_to(view.by, view.key)
    found = ask(service.predictions, as_of=day, filters=filters, page=number, size=STATEMENTS)
    st.header(f"What was said · {found.total:,}", anchor=False)
    ids = tuple({row.event_id for row in found.rows if row.event_id})
    events = {event.id: event for event in ask(service.events_by_id, ids, as_of=day)}
    for row in found.rows:
        _statement(view.by, row, events.get(row.event_id or 0))
    parts.pager(found.last, _STATEMENTS_PLACE)


def _statement(by: str, row: PredictionRow, event: EventRow | None) -> None:
    with st.container(border=True, gap="xsmall"):
        names.event(row.event_title or row.event_text, row.event_id, row.kind)
        said_line(row, parts.standing_of_prediction(event, row) if event else None, but=by)
        show_quote(row)
        parts.when_line(row)
