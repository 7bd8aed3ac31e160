"""One event: its title, how it stands, how its day moved, who said so in which words, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.charts.slip import days_shown, lanes_of, moved_words, slip
from tracker.reading.confidence import in_words
from tracker.reading.values import RULES, Kind, Polarity
from tracker.scores import converging
from tracker.views import conditions, corrections, frame, keys, linking, organise, outcome, parts, reported
from tracker.views.asking import ask
from tracker.views.board import CONFIG, look
from tracker.views.frame import plain
from tracker.views.pages import asked_for, link, unnamed
from tracker.views.sentences import event_sentence
from tracker.views.sources import said_line
from tracker.views.text import around, show_quote
from tracker.wording import count_words, day_words

if TYPE_CHECKING:
    from datetime import date

    from tracker.store.rows import EventRow, EventView, LineRow, PredictionRow


STATEMENTS = 20  # a page; the rest is turned to
MOVES = 12  # of the day, told in one line
CONTRADICTIONS = 6  # pairs shown: the first few tell the tale


def show() -> None:
    """Show the event that the address names by `id`, on the day looked at."""
    keys.forget()
    event_id = asked_for()
    link("events", "All events", icon=":material/arrow_back:")
    if event_id is None:
        parts.missing(st.container(), "event", unnamed("event"))
        return
    head, day = frame.headed()
    try:
        view = ask(service.event, event_id, as_of=day)
    except service.UnknownError as error:
        parts.missing(head, "event", str(error))
        frame.past_note(day)
        return
    head.title(plain(view.event.title), anchor=False)
    frame.past_note(day)
    _head(view.event)
    if view.silence:
        st.caption(plain(f"Silence: {view.silence}."))
    _body(view, day)


def _head(event: EventRow) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        parts.badge(parts.standing_of_event(event))
        st.markdown(plain(event_sentence(event)), width="content")
    kind = "" if event.kind == Kind.OTHER else event.kind
    place = "" if event.place in event.participants else event.place
    st.caption(plain(" · ".join(filter(None, (kind, ", ".join(event.participants), place)))))


def _body(view: EventView, day: date) -> None:
    """Show how the day moved, what came of it, and the statements: in this order, as they are read on a telephone."""
    st.html(f"<style>{_BESIDE}</style>")
    with st.container(key="event_body"):
        with st.container(key="event_moved"):
            _slip(view, day)
            _contradictions(view)
        with st.container(key="event_beside"):
            outcome.panel(view, day)
            with st.container(key="event_own"):
                organise.panel(view, day)
                linking.panel(view)
            keys.show()
        with st.container(key="event_said"):
            _history(view.event.id, day)


# In a wide window the second part stands beside both others, which rows of columns would tear apart: the last row takes
# the height that is over. 640 pixels is where columns of Streamlit's break, too. On paper all is one column, and what a
# reader keeps for themselves is left out.
_BESIDE = """
@media screen and (min-width: 641px) {
  .st-key-event_body { display: grid; grid-template: auto 1fr / minmax(0, 5fr) minmax(0, 3fr); column-gap: 4rem; }
  .st-key-event_body > :has(> .st-key-event_beside) { grid-area: 1 / 2 / 3 / 3; }
}
@media print { .st-key-event_own { display: none; } }
"""


def _slip(view: EventView, day: date) -> None:
    """Show how the promised day moved; one statement is a bar all the same."""
    if not view.slips:
        return
    first, last = days_shown(view, day)
    st.plotly_chart(
        slip(view, look(first, last, day)),
        key="slip_chart",
        config=CONFIG,
        alt=f"How the day of {view.event.title} moved over {count_words(len(view.slips), 'statement')}, told below",
    )
    if words := _without_lane(view):
        st.caption(f"… and {words}, in the list below")
    if moves := [row.days for row in view.slips if row.days]:
        st.caption(_moves_words(moves, view.velocity))


def _without_lane(view: EventView) -> str:
    """Say how many statements have no lane in the chart, "" where all have one: a denial names no day to come."""
    standing = [row for row in view.predictions if row.standing]
    denials = sum(row.polarity == Polarity.NEGATIVE for row in standing)
    counts = {
        "more statement": len(view.slips) - len(lanes_of(view.slips)),
        "denial": denials,
        "open-ended statement": len(standing) - len(view.slips) - denials,
    }
    return ", ".join(count_words(count, what) for what, count in counts.items() if count)


def _moves_words(moves: list[int], velocity: float | None) -> str:
    """Say how often and how far the day moved; of many moves the newest, as each is told in the list below.

    >>> _moves_words([3, 5, -1], 0.9)
    'The day moved 3 times: 3 days later, 5 days later, 1 day sooner, about 0.9 days for each day that passed.'
    >>> _moves_words([2], None)
    'The day moved once: 2 days later.'
    >>> _moves_words([9] * 30 + [1] * 12, None)[:52]
    'The day moved 42 times, at last: 1 day later, 1 day '
    >>> _moves_words([61, 90], 1.776).partition(", about ")[2]
    '1.8 days for each day that passed: it is not getting closer.'
    """
    pace = f", about {velocity:.1f} days for each day that passed" if velocity is not None else ""
    pace += ": it is not getting closer" if converging(velocity) is False else ""
    last = ", at last" if len(moves) > MOVES else ""
    told = ", ".join(map(moved_words, moves[-MOVES:]))
    times = "once" if len(moves) == 1 else count_words(len(moves), "time")
    return f"The day moved {times}{last}: {told}{pace}."


def _contradictions(view: EventView) -> None:
    """Show what cannot both be right, the newest first, folded: on a much-told event there is a lot of it."""
    pairs = view.contradictions
    if not pairs:
        return
    with st.expander(
        f"{count_words(len(pairs), 'contradiction')} between statements", icon=":material/compare_arrows:"
    ):
        for pair in pairs[:CONTRADICTIONS]:
            with st.container(border=True, gap="xsmall"):
                st.markdown(f"**They cannot both be right**: {plain(pair.why)}")
                for row in (pair.second, pair.first):
                    said_line(row)
                    show_quote(row)
                if pair.others:
                    st.caption(f"The newer one contradicts {count_words(pair.others, 'more earlier statement')}")
        if len(pairs) > CONTRADICTIONS:
            st.caption(f"and {count_words(len(pairs) - CONTRADICTIONS, 'more', 'more')}")


@st.fragment
def _history(event_id: int, day: date) -> None:
    """Show what was said, the newest first, a page at a time, each with what it changed; then what was reported.

    Turning a page of it, or asking why, draws this part alone: the chart beside it stands.
    """
    with frame.guarded():
        _told(ask(service.event, event_id, as_of=day), day)


def _told(view: EventView, day: date) -> None:
    st.header(f"What was said · {len(view.predictions)}", anchor=False)
    changed = {line.prediction_id: line for line in view.history if line.prediction_id is not None}
    place = f"said_{view.event.id}"
    first = (st.session_state.get(place, 1) - 1) * STATEMENTS
    for row in view.predictions[first : first + STATEMENTS]:
        _prediction(view.event, row, changed.get(row.id), day)
    if len(view.predictions) > STATEMENTS:
        st.pagination(-(-len(view.predictions) // STATEMENTS), key=place)
    reported.panel(view)


_CHANGED = {
    "moved": "Moved",
    "brought_forward": "Brought forward",
    "doubted": "Doubted",
    "denied": parts.DENIED,
    "revived": "On again",
}


def _changed_words(line: LineRow | None) -> str:
    """Say what a statement changed: "Moved, 2 days later"; nothing where it only says it again."""
    if line is None or line.what not in _CHANGED:
        return ""
    return ", ".join(filter(None, (_CHANGED[line.what], moved_words(line.days) if line.days else "")))


def _prediction(event: EventRow, row: PredictionRow, line: LineRow | None, day: date) -> None:
    """Show one statement: who and when, the sentence, its window, and on demand why and where it stands."""
    with st.container(border=True, gap="small"):
        said_line(row, parts.standing_of_prediction(event, row))
        show_quote(row)
        parts.when_line(row, changed=_changed_words(line))
        if not row.standing:
            st.caption(plain(f"Counts no longer: {_FATES.get(row.fate or '', 'taken back')}. {row.fate_reason or ''}"))
        conditions.panel(row, day)
        more = st.expander("Why this window, and the article around it", key=f"why_{row.id}", on_change="rerun")
        if more.open:
            with more:
                _why(row)


_FATES = {"drop": "dropped by a person", "replace": "corrected by a person", "reread": "read otherwise since"}


def _why(row: PredictionRow) -> None:
    by = f" by the reader “{row.reader}”" if row.reader not in {RULES, ""} else ""
    st.markdown(plain(f"Read{by} against {day_words(row.anchor)}, its time by the rule {row.rule}."))
    for step in (*row.trace, *map(in_words, row.reasons), *row.linked_because):
        st.markdown(f"- {plain(step)}")
    if row.hedge:
        worth = f", {row.probability:.0%} by the table of hedges (grade {row.hedge_grade})" if row.probability else ""
        st.markdown(plain(f"“{row.hedge}”: {corrections.SURE.get(row.certainty, row.certainty)}{worth}."))
    if row.article_id is not None:
        view = ask(service.article, row.article_id)
        st.html(f'<div style="line-height:1.6">{around(row, view.text)}</div>')
        link("article", "The whole article", icon=":material/article:", id=row.article_id)
    corrections.acts(row)


if __name__ == "__main__":
    show()
