"""The table of pages: where each is, what it is called, and how to link to it.

Invariant: a page's address is its name here, so that a link sent to a colleague keeps its meaning.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Mapping

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Entry:
    """One page: its name is its file and its address."""

    name: str
    title: str
    icon: str
    help: str
    hidden: bool = False


ENTRIES = (
    Entry(
        "week", "This week", "today", "What needs a verdict, what just happened, and what comes in the next 14 days."
    ),
    Entry("timeline", "Timeline", "view_timeline", "Every predicted window, when it was said, and what came of it."),
    Entry("events", "Events", "event_note", "Search and filter the predicted events; open one to see its history."),
    Entry("add", "Add", "add_circle", "Paste or upload articles, check what was read, and save."),
    Entry("articles", "Articles", "newspaper", "What is in the archive: open, correct a day, delete, undo an import."),
    Entry("review", "Weekly review", "fact_check", "What fell due this week; sign it off as an edition."),
    Entry(
        "record",
        "Track record",
        "query_stats",
        "Hits and misses by speaker, hedge, outlet and kind, with their counts.",
    ),
    Entry("speakers", "Speakers", "record_voice_over", "Who predicted what, and how much of it came true."),
    Entry("outlets", "Outlets", "library_books", "Who printed it, and how much of it came true."),
    Entry("settings", "Settings", "settings", "Your name, the lengths of the vague words, backup and exports."),
    Entry("event", "Event", "event", "One event: its window, its history with quotes, and its outcome.", hidden=True),
    Entry("edition", "Edition", "contract", "One signed edition: to read, download, or send.", hidden=True),
    Entry("speaker", "Speaker", "record_voice_over", "One speaker: record, words, statements.", hidden=True),
    Entry("outlet", "Outlet", "library_books", "One outlet: record, words, statements.", hidden=True),
    Entry("article", "Article", "article", "One article with everything that was read from it.", hidden=True),
)
_BY_NAME = {entry.name: entry for entry in ENTRIES}


def page(name: str) -> st.Page:
    """Return the page of this name, for navigation and links."""
    entry = _BY_NAME[name]
    return st.Page(
        HERE / f"{name}.py",
        title=entry.title,
        icon=f":material/{entry.icon}:",
        url_path="" if entry is ENTRIES[0] else name,  # the first page is the root
        default=entry is ENTRIES[0],
        visibility="hidden" if entry.hidden else "visible",
        help=entry.help,
    )


def navigation() -> list[st.Page]:
    """Return all pages in the order of the bar along the top."""
    return [page(entry.name) for entry in ENTRIES]


def _query(query: Mapping[str, object]) -> dict[str, str | list[str]]:
    return {key: [*map(str, value)] if isinstance(value, list) else str(value) for key, value in query.items()}


def link(name: str, label: str, *, icon: str | None = None, **query: object) -> None:
    """Show a link to a page; `label` is Markdown (`parts.plain` makes words of an article safe)."""
    st.page_link(page(name), label=label, icon=icon, query_params=_query(query))


def go(name: str, **query: object) -> None:
    """Leave for another page at once."""
    st.switch_page(page(name), query_params=_query(query))


def unnamed(what: str) -> str:
    """Say that an address is of a page for one thing, and does not name which."""
    return f"The address names no {what}."


def asked_for() -> int | None:
    """Return the number that the address asks for, None where it names none."""
    value = st.query_params.get("id", "")
    return int(value) if value.isdecimal() else None
