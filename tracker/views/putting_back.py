"""The way back from deleting articles: what was deleted last can be stored again, until the page is closed.

Invariant: what is put back is the text as it was stored, with its day and where it is from; it is read anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.views.frame import archive, done, guarded
from tracker.wording import count_words

if TYPE_CHECKING:
    from tracker.sources import Article

_DELETED = "article_deleted"


def keep(*articles: Article) -> None:
    """Keep articles that have just been deleted; none where they are too many to be kept."""
    st.session_state[_DELETED] = articles


def offer() -> None:
    """Offer to put back what was deleted last; nothing where nothing was."""
    articles: tuple[Article, ...] = st.session_state.get(_DELETED, ())
    if not articles:
        return
    first, alone = articles[0], len(articles) == 1
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.text(f"Deleted: {(first.title or '(no title)') if alone else count_words(len(articles), 'article')}")
        pressed = st.button("Put it back" if alone else "Put them back", key="article_back", icon=":material/undo:")
    if pressed:
        with guarded(), st.spinner("Reading …"):
            added = service.ingest(archive(), articles, source="put back")
            del st.session_state[_DELETED]
            done(f"{'It is' if alone else 'They are'} back, with {count_words(added.predictions, 'prediction')}.")
