"""Predictions and outcomes that a person brings without an article: by hand, or many from a table.

Invariant: all entries are stored, or none; the first bad one is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import uuid4

import sqlalchemy as sa

from tracker.models import OutcomeIn
from tracker.reading.values import Certainty, Kind, Polarity, Prediction
from tracker.service import joining
from tracker.service.changing import key_of_speaker, understood, without_article
from tracker.service.clock import now
from tracker.service.clock import today as clock
from tracker.service.rules import titled
from tracker.service.settings import share_of, who
from tracker.service.settling import Drafted, drafted, written
from tracker.store import InputError, Store, called, claims, linked, summaries
from tracker.store import tables as t
from tracker.store.event_rows import outcome_rows
from tracker.text import clean
from tracker.timex import Timex
from tracker.window import Window, WindowError
from tracker.wording import day_words


@dataclass(frozen=True, slots=True)
class Entry:
    """One prediction as a person brings it: `time` in words, or the days `earliest` and `latest`.

    `event` names an event that is there (its id); without it the entry joins the one that it is about, or makes
    a new one by `title`.
    """

    title: str
    published_on: date
    quote: str = ""
    speaker: str | None = None
    time: str | None = None
    earliest: date | None = None
    latest: date | None = None
    certainty: str = Certainty.CERTAIN.value
    polarity: str = Polarity.POSITIVE.value
    kind: str = Kind.OTHER.value
    publisher: str | None = None
    url: str | None = None
    outcome: OutcomeIn | None = None
    event: int | None = None


class EntryError(InputError):
    """An entry that cannot be stored; `index` counts entries from 0."""

    def __init__(self, index: int, reason: str) -> None:
        """Keep which entry it was."""
        super().__init__(reason)
        self.index = index


class _Rehearsed(Exception):  # noqa: N818 - not an error: it undoes a rehearsal
    """Raised to take back what was only tried."""


class Entered(NamedTuple):
    """How many predictions and outcomes were entered, and how many of the predictions were there already."""

    predictions: int
    outcomes: int
    known: int


def enter(
    store: Store,
    entries: Iterable[Entry],
    *,
    by: str | None = None,
    today: date | None = None,
    dry_run: bool = False,
) -> Entered:
    """Store entries, all or none; a prediction or outcome that was entered before is left as it is.

    `dry_run` checks everything and stores nothing. Raises `EntryError` (an `InputError` with `index`) for the
    first entry that cannot be.
    """
    day, name, share = today or clock(), who(store, by), share_of(store)
    ready = [_checked(store, n, entry, day) for n, entry in enumerate(entries)]
    done: list[tuple[bool, bool]] = []
    with suppress(_Rehearsed), store.write() as connection:
        done += [_store(connection, each, name, share) for each in ready]
        _end(dry_run=dry_run)
    made = sum(new for new, _ in done)
    return Entered(made, sum(settled for _, settled in done), len(ready) - made)


def unsound(store: Store, entries: Iterable[Entry], *, today: date | None = None) -> tuple[EntryError, ...]:
    """Return for each entry that cannot be stored why; nothing is stored."""
    day, share, found = today or clock(), share_of(store), list[EntryError]()
    ready = []
    for index, entry in enumerate(entries):
        with _noted(found):
            ready.append(_checked(store, index, entry, day))
    with suppress(_Rehearsed), store.write() as connection:
        for each in ready:
            with _noted(found), connection.begin_nested():
                _store(connection, each, "", share)
        _end(dry_run=True)
    return tuple(found)


@contextmanager
def _noted(found: list[EntryError]) -> Iterator[None]:
    try:
        yield
    except EntryError as error:
        found.append(error)


def _end(*, dry_run: bool) -> None:
    if dry_run:
        raise _Rehearsed


@dataclass(frozen=True, slots=True)
class _Ready:
    """An entry that was found good as far as it can be without the database."""

    index: int
    entry: Entry
    prediction: Prediction
    outcome: Drafted | None


def _checked(store: Store, index: int, entry: Entry, day: date) -> _Ready:
    try:
        outcome = drafted(store, entry.outcome, day) if entry.outcome else None
        return _Ready(index, entry, _prediction(store, entry, day), outcome)
    except (InputError, WindowError, ValueError) as error:
        raise EntryError(index, str(error)) from error


def _prediction(store: Store, entry: Entry, day: date) -> Prediction:
    if not entry.title.strip():
        message = "say what is predicted"
        raise InputError(message)
    if entry.published_on > day:
        message = f"it cannot have been said on {day_words(entry.published_on)}: that day is yet to come"
        raise InputError(message)
    timex, window = _time(store, entry)
    speaker = (entry.speaker or "").strip() or None
    return without_article(
        _brought(entry),
        timex,
        quote=clean(entry.quote),
        event_text=titled(clean(entry.title)),
        anchor=entry.published_on,
        window=window,
        speaker=speaker,
        speaker_key=key_of_speaker(speaker) if speaker else None,
        certainty=Certainty(entry.certainty),
        polarity=Polarity(entry.polarity),
        kind=Kind(entry.kind),
    )


def _brought(entry: Entry) -> str:
    """Say who brought a prediction, and where it was printed: there is no article that would tell."""
    where = (("printed by", entry.publisher), ("at", entry.url))
    return ", ".join(("entered by a person", *(f"{word} {told}" for word, told in where if told)))


def _time(store: Store, entry: Entry) -> tuple[Timex | None, Window]:
    if entry.earliest or entry.latest:
        return None, Window(entry.earliest, entry.latest)
    found = understood(entry.time or "", entry.published_on, store)
    assert found.window is not None  # noqa: S101 - `understood` has a window
    return found, found.window


def _store(connection: sa.Connection, ready: _Ready, by: str, share: float) -> tuple[bool, bool]:
    """Store what is new of an entry; return whether its prediction and whether its outcome was."""
    try:
        wanted = linked.exists(connection, ready.entry.event) if ready.entry.event else None
        values = claims.entered_row(ready.prediction, share, created_at=now())
        known = claims.entered(connection, values, wanted)
        event_id = known or _predict(connection, ready, values, wanted)
        settled = ready.outcome is not None and not _recorded(connection, event_id, ready.outcome.given)
        if ready.outcome is not None and settled:
            written(connection, event_id, ready.outcome, by=by, token=uuid4().hex, share=share)
    except InputError as error:
        raise EntryError(ready.index, str(error)) from error
    summaries.refresh(connection, [event_id], share)
    return known is None, settled


def _recorded(connection: sa.Connection, event_id: int, given: OutcomeIn) -> bool:
    """Whether this outcome was recorded of the event before, be it that another came after it."""
    told = outcome_rows(connection, t.outcomes.c.event_id == event_id)
    same = ("choice", "status", "occurred_from", "occurred_to")
    return any(all(getattr(row, name) == getattr(given, name) for name in same) for row in told)


def _predict(connection: sa.Connection, ready: _Ready, values: dict[str, object], wanted: int | None) -> int:
    day, said = ready.entry.published_on, ready.prediction
    (mention,) = joining.mentions_of(said.quote or said.event_text, [said], day, f"by hand {day}")
    if wanted is None:
        joined = joining.join(connection, said, mention)
        event_id, new = joined.event_id, joined.new
    else:
        event_id, new = wanted, False
    if new:
        called.name(connection, event_id, said.event_text)
    claims.add_prediction(connection, {**values, "event_id": event_id, "mention": mention.dump()})
    return event_id
