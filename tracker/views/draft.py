"""One article as read and not yet stored: its text marked, each prediction with its window and why, and what to do.

Invariant: a draft is a value; what a person does here returns a new one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.outcome import CHOICES
from tracker.reading.confidence import in_words
from tracker.reading.values import Confidence
from tracker.state import with_tail
from tracker.views import parts, stretches
from tracker.views.asking import ask
from tracker.views.corrections import edit_fields
from tracker.views.days import past_day
from tracker.views.frame import archive, guarded, plain
from tracker.views.missed import missed_form
from tracker.views.pages import link
from tracker.views.sentences import file_words
from tracker.views.text import Marked, show_text
from tracker.wording import count_words, day_words

if TYPE_CHECKING:
    from datetime import date

    from tracker.service import Draft, Item

_LONG = 2_200  # code points; a shorter text fits into the box, which then is as high as the text


def show(draft: Draft, number: int) -> Draft:
    """Show a draft, and return it as the person left it; `number` tells it from the others on the page."""
    article = draft.article
    st.header(plain(article.title or file_words(article.path) or "(no title)"), anchor=False)
    day = day_words(article.published_on) if article.published_on else None
    st.caption(plain(" · ".join(filter(None, (day, article.publisher, file_words(article.path))))))
    if draft.known_id is not None:
        st.info("Already in the archive: saving it again adds nothing.", icon=":material/inventory_2:")
        link("article", "Open it", id=draft.known_id)
    elif draft.remark:
        st.info(plain(draft.remark), icon=":material/info:")
    if draft.fault:
        return _mend(draft, number)
    _refused(draft)
    part = stretches.chosen(article.text, f"part_{number}")
    left, right = st.columns([1, 1], gap="large")
    with right:
        draft = _items(draft, number, part)
    with left:  # drawn last, so that it marks what was just switched on or off
        show_text(article.text, _marks(draft), 620 if len(article.text) > _LONG else "content", part)
    return draft


def _refused(draft: Draft) -> None:
    """Say which answers of an installed reader do not count, and why."""
    if refused := draft.reading.refused:
        with st.expander(f"{count_words(len(refused), 'answer')} of the reader do not count", icon=":material/block:"):
            for reason in refused:
                st.markdown(f"- {plain(reason)}")


def _mend(draft: Draft, number: int) -> Draft:
    """Say what is wrong; where only the day is missing, ask for it; where a reader failed, offer to try again."""
    day = draft.article.published_on
    if not draft.article.text.strip():
        st.warning("There is no text in it.", icon=":material/report:")
        return draft
    st.warning(plain(_NO_DAY if day is None else draft.fault or ""), icon=":material/report:")
    if day is None or day > service.today():
        day = _day_chosen(number)
    elif not st.button("Read it again", key=f"again_{number}", icon=":material/refresh:"):
        return draft
    if day is not None:
        draft = service.dated(draft, day, store=archive())
        _keep_for_rerun(draft, number)
    return draft


def _day_chosen(number: int) -> date | None:
    """Ask for the day; return it once a button is pressed."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        day = past_day("When was it published?", None, f"day_{number}", width=200)
        # Never disabled: a day that was typed is told to the page by the very press.
        pressed = st.button("Use this day", key=f"use_day_{number}", type="primary")
        today = st.button("Today", key=f"use_today_{number}")
    if pressed and not day:
        st.caption("Choose the day first.")
    return service.today() if today else day if pressed else None


_NO_DAY = "It gives no publication day, and none is guessed: “next week” means a week only from the day it was printed."


def _keep_for_rerun(draft: Draft, number: int) -> None:
    """Put the changed draft back on the tray and draw the page anew."""
    st.session_state["tray"].drafts[number] = draft
    st.rerun()


def _numbered(draft: Draft) -> list[tuple[int, Item]]:
    """Return the predictions with the numbers that they bear in the text: dated ones first, each in its order."""
    return list(enumerate((*draft.items, *draft.undated), start=1))


def _marks(draft: Draft) -> list[Marked]:
    """Return the marks of what is kept: each sentence, in it the event, with its number, and the time."""
    found: list[Marked] = []
    for number, item in _numbered(draft):
        if item.keep:
            read = item.prediction
            found.append(Marked(*read.span, title=read.event_text))
            found.append(Marked(*read.event, strong=True, label=str(number)))
            if read.timex:
                found.append(Marked(read.timex.start, read.timex.end, strong=True))
    return found


