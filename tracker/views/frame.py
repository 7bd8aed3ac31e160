"""What every page stands in: the open archive, the day looked at, one message after a save, one for an error.

Invariant: a press of a button carries a token that outlives reruns, so that pressing thrice saves once.
"""

from __future__ import annotations

import logging
import os
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING
from uuid import uuid4

import streamlit as st

from tracker import service
from tracker.views.sentences import opened
from tracker.wording import day_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from streamlit.delta_generator import DeltaGenerator

_FLASH = "flash"


@st.cache_resource(max_entries=4, show_spinner="Opening the archive …")
def _opened(url: str | None) -> service.Store:
    return service.open_store(url)


def archive() -> service.Store:
    """Return the archive that this dashboard was started for; where it cannot be used, say so and stop."""
    try:
        return _opened(os.environ.get("TRACKER_DATABASE"))
    except service.StoreError as error:
        st.error(sentence(error), title="The archive cannot be opened", icon=":material/database_off:")
        st.caption("It was left as it was. Name another with the variable TRACKER_DATABASE, or restore a backup.")
        st.stop()


def reopen() -> None:
    """Open the archive anew at the next look: its file is another one."""
    _opened.clear()


def flash(message: str) -> None:
    """Keep a message for after the rerun, where a toast shown now would be lost."""
    st.session_state[_FLASH] = message


def done(message: str) -> None:
    """Show the page anew with what was done on it, and say so."""
    flash(message)
    st.rerun()


def tell() -> None:
    """Show the message that the last run left."""
    if message := st.session_state.pop(_FLASH, None):
        st.toast(plain(message), icon=":material/check:")


def run(page: st.Page) -> None:
    """Run a page; where it breaks, say so in our own words, and keep the details for the log of this machine."""
    st.session_state[_PAGE] = page.url_path
    try:
        page.run()
    except service.StoreError as error:
        st.error(sentence(error), title="The archive cannot be used just now", icon=":material/database_off:")
    except Exception:  # the last line of defence: whatever breaks, a reader gets a sentence and a way on
        logging.getLogger(__name__).exception("the page %s broke", page.url_path or "week")
        st.error(
            "Nothing that was saved is lost. Load the page again; if it breaks again, the log says why.",
            title="This page broke",
            icon=":material/error:",
        )


def dark() -> bool:
    """Say whether the reader looks at the dark theme."""
    return st.context.theme.type == "dark"


@contextmanager
def guarded() -> Iterator[None]:
    """Show what a person cannot do as one sentence, and go on with the page."""
    try:
        yield
    except service.InputError as error:
        st.error(sentence(error), icon=":material/error:")


def token(act: str) -> str:
    """Return the token of the next press of a button: the same until `spent`."""
    token: str = st.session_state.setdefault(f"token-{act}", uuid4().hex)
    return token


def spent(act: str) -> None:
    """Note that the button did its work: the next press is a new one."""
    st.session_state.pop(f"token-{act}", None)


def day_looked_at() -> date:
    """Offer a past day to look at, in the address as `as_of`, and return it; today unless chosen.

    A day that was chosen stays until another one is, from page to page: what is opened from a past week is as it was.
    """
    today = service.today()
    turned = st.session_state.get(_SEEN_ON) != st.session_state.get(_PAGE)
    if turned and _AS_OF not in st.query_params and _LOOKED_AT in st.session_state:
        st.session_state[_AS_OF] = st.session_state[_LOOKED_AT]
        if st.session_state[_AS_OF] != today:
            st.query_params[_AS_OF] = st.session_state[_AS_OF].isoformat()
    chosen: date | None = st.date_input(
        "As of",
        value=today,
        max_value=today,
        format="DD/MM/YYYY",
        key=_AS_OF,
        bind="query-params",
        width=150,
        help="How things stood at the end of that day: later articles and outcomes are left out.",
    )
    st.session_state[_LOOKED_AT], st.session_state[_SEEN_ON] = chosen or today, st.session_state.get(_PAGE)
    return chosen or today


def day_chosen() -> date:
    """Return the day that a page was looked at on last; today where none was chosen."""
    day: date = st.session_state.get(_LOOKED_AT) or service.today()
    return day


_AS_OF, _LOOKED_AT, _SEEN_ON, _PAGE = "as_of", "day_looked_at", "page_of_that_day", "page_shown"


def headed(width: int = 700) -> tuple[DeltaGenerator, date]:
    """Offer the day to look at beside where a page's title goes, so many pixels wide; return that place and the day."""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        head = st.container(width=width)  # where the window is narrower, the day comes below the title
        with st.container(width="content"):
            return head, day_looked_at()


def controls(key: str = "controls") -> DeltaGenerator:
    """Return a row for what narrows a page; `styles.dress` lets it take little of a telephone's screen."""
    return st.container(horizontal=True, vertical_alignment="bottom", gap="medium", key=key)


def past_note(day: date) -> None:
    """Say plainly that a past day is shown."""
    if day != service.today():
        with st.container(horizontal=True, vertical_alignment="center"):
            st.info(
                f"This is how things stood on {day_words(day)}: nothing published or known later is shown.",
                icon=":material/history:",
                width="stretch",
            )
            st.button("Back to today", on_click=_back_to_today, key="back_to_today", icon=":material/today:")


def _back_to_today() -> None:
    st.session_state[_AS_OF] = service.today()


def plain(text: str) -> str:
    r"""Return words of an article as Markdown that shows them as they are: no image, link or formula comes of them.

    >>> plain("![x](y.png) a_b")
    '\\!\\[x\\]\\(y\\.png\\) a\\_b'
    """
    unlinked = _ADDRESS.sub(rf"\g<0>{_JOINER}", " ".join(text.split()))
    return "".join(f"\\{letter}" if letter in _MARKUP else letter for letter in unlinked)


def sentence(fault: object) -> str:
    r"""Return what is wrong as a sentence: its words begin small, as a terminal prints them after words of its own.

    >>> sentence("there is no event 3")
    'There is no event 3\\.'
    """
    said = opened(str(fault))
    return plain(said if said.endswith((".", "?", "!")) else f"{said}.")


# Any ASCII punctuation may be escaped (CommonMark 2.4); a blank line would end a paragraph, so blanks are joined.
_JOINER = "\u2060"
# Streamlit makes links of bare addresses even where their marks are escaped; a joiner without width prevents it.
_ADDRESS = re.compile(r"(?i)https?:|www|@")
_MARKUP = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
