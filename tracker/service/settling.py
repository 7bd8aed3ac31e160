"""Saying what became of an event: checked, append-only, once for each press of the button.

Invariant: nothing recorded is ever changed; the newest row counts, and an undo is a further row.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import uuid4

import sqlalchemy as sa

from tracker.models import Answer, OutcomeIn
from tracker.outcome import Disposition, Status, Verdict
from tracker.service.changing import understood, without_article
from tracker.service.clock import now
from tracker.service.clock import today as clock
from tracker.service.rules import check, choice_of_token, validated
from tracker.service.settings import share_of, who
from tracker.service.suggesting import answer
from tracker.state import Recorded, Statement, Timing, timing
from tracker.store import InputError, StaleError, Store, claims, library, linked, recorded, summaries
from tracker.store import tables as t
from tracker.store.event_rows import event_rows, outcome_rows
from tracker.store.rows import EventRow, OutcomeRow
from tracker.timex import Timex
from tracker.window import Window

UNCHECKED = -1
"""What `expects` is where nobody cares what was recorded since."""


def settle(  # noqa: PLR0913 - options by keyword
    store: Store,
    event_id: int,
    outcome: OutcomeIn,
    *,
    by: str | None = None,
    today: date | None = None,
    token: str | None = None,
    expects: int | None = UNCHECKED,
) -> OutcomeRow:
    """Record an outcome and return its row.

    `token` is any text that stands for one press of the button: the same token again returns the row that it
    made. `expects` is the id of the newest outcome that the person saw (None for none, -1 not to check):
    `StaleError` is raised where somebody else has recorded another since. Raises `InputError`, one sentence for
    a person, where the outcome cannot be so: known after today, occurred after it was known, "did not happen"
    before the window's end without `impossible`, confirmed without evidence or own knowledge, moved without
    a new window.
    """
    share = share_of(store)
    draft = drafted(store, outcome, today or clock())
    write = partial(written, draft=draft, by=who(store, by), token=token or uuid4().hex, share=share)
    return _append(store, event_id, write, token=token, expects=expects, share=share)


@dataclass(frozen=True, slots=True)
class Drafted:
    """An outcome that was found good as far as it can be without its event."""

    given: OutcomeIn
    day: date
    moved: tuple[Window, Timex | None] | None


def drafted(store: Store, outcome: OutcomeIn, day: date) -> Drafted:
    """Check an outcome as far as it can be without its event, before the database is locked. Raises `InputError`."""
    given = validated(outcome, day)
    return Drafted(given, day, _new_window(store, given))


def written(  # noqa: PLR0913 - who writes it, for what press of the button
    connection: sa.Connection, event_id: int, draft: Drafted, *, by: str, token: str, share: float
) -> OutcomeRow:
    """Record an outcome in a transaction that is open; the event's summary is the caller's. Raises `InputError`."""
    given = draft.given
    (event,) = event_rows(connection, [event_id], date.max, share)
    check(event, given, draft.day)
    values = _values(connection, given, by, moved_id=_move(connection, event, given, draft.moved, share))
    made = recorded.add_outcome(connection, event_id, {**values, "token": token})
    if given.report_id is not None:
        answer(connection, given.report_id, Answer.ACCEPTED, by)
    return made


def _append(  # noqa: PLR0913 - options by keyword
    store: Store,
    event_id: int,
    write: Callable[[sa.Connection, int], OutcomeRow],
    *,
    token: str | None,
    expects: int | None,
    share: float,
) -> OutcomeRow:
    """Write one row for a token, where nobody has written another since."""
    with store.write() as connection:
        again = recorded.by_token(connection, token) if token else None
        if again is not None:
            return again
        known = linked.exists(connection, event_id)
        _expect(connection, known, expects)
        made = write(connection, known)
        summaries.refresh(connection, [known], share)
        return made


_STALE = "somebody else has recorded an outcome of this event since it was shown: look again"


def _expect(connection: sa.Connection, event_id: int, expects: int | None) -> None:
    if expects == UNCHECKED:
        return
    _, newest = recorded.newest(connection, event_id)
    if (newest.id if newest else None) != expects:
        raise StaleError(_STALE)


def _values(connection: sa.Connection, given: OutcomeIn, by: str, moved_id: int | None) -> dict[str, object]:
    choice = choice_of_token(given.choice)
    evidence = {
        name: getattr(given, name) for name in OutcomeIn.model_fields if name.startswith("evidence_") or name == "note"
    }
    if given.evidence_article_id is not None:
        evidence = {**_of_article(connection, given.evidence_article_id), **{k: v for k, v in evidence.items() if v}}
    return {
        "status": given.status,
        "verdict": choice.verdict,
        "disposition": choice.disposition,
        "occurred_from": given.occurred_from,
        "occurred_to": given.occurred_to,
        "known_on": given.known_on,
        "recorded_at": now(),
        "recorded_by": by,
        "own_knowledge": given.own_knowledge,
        "moved_prediction_id": moved_id,
        "note": "",
        **evidence,
    }


def _of_article(connection: sa.Connection, article_id: int) -> dict[str, object]:
    """Return where the evidence is from, so that it stays when the article is deleted."""
    row = library.one_article(connection, article_id)
    return {"evidence_url": row.url, "evidence_title": row.title or row.path, "evidence_publisher": row.publisher}


def _new_window(store: Store, given: OutcomeIn) -> tuple[Window, Timex | None] | None:
    """Return the window that an event is moved to. Raises `InputError` where there is none."""
    if given.choice != Disposition.MOVED:
        return None
    if given.moved_to:
        found = understood(given.moved_to, given.known_on or clock(), store)
        assert found.window is not None  # noqa: S101 - `understood` has a window
        return found.window, found
    if given.moved_earliest is None and given.moved_latest is None:
        message = "moved: say to when"
        raise InputError(message)
    first, last = given.moved_earliest, given.moved_latest
    if first and last and last < first:
        message = "the new window cannot end before it begins"
        raise InputError(message)
    return Window(first, last), None


def _move(
    connection: sa.Connection,
    event: EventRow,
    given: OutcomeIn,
    moved: tuple[Window, Timex | None] | None,
    share: float,
) -> int | None:
    """Store the new window as a prediction of its own, made by hand on the day that it became known."""
    if moved is None:
        return None
    window, timex = moved
    known = given.known_on
    assert known is not None  # noqa: S101 - `validated` fills it in
    said = without_article(
        "moved by a person",
        timex,
        event_text=event.title,
        quote=given.evidence_quote or "",
        anchor=known,
        window=window,
        kind=event.kind,
        participants=event.participants,
        place=event.place,
    )
    return claims.add_prediction(connection, claims.entered_row(said, share, created_at=now(), event_id=event.id))


def undo_outcome(  # noqa: PLR0913 - options by keyword
    store: Store,
    event_id: int,
    *,
    by: str | None = None,
    note: str = "",
    token: str | None = None,
    expects: int | None = UNCHECKED,
) -> OutcomeRow:
    """Take back the newest outcome by a further row that repeats what stood before it, or says nothing.

    Undoing an undo brings back what it took away. Raises `InputError` where there is nothing to undo.
    """
    own = {"recorded_by": who(store, by), "note": note, "token": token or uuid4().hex}
    write = partial(_take_back, own=own)
    return _append(store, event_id, write, token=token, expects=expects, share=share_of(store))


def _take_back(connection: sa.Connection, event_id: int, own: Mapping[str, object]) -> OutcomeRow:
    _, newest = recorded.newest(connection, event_id)
    if newest is None:
        message = "nothing is recorded of this event that could be undone"
        raise InputError(message)
    before_id = newest.undoes_id or newest.replaces_id
    before = recorded.one_outcome(connection, before_id) if before_id else None
    recorded.stand_moved(connection, newest.id, standing=False)
    if before is not None:
        recorded.stand_moved(connection, before.id, standing=True)
    values = {**recorded.repeated(connection, before, newest), **own, "recorded_at": now(), "undoes_id": newest.id}
    return recorded.add_outcome(connection, event_id, values)


def history(store: Store, event_id: int) -> tuple[OutcomeRow, ...]:
    """Return every outcome recorded of an event, newest first."""
    with store.read() as connection:
        return outcome_rows(connection, t.outcomes.c.event_id == linked.exists(connection, event_id))


def is_undone(outcomes: Sequence[OutcomeRow]) -> bool:
    """Whether the newest of an event's outcomes took one back, so that undoing it is a redo."""
    by_id = {row.id: row for row in outcomes}
    row, steps = next(iter(outcomes), None), 0
    while row is not None and row.undoes_id is not None:
        row, steps = by_id.get(row.undoes_id), steps + 1
    return steps % 2 == 1


def timing_of(store: Store, event: EventRow, first: date, last: date) -> Timing | None:
    """Return when an event comes against its window, were it recorded for these days: shown, not asked."""
    said = Statement(0, event.said_on or first, 0, event.anchor or first, event.window)
    outcome = Recorded(Verdict.HAPPENED, Disposition.NONE, Status.CONFIRMED, first, last, last)
    return timing(said, outcome, share_of(store))
