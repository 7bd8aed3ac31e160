"""Speakers and outlets: who is heard, and one of them with their record.

Invariant: nothing is concluded from too few cases: every share comes with its count, interval and word.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import sqlalchemy as sa

from tracker import scores
from tracker.scores import Moved
from tracker.service.clock import day_of
from tracker.service.scoring import RecordRow, row_of
from tracker.store import InputError, Store, UnknownError, cases, organised, records, sources
from tracker.store.rows import Filters, Page, SpeakerRow

MOST = 1_000
"""Statements that a source's manner is told by: an outlet has tens of thousands, and its newest say how it writes."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A speaker or outlet in a list: `heard` counts a speaker's predictions, an outlet's articles.

    `record` is None while none of the predictions names an end.
    """

    key: str
    name: str
    heard: int
    record: RecordRow | None


@dataclass(frozen=True, slots=True)
class SourceView:
    """One speaker or outlet on a day: the record, what each hedge of theirs was worth, and how their dates moved.

    `statements` and `events` count what was said with a date by then, from `first_on` to `last_on`. `hedges` and
    `moved` look at the `newest` of them.
    """

    by: str
    key: str
    name: str
    statements: int
    events: int
    first_on: date | None
    last_on: date | None
    record: RecordRow | None
    newest: int
    hedges: tuple[RecordRow, ...]
    moved: Moved


def narrowed_to(by: str, key: str) -> Filters:
    """Return the filters that leave one speaker's or outlet's predictions and their events."""
    return Filters(speakers=(key,)) if by == "speaker" else Filters(publishers=(key,))


def sources_page(  # noqa: PLR0913 - options by keyword
    store: Store,
    today: date | None = None,
    *,
    by: str = "speaker",
    search: str = "",
    sort: str = "heard",
    as_of: date | None = None,
    page: int = 1,
    size: int = 50,
) -> Page[SourceRow]:
    """Return a page of speakers (`by` "speaker") or outlets ("publisher") with their record.

    `sort` is "heard" (the most heard first), "name" or "newest" (the last heard first). Raises `InputError` for
    another.
    """
    if sort not in sources.ORDERS:
        message = f"{sort!r} is no order; choose one of {', '.join(sources.ORDERS)}"
        raise InputError(message)
    day = day_of(today, as_of)
    with store.read() as connection:
        found = sources.heard(connection, by, day, search=search, sort=sort, page=page, size=size)
        record = _records(connection, by, day, found.rows)
    rows = tuple(SourceRow(row.key, row.name, row.predictions, record.get(row.key)) for row in found.rows)
    return Page(rows, found.total, found.number, found.size)


def most_heard(
    store: Store, today: date | None = None, *, by: str = "speaker", as_of: date | None = None, most: int = 40
) -> tuple[SpeakerRow, ...]:
    """Return the speakers (`by` "speaker") or outlets ("publisher") that are heard most, to choose from."""
    day = day_of(today, as_of)
    with store.read() as connection:
        return sources.heard(connection, by, day, size=most).rows


def keys_named(
    store: Store, name: str, today: date | None = None, *, by: str = "speaker", as_of: date | None = None
) -> tuple[str, ...]:
    """Return the keys that somebody means who types a name: that key itself, else all with its words, 40 at most.

    Where nobody has them it is what was typed, under which nothing is found.
    """
    day = day_of(today, as_of)
    with store.read() as connection:
        for key in (name, " ".join(name.split()).lower()):
            if sources.known(connection, by, key):
                return (key,)
        return tuple(row.key for row in sources.heard(connection, by, day, search=name, size=40).rows) or (name,)


def meant(store: Store, filters: Filters) -> Filters:
    """Return filters with each speaker, outlet and topic, named as lists print them, by the keys that are meant."""
    speakers = [key for name in filters.speakers for key in keys_named(store, name)]
    publishers = [key for name in filters.publishers for key in keys_named(store, name, by="publisher")]
    with store.read() as connection:
        topics = organised.spelled(connection, filters.topics) if filters.topics else ()
    return replace(filters, speakers=tuple(speakers), publishers=tuple(publishers), topics=tuple(topics))


def _records(connection: sa.Connection, by: str, day: date, rows: tuple[SpeakerRow, ...]) -> dict[str, RecordRow]:
    keys = tuple(row.key for row in rows)
    held = cases.on(connection, by, day, keys)
    return {line.key: row_of(line) for line in cases.lines(connection, held, by, day)}


def source(
    store: Store, key: str, today: date | None = None, *, by: str = "speaker", as_of: date | None = None
) -> SourceView:
    """Return one speaker or outlet. Raises `UnknownError` where the archive has none of this key."""
    day = day_of(today, as_of)
    with store.read() as connection:
        name = sources.known(connection, by, key)
        if name is None:
            message = f"there is no {'speaker' if by == 'speaker' else 'outlet'} {key!r} in the archive"
            raise UnknownError(message)
        statements, events, first_on, last_on = sources.spread(connection, by, key, day)
        record = _records(connection, by, day, (SpeakerRow(key, name, statements),))
        said = records.scored(connection, day, narrowed_to(by, key), MOST)
    return SourceView(
        by=by,
        key=key,
        name=name,
        statements=statements,
        events=events,
        first_on=first_on,
        last_on=last_on,
        record=record.get(key),
        newest=len(said),
        hedges=tuple(map(row_of, scores.record(said, "hedge", day))),
        moved=scores.moved(said, day),
    )
