"""Putting events in order for oneself: topics, notes, a watch list, probabilities of one's own, filters with a name.

Invariant: all of it stands beside an event; nothing here says what became of one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from urllib.parse import parse_qsl, urlencode

from tracker.outcome import Verdict
from tracker.scores.accuracy import brier
from tracker.service.clock import day_of, now
from tracker.service.clock import today as clock
from tracker.service.filtering import filters_of, pairs_of
from tracker.service.rules import LONGEST_NOTE
from tracker.service.settings import share_of, who
from tracker.store import InputError, Store, UnknownError, linked, organised
from tracker.store.event_rows import event_rows
from tracker.store.rows import (
    Filters,
    ForecasterRow,
    ForecastRow,
    NoteRow,
    SavedFilterRow,
    TopicRow,
    WatchedRow,
)
from tracker.text import clean
from tracker.wording import count_words

LONGEST_NAME = 100  # characters, as the tables keep them


def topics(store: Store) -> tuple[TopicRow, ...]:
    """Return every topic with the number of events that bear it, by name."""
    with store.read() as connection:
        return organised.topics(connection)


def tag(store: Store, event_id: int, names: Iterable[str]) -> None:
    """Let an event bear topics, new ones included. Raises `InputError` for a name that cannot be one."""
    wanted = [_name(name, "a topic") for name in names]
    with store.write() as connection:
        organised.add_topics(connection, linked.exists(connection, event_id), wanted)


def untag(store: Store, event_id: int, names: Iterable[str]) -> None:
    """Take topics from an event; those that it does not bear are left out."""
    with store.write() as connection:
        organised.remove_topics(connection, linked.exists(connection, event_id), names)


def _name(name: str, what: str) -> str:
    words = " ".join(name.split())
    if not words or len(words) > LONGEST_NAME or not words.isprintable():
        message = f"{what} has between 1 and {LONGEST_NAME} printable characters"
        raise InputError(message)
    return words


def note(store: Store, event_id: int, text: str, *, by: str | None = None) -> NoteRow:
    """Write a note on an event. Raises `InputError` for one that is empty or longer than 20,000 characters."""
    words, name = clean(text).strip(), who(store, by)
    if not words:
        message = "the note is empty: nothing was stored"
        raise InputError(message)
    if len(words) > LONGEST_NOTE:
        told = f"{len(words):,} characters long; a note has at most {LONGEST_NOTE:,}"
        message = f"the note is {told}: store a longer text as an article"
        raise InputError(message)
    with store.write() as connection:
        return organised.add_note(connection, linked.exists(connection, event_id), words, name, now())


def remove_note(store: Store, note_id: int) -> NoteRow:
    """Delete a note, and return it so that it can be written again. Raises `UnknownError`."""
    with store.write() as connection:
        row = organised.remove_note(connection, note_id)
    if row is None:
        message = f"there is no note {note_id}"
        raise UnknownError(message)
    return NoteRow(row.id, row.text, row.written_by, row.written_at)


def forecast(
    store: Store, event_id: int, probability: float, *, by: str | None = None, today: date | None = None
) -> ForecastRow:
    """Note a person's own probability, from 0 to 1, that the event happens; earlier ones stay beside it.

    Raises `InputError` where it is none, or where a verdict says already what became of the event.
    """
    name, day, share = who(store, by), today or clock(), share_of(store)
    if not 0 <= probability <= 1:
        message = f"{probability:g} is no probability: it lies between 0 and 1"
        raise InputError(message)
    with store.write() as connection:
        known = linked.exists(connection, event_id)
        (event,) = event_rows(connection, [known], day, share)
        if event.outcome and event.outcome.verdict:
            message = f"“{event.title}” is settled: a probability comes too late"
            raise InputError(message)
        values = {"event_id": known, "person": name, "probability": probability, "made_on": day, "recorded_at": now()}
        return ForecastRow(organised.add_forecast(connection, **values), **values)  # type: ignore[arg-type] # as above


def forecasts(
    store: Store, event_id: int, today: date | None = None, *, as_of: date | None = None
) -> tuple[ForecastRow, ...]:
    """Return the probabilities that people gave for an event by that day, newest first."""
    with store.read() as connection:
        return organised.forecasts(connection, linked.exists(connection, event_id), day_of(today, as_of))


def forecasters(store: Store) -> tuple[ForecasterRow, ...]:
    """Return for each person how well their last words before events were known turned out, the most events first."""
    said: defaultdict[str, list[tuple[float, bool]]] = defaultdict(list)
    with store.read() as connection:
        for person, probability, verdict in organised.last_words(connection):
            said[person].append((probability, verdict == Verdict.HAPPENED))
    rows = [ForecasterRow(person, len(pairs), brier(*zip(*pairs, strict=True))) for person, pairs in said.items()]
    return tuple(sorted(rows, key=lambda row: (-row.events, row.person)))


def watch(store: Store, event_id: int, *, by: str | None = None) -> None:
    """Put an event on a person's watch list; what comes from now on counts as new."""
    name = who(store, by)
    with store.write() as connection:
        organised.add_watch(connection, linked.exists(connection, event_id), name, now())


