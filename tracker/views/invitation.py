"""The first screen of an empty archive: what the tracker does, and two ways to begin."""

from __future__ import annotations

import streamlit as st

from tracker import service
from tracker.views import saving as saves
from tracker.views.asking import ask
from tracker.views.frame import flash, plain
from tracker.views.pages import go
from tracker.wording import count_words


def nothing_yet() -> None:
    """Invite: the first screen of an empty archive, with the sample stories one click away."""
    st.title("Who said what would happen, and did it?", anchor=False)
    st.markdown("This archive is empty. Look around in the sample stories, or begin with an article of your own.")
    with st.container(horizontal=True):
        pressed = st.button("Load the sample stories", type="primary", icon=":material/auto_stories:", key="samples")
        if st.button("Add an article of your own", icon=":material/add:", key="own"):
            go("add")
    going = next((each for each in saves.untold() if each.thread.is_alive()), None)
    if pressed or going:
        _look_on(going or saves.begin(service.sample_stories(), service.SAMPLES))
    st.caption("The samples can be taken out again with one click, on the page Articles.")
    with st.grid(3, min_column_width=260, gap=("medium", "large")):
        for icon, head, words in _STEPS:
            with st.container(border=True, gap="xsmall"):
                st.markdown(f":material/{icon}: **{head}**")
                st.markdown(f":small[{words}]")


_STEPS = (
    ("add_circle", "Add", "Paste an article, upload a file, or read a feed, and see what was read before it is saved."),
    ("view_timeline", "Follow", "Each prediction is a window of days, which later articles move, or report on."),
    ("fact_check", "Settle", "Once a week, say what came of what fell due: everybody who spoke gets a record."),
)


def _look_on(saving: saves.Saving) -> None:
    """Follow what is being saved, begun here or in a page that was closed, and go where it is best looked at."""
    saves.follow(saving)
    saves.told(saving)
    if saving.done is None:
        broke = f"Saving broke off after {saving.words}: {saving.failed}. Try again: nothing is added twice."
        st.error(plain(broke), icon=":material/error:")
        return
    done = saving.done
    flash(f"{count_words(done.new, 'article')} with {count_words(done.predictions, 'prediction')} added.")
    newest = ask(service.articles, size=1).rows[0].published_on
    go("week", as_of=newest)  # the stories are over: they are best looked at on the day that they end
