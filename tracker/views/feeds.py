"""Feeds of the web: which are subscribed to, how reading them went, and one button that reads them.

Invariant: nothing is fetched where the machine's owner has not switched it on, and the page says how to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.views.asking import ask
from tracker.views.frame import archive, done, guarded, plain
from tracker.wording import count_words, day_words

if TYPE_CHECKING:
    from tracker.service import Added
    from tracker.store.rows import FeedRow


def panel() -> Added | None:
    """Show the feeds; return what was added on the press of the button, else None."""
    rows = ask(service.feeds)
    for row in rows:
        _feed(row)
    _subscribe()
    return _reading() if rows else None


def _subscribe() -> None:
    """Ask for the address of a feed, and subscribe to it."""
    with (
        st.form("feed", border=False, clear_on_submit=True),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        address = st.text_input("A feed's address", key="feed_url", placeholder="https://", width=480)
        pressed = st.form_submit_button("Subscribe", icon=":material/add:")
    if pressed:
        with guarded():
            service.add_feed(archive(), address)
            done("Subscribed.")


def _reading() -> Added | None:
    """Offer to read the feeds, where that is allowed; return what it brought."""
    allowed = service.may_fetch()
    if not allowed:
        st.info(
            "Fetching over the network is switched off. Start the dashboard with `TRACKER_FETCH=1` to read feeds here.",
            icon=":material/wifi_off:",
        )
    wanted = st.button("Read them now", type="primary", key="feeds_read", icon=":material/sync:", disabled=not allowed)
    return _read() if wanted else None


def _feed(row: FeedRow) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        with st.container(gap="xxsmall", width="content"):
            st.text(row.title or row.url)
            when = f"read {day_words(service.day_at(row.read_at))}" if row.read_at else "never read"
            st.caption(plain(" · ".join(filter(None, (row.url if row.title else "", when, row.fault)))))
        if st.button("Remove", key=f"feed_gone_{row.url}", type="tertiary", icon=":material/delete:"):
            service.remove_feed(archive(), row.url)
            done("The feed is not read any more; its articles stay.")


def _read() -> Added:
    bar = st.progress(0.0, text="Reading the feeds …")

    def show(so_far: Added) -> None:
        new = so_far.new
        bar.progress(min(0.95, new / (new + 20)), text=f"{count_words(new, 'new article')} …")

    added = service.read_feeds(archive(), progress=show)
    bar.empty()
    return added
