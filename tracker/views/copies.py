"""Where else a report was printed, and whether an article is a copy at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.views.frame import archive, done, guarded, plain
from tracker.views.pages import link
from tracker.views.sentences import file_words
from tracker.wording import count_words, day_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.store.rows import AddressRow, ArticleRow, ArticleView

SHOWN = 12  # addresses; the rest is counted


def addresses(view: ArticleView) -> None:
    """Show in how many other outlets the report stands, and which."""
    others = view.addresses
    if others:
        with st.expander(f"Also in {count_words(len(others), 'other')}", icon=":material/content_copy:"):
            for address in others[:SHOWN]:
                _address(address)
            if len(others) > SHOWN:
                st.caption(f"and {len(others) - SHOWN} more")


def _address(address: AddressRow) -> None:
    name = address.publisher or address.url or file_words(address.path) or "no name given"
    words = " · ".join(filter(None, (name, day_words(address.published_on))))
    if address.article_id is not None:
        link("article", plain(words), id=address.article_id)
    else:
        st.caption(plain(f"{words}: the very same text"))
    if address.url and address.url != name:
        st.code(address.url, language=None)


def verdict(row: ArticleRow) -> None:
    """Say that an article is a copy, and let a person say that it is none, or take that back."""
    if row.copy_of is not None:
        with st.container(border=True, gap="small"):
            st.markdown("**A copy.** What it repeats counts once, in the report that was added first.")
            link("article", "That report", icon=":material/article:", id=row.copy_of)
            if st.button("Not a copy", key=f"uncopy_{row.id}"):
                _said(lambda: service.not_a_copy(archive(), row.id), "A report of its own; what it says counts now.")
    elif row.denied:
        st.caption("You said that this is no copy.")
        if st.button("It is a copy after all", key=f"recopy_{row.id}"):
            _said(lambda: service.a_copy_again(archive(), row.id), "A copy again; what it repeats counts once.")


def _said(act: Callable[[], None], message: str) -> None:
    with guarded():
        act()
        done(message)
