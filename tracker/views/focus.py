"""Putting the cursor into the field that a key has just opened, which Streamlit has no option for.

Invariant: the script below is all the script there is of ours; it moves the focus once, and never out of a field.
"""

from __future__ import annotations

import streamlit as st

_SCRIPT = """
export default function ({ parentElement }) {
  const here = parentElement.host ?? parentElement
  const field = here.closest('[data-testid="stVerticalBlock"]')?.querySelector('input, textarea')
  if (field && !here.dataset.done) {
    here.dataset.done = "yes"
    if (document.activeElement?.matches('input, textarea')) return  // somebody types already
    field.focus()
    field.select()
  }
}
"""
_component = st.components.v2.component("tracker_focus", js=_SCRIPT)


def focus(key: str) -> None:
    """Put the cursor into the first field of the container that this is called in, once for each `key`."""
    _component(key=key)
