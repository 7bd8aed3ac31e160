"""Asking for a day that is over or is today: of what was said, printed, known or happened nothing lies ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from tracker import service

if TYPE_CHECKING:
    from datetime import date


def past_day(
    label: str, value: date | None, key: str, *, width: int | None = None, explained: str | None = None
) -> date | None:
    """Ask for a day, today at the latest, in a field so many pixels wide; return it, None while none is chosen."""
    day: date | None = st.date_input(
        label,
        value=value,
        max_value=service.today(),
        format="DD/MM/YYYY",
        key=key,
        width=width or "stretch",
        help=explained,
    )
    return day
