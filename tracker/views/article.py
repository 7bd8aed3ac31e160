"""One article: its text with every prediction marked, what was read, and its publication day to correct."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.views import copies, frame, names, parts, putting_back, stretches
from tracker.views.asking import ask
from tracker.views.days import past_day
from tracker.views.frame import archive, done, flash, guarded, plain
from tracker.views.missed import missed_form
from tracker.views.pages import asked_for, go, link, unnamed
from tracker.views.sentences import file_words, opened
from tracker.views.text import marks_of, show_text
from tracker.wording import count_words, day_words, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.store.rows import ArticleRow, ArticleView, PredictionRow, ReportRow


def show() -> None:
    """Show the article that the address names by `id`, on the day looked at."""
    link("articles", "All articles", icon=":material/arrow_back:")
    article_id = asked_for()
    if article_id is None:
        parts.missing(st.container(), "article", unnamed("article"))
        return
    head, day = frame.headed()
    try:
        view = ask(service.article, article_id, as_of=day)
    except service.UnknownError as error:
        parts.missing(head, "article", str(error))
        frame.past_note(day)
        return
    head.title(plain(view.article.title or "(no title)"), anchor=False)
    frame.past_note(day)
    _from_where(view.article)
    _body(view)


def _from_where(row: ArticleRow) -> None:
    """Say when and where it was printed, and whether it is read at all."""
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        told = (day_words(row.published_on), file_words(row.path))
        st.caption(plain(" · ".join(filter(None, told))), width="content")
        names.outlet(row.publisher)
    if row.language != "en":
        st.info("Not in English: kept, and not read.", icon=":material/translate:")


def _body(view: ArticleView) -> None:
    part = stretches.chosen(view.text, f"part_a{view.article.id}")
    standing = [row for row in view.predictions if row.standing]
    left, right = st.columns([3, 2], gap="large")
    with left:
        show_text(view.text, marks_of(standing), part=part)
        copies.addresses(view)
        _origin(view)
    with right:
        copies.verdict(view.article)
        st.header(f"Read from it · {len(standing)}", anchor=False)
        if not standing:
            st.caption("No dated prediction was found.")
        for row in standing:
            if stretches.within(part, row.start):
                _prediction(row)
        _reports([row for row in view.reports if stretches.within(part, row.start)])
        with st.expander("Mark one that was missed", icon=":material/add:"):
            _missed(view, part)
        _manage(view.article)


def _prediction(row: PredictionRow) -> None:
    with st.container(border=True, gap=None):
        names.event(row.event_title or row.event_text, row.event_id, row.kind)
        parts.when_line(row)
        names.speaker(row.speaker, row.speaker_key)


def _reports(rows: Sequence[ReportRow]) -> None:
    if not rows:
        return
    st.header(f"What it reports · {len(rows)}", anchor=False)
    for row in rows:
        said = row.says.value.replace("_", " ")
        when = f", {day_words(row.on)}" if row.on else ""
        with st.container(gap="xxsmall"):
            if row.event_id is None:
                st.markdown(f"**{plain(row.event_text)}**")
            else:
                names.event(row.event_text, row.event_id, row.kind)
            st.markdown(f"{plain(opened(said + when))} · :small[{plain(quoted(row.quote))}]")


def _missed(view: ArticleView, part: slice) -> None:
    given = missed_form(f"a{view.article.id}", view.text, view.article.published_on, part)
    if given:
        with guarded():
            service.add_missed(archive(), view.article.id, given.sentence, given.event_text, given.time)
            done("Added.")


def _origin(view: ArticleView) -> None:
    if view.article.url:
        st.caption("Where it is from:")
        st.code(view.article.url, language=None)


def _manage(row: ArticleRow) -> None:
    with st.expander("Correct the day, or delete", icon=":material/tune:"):
        stays = "Windows are read anew; corrections, links and outcomes stay."
        day = past_day("Published on", row.published_on, f"day_{row.id}", explained=stays)
        pressed = st.button("Correct the day", key=f"redate_{row.id}")  # enabled: the press tells the page a typed day
        if pressed and (day is None or day == row.published_on):
            st.caption("Choose another day first.")
        elif pressed and day:
            with guarded():
                service.redate(archive(), row.id, day)
                done(f"Now published {day_words(day)}; its windows were read anew.")
        _delete(row)


def _delete(row: ArticleRow) -> None:
    with st.popover("Delete the article", icon=":material/delete:"):
        st.markdown(f"Delete it with its {count_words(row.predictions, 'prediction')}?")
        st.caption("It can be put back at once, and is then read anew: what you corrected in it is gone for good.")
        if st.button("Delete", key=f"delete_{row.id}", type="primary"):
            with guarded():
                putting_back.keep(service.delete_article(archive(), row.id))
                flash("Deleted.")
                go("articles")


if __name__ == "__main__":
    show()
