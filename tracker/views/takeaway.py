"""Taking events out as files: each format that can be narrowed, with the filters and the day in force."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.exports import EXPORTS
from tracker.views.frame import archive, plain

if TYPE_CHECKING:
    from datetime import date

    from tracker.service import Filters


def narrowed(filters: Filters, day: date) -> None:
    """Offer what the filters leave, as it stood on the day; a file is made when it is asked for."""
    with st.popover("Take out", icon=":material/download:"):
        for form in EXPORTS:
            if not form.whole:
                st.download_button(
                    form.name,
                    partial(made, form.name, filters, day),
                    form.filename(day),
                    mime=form.media_type,
                    key=f"narrowed_{form.name}",
                    help=plain(form.words),
                    width="stretch",
                )


def made(name: str, filters: Filters | None = None, day: date | None = None) -> bytes:
    """Return the file of a format: of what the filters leave on the day, or of all there is."""
    return service.export(archive(), name, as_of=day, filters=filters).content
