"""The way back from deleting an article: the one that was deleted last can be stored again, until the page is closed.

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


def keep(article: Article) -> None:
    """Keep an article that has just been deleted."""
    st.session_state[_DELETED] = article


def offer() -> None:
    """Offer to put the article back that was deleted last; nothing where none was."""
    article: Article | None = st.session_state.get(_DELETED)
    if article is None:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.text(f"Deleted: {article.title or '(no title)'}")
        pressed = st.button("Put it back", key="article_back", icon=":material/undo:")
    if pressed:
        with guarded(), st.spinner("Reading …"):
            added = service.ingest(archive(), [article], source="put back")
            del st.session_state[_DELETED]
            done(f"It is back, with {count_words(added.predictions, 'prediction')}.")
