"""A signed edition to publish or send: one self-contained HTML file, Markdown, or plain text.

Invariant: an edition is written from its frozen contents alone, and looks the same however often it is asked for.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.store.rows import EditionRow
from tracker.text import clean
from tracker.window import Window
from tracker.wording import count_words, day_words, window_words

_LISTS = (
    ("settled", "Settled this week"),
    ("overdue", "Overdue"),
    ("due", "Due"),
    ("suggested", "With a suggested outcome"),
    ("fresh", "First predicted this week"),
    ("coming", "In the next 14 days"),
)
_MARKS = re.compile(r"([\\`*_{}\[\]()#+!|<>~&-])")
_STYLE = (
    "body{font:1rem/1.5 Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#12171a;background:#fff}"
    "h1,h2{line-height:1.2}h2{margin-top:2rem;border-bottom:1px solid #d9dcd6}li{margin:.6rem 0}"
    "blockquote{margin:.2rem 0 0 1rem;color:#555c61}small{color:#555c61}table{border-collapse:collapse}"
    "th,td{padding:.2rem .8rem .2rem 0;text-align:left;border-bottom:1px solid #d9dcd6}"
    "@media (prefers-color-scheme:dark){body{color:#e8eae6;background:#14181b}blockquote,small{color:#b4babe}}"
)


@dataclass(frozen=True, slots=True)
class Item:
    """One event in a list: its title, what is said of its window or outcome, and the words it was predicted in."""

    title: str
    words: str
    quote: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its events."""

    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """An edition laid out: what every format writes."""

    title: str
    byline: str
    note: str
    figures: str
    sections: tuple[Section, ...]
    record: tuple[tuple[str, str, str], ...]
    seal: str


@dataclass(frozen=True, slots=True)
class EditionExport:
    """One format of an edition: its name, what it is in words, suffix, media type, and how it is written."""

    name: str
    words: str
    suffix: str
    media_type: str
    write: Callable[[EditionRow], bytes]


def document(edition: EditionRow) -> Document:
    """Return the edition laid out. Raises ValueError where its contents are no longer JSON."""
    told: Mapping[str, Any] = json.loads(edition.contents)
    lists, figures = told.get("lists", {}), told.get("figures", {})
    sections = (Section(head, tuple(map(_item, lists.get(name, ())))) for name, head in _LISTS)
    return Document(
        title=f"Predictions, edition {edition.number}",
        byline=f"{day_words(edition.cutoff_on)} · signed by {', '.join(map(_line, edition.names)) or 'nobody'}",
        note=clean(edition.note).strip(),
        figures=_counted(figures),
        sections=tuple(section for section in sections if section.items),
        record=tuple(map(_record, told.get("record", ()))),
        seal=f"Seal {edition.hash}, after {edition.previous_hash}",
    )


def as_text(edition: EditionRow) -> bytes:
    """Return the edition as plain text, UTF-8."""
    return "\n".join(_text_lines(document(edition))).encode() + b"\n"


def as_markdown(edition: EditionRow) -> bytes:
    """Return the edition as Markdown in which no word of an article is markup."""
    return "\n".join(_markdown_lines(document(edition))).encode() + b"\n"


def as_html(edition: EditionRow) -> bytes:
    """Return the edition as one HTML file that asks nobody for anything."""
    page = document(edition)
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    head = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{html.escape(page.title)}</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head><body>'
    )
    return "\n".join((head, *_html_lines(page), "</body></html>")).encode() + b"\n"


def _text_lines(page: Document) -> Iterator[str]:
    yield from (page.title, "=" * len(page.title), page.byline, "", *_given(page.note), page.figures)
    for section in page.sections:
        yield from ("", section.heading, "-" * len(section.heading))
        for item in section.items:
            yield f"* {item.title}: {item.words}"
            yield from ((f"  “{item.quote}”",) if item.quote else ())
    if page.record:
        yield from ("", "Track record", "------------")
        yield from (f"* {who}: {hits} ({says})" if says else f"* {who}: {hits}" for who, hits, says in page.record)
    yield from ("", page.seal)


