"""Editions: a sitting signed off, frozen so that it cannot be changed unseen.

Invariant: an edition says what stood on its cut-off day when it was signed; what changes later is for the next.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import uuid4

import sqlalchemy as sa

from tracker.service.agenda import Step, agenda
from tracker.service.clock import now
from tracker.service.contents import contents
from tracker.service.rules import check_note
from tracker.service.settings import NOBODY, who
from tracker.service.sitting import open_sitting
from tracker.store import InputError, Store, UnknownError
from tracker.store import editions as kept
from tracker.store import tables as t
from tracker.store.rows import EditionRow, SittingRow

_UNSIGNED = ""


class UnsignedError(InputError):
    """Nobody is named who signs an edition."""


def sign_off(
    store: Store, *, note: str = "", by: str | None = None, today: date | None = None, token: str | None = None
) -> EditionRow:
    """Freeze the sitting as the next edition; the same token again returns the edition that it made.

    Where no sitting is open, one is opened. Several names are separated by commas. Raises `UnsignedError` where
    neither `by` nor the settings name anybody, `InputError` for a note that is too long.
    """
    check_note(note)
    mark = token or uuid4().hex
    made = _made_by(store, mark)
    if made is not None:
        return made
    names, name = _signers(who(store) if by is None else by), who(store, by)
    sitting = open_sitting(store, today, by=by)
    try:
        return _signed(store, sitting, _Signature(names, name, note, mark))
    except sa.exc.IntegrityError as error:
        return _signed_meanwhile(store, mark, error)


@dataclass(frozen=True, slots=True)
class _Signature:
    """Who signs, by which name their acts are kept, with what note, and the press of the button."""

    names: tuple[str, ...]
    by: str
    note: str
    token: str


def _signed(store: Store, sitting: SittingRow, signature: _Signature) -> EditionRow:
    """Freeze a sitting. Others wait meanwhile: what they recorded before the signature would be in no edition."""
    with store.together() as whole, whole.write() as connection:
        told = contents(whole, sitting)
        _carry_over(connection, sitting, agenda(whole, sitting.cutoff_on).steps["new"], signature.by)
        row = _next(connection, sitting, signature, told)
        kept.add_edition(connection, row, sitting.id, signature.token)
        return row


def _signed_meanwhile(store: Store, token: str, error: Exception) -> EditionRow:
    """Return the edition that the same press of the button made. Raises `InputError` where somebody else did."""
    made = _made_by(store, token)
    if made is None:
        message = "somebody else has just signed this sitting: look again"
        raise InputError(message) from error
    return made


def _signers(by: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in by.split(",") if name.strip() not in {"", NOBODY})
    if not names:
        message = "an edition is signed by somebody"
        raise UnsignedError(message)
    return names


def _carry_over(connection: sa.Connection, sitting: SittingRow, left: tuple[Step, ...], by: str) -> None:
    """Put aside what was new and not looked at, until the next sitting: signing loses no card."""
    until = sitting.cutoff_on + timedelta(days=1)
    for step in left:
        made = {"event": step.event_id}
        kept.decide(connection, sitting.id, step.card, act="later", until=until, made=made, made_by=by, made_at=now())


def _made_by(store: Store, token: str) -> EditionRow | None:
    with store.read() as connection:
        rows = kept.edition_rows(connection, t.editions.c.token == token)
    return rows[0] if rows else None


def _next(connection: sa.Connection, sitting: SittingRow, signature: _Signature, told: str) -> EditionRow:
    before = next(iter(kept.edition_rows(connection)), None)
    number, previous = (before.number + 1, before.hash) if before else (1, kept.GENESIS)
    row = EditionRow(number, sitting.cutoff_on, now(), signature.names, signature.note, told, _UNSIGNED, previous)
    return replace(row, hash=kept.digest(row))


def editions(store: Store) -> tuple[EditionRow, ...]:
    """Return the editions, newest first."""
    with store.read() as connection:
        return kept.edition_rows(connection)


def edition_of(store: Store, day: date) -> EditionRow | None:
    """Return the newest edition where it is of this day, so that another one would be its second; else None."""
    newest = next(iter(editions(store)), None)
    return newest if newest is not None and newest.cutoff_on == day else None


def edition(store: Store, number: int) -> EditionRow:
    """Return one edition. Raises `UnknownError`."""
    with store.read() as connection:
        rows = kept.edition_rows(connection, t.editions.c.number == number)
    if not rows:
        message = f"there is no edition {number}"
        raise UnknownError(message)
    return rows[0]


def sent_at(store: Store, number: int) -> datetime | None:
    """Return when an edition was mailed, None where it was not yet."""
    with store.read() as connection:
        return kept.sent_at(connection, number)


def verify_editions(store: Store) -> tuple[str, ...]:
    """Return a sentence for each edition that is no longer as it was signed; empty where all is well."""
    faults: list[str] = []
    previous, expected = kept.GENESIS, 1
    for row in reversed(editions(store)):
        if row.number != expected:
            faults.append(f"edition {expected} is missing")
        if row.previous_hash != previous:
            faults.append(f"edition {row.number} does not follow the one before as it was signed")
        if row.hash != kept.digest(row):
            faults.append(f"edition {row.number} was changed after it was signed")
        previous, expected = row.hash, row.number + 1
    return tuple(faults)