def unwatch(store: Store, event_id: int, *, by: str | None = None) -> None:
    """Take an event from a person's watch list."""
    name = who(store, by)
    with store.write() as connection:
        organised.remove_watch(connection, linked.exists(connection, event_id), name)


def watchers(store: Store, event_id: int) -> tuple[str, ...]:
    """Return who watches an event, by name."""
    with store.read() as connection:
        return organised.watchers(connection, linked.exists(connection, event_id))


def watched(store: Store, today: date | None = None, *, by: str | None = None) -> tuple[WatchedRow, ...]:
    """Return a person's watch list with how much is new since they last looked, what changed first."""
    name, share = who(store, by), share_of(store)
    with store.read() as connection:
        found = {row.event_id: row for row in organised.watched(connection, name)}
        events = event_rows(connection, list(found), today or clock(), share)
    rows = [WatchedRow(event, *tuple(found[event.id])[1:]) for event in events]
    return tuple(sorted(rows, key=lambda row: (not row.changed, row.event.title)))


def news_words(row: WatchedRow) -> str:
    """Return in words what is new of a watched event; "" where nothing is."""
    counts = ((row.statements, "statement"), (row.reports, "report"), (row.outcomes, "outcome"))
    return ", ".join(count_words(count, f"new {what}") for count, what in counts if count)


def seen(store: Store, event_id: int, *, by: str | None = None) -> None:
    """Note that a person has looked at an event that they watch."""
    name = who(store, by)
    with store.write() as connection:
        organised.seen(connection, linked.exists(connection, event_id), name, now())


def save_filter(store: Store, name: str, filters: Filters, *, by: str | None = None) -> SavedFilterRow:
    """Keep a filter under a name, in the place of one that has it. Raises `InputError` where it narrows nothing."""
    words, person, pairs, at = _name(name, "a filter's name"), who(store, by), pairs_of(filters), now()
    if not pairs:
        message = "the filter narrows nothing: choose something first"
        raise InputError(message)
    with store.write() as connection:
        query = urlencode(pairs)
        organised.save_filter(connection, words, query, person, at)
    return SavedFilterRow(words, query, filters, person, at)


def saved_filters(store: Store) -> tuple[SavedFilterRow, ...]:
    """Return the filters with a name, by name."""
    with store.read() as connection:
        rows = organised.saved_filters(connection)
    return tuple(
        SavedFilterRow(row.name, row.query, filters_of(parse_qsl(row.query)), row.saved_by, row.saved_at)
        for row in rows
    )


def saved_filter(store: Store, name: str) -> Filters:
    """Return the filter of a name. Raises `UnknownError` where there is none."""
    found = next((row for row in saved_filters(store) if row.name == name), None)
    if found is None:
        message = f"there is no saved filter {name!r}"
        raise UnknownError(message)
    return found.filters


def remove_filter(store: Store, name: str) -> None:
    """Forget a filter. Raises `UnknownError` where there is none of the name."""
    with store.write() as connection:
        if not organised.remove_filter(connection, name):
            message = f"there is no saved filter {name!r}"
            raise UnknownError(message)
