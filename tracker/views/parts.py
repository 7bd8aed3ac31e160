"""The pieces that several pages show: a standing's badge, an event in a list, the legend, an empty state.

Invariant: what an article says is shown through `plain` or as text, never as Markdown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

import streamlit as st

from tracker.charts.marks import MARKS, Mark, mark_of
from tracker.charts.timeline import named, standing
from tracker.reading.values import Polarity
from tracker.views import names
from tracker.views.finding import show_found
from tracker.views.frame import plain, sentence
from tracker.views.pages import link
from tracker.views.sentences import event_line, reported_words, settled, when_said, window_days
from tracker.wording import count_words, window_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from streamlit.delta_generator import DeltaGenerator

    from tracker.outcome import Timeliness
    from tracker.reading.values import Prediction
    from tracker.store.rows import EventRow, FoundRow, PredictionRow, SuggestionRow


def standing_of_event(event: EventRow) -> Mark:
    """Return how an event stands, with its look."""
    return _standing(event, event.timeliness)


def standing_of_prediction(event: EventRow, row: PredictionRow) -> Mark | None:
    """Return how one prediction of an event stands: by its own timing once the event is settled.

    Before that the event stands as the prediction that it goes by does; of any other "overdue" would be said of days
    that are yet to come, so it has no standing.
    """
    in_force = row.standing and event.goes_by(row.published_on, row.window)
    return _standing(event, row.timeliness) if in_force or settled(event) else None


def _standing(event: EventRow, timeliness: Timeliness | None) -> Mark:
    outcome = event.outcome
    verdict, disposition = (outcome.verdict, outcome.disposition) if outcome else (None, None)
    return mark_of(standing(event.state, verdict, disposition, timeliness))


def missing(head: DeltaGenerator, what: str, why: str) -> None:
    """Say where a page's title goes that there is no such thing, and below it why."""
    head.title(f"No such {what}", anchor=False)
    st.markdown(sentence(why))


def badge(mark: Mark) -> None:
    """Show a standing: its words, icon and hue."""
    st.badge(mark.words, icon=f":material/{mark.icon}:", color=mark.hue, help=mark.meaning)


def badge_words(mark: Mark) -> str:
    """Return a standing as Markdown, to stand in a line of text."""
    return f":{mark.hue}-badge[:material/{mark.icon}: {mark.words}]"


def state_words(state: str) -> str:
    """Return a state as people and addresses say it."""
    return mark_of(named(state)).words


def event_item(event: EventRow, found: FoundRow | None = None, told: SuggestionRow | None = None) -> None:
    """Show an event in a list: title, standing and one line; what a search found of it, and what is reported."""
    mark = standing_of_event(event)
    line = event_line(event)
    if line.lower() == mark.words:  # the badge says as much
        line = when_said(event)
    with st.container(gap="xxsmall"):
        names.event(event.title, event.id, event.kind)
        with st.container(horizontal=True, vertical_alignment="center", gap="xxsmall"):
            st.markdown(f"{badge_words(mark)} :small[:gray[{unbroken(plain(line))}]]", width="content")
            if not settled(event):
                names.speaker(event.speaker, event.speaker_key)
        if found:
            show_found(found)
        if told:
            st.markdown(f":small[:material/campaign: Reported: **{unbroken(plain(reported_words(told)))}**]")


def when_line(row: PredictionRow | Prediction, *, icon: str = "", changed: str = "") -> None:
    """Show the window of a statement in words with its days, what it changed, and of a denial that it is one."""
    denied = "a denial" if row.polarity == Polarity.NEGATIVE and changed != DENIED else ""
    strong = (changed, denied, window_words(row.window, row.anchor))
    words = [*(f"**{plain(each)}**" for each in strong if each), plain(window_days(row.window, row.anchor))]
    st.markdown(f"{icon} {' · '.join(filter(None, words))}".lstrip())


DENIED = "Denied"
"""What a statement changed that denies one before it: it need not be said twice."""


def unbroken(words: str) -> str:
    r"""Keep the parts of each day on one line: a year alone below its month is read as nothing.

    >>> unbroken("by 31 Oct 2025 · said 7 May").replace("\u00a0", "_")
    'by 31_Oct_2025 · said_7_May'
    """
    return _DAY.sub(lambda day: day[0].replace(" ", "\u00a0"), words)


_DAY = re.compile(r"\b(?:said )?\d{1,2} [A-Z][a-z]{2}\b(?: \d{4}\b)?")


NOTHING_TOLD: Mapping[int, SuggestionRow] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class More:
    """Where the rest of a list is: a page, and what its address asks for."""

    page: str
    query: Mapping[str, object]


def event_list(  # noqa: PLR0913 - what a list is made of, by keyword
    title: str,
    events: Sequence[EventRow],
    nothing: str,
    more: More,
    *,
    most: int = 8,
    total: int | None = None,
    wide: bool = False,
    told: Mapping[int, SuggestionRow] = NOTHING_TOLD,
) -> None:
    """Show a headed list of events, the first `most` of `total`, or a line that says there is none.

    `wide` is for a place of twice a list's width; `told` has what is reported of an event, by its id.
    """
    total = len(events) if total is None else total
    st.header(f"{title} · {total:,}" if events else title, anchor=False)
    if not events:
        st.caption(nothing)
    with st.grid(2, min_column_width=300, gap=("medium", "large")) if wide else st.container():
        for event in events[:most]:
            event_item(event, told=told.get(event.id))
    if left := total - len(events[:most]):
        link(more.page, f"and {count_words(left, 'more', 'more')}", icon=":material/more_horiz:", **more.query)


def legend(tokens: Sequence[str]) -> None:
    """Show the marks that a chart uses."""
    with st.container(horizontal=True, gap="small"):
        for mark in MARKS:
            if mark.token in tokens:
                badge(mark)


def page_number(key: str) -> int:
    """Return the page of a list that the reader is on; the address names it before the buttons are drawn."""
    chosen: int | None = st.session_state.get(key)
    asked = st.query_params.get(key, "")
    return chosen or (int(asked) if asked.isdecimal() and len(asked) < _DIGITS else 0) or 1


_DIGITS = 9  # of a page's number in an address: more cannot be meant


def pager(last: int, key: str) -> None:
    """Offer the pages of a list, in the address as `key`; nothing where there is one."""
    if last > 1:
        st.pagination(last, key=key, bind="query-params")