def _markdown_lines(page: Document) -> Iterator[str]:
    yield from (f"# {_marked(page.title)}", "", _marked(page.byline), "")
    yield from (_marked(line) for line in _given(page.note))
    yield _marked(page.figures)
    for section in page.sections:
        yield from ("", f"## {_marked(section.heading)}", "")
        for item in section.items:
            yield f"- **{_marked(item.title)}**: {_marked(item.words)}"
            yield from (("", f"  > {_marked(item.quote)}", "") if item.quote else ())
    if page.record:
        yield from ("", "## Track record", "", "| who | in the window | |", "| --- | --- | --- |")
        yield from (f"| {' | '.join(map(_marked, row))} |" for row in page.record)
    yield from ("", _marked(page.seal))


def _html_lines(page: Document) -> Iterator[str]:
    yield f"<h1>{html.escape(page.title)}</h1><p>{html.escape(page.byline)}</p>"
    yield from (f"<p>{html.escape(line)}</p>" for line in _given(page.note) if line)
    yield f"<p>{html.escape(page.figures)}</p>"
    for section in page.sections:
        yield f"<h2>{html.escape(section.heading)}</h2><ul>"
        yield from map(_html_item, section.items)
        yield "</ul>"
    if page.record:
        yield "<h2>Track record</h2><table><tr><th>who</th><th>in the window</th><th></th></tr>"
        yield from ("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in page.record)
        yield "</table>"
    yield f"<p><small>{html.escape(page.seal)}</small></p>"


def _html_item(item: Item) -> str:
    quote = f"<blockquote>{html.escape(item.quote)}</blockquote>" if item.quote else ""
    return f"<li><b>{html.escape(item.title)}</b>: {html.escape(item.words)}{quote}</li>"


def _item(row: Mapping[str, Any]) -> Item:
    return Item(_line(row.get("title")), _words(row), _line(row.get("quote")))


def _words(row: Mapping[str, Any]) -> str:
    """Return what became of the event, else when it is predicted for and by whom."""
    outcome = row.get("outcome") or {}
    if outcome.get("choice"):
        happened = _day(outcome.get("occurred_from"))
        return f"{outcome['choice'].replace('_', ' ')}{f' on {day_words(happened)}' if happened else ''}"
    predicted = window_words(_window(row.get("window")), _day(row.get("anchor")))
    return f"{predicted}, said {_line(row['speaker'])}" if row.get("speaker") else predicted


def _window(fields: Mapping[str, Any] | None) -> Window | None:
    if not fields:
        return None
    days = (_day(fields.get("earliest")), _day(fields.get("latest")))
    return Window(
        *days, bool(fields.get("earliest_soft")), bool(fields.get("latest_soft")), _day(fields.get("tail_end"))
    )


def _record(row: Mapping[str, Any]) -> tuple[str, str, str]:
    return _line(row.get("label")), f"{row.get('hits', 0)} of {row.get('closed', 0)}", _line(row.get("says"))


def _counted(figures: Mapping[str, Any]) -> str:
    counts = (count_words(figures.get(f"{one}s", 0), one) for one in ("article", "event", "prediction"))
    return f"{', '.join(counts)}."


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _given(note: str) -> tuple[str, ...]:
    return (*note.split("\n"), "") if note else ()


def _line(text: object) -> str:
    return " ".join(clean(str(text or "")).split())


def _marked(text: str) -> str:
    return _MARKS.sub(r"\\\1", text)


EDITIONS: tuple[EditionExport, ...] = (
    EditionExport("html", "one HTML file to publish", ".html", "text/html; charset=utf-8", as_html),
    EditionExport("markdown", "Markdown", ".md", "text/markdown; charset=utf-8", as_markdown),
    EditionExport("text", "plain text, as it is mailed", ".txt", "text/plain; charset=utf-8", as_text),
)
