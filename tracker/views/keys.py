"""The keys of a page: each button that has one is noted as it is drawn, and a list below says what every key does.

Invariant: the list is made of what the buttons were given, so that it names every key of a page and no other.
"""

from __future__ import annotations

from html import escape

import streamlit as st

_NOTED = "keys_noted"
_SIGNS = {"Left": "←", "Right": "→"}


def forget() -> None:
    """Begin a page anew: none of its buttons is drawn yet."""
    st.session_state[_NOTED] = {}


def noted(key: str, does: str) -> str:
    """Note what a key does, and return the key, to be given to its button."""
    st.session_state.setdefault(_NOTED, {})[key] = does
    return key


def show() -> None:
    """List the keys noted since `forget`, in the order of their buttons; nothing where there are none."""
    noted_: dict[str, str] = st.session_state.get(_NOTED, {})
    if noted_:
        items = "".join(map(_item, noted_, noted_.values()))
        st.html(f'<style>{_STYLE}</style><section class="keys" aria-label="Keys"><b>Keys</b><ul>{items}</ul></section>')


def _item(key: str, does: str) -> str:
    """Return a line of the list.

    >>> _item("Ctrl+Enter", "Sign it")
    '<li><kbd>Ctrl</kbd> <kbd>Enter</kbd> Sign it</li>'
    """
    caps = " ".join(f"<kbd>{escape(_SIGNS.get(cap, cap))}</kbd>" for cap in key.split("+"))
    return f"<li>{caps} {escape(does)}</li>"


# A telephone has no keys: where a finger is what points, and nothing can hover, the list is left out.
_STYLE = """
.keys { margin-top: 1.5rem; padding-top: .75rem; border-top: 1px solid rgba(128, 128, 128, .35); }
.keys, .keys li { font-size: .85rem; }
.keys ul { columns: 15rem auto; column-gap: 1.5rem; margin: .35rem 0 0; padding: 0; list-style: none; }
.keys li { break-inside: avoid; margin: 0; padding: .15rem 0; }
.keys kbd { display: inline-block; min-width: 1.5em; padding: 0 .35em; font: inherit; text-align: center; }
.keys kbd { border: 1px solid rgba(128, 128, 128, .6); border-radius: .25rem; }
@media (hover: none) and (pointer: coarse) { .keys { display: none; } }
"""
