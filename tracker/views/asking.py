"""What pages ask of the archive, and the answers kept for reruns: each is asked for once, until something is saved.

Invariant: an answer is kept for the version that the archive had before it was asked, so that no page shows what was so
before a save, by whomever; and for today, as most answers hang on the day.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar

import streamlit as st

from tracker import service
from tracker.views.frame import archive

P = ParamSpec("P")
Answer = TypeVar("Answer")
_MOST = 128  # answers kept: what some people look at in a day; a page of 200 events is some 200 kB
_HOUR = 3600  # seconds after which one is let go


def ask(read: Callable[Concatenate[service.Store, P], Answer], *values: P.args, **named: P.kwargs) -> Answer:
    """Return what `read` returns of the archive, from memory where nothing was saved since it was asked last."""
    mark = f"{archive().version()} {service.today()}"
    answer: Answer = _kept(mark, f"{read.__module__}.{read.__qualname__}", values, named, read)
    return answer


@st.cache_data(ttl=_HOUR, max_entries=_MOST, show_spinner=False)
def _kept(mark: str, name: str, values: tuple[Any, ...], named: dict[str, Any], _read: Callable[..., Any]) -> Any:  # noqa: ANN401, ARG001 - mark and name keep answers apart
    return _read(archive(), *values, **named)
