"""Articles: what is in the archive, and the imports that brought it, each of which can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.views import finding, frame, invitation, names, parts, putting_back
from tracker.views.asking import ask
from tracker.views.frame import archive, done, guarded, plain
from tracker.views.pages import link
from tracker.wording import count_words, day_words

if TYPE_CHECKING:
    from datetime import date

    from tracker.store.rows import ArticleRow, FoundRow, ImportRow, Page

SIZE = 30  # rows a page
IMPORTS, MOST = 8, 200  # shown at first, and where older ones are asked for
ORDERS = {"newest": "newest"}
_PLACE = "a_page"


def show() -> None:
    """Show a page of the archive, then the imports."""
    if ask(service.empty):
        invitation.nothing_yet()
        putting_back.offer()
        _imports()
        return
    st.title("Articles", anchor=False)
    putting_back.offer()
    with frame.controls():
        search = finding.box("a_search", "titles, outlets, quotes, speakers", _first_page)
        best = finding.order("a_order", ORDERS, search, _first_page) == service.BEST
        day = frame.day_looked_at()
    frame.past_note(day)
    page = parts.page_number(_PLACE)
    found = ask(service.articles, search=search, best=best, page=page, size=SIZE, as_of=day)
    if found.rows:
        _list(found, search, day)
    else:
        st.info(service.nothing_asked(search) or _nothing(search, day))
    if day == service.today():  # an import has the day on which it was made, and counts articles of any day
        _imports()


def _nothing(search: str, day: date) -> str:
    if day == service.today():
        return "No article has these words."
    return f"No article published by {day_words(day)} {'has these words' if search else 'is in the archive'}."


def _list(found: Page[ArticleRow], search: str, day: date) -> None:
    sentences = ask(service.sentences_found, search, [row.id for row in found.rows], by="article", as_of=day)
    st.caption(count_words(found.total, "article"))
    with st.grid(2, min_column_width=380, gap=("medium", "large")):
        for row in found.rows:
            _item(row, sentences.get(row.id))
    parts.pager(found.last, _PLACE)


def _first_page() -> None:
    st.session_state.pop(_PLACE, None)


def _item(row: ArticleRow, found: FoundRow | None) -> None:
    """Show an article in a list: its title as a link, then where it is from and what was read from it."""
    counted = ((row.predictions, "prediction"), (row.reports, "report"))
    read = ", ".join(count_words(count, what) for count, what in counted if count) or "nothing read from it"
    read += ", a copy" if row.copy_of else ""
    told = read if row.language == "en" else f"in another language ({row.language}), not read"
    with st.container(gap="xxsmall"):
        link("article", names.headline(row.title), icon=":material/article:", id=row.id)
        with st.container(horizontal=True, vertical_alignment="center", gap="xxsmall"):
            st.caption(plain(f"{day_words(row.published_on)} · {told}"), width="content")
            names.outlet(row.publisher)
        if found:
            finding.show_found(found)


def _imports() -> None:
    """Show the newest imports, and on demand all: an archive that reads feeds has thousands."""
    rows = ask(service.imports, most=IMPORTS + 1)
    if not rows:
        return
    st.header("Imports", anchor=False)
    if len(rows) > IMPORTS and st.toggle("Show older imports as well", key="a_imports"):
        rows = ask(service.imports, most=MOST)
    else:
        rows = rows[:IMPORTS]
    for row in rows:
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            when = f"{day_words(service.day_at(row.imported_at))} by {row.imported_by}"
            size = count_words(row.articles, "article")
            st.markdown(f"{plain(row.source)} · {plain(size)} · :small[{plain(when)}]", width="content")
            if row.undone_at:
                st.caption(f"undone {day_words(service.day_at(row.undone_at))}", width="content")
            elif row.articles:
                _undo(row)


_KEPT = 200  # articles that a page keeps, to put them back: some megabytes
_BACK = (
    "Events with a recorded outcome stay. The articles can be put back at once, and are then read anew: what you "
    "corrected in them is gone for good."
)
_GONE = f"Events with a recorded outcome stay. More than {_KEPT} articles cannot be put back from here: back up first."


def _undo(row: ImportRow) -> None:
    with st.popover("Undo", icon=":material/undo:"):
        st.markdown(f"Take out the {count_words(row.articles, 'article')} that this import added?")
        st.caption(_BACK if row.articles <= _KEPT else _GONE)
        if st.button("Take them out", key=f"undo_import_{row.id}", type="primary"):
            with guarded():
                kept = service.imported(archive(), row.id, _KEPT)
                gone = service.undo_import(archive(), row.id)
                putting_back.keep(*kept)
                done(f"{count_words(gone, 'article')} taken out.")


if __name__ == "__main__":
    frame.archive()
    show()
