"""One article as read and not yet stored: its text marked, each prediction with its window and why, and what to do.

Invariant: a draft is a value; what a person does here returns a new one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.views.corrections import edit_fields
from tracker.views.frame import archive, guarded, plain
from tracker.views.missed import missed_form
from tracker.views.pages import link
from tracker.views.sentences import file_words, window_days
from tracker.views.text import Marked, show_text
from tracker.wording import count_words, day_words, window_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.service import Draft, Item


def show(draft: Draft, number: int) -> Draft:
    """Show a draft, and return it as the person left it; `number` tells it from the others on the page."""
    article = draft.article
    st.subheader(plain(article.title or file_words(article.path) or "(no title)"), anchor=False)
    st.caption(
        plain(" · ".join(filter(None, (day_words(article.published_on), article.publisher, file_words(article.path)))))
    )
    if draft.known_id is not None:
        st.info("Already in the archive: saving it again adds nothing.", icon=":material/inventory_2:")
        link("article", "Open it", id=draft.known_id)
    elif draft.remark:
        st.info(plain(draft.remark), icon=":material/info:")
    if draft.fault:
        return _mend(draft, number)
    _refused(draft)
    left, right = st.columns([1, 1], gap="large")
    with left:
        show_text(article.text, _marks(draft.items), height=620)
    with right:
        return _items(draft, number)


def _refused(draft: Draft) -> None:
    """Say which answers of an installed reader do not count, and why."""
    if refused := draft.reading.refused:
        with st.expander(f"{count_words(len(refused), 'answer')} of the reader do not count", icon=":material/block:"):
            for reason in refused:
                st.markdown(f"- {plain(reason)}")


def _mend(draft: Draft, number: int) -> Draft:
    """Say what is wrong; where only the day is missing, ask for it; where a reader failed, offer to try again."""
    st.warning(plain(draft.fault or ""), icon=":material/report:")
    day = draft.article.published_on
    if not draft.article.text.strip():
        return draft
    if day is not None and day <= service.today():
        if st.button("Read it again", key=f"again_{number}", icon=":material/refresh:"):
            draft = service.dated(draft, day, store=archive())
            _keep_for_rerun(draft, number)
        return draft
    with st.container(horizontal=True, vertical_alignment="bottom"):
        day = st.date_input(
            "When was it published?",
            value=None,
            max_value=service.today(),
            format="DD/MM/YYYY",
            key=f"day_{number}",
            width=200,
        )
        pressed = st.button("Use this day", key=f"use_day_{number}", disabled=day is None)
    if pressed and day:
        draft = service.dated(draft, day, store=archive())
        _keep_for_rerun(draft, number)
    return draft


def _keep_for_rerun(draft: Draft, number: int) -> None:
    """Put the changed draft back on the desk and draw the page anew."""
    st.session_state["desk"].drafts[number] = draft
    st.rerun()


def _marks(items: Iterable[Item]) -> list[Marked]:
    """Return the marks of what is kept: each sentence, in it the event and the time."""
    found: list[Marked] = []
    for item in items:
        if item.keep:
            read = item.prediction
            found.append(Marked(*read.span, title=read.event_text))
            found.append(Marked(*read.event, strong=True))
            if read.timex:
                found.append(Marked(read.timex.start, read.timex.end, strong=True))
    return found


def _items(draft: Draft, number: int) -> Draft:
    """Show what was read, then what was left undated, then the form for what was missed."""
    heading = f"{count_words(len(draft.items), 'prediction')} read" if draft.items else "No dated prediction was found"
    st.markdown(f"**{heading}**")
    for place, item in enumerate(draft.items):
        draft = _item(draft, item, f"{number}_{place}")
    if draft.undated:
        with st.expander(f"{count_words(len(draft.undated), 'more')} without a day, off by default"):
            for place, item in enumerate(draft.undated):
                draft = _item(draft, item, f"{number}_u{place}")
    with st.expander("Mark one that was missed", icon=":material/add:"):
        return _missed(draft, number)


def _item(draft: Draft, item: Item, key: str) -> Draft:
    """Show one prediction: kept or not, its window in words and days, and on demand why and how to correct it."""
    read = item.prediction
    with st.container(border=True, gap="small"):
        kept = st.toggle(f"**{plain(read.event_text)}**", value=item.keep, key=f"keep_{key}")
        days = window_days(read.window, read.anchor)
        st.markdown(plain(" · ".join(filter(None, (window_words(read.window, read.anchor), days)))))
        _about(item)
        with st.container(horizontal=True):
            with st.popover("Why", icon=":material/help:"):
                for reason in item.why:
                    st.markdown(f"- {plain(reason)}")
                for step in read.trace:
                    st.markdown(f"- {plain(step)}")
            with st.popover("Correct", icon=":material/edit:"):
                changed = _correct(draft, item, key)
    if changed is not None:
        return changed
    return draft if kept == item.keep else service.keep(draft, item, kept=kept)


def _about(item: Item) -> None:
    read = item.prediction
    words = [f"by {read.speaker}" if read.speaker else "", f"“{read.hedge}”" if read.hedge else ""]
    if read.confidence.value != "clear":
        words.append(f"{read.confidence.value}: {'; '.join(read.reasons)}")
    if item.origin != "read":
        words.append("by hand")
    if any(words):
        st.caption(plain(" · ".join(filter(None, words))))


def _correct(draft: Draft, item: Item, key: str) -> Draft | None:
    read = item.prediction
    change = edit_fields(f"d{key}", read.event_text, read.time_words or "", read.anchor)
    if st.button("Use this", key=f"use_{key}", type="primary"):
        with guarded():
            return service.edit(draft, item, change, store=archive())
    return None


def _missed(draft: Draft, number: int) -> Draft:
    day = draft.article.published_on
    given = missed_form(f"m{number}", draft.article.text, day) if day else None
    if given:
        with guarded():
            draft = service.missed(draft, given.sentence, given.event_text, given.time, store=archive())
            _keep_for_rerun(draft, number)
    return draft
