"""An edition as one HTML file: to publish, to print, to mail; it asks nobody for anything.

Invariant: no script, no picture, no link, no font from elsewhere; every word of others is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from tracker.exports.edition_page import Document, Item, Score, document
from tracker.store.rows import EditionRow
from tracker.wording import quoted

_WHOLE = 12  # of a list with their quotes: a longer one is told in a line each
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
# The palette is the dashboard's (.streamlit/config.toml); text on paper has a contrast of 4.5 or more in both lights.
STYLE = """
:root{color-scheme:light dark;--ink:#12171a;--soft:#555c61;--rule:#d9dcd6;--paper:#fff;--tint:#f4f5f3;--blue:#005a8d;
--green:#00664a;--violet:#7a407a;--red:#a03218;--orange:#8f4e00;--yellow:#735700;--bar:#9fc7e0}
@media (prefers-color-scheme:dark){:root{--ink:#e8eae6;--soft:#b4babe;--rule:#353d42;--paper:#14181b;--tint:#1f2529;
--blue:#8fc8ee;--green:#6ed8b8;--violet:#dcb0dc;--red:#f2a08b;--orange:#f5b878;--yellow:#e8cb74;--bar:#2c5d81}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:44rem;padding:3rem 1.25rem 4rem;color:var(--ink);background:var(--paper);
font:1.0625rem/1.6 Charter,"Bitstream Charter","Iowan Old Style",Georgia,"Liberation Serif",serif;
font-variant-numeric:oldstyle-nums;hyphens:auto;overflow-wrap:break-word}
header{border-top:3px solid var(--ink);border-bottom:1px solid var(--rule);padding:1rem 0 1.25rem}
.kicker,h2,.tag,dd,th,footer{font-family:ui-sans-serif,system-ui,"Segoe UI","Helvetica Neue",Arial,sans-serif}
.kicker{margin:0;font-size:.8rem;letter-spacing:.08em;text-transform:uppercase;color:var(--soft)}
h1{margin:.35rem 0 .15rem;font-size:2.4rem;line-height:1.12;font-weight:600;letter-spacing:-.01em}
.byline{margin:0;color:var(--soft)}
.lead{font-size:1.2rem;line-height:1.5;margin:1.5rem 0}
dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(6rem,1fr));gap:.25rem 1rem;margin:1.75rem 0 .5rem}
dl div{border-top:1px solid var(--rule);padding-top:.4rem;display:flex;flex-direction:column-reverse}
dt{font-size:2rem;line-height:1.1;font-variant-numeric:lining-nums tabular-nums}
dt,dd{margin:0}dd{font-size:.82rem;color:var(--soft)}
.archive{margin:0;font-size:.9rem;color:var(--soft)}
h2{margin:2.75rem 0 0;padding-bottom:.4rem;border-bottom:1px solid var(--ink);font-size:1rem;font-weight:650}
h2 span{color:var(--soft);font-weight:400}
ul{list-style:none;margin:0;padding:0}
li{padding:1.1rem 0;border-bottom:1px solid var(--rule);break-inside:avoid}
h3{margin:0;font-size:1.2rem;line-height:1.3;font-weight:600}
.tag{display:inline-block;margin-bottom:.3rem;font-size:.78rem;font-weight:600;color:var(--soft)}
.tag::before{content:"";display:inline-block;width:.55rem;height:.55rem;margin-right:.4rem;border-radius:50%;
background:currentColor}
.came{color:var(--green)}.not{color:var(--violet)}.late{color:var(--red)}.due{color:var(--orange)}
.waits{color:var(--blue)}.tail{color:var(--yellow)}
.brief{padding:.4rem 0;font-size:.94rem}
li p{margin:.2rem 0 0}
blockquote{margin:.6rem 0 0;padding-left:.9rem;border-left:2px solid var(--rule);color:var(--soft);font-style:italic}
cite{display:block;font-style:normal;font-size:.86em}
table{width:100%;border-collapse:collapse;margin-top:.25rem}
th,td{padding:.5rem .75rem .5rem 0;text-align:left;vertical-align:baseline;border-bottom:1px solid var(--rule)}
th{font-size:.78rem;font-weight:400;color:var(--soft)}
td:nth-child(2){white-space:nowrap;font-variant-numeric:lining-nums tabular-nums}
.share{display:inline-block;width:5rem;height:.5rem;margin-left:.6rem;background:var(--tint)}
.share i{display:block;height:100%;background:var(--bar)}
footer{margin-top:3rem;padding-top:.75rem;border-top:3px solid var(--ink);font-size:.75rem;color:var(--soft)}
footer p{margin:.2rem 0}code{font-family:ui-monospace,Menlo,Consolas,monospace;overflow-wrap:anywhere}
@media (max-width:32rem){body{padding-top:1.5rem;font-size:1rem}h1{font-size:1.9rem}.share{display:none}}
@media print{:root{--ink:#000;--soft:#444;--rule:#bbb;--paper:#fff;--tint:#eee}
body{max-width:none;padding:0;font-size:10.5pt}h2{break-after:avoid}@page{margin:18mm 20mm}}
"""


def as_html(edition: EditionRow) -> bytes:
    """Return the edition as one HTML file that asks nobody for anything."""
    page = document(edition)
    head = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(page.title)}</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f'<meta name="viewport" content="width=device-width"><style>{STYLE}</style></head><body>'
    )
    return "\n".join((head, *_body(page), "</body></html>")).encode() + b"\n"


def _body(page: Document) -> Iterator[str]:
    yield f'<header><p class="kicker">{escape(page.week)}</p><h1>{escape(page.title)}</h1>'
    yield f'<p class="byline">{escape(page.byline)}</p></header>'
    yield from (f'<p class="lead">{escape(line)}</p>' for line in page.note.split("\n") if line.strip())
    yield "<dl>"
    yield from (f"<div><dt>{escape(count)}</dt><dd>{escape(words)}</dd></div>" for count, words in page.figures)
    yield f'</dl><p class="archive">{escape(page.archive)}</p>'
    for section in page.sections:
        yield f"<section><h2>{escape(section.heading)} <span>{len(section.items)}</span></h2><ul>"
        yield from map(_item, section.items[:_WHOLE])
        yield from map(_brief, section.items[_WHOLE:])
        yield "</ul></section>"
    yield from _record(page.record)
    own, before = page.seal
    yield f"<footer><p>Seal <code>{escape(own)}</code></p><p>After <code>{escape(before)}</code></p></footer>"


def _item(item: Item) -> str:
    tag = f'<span class="tag {escape(item.tone)}">{escape(item.tag)}</span>' if item.tag else ""
    said = f"<cite>{escape(item.said)}</cite>" if item.said else ""
    quote = f"<blockquote>{escape(quoted(item.quote))}{said}</blockquote>" if item.quote else ""
    return f"<li>{tag}<h3>{escape(item.title)}</h3><p>{escape(item.words[:1].upper() + item.words[1:])}</p>{quote}</li>"


def _brief(item: Item) -> str:
    return f'<li class="brief"><b>{escape(item.title)}</b> {escape(item.words)}</li>'


def _record(rows: tuple[Score, ...]) -> Iterator[str]:
    if not rows:
        return
    yield "<section><h2>Track record</h2><table><tr><th>Who</th><th>In the window</th><th>That says</th></tr>"
    for row in rows:
        bar = "" if row.share is None else f'<span class="share"><i style="width:{row.share:.0%}"></i></span>'
        cells = (escape(row.who), f"{escape(row.hits)}{bar}", escape(row.says))
        yield "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
    yield "</table></section>"
