"""Pressing a button of a page that is drawn without a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest


def pressed(page: AppTest, label: str) -> AppTest:
    """Press the button with this label, and draw the page anew."""
    next(button for button in page.button if button.label == label).click().run()
    assert not page.exception
    return page