def _items(draft: Draft, number: int, part: slice) -> Draft:
    """Show what was read in a part, the surest first, then what was left undated, then the form for what was missed."""
    numbered, count = _numbered(draft), len(draft.items)
    dated, undated = (_within(part, pairs) for pairs in (numbered[:count], numbered[count:]))
    here = f", {len(dated):,} of them in this part" if len(dated) < count else ""
    st.markdown(f"**{count_words(count, 'prediction')} read{here}**" if count else "**No dated prediction was found**")
    sorted_ = sorted(dated, key=lambda pair: list(Confidence).index(_confidence(pair[1])))
    groups = [(kind, [pair for pair in sorted_ if _confidence(pair[1]) is kind]) for kind in Confidence]
    for kind, pairs in groups:
        if pairs and len(pairs) < len(dated):
            st.caption(f"{_GROUPS[kind]} · {len(pairs)}")
        for place, item in pairs:
            draft = _item(draft, item, place, f"{number}_{place - 1}")
    if undated:
        with st.expander(f"{count_words(len(undated), 'more', 'more')} without a day, off until you switch them on"):
            for place, item in undated:
                draft = _item(draft, item, place, f"{number}_u{place - 1 - count}")
    _reports(draft, part)
    with st.expander("Mark one that was missed", icon=":material/add:"):
        return _missed(draft, number, part)


def _within(part: slice, numbered: list[tuple[int, Item]]) -> list[tuple[int, Item]]:
    return [pair for pair in numbered if stretches.within(part, pair[1].prediction.span.start)]


_WORDS = {choice.token: choice.words for choice in CHOICES}


def _reports(draft: Draft, part: slice) -> None:
    """Tell what the article says became of things: once saved, it is suggested where an event awaits it."""
    reports = [each for each in draft.reading.reports if stretches.within(part, each.span.start)]
    if reports:
        with st.expander(
            f"{count_words(len(reports), 'report')} of what came of something", icon=":material/campaign:"
        ):
            for report in reports:
                on = f" on {day_words(report.on)}" if report.on else ""
                st.markdown(f"- **{plain(report.event_text)}**: {plain(_WORDS[report.says] + on)}")
            st.caption("Where an event of the archive is meant, it is suggested there, and settles nothing by itself.")


_GROUPS = {
    Confidence.CLEAR: "Clear",
    Confidence.LIKELY: "Likely",
    Confidence.DOUBTFUL: "Doubtful, off until you switch them on",
}


def _confidence(item: Item) -> Confidence:
    """Return how sure the reader was: a correction leaves a card where it stands."""
    return (item.original or item.prediction).confidence


def _item(draft: Draft, item: Item, place: int, key: str) -> Draft:
    """Show one prediction: kept or not, its window in words and days, and on demand why and how to correct it."""
    read = item.prediction
    with st.container(border=True, gap="xsmall"):
        kept = st.toggle(f"{place} · **{plain(read.event_text)}**", value=item.keep, key=f"keep_{key}")
        shown = with_tail(read.window, float(ask(service.setting, "tail_share"))) if read.window else None
        parts.when_line(replace(read, window=shown))
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            st.caption(plain(_about(item)), width="stretch")
            with st.container(horizontal=True, gap="xsmall", width="content"):
                with st.popover("Why", icon=":material/help:", type="tertiary"):
                    _why(item)
                with st.popover("Correct", icon=":material/edit:", type="tertiary"):
                    changed = _correct(draft, item, key)
    if changed is not None:
        return changed
    return draft if kept == item.keep else service.keep(draft, item, kept=kept)


def _about(item: Item) -> str:
    """Say who said it, in which words, and what speaks against the reading."""
    read = item.prediction
    words = [f"by {read.speaker}" if read.speaker else "", f"“{read.hedge}”" if read.hedge else ""]
    words += ["hangs on a condition"] if read.conditional else []
    words += [in_words(reason) for reason in read.reasons if _confidence(item) is not Confidence.CLEAR]
    words += ["corrected by hand" if item.original else "by hand"] if item.origin != "read" else []
    return " · ".join(filter(None, words))


def _why(item: Item) -> None:
    """Show the sentence and how it was read, step by step."""
    st.text(item.prediction.quote)
    for reason in item.why:
        st.markdown(f"- {plain(reason)}")


def _correct(draft: Draft, item: Item, key: str) -> Draft | None:
    read = item.prediction
    change = edit_fields(f"d{key}", read, read.time_words or "")
    if st.button("Use this", key=f"use_{key}", type="primary"):
        with guarded():
            return service.edit(draft, item, change, store=archive())
    return None


def _missed(draft: Draft, number: int, part: slice) -> Draft:
    day = draft.article.published_on
    given = missed_form(f"m{number}", draft.article.text, day, part) if day else None
    if given:
        with guarded():
            draft = service.missed(draft, given.sentence, given.event_text, given.time, store=archive())
            _keep_for_rerun(draft, number)
    return draft
