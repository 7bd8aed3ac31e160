"""Pressing a button of a page that is drawn without a browser, and the keys that its buttons have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest


def pressed(page: AppTest, label: str) -> AppTest:
    """Press the button with this label, and draw the page anew."""
    next(button for button in page.button if button.label == label).click().run()
    assert not page.exception
    return page


def keys_worked(page: AppTest) -> set[str]:
    """Return the keys of a page's buttons."""
    named = {button.proto.shortcut.upper() for button in page.button if button.proto.shortcut}
    return {_NAMES.get(key, key) for key in named}


def keys_listed(page: AppTest) -> set[str]:
    """Return the keys that a page lists."""
    (listed,) = [each.proto.body for each in page.get("html") if 'aria-label="Keys"' in each.proto.body]
    return {_key(item) for item in re.findall(r"<li>(.*?)</li>", listed)}


_NAMES = {"ESCAPE": "ESC", "←": "LEFT", "→": "RIGHT"}


def _key(item: str) -> str:
    caps = [cap.upper() for cap in re.findall(r"<kbd>(.*?)</kbd>", item)]
    return "+".join(_NAMES.get(cap, cap) for cap in caps)
