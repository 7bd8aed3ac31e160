"""An iCalendar of windows to subscribe to: all-day entries that move when dates slip.

Invariant: an event keeps its UID for ever and its SEQUENCE only grows; a window without an end is no entry.
"""

from __future__ import annotations

from datetime import date, timedelta

from icalendar import Calendar
from icalendar import Event as Entry

from tracker.exports.values import Content, Export
from tracker.outcome import Disposition, Verdict
from tracker.store.rows import EventRow, EventView
from tracker.text import clean
from tracker.window import Window, days_after
from tracker.wording import day_words, window_words

_REFRESH = timedelta(hours=12)
_STATUS = {
    Verdict.HAPPENED: "CONFIRMED",
    Verdict.PARTLY: "CONFIRMED",
    Verdict.DID_NOT_HAPPEN: "CANCELLED",
    Verdict.VOID: "CANCELLED",
    Verdict.CANNOT_TELL: "CANCELLED",  # nothing is awaited any more
}
_OPEN, _GONE = "TENTATIVE", "CANCELLED"
_LONGEST_NOTE = 2000  # characters of a description; phones cut far below that


def write(content: Content) -> bytes:
    """Return the calendar of every event that has, or last had, a window with both ends (RFC 5545, RFC 7986)."""
    calendar = Calendar()
    calendar.add("prodid", "-//prediction-tracker//predictions//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _line(content.title))
    calendar.add("name", _line(content.title))
    calendar.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT12H")
    for view in content.events:
        if days := _days(view):
            calendar.add_component(_entry(view, days, content))
    return bytes(calendar.to_ical())


def _entry(view: EventView, days: tuple[date, date], content: Content) -> Entry:
    event, entry = view.event, Entry()
    entry.add("uid", f"event-{event.id}@prediction-tracker")
    entry.add("dtstamp", content.made_at)
    entry.add("sequence", len(view.predictions) + len(view.outcomes))  # both are append-only
    entry.add("dtstart", days[0])
    entry.add("dtend", days_after(days[1], 1))  # RFC 5545 3.6.1: the end of an all-day entry is not included
    entry.add("summary", _line(event.title))
    entry.add("status", _status(event))
    entry.add("transp", "TRANSPARENT")
    entry.add("categories", [event.kind, event.state, *map(_line, event.topics)])
    entry.add("description", _described(event))
    if address := content.event_address(event.id):
        entry.add("url", address)
    return entry


def _days(view: EventView) -> tuple[date, date] | None:
    """Return the days that the entry covers: those of what happened, else the window's; None without both."""
    outcome = view.event.outcome
    if outcome and outcome.occurred_from and _status(view.event) == "CONFIRMED":
        return outcome.occurred_from, outcome.occurred_to or outcome.occurred_from
    window = view.event.window or _last_window(view)
    return (window.earliest, window.latest) if window and window.earliest and window.latest else None


def _last_window(view: EventView) -> Window | None:
    """Return the window that an event now without one had last, so that its entry is cancelled, not lost."""
    return next((row.window for row in view.predictions if row.window and row.polarity == "+"), None)


def _status(event: EventRow) -> str:
    outcome = event.outcome
    if outcome and outcome.verdict:
        return _STATUS[outcome.verdict]
    put_off = event.window is None or (outcome is not None and outcome.disposition is Disposition.PUT_OFF)
    return _GONE if put_off and event.state == "undated" else _OPEN


def _described(event: EventRow) -> str:
    parts = [f"Predicted {window_words(event.window, event.anchor)}." if event.window else "", event.quote or ""]
    if event.window and event.window.latest_soft:
        parts.insert(1, f"The end is loose: up to {day_words(event.window.tail)}.")
    if event.speaker:
        parts.append(f"Said by {event.speaker} on {day_words(event.anchor)}.")
    return clean("\n".join(part for part in parts if part))[:_LONGEST_NOTE]


def _line(text: str) -> str:
    """Return `text` on one line and without control characters, which calendars pass through."""
    return " ".join(clean(text).split())


EXPORT = Export("ics", "a calendar of windows, to subscribe to", ".ics", "text/calendar; charset=utf-8", write)
