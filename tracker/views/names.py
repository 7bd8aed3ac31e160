"""Names on a page as links: a speaker, an outlet, an article, an event, each to the page that tells of it.

Invariant: a name that has a page is a link to it wherever it is printed, so that it can be followed and sent on.
"""

from __future__ import annotations

from textwrap import shorten

import streamlit as st

from tracker.charts.marks import KIND_ICONS
from tracker.views.frame import plain
from tracker.views.pages import link

LONGEST = 90
"""Letters of a name in a line: more is no name, but a sentence that was taken for one."""


def event(title: str, event_id: int | None, kind: str) -> None:
    """Show an event by its title, with the icon of its kind."""
    link("event", headline(title), icon=f":material/{KIND_ICONS[kind]}:", id=event_id)


def headline(title: str) -> str:
    """Return a title for a link, in bold, all of it: `styles.dress` lets a link break its lines.

    >>> headline("A summit"), headline("")
    ('**A summit**', '**(no title)**')
    """
    return f"**{plain(title) or '(no title)'}**"


def speaker(name: str | None, key: str | None) -> None:
    """Show who said it, where anybody is named: as a link where the archive knows them."""
    if name and key:
        link("speaker", _small(name), icon=":material/record_voice_over:", key=key)
    elif name:
        st.caption(plain(name), width="content")


def outlet(name: str | None) -> None:
    """Show where it was printed, where that is known."""
    if name:
        link("outlet", _small(name), icon=":material/library_books:", key=name)


def article(title: str | None, article_id: int | None) -> None:
    """Show an article by its title."""
    if article_id is not None:
        link("article", _small(title or "(no title)"), icon=":material/article:", id=article_id)


def _small(name: str) -> str:
    return f":small[{plain(shorten(name, LONGEST, placeholder='…'))}]"
