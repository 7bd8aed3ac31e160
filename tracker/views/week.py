"""This week: what needs me, what just happened, what comes, and the one sentence that says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.charts.timeline import newest_first, timeline
from tracker.views import frame, organise, parts
from tracker.views.board import chart, look, stretch, within
from tracker.views.sentences import week_sentence
from tracker.wording import count_words, day_words

if TYPE_CHECKING:
    from datetime import date

    from tracker.store.rows import WeekRow


CARDS = 8  # in a list: what a person takes in at once
BARS = 14  # in the chart below the lists; the timeline has them all


def show() -> None:
    """Show the board of today, or of the day asked for; an empty archive gets an invitation instead."""
    store = frame.archive()
    if service.empty(store):
        parts.nothing_yet()
        return
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        head = st.container(width=760)
        with st.container(width="content"):
            day = frame.day_looked_at()
    week = service.week(store, as_of=day, most=CARDS)
    head.title(week_sentence(week), anchor=False)
    frame.past_note(day)
    _lists(week)
    if day == service.today():
        organise.watch_list()
    _weeks_around(day)
    _size(week)


def _lists(week: WeekRow) -> None:
    with st.grid(3, min_column_width=300, gap=("medium", "large")):
        with st.container():
            if week.suggested:
                parts.event_list("Reports to look at", week.suggested, "", most=4, total=week.size("suggested"))
            waiting, total = [*week.due, *week.overdue], week.size("due") + week.size("overdue")
            parts.event_list("Needs a verdict", waiting, "Nothing has run out of time.", most=6, total=total)
        with st.container():
            nothing = "Nothing was settled in the last 7 days."
            parts.event_list("Just settled", week.settled, nothing, total=week.size("settled"))
        with st.container():
            nothing = "Nothing begins or ends in the next 14 days."
            parts.event_list("Next 14 days", week.coming, nothing, total=week.size("coming"))


def _weeks_around(day: date) -> None:
    """Show the bars of the weeks around the day; where there is none, those of the nearest windows."""
    shown = stretch(day, "quarter", service.Filters())
    filters = within(service.Filters(), shown)
    rows = newest_first(service.timeline(frame.archive(), as_of=day, filters=filters, limit=BARS))
    if rows:
        st.subheader("The nearest windows" if shown.moved else "The weeks around it", anchor=False)
        chart(timeline(rows, look(shown.first, shown.last, day)), rows, key="week_chart")


def _size(week: WeekRow) -> None:
    archive = ", ".join(
        (
            count_words(week.articles, "article"),
            count_words(week.predictions, "prediction"),
            count_words(week.events, "event"),
        )
    )
    st.caption(f"In the archive on {day_words(week.day)}: {archive}.")


if __name__ == "__main__":
    show()
