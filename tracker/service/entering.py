"""Predictions and outcomes that a person brings without an article: by hand, or many from a table.

Invariant: all entries are stored, or none; the first bad one is named.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

import sqlalchemy as sa

from tracker.models import Origin, OutcomeIn
from tracker.reading.values import Certainty, Confidence, Kind, Polarity, Prediction
from tracker.service import joining
from tracker.service.changing import understood
from tracker.service.clock import now
from tracker.service.clock import today as clock
from tracker.service.settings import share_of, who
from tracker.service.settling import Drafted, drafted, written
from tracker.store import InputError, Store, claims, linked, summaries
from tracker.text import Span, clean
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


def enter(
    store: Store,
    entries: Iterable[Entry],
    *,
    by: str | None = None,
    today: date | None = None,
    dry_run: bool = False,
) -> tuple[int, int]:
    """Store entries, all or none; return how many predictions and how many outcomes.

    `dry_run` checks everything and stores nothing. Raises `EntryError` (an `InputError` with `index`) for the
    first entry that cannot be.
    """
    day, name, share = today or clock(), who(store, by), share_of(store)
    ready = [_checked(store, n, entry, day) for n, entry in enumerate(entries)]
    with suppress(_Rehearsed), store.write() as connection:
        for each in ready:
            _store(connection, each, name, share)
        _end(dry_run=dry_run)
    return len(ready), sum(each.outcome is not None for each in ready)


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
    nowhere = Span(0, 0)
    return Prediction(
        span=nowhere, quote=clean(entry.quote), event=nowhere, event_text=clean(entry.title).strip(),
        timex=timex, anchor=entry.published_on, window=window, speaker=speaker,
        speaker_key=speaker.casefold() if speaker else None, hedge=None, hedge_grade=None, probability=None,
        certainty=Certainty(entry.certainty), polarity=Polarity(entry.polarity), relative_to=None,
        kind=Kind(entry.kind), participants=(), place=None, confidence=Confidence.CLEAR,
        reasons=("entered by a person",), rule=timex.rule if timex else "by hand",
    )  # fmt: skip


def _time(store: Store, entry: Entry) -> tuple[Timex | None, Window]:
    if entry.earliest or entry.latest:
        return None, Window(entry.earliest, entry.latest)
    found = understood(entry.time or "", entry.published_on, store)
    assert found.window is not None  # noqa: S101 - `understood` has a window
    return found, found.window


def _store(connection: sa.Connection, ready: _Ready, by: str, share: float) -> None:
    try:
        event_id = _predict(connection, ready.entry, ready.prediction, share)
        if ready.outcome is not None:
            written(connection, event_id, ready.outcome, by=by, token=uuid4().hex, share=share)
    except InputError as error:
        raise EntryError(ready.index, str(error)) from error
    summaries.refresh(connection, [event_id], share)


def _predict(connection: sa.Connection, entry: Entry, prediction: Prediction, share: float) -> int:
    text = prediction.quote or prediction.event_text
    (mention,) = joining.mentions_of(text, [prediction], entry.published_on, f"by hand {entry.published_on}")
    if entry.event is None:
        joined = joining.join(connection, prediction, mention)
        event_id, new = joined.event_id, joined.new
    else:
        event_id, new = linked.exists(connection, entry.event), False
    if new:
        linked.name(connection, event_id, prediction.event_text)
    nowhere = dict.fromkeys(("start", "end", "event_start", "event_end", "timex_start", "timex_end"))
    base = {"published_on": entry.published_on, "created_at": now(), "origin": Origin.PERSON, "standing": True}
    link = {"event_id": event_id, "linked_because": [], "mention": mention.dump(), "article_id": None}
    claims.add_prediction(connection, {**claims.prediction_values(prediction, share), **nowhere, **base, **link})
    return event_id
