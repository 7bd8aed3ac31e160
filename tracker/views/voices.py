"""Names that one speaker goes by: join another one, keep apart, and take each back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.views import names
from tracker.views.asking import ask
from tracker.views.frame import archive, done, guarded, plain
from tracker.views.narrowing import MOST
from tracker.wording import count_words

if TYPE_CHECKING:
    from collections.abc import Callable

_NAMED = 5  # of those whom a name could mean


def panel(key: str) -> None:
    """Ask about speakers who may be this one, and show what was said of its names."""
    for row in ask(service.perhaps_same, key):
        with st.container(border=True, gap="small"):
            st.markdown("**The same speaker?**")
            names.speaker(f"{row.name} ({count_words(row.predictions, 'prediction')})", row.key)
            with st.container(horizontal=True):
                one = st.button("One speaker", key=f"voice_{row.key}")
                other = st.button("Somebody else", key=f"else_{row.key}")
        if one:
            _say(partial(service.join_speakers, archive(), row.key, key), "One speaker now.")
        if other:
            _say(partial(service.keep_speaker_apart, archive(), row.key), "Not asked about again.")
    with st.expander("Other names", icon=":material/badge:"):
        _choose(key)
    _under(key)  # outside: the fold closes when the page changes, and the way back must stay in sight


def _under(key: str) -> None:
    """List the names that stand here, and whether it is nobody else."""
    for row in ask(service.voices_said):
        if key in {row.key, row.same_as}:
            words = "is nobody else" if row.key == row.same_as else "stands here"
            with st.container(border=True, gap="xsmall"):
                st.caption(plain(f"{row.name} {words}"))
                back = st.button("Take it back", key=f"unsay_{row.key}", icon=":material/undo:")
            if back:
                _say(partial(service.undo_speaker, archive(), row.key), "Taken back.")


def _choose(key: str) -> None:
    """Offer those who are heard most to be joined, and let any other be typed."""
    heard = ask(service.most_heard, most=MOST)
    names = {row.key: f"{row.name} ({row.predictions})" for row in heard if row.key != key}
    chosen = st.selectbox(
        "Also known as",
        list(names),
        format_func=lambda each: names.get(each, each),
        index=None,
        accept_new_options=True,
        key="also_known",
        placeholder="choose, or type a name",
    )
    if st.button("Join into this speaker", key="join_voice", disabled=chosen is None) and chosen:
        _say(partial(_join, chosen, key), "One speaker now.")


def _join(named: str, key: str) -> None:
    """Join the one speaker who is meant by a name. Raises `InputError` where it could be several."""
    keys = [each for each in ask(service.keys_named, named) if each != key]
    if len(keys) > 1:
        message = f"{named} could be {', '.join(keys[:_NAMED])}: type one of them whole"
        raise service.InputError(message)
    service.join_speakers(archive(), keys[0] if keys else named, key)


def _say(act: Callable[[], None], message: str) -> None:
    with guarded():
        act()
        done(message)
