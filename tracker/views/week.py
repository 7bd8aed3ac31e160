"""This week: what needs me, what just happened, what comes, and the one sentence that says it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.charts.timeline import newest_first, timeline
from tracker.views import frame, invitation, organise, parts
from tracker.views.asking import ask
from tracker.views.board import chart, look, stretch, within
from tracker.views.pages import link
from tracker.views.sentences import week_sentence
from tracker.wording import count_words, day_words

if TYPE_CHECKING:
    from datetime import date

    from tracker.store.rows import WeekRow


AHEAD = timedelta(days=14)
DUE = ("due", "overdue")
MANY = 6  # that need a verdict: more are better taken one at a time
REPORTS = 4  # each with what it says
LAST = 4  # that were settled before, in a quiet week
CARDS = 8  # in a list: what a person takes in at once
BARS = 14  # in the chart below the lists; the timeline has them all


def show() -> None:
    """Show the board of today, or of the day asked for; an empty archive gets an invitation instead."""
    if ask(service.empty):
        invitation.nothing_yet()
        return
    head, day = frame.headed(860)
    week = ask(service.week, as_of=day, most=2 * CARDS)
    head.title(week_sentence(week), anchor=False)
    frame.past_note(day)
    _lists(week)
    if day == service.today():
        organise.watch_list()
    _weeks_around(day)
    _size(week)


def _lists(week: WeekRow) -> None:
    """Show the lists side by side; where what needs a person is twice as long as others, it gets the room of two."""
    waiting, quiet = week.size("due") + week.size("overdue") > MANY, not (week.settled or week.fresh or week.coming)
    if waiting and (week.suggested or quiet):
        left, right = st.columns([2, 1], gap="large")
        with left:
            _needs_me(week, wide=True)
        with right:
            _just_happened(week)
            _coming(week)
        return
    with st.grid(3, min_column_width=260, gap=("medium", "large")):
        with st.container():
            _needs_me(week)
        with st.container():
            _just_happened(week)
        with st.container():
            _coming(week)


def _needs_me(week: WeekRow, *, wide: bool = False) -> None:
    """Show what a person has to say: the reports first, each of which is one press, then what nobody reported on."""
    if week.suggested:
        more, total = parts.More("review", {}), week.size("suggested")
        told = ask(service.suggestions, [event.id for event in week.suggested[:REPORTS]], as_of=week.day)
        parts.event_list(
            "Reports to look at", week.suggested, "", more, most=REPORTS, total=total, wide=wide, told=told
        )
    waiting, total = [*week.due, *week.overdue], week.size("due") + week.size("overdue")
    more = parts.More(
        "events", {"as_of": week.day, "e_state": list(map(parts.state_words, DUE)), "e_order": "latest end"}
    )
    nothing, most = "Nothing has run out of time.", 2 * CARDS if wide else 6
    parts.event_list("Needs a verdict", waiting, nothing, more, most=most, total=total, wide=wide)
    if total > MANY:
        link("review", "Take them one at a time: the weekly review", icon=":material/fact_check:")


def _just_happened(week: WeekRow) -> None:
    """Show what was settled and what was first said in the last 7 days; in a quiet week what was settled before."""
    if week.settled:
        parts.event_list("Just settled", week.settled, "", _settled(week), most=6, total=week.size("settled"))
    if week.fresh:
        more = parts.More("events", {"as_of": week.day, "e_order": "newest event"})
        parts.event_list("Said for the first time", week.fresh, "", more, most=4, total=week.size("fresh"))
    if not (week.settled or week.fresh):
        _quiet(week)


def _quiet(week: WeekRow) -> None:
    filters = service.Filters(states=("settled",))
    before = ask(service.events, as_of=week.day, filters=filters, sort="-known", size=LAST)
    st.header("A quiet week", anchor=False)
    st.caption("In the last 7 days nothing was settled, and nothing was said for the first time.")
    if before.rows:
        parts.event_list("Settled last", before.rows, "", _settled(week), most=LAST, total=before.total)
    else:
        st.caption("Once you say what came of an event, it shows here.")


def _coming(week: WeekRow) -> None:
    """Show what begins or ends in the next 14 days; where nothing does, what comes after them."""
    nothing = "Nothing begins or ends in the next 14 days."
    days = {"t_from": week.day, "t_to": week.day + AHEAD, "t_show": "waiting"}
    more = parts.More("timeline", {"as_of": week.day, **days})
    parts.event_list("Next 14 days", week.coming, nothing, more, total=week.size("coming"))
    if not week.coming:
        filters = service.Filters(states=("upcoming",))
        later = ask(service.events, as_of=week.day, filters=filters, sort="earliest", size=LAST)
        more = parts.More("events", {"as_of": week.day, "e_state": "upcoming", "e_order": "soonest end"})
        if later.rows:
            parts.event_list("Later", later.rows, "", more, most=LAST, total=later.total)


def _settled(week: WeekRow) -> parts.More:
    return parts.More("events", {"as_of": week.day, "e_state": "settled", "e_order": "last settled"})


def _weeks_around(day: date) -> None:
    """Show the bars of the weeks around the day; where there is none, those of the nearest windows."""
    shown = stretch(day, "quarter", service.Filters())
    filters = within(service.Filters(), shown)
    rows = newest_first(ask(service.timeline, as_of=day, filters=filters, limit=BARS))
    if rows:
        around = "today" if day == service.today() else day_words(day)
        st.header("The nearest windows" if shown.moved else f"The weeks around {around}", anchor=False)
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
