"""What pages look like beyond Streamlit's own styles: in either light, under a finger, and on paper.

Invariant: the browser chooses between the lights, so that all changes with them and needs no new run of the page.
"""

from __future__ import annotations

import streamlit as st

from tracker.charts.marks import FAINT, HUES, INK, PAPER


def dress() -> None:
    """Let links break their lines, write legibly on what has the primary colour, and suit a telephone and paper.

    Streamlit cuts a link's words where its place ends; a title is read whole, on a telephone too. It writes white on
    the primary colour in either light, and writes with it on the page: no one colour is legible both ways.
    """
    st.html(f"<style>{_BREAKING}{_NAMING}{_WRAPPED}{_LEGIBLE}{_CHARTS}{_BY_TOUCH}{_NARROW}{_PRINTED}</style>")


_LINK = '[data-testid="stApp"] a[data-testid="stPageLink-NavLink"]'
_ICON = '[data-testid="stIconMaterial"]'
_BREAKING = (
    f"{_LINK} {{ align-items: baseline; }} {_LINK} :is(span, div, p):not({_ICON}) {{ white-space: normal; }}"
    f"{_LINK} {_ICON} {{ position: relative; top: 0.2em; }}"  # its glyphs stand on the line, words hang below it
)
# On a page a link names what it leads to: it begins where the lines below it do, and looks like any other where what it
# names is on a page of the same kind, which Streamlit marks as the page that one is on.
_NAME = '[data-testid="stMain"] a[data-testid="stPageLink-NavLink"]'
_NAMING = (
    f"{_NAME} {{ position: relative; left: -0.5rem; }} {_NAME}:not(:hover) {{ background-color: transparent; }}"
    f"{_NAME} p {{ font-weight: 400; }}"
)
# An address in an article is one word of any length: it would run over what stands beside the text.
_WRAPPED = '[data-testid="stMain"] :is([data-testid="stHtml"], [data-testid="stText"]) { overflow-wrap: anywhere; }'
# Where it is off it has no primary colour: its words are grey on the page, as Streamlit writes them.
_ON_PRIMARY = '[data-testid="stApp"] button[data-testid^="stBaseButton-primary"]:enabled'
_LEGIBLE = f"{_ON_PRIMARY}, {_ON_PRIMARY} kbd {{ color: light-dark({', '.join(PAPER)}); }}"


def _written(colour: str) -> str:
    """Return a colour as Plotly writes it into a chart.

    >>> _written("#0072b2")
    'rgb(0, 114, 178)'
    """
    return f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"


def _in_either_light(what: str, pair: tuple[str, str]) -> str:
    """Return the rule by which what was drawn in one light's colour is seen in that of the light there is now."""
    drawn = ", ".join(f'[style*="{what}: {_written(each)}"], [{what}="{_written(each)}"]' for each in pair)
    return f"{_CHART} svg :is({drawn}):not(.hoverlayer *) {{ {what}: light-dark({', '.join(pair)}) !important; }}"


# A chart is drawn for the light of its run; the reader's system may change it at dusk, and paper is always white.
_CHART = '[data-testid="stPlotlyChart"]'
_PAIRS = (*HUES.values(), INK, PAPER, FAINT)
_CHARTS = f"{_CHART} .main-svg {{ background: none !important; }}" + "".join(
    _in_either_light(what, pair) for pair in _PAIRS for what in ("fill", "stroke")
)

# Where a finger is what points and nothing can hover there are no keys: a button does without the hint of its own.
_BY_TOUCH = "@media (hover: none) and (pointer: coarse) { [data-testid='stApp'] button kbd { display: none; } }"
# In a narrow window the rows of what narrows a list stand close: it is the list that one came for.
_NARROW = "@media (max-width: 640px) { [class*='st-key-controls'] { gap: 0.5rem 1rem; } }"
# What nobody can press, on paper.
_PRESSED = ("Button", "DownloadButton", "Popover", "Radio", "Checkbox", "ButtonGroup", "Pagination", "Expander")
_FILLED_IN = ("TextInput", "TextArea", "DateInput", "MultiSelect", "Selectbox")
_WAY = '[data-testid="stPageLink"]:not(:has(a[href*="?"]))'  # leads on or back: a link that tells something names it
_IDLE = ", ".join([*(f'[data-testid="st{each}"]' for each in (*_PRESSED, *_FILLED_IN)), ".keys", _WAY])
# On paper: ink on white whatever the light; no bar, button or field; the whole page, and no statement torn in two.
# A chart has the width of the window that it was drawn in: it is made smaller, to the width of the paper, else what
# lies to the right of today is cut off (`attr` with a unit, which not every browser knows: there it stays as it is).
_PRINTED = f"""
@media print {{
  [data-testid="stHeader"], [data-testid="stSidebar"], [data-testid="stToast"] {{ display: none !important; }}
  [data-testid="stMain"] :is({_IDLE}) {{ display: none; }}
  html, body, #root, #root :has([data-testid="stMain"]), [data-testid="stMain"] {{
    display: block !important; background: {PAPER[0]} !important;
    position: static !important; height: auto !important; overflow: visible !important;
  }}
  [data-testid="stApp"] {{ color-scheme: light !important; }}
  [data-testid="stApp"] :not(mark, svg *) {{ color: {INK[0]} !important; background-color: transparent !important; }}
  [data-testid="stApp"] .stMarkdownBadge {{ border: 1px solid {FAINT[0]}; }}
  [data-testid="stMainBlockContainer"] {{ padding: 0 !important; max-width: none !important; }}
  blockquote, {_CHART}, li {{ break-inside: avoid; }}
  h1, h2, h3 {{ break-after: avoid; }}
  {_CHART} svg text {{ fill: {INK[0]} !important; }}
  {_CHART} {{ container-type: inline-size; }}
  :has(> {_CHART}), :has(> * > {_CHART}), {_CHART}, {_CHART} div {{ height: auto !important; }}
  {_CHART} svg.main-svg {{ max-width: none !important; zoom: min(1, tan(atan2(100cqi, attr(width px)))); }}
  {_CHART} svg.main-svg:first-child {{ position: static !important; }}
}}
"""
