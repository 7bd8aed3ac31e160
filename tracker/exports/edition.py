"""A signed edition to publish or send: one self-contained HTML file, Markdown, or plain text.

Invariant: an edition is written from its frozen contents alone, and looks the same however often it is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tracker.exports.edition_html import as_html
from tracker.exports.edition_page import Document, document
from tracker.store.rows import EditionRow
from tracker.wording import quoted

__all__ = ["EDITIONS", "Document", "EditionExport", "as_html", "as_markdown", "as_text", "document"]

_MARKS = re.compile(r"([\\`*_{}\[\]()#+!|<>~&-])")


@dataclass(frozen=True, slots=True)
class EditionExport:
    """One format of an edition: its name, what it is in words, suffix, media type, and how it is written."""

    name: str
    words: str
    suffix: str
    media_type: str
    write: Callable[[EditionRow], bytes]


def as_text(edition: EditionRow) -> bytes:
    """Return the edition as plain text, UTF-8."""
    return "\n".join(_text_lines(document(edition))).encode() + b"\n"


def as_markdown(edition: EditionRow) -> bytes:
    """Return the edition as Markdown in which no word of an article is markup."""
    return "\n".join(_markdown_lines(document(edition))).encode() + b"\n"


def _figures(page: Document) -> str:
    return ", ".join(f"{count} {words}" for count, words in page.figures)


def _text_lines(page: Document) -> Iterator[str]:
    yield from (page.title, "=" * len(page.title), page.week, page.byline, "", *_given(page.note))
    yield from (f"This week: {_figures(page)}.", page.archive)
    for section in page.sections:
        yield from ("", section.heading, "-" * len(section.heading))
        for item in section.items:
            yield f"* {item.title}: {item.words}{f' [{item.tag}]' if item.tag else ''}"
            yield from ((f"  {quoted(item.quote)}{f' ({item.said})' if item.said else ''}",) if item.quote else ())
    if page.record:
        yield from ("", "Track record", "------------")
        yield from (f"* {row.who}: {row.hits}{f' ({row.says})' if row.says else ''}" for row in page.record)
    yield from ("", _seal(page))


def _markdown_lines(page: Document) -> Iterator[str]:
    yield from (f"# {_marked(page.title)}", "", f"{_marked(page.week)}  ", _marked(page.byline), "")
    yield from (_marked(line) for line in _given(page.note))
    yield from (f"**{_marked(_figures(page))}**", "", _marked(page.archive))
    for section in page.sections:
        yield from ("", f"## {_marked(section.heading)}", "")
        for item in section.items:
            tag = f" ({_marked(item.tag)})" if item.tag else ""
            yield f"- **{_marked(item.title)}**{tag}: {_marked(item.words)}"
            said = f" ({_marked(item.said)})" if item.said else ""
            yield from (("", f"  > {_marked(item.quote)}{said}", "") if item.quote else ())
    if page.record:
        yield from ("", "## Track record", "", "| who | in the window | |", "| --- | --- | --- |")
        yield from (f"| {' | '.join(map(_marked, (row.who, row.hits, row.says)))} |" for row in page.record)
    yield from ("", _marked(_seal(page)))


def _seal(page: Document) -> str:
    return "Seal {}, after {}".format(*page.seal)


def _given(note: str) -> tuple[str, ...]:
    return (*note.split("\n"), "") if note else ()


def _marked(text: str) -> str:
    return _MARKS.sub(r"\\\1", text)


EDITIONS: tuple[EditionExport, ...] = (
    EditionExport("html", "one HTML file to publish", ".html", "text/html; charset=utf-8", as_html),
    EditionExport("markdown", "Markdown", ".md", "text/markdown; charset=utf-8", as_markdown),
    EditionExport("text", "plain text, as it is mailed", ".txt", "text/plain; charset=utf-8", as_text),
)
