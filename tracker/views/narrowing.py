"""What lists share beside search and state: the filters, and choices of one among a few, all in the page's address.

Invariant: a page offers at most `MOST` names however many the archive has; any other is found by typing it.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.reading.values import Kind
from tracker.views import organise
from tracker.views.asking import ask

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from tracker.service import Filters

MOST = 40


def choice(label: str, options: Sequence[str], key: str, on_change: Callable[[], None], default: str = "") -> str:
    """Offer one of a few, the first unless another is the `default`; capitals in the address make no difference."""
    asked = st.query_params.get(key, "")
    if asked not in options and asked.lower() in options:
        st.session_state[key] = st.query_params[key] = asked.lower()
    chosen: str = st.segmented_control(
        label,
        options,
        default=default or options[0],
        required=True,
        key=key,
        bind="query-params",
        on_change=on_change,
    )
    return chosen


_LABELS = {"speaker": "Speaker", "publisher": "Outlet"}


def narrowed(
    filters: Filters, fields: tuple[str, ...], prefix: str, day: date, on_change: Callable[[], None]
) -> Filters:
    """Offer these fields and return the filters with what is chosen; a field is in the address as prefix and name."""
    keys = {field: f"{prefix}_{field}" for field in fields}
    chosen = sum(key in st.query_params for key in keys.values())
    with st.popover(f"Filters · {chosen}" if chosen else "Filters", icon=":material/tune:"):
        found = {f"{field}s": _offered(field, key, day, on_change) for field, key in keys.items()}
    return replace(filters, **found)  # type: ignore[arg-type] # fields of lists alone


def _offered(field: str, key: str, day: date, on_change: Callable[[], None]) -> tuple[str, ...]:
    if field == "topic":
        return organise.topic_filter(key, on_change)
    return _kinds(key, on_change) if field == "kind" else _sources(field, key, day, on_change)


def _kinds(key: str, on_change: Callable[[], None]) -> tuple[str, ...]:
    """Offer the kinds of events."""
    kind = st.selectbox(
        "Kind",
        [kind.value for kind in Kind],
        index=None,
        key=key,
        bind="query-params",
        width=160,
        placeholder="any",
        on_change=on_change,
    )
    return (kind,) if kind else ()


def _sources(by: str, key: str, day: date, on_change: Callable[[], None]) -> tuple[str, ...]:
    """Offer those who are heard most, and let any others be typed; several may be chosen."""
    names = {row.key: row.name for row in ask(service.most_heard, by=by, as_of=day, most=MOST)}
    chosen = st.multiselect(
        _LABELS[by],
        list(names),
        format_func=lambda each: names.get(each, each),
        accept_new_options=True,
        key=key,
        bind="query-params",
        placeholder="any: choose, or type a name",
        on_change=on_change,
    )
    found = (ask(service.keys_named, each, by=by, as_of=day) for each in chosen)
    return tuple(dict.fromkeys(chain.from_iterable(found)))
