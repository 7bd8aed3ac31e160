"""Searching on a page: the box, the order that goes with it, and the sentence that shows why something was found.

Invariant: what a search finds is shown as text; only the words that it asked for are picked out.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.store.terms import around
from tracker.views.frame import plain
from tracker.wording import inside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from tracker.store.rows import FoundRow

BEST = "best match"
_HELP = (
    "Every word must be there, each by how it begins; accents and capitals make no difference. "
    '"Words in quotation marks" stand so in a row, and -word leaves out what has that word.'
)
_FOUND = ":primary-background[**{}**]"


def box(key: str, placeholder: str, on_change: Callable[[], None]) -> str:
    """Offer a search, which looks while one is typing; it stands in the address as `key`."""
    return (
        st.text_input(
            "Search",
            key=key,
            bind="query-params",
            type="search",
            width=320,
            placeholder=placeholder,
            help=_HELP,
            live="400ms",
            on_change=on_change,
        )
        or ""
    )


def order(key: str, orders: Mapping[str, str], search: str, on_change: Callable[[], None]) -> str:
    """Offer the orders of a list and return the one chosen, as the service names it; a search puts the best first.

    What was chosen by hand is kept: only the first of `orders`, which nobody need choose, gives way to the best match.
    """
    asked = service.asks(search)
    offered = {BEST: service.BEST, **orders} if asked else dict(orders)
    begun = asked and not st.session_state.get(f"{key}_asked", asked)
    gives_way = next(iter(orders)) if begun else BEST
    if (begun or not asked) and st.session_state.get(key) == gives_way:
        st.session_state[key] = next(iter(offered))
    st.session_state[f"{key}_asked"] = asked
    if len(offered) == 1:
        return next(iter(offered.values()))
    chosen = st.selectbox("Order", list(offered), key=key, bind="query-params", width=180, on_change=on_change)
    return offered[chosen]


def show_found(found: FoundRow) -> None:
    """Show the sentence that a search found, its words picked out; and who said it, where that is what was found."""
    start, end = around(found.quote, found.spans)
    before, after = ("… " if start else ""), (" …" if end < len(found.quote) else "")
    quote = f"“{before}{picked_out(inside(found.quote), found.spans, start, end)}{after}”"
    who = [picked_out(found.speaker, found.named)] if found.speaker and found.named else []
    st.markdown(f":small[{' · '.join([*who, quote])}]")


def picked_out(text: str, spans: Iterable[tuple[int, int]], start: int = 0, end: int | None = None) -> str:
    r"""Return the part of a text from `start` to `end` as Markdown, the words at `spans` picked out.

    >>> picked_out("a *b* c", [(3, 4)])
    'a \\*:primary-background[**b**]\\* c'
    """
    last = len(text) if end is None else end
    inside = [(a, b) for a, b in spans if start <= a and b <= last]
    edges = [start, *(edge for span in inside for edge in span), last]
    return "".join(_piece(text[a:b], found=n % 2 == 1) for n, (a, b) in enumerate(pairwise(edges)))


def _piece(words: str, *, found: bool) -> str:
    if found:
        return _FOUND.format(plain(words))
    before, after = (" " if edge.isspace() else "" for edge in (words[:1], words[-1:]))  # `plain` takes both away
    return f"{before}{plain(words)}{after}"
