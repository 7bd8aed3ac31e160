"""The parts of a sitting that are only read: what awaits, what comes, the figures of the week.

Invariant: each has one button to go on, which is the Enter key.
"""

from __future__ import annotations

import streamlit as st

from tracker import service
from tracker.charts.marks import mark_of
from tracker.charts.timeline import named
from tracker.views import keys, parts, review_sign
from tracker.views.asking import ask
from tracker.views.frame import archive, day_chosen, plain
from tracker.views.pages import link
from tracker.wording import count_words, day_words

_MOST = 12


def start(agenda: service.Agenda) -> None:
    """Show what awaits, by kind and by age, and begin."""
    signed = ask(service.editions)
    before = f"the last one was signed for **{day_words(agenda.since)}**" if signed else "the first to be signed"
    st.markdown(f"The week up to **{day_words(agenda.day)}**; {before}.")
    _of_today(agenda)
    review_sign.same_day(agenda)
    counts = _counts(agenda)
    with st.container(horizontal=True):
        for label, count in counts.items():
            st.metric(label, count, border=True, width=140)
    if agenda.cards_left:
        if counts["Overdue"]:
            old = (f"{count:,} for {words}" for words, count in agenda.overdue.items() if count)
            st.caption(f"Overdue by age: {', '.join(old)}.")
        _the_rest(len(agenda.steps["due"]))
    else:
        st.markdown(":material/check_circle: **Nothing waits today.** You can sign the week off as it stands.")
        _put_aside()
    label = "Go on" if agenda.cards_done else "Begin"
    if st.button(label, key="begin", type="primary", shortcut=keys.noted("Enter", label), icon=":material/play_arrow:"):
        sitting = service.open_sitting(archive())
        _read(sitting.id, "start")


def _of_today(agenda: service.Agenda) -> None:
    """Tell who comes from a past day where to see that week: nobody can sit over it any more."""
    if (day := day_chosen()) < agenda.day:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.info("A sitting is always of today.", icon=":material/history:", width=260)
            link("week", f"The board of {day_words(day)}", icon=":material/today:", as_of=day)


def _the_rest(taken: int) -> None:
    """Say of a large archive that more waits than a sitting takes up at a time."""
    if taken < service.MOST_AT_A_TIME:
        return
    if (waits := _over()) > taken:
        most = service.MOST_AT_A_TIME
        st.caption(
            f"{waits:,} events wait in all. They are taken up {most} of a kind at a time, the longest wait first."
        )


def _over() -> int:
    """Count the events whose time is up and that have no verdict, put aside or not."""
    return ask(service.events, filters=service.Filters(states=("due", "overdue")), size=1).total


def _put_aside() -> None:
    """Say why nothing waits here while the board has events without a verdict: each was put aside until a day."""
    if waits := _over():
        told = "was put aside, and comes" if waits == 1 else "were put aside, and come"
        st.caption(f"{count_words(waits, 'event')} without a verdict {told} again on a later day.")


def _counts(agenda: service.Agenda) -> dict[str, int]:
    why = [step.why for steps in agenda.steps.values() for step in steps]
    return {
        "New": why.count("new") + why.count("again"),
        "Due": why.count("due") + why.count("undated"),
        "Overdue": why.count("overdue"),
        "Reported": why.count("suggested"),
        "Moved": why.count("moved") + why.count("denied"),
    }


def coming(agenda: service.Agenda) -> None:
    """Show what opens or ends in the next 14 days."""
    if not agenda.coming:
        st.markdown("Nothing begins or ends in the next 14 days.")
    for card in agenda.coming[:_MOST]:
        event = ask(service.event, card.event_id).event
        with st.container(gap="xxsmall"):
            st.markdown(f":small[:gray[{day_words(card.on)} · {card.words}]]")
            parts.event_item(event)
    _and_more(len(agenda.coming))
    _go_on(agenda, "coming")


def figures(agenda: service.Agenda) -> None:
    """Show the week in figures, and what was settled."""
    found = agenda.figures
    told = {"New": found.new, "Moved": found.moved, "Settled": found.resolved, "Events": sum(found.by_state.values())}
    with st.container(horizontal=True):
        for label, count in told.items():
            st.metric(label, count, border=True, width=140)
    with st.container(horizontal=True, gap="small"):
        for state, count in sorted(found.by_state.items()):
            mark = mark_of(named(state))
            st.badge(f"{mark.words} {count}", icon=f":material/{mark.icon}:", color=mark.hue)
    st.header("Settled since the last edition", anchor=False)
    if not agenda.resolved:
        st.caption("Nothing was settled.")
    for card in agenda.resolved[:_MOST]:
        parts.event_item(ask(service.event, card.event_id).event)
    _and_more(len(agenda.resolved))
    _go_on(agenda, "figures")


def _and_more(count: int) -> None:
    if count > _MOST:
        st.caption(plain(f"and {count_words(count - _MOST, 'more', 'more')}, all of them in the edition."))


def _go_on(agenda: service.Agenda, part: str) -> None:
    shortcut = keys.noted("Enter", "Go on")
    pressed = st.button(
        "Go on", key=f"go-on-{part}", type="primary", shortcut=shortcut, icon=":material/arrow_forward:"
    )
    if pressed and agenda.sitting is not None:
        _read(agenda.sitting.id, part)


def _read(sitting_id: int, part: str) -> None:
    """Note that a part was read, and go to the next."""
    service.decide(archive(), sitting_id, service.part_card(part), "seen")
    st.session_state.pop("review_part", None)
    st.rerun()
