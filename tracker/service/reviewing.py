"""The weekly sitting: open, decide, sign off an edition that cannot be changed unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from tracker.store import Store
    from tracker.store.rows import EditionRow, SittingRow


def open_sitting(store: Store, today: date | None = None, *, by: str | None = None) -> SittingRow:
    """Open the sitting of this week, or resume the one that is open; its cut-off day is today."""
    raise NotImplementedError


def decide(  # noqa: PLR0913 - options by keyword
    store: Store,
    sitting_id: int,
    card: str,
    act: str,
    *,
    until: date | None = None,
    by: str | None = None,
) -> None:
    """Note what was done with a card (`prediction:7`, `event:3`): accept, settle, later until a day, undo."""
    raise NotImplementedError


def sign_off(
    store: Store, *, note: str = "", by: str | None = None, today: date | None = None, token: str | None = None
) -> EditionRow:
    """Freeze the sitting as the next edition; the same token again returns the edition that it made."""
    raise NotImplementedError


def editions(store: Store) -> tuple[EditionRow, ...]:
    """Return the editions, newest first."""
    raise NotImplementedError


def edition(store: Store, number: int) -> EditionRow:
    """Return one edition. Raises `UnknownError`."""
    raise NotImplementedError


def verify_editions(store: Store) -> tuple[str, ...]:
    """Return a sentence for each edition that is no longer as it was signed; empty where all is well."""
    raise NotImplementedError
